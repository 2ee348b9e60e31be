"""Opens the desk behind the frame that is already on the screen, and swaps it for a sample day's when asked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.look import look
from ui.shell.window import DeskWindow

if TYPE_CHECKING:
    from ui.shell.opened import OpenedDesk


class Opening(QObject):
    """Holds the open desk for as long as the window lives."""

    usable = Signal()
    """The window is filled, its page shows what there is, and forms open."""

    def __init__(self, window: DeskWindow, home: Path, request: dict[str, str]) -> None:
        super().__init__(window)
        self._window, self._folder, self._request = window, home, request
        window.closing.connect(self.close)
        self._open: OpenedDesk | None = None

    @Slot()
    def begin(self) -> None:
        """The frame is painted: load the rest when the event loop is free."""
        QTimer.singleShot(0, self._load)

    @Slot()
    def _load(self) -> None:
        from ui.shell.opened import OpenedDesk

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look().dress(application, has_style=True)
        self._open = OpenedDesk(self._window, self._folder)
        self._open.usable.connect(self.usable)
        self._open.answer(self._request)

    def close(self) -> None:
        """Write everything down and let go of the database; nothing the second time."""
        if self._open is not None:
            self._open.close()
            self._open = None
