"""The desk window: an empty frame that can be painted at once, filled when the desk is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import look

SMALLEST = QSize(640, 480)
USUAL = QSize(1366, 768)


class DeskWindow(QWidget):
    """The frame. It knows colours and nothing else, so that it stands on the screen before anything is loaded."""

    first_painted = Signal()
    """The frame is on the screen; now load the rest."""
    closing = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Reception Desk")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._painted = False
        self._content: QWidget | None = None
        self._focus_overlay: QObject | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        look().changed.connect(self.update)

    @property
    def content(self) -> QWidget | None:
        """What fills the frame now."""
        return self._content

    def fill(self, make: Callable[[], QWidget]) -> QWidget:
        """Put new content into the frame; the old one goes."""
        if self._focus_overlay is None:
            from ui.widgets.focus import FocusOverlay  # not needed for the first picture

            self._focus_overlay = FocusOverlay(self)
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = make()
        self._layout.addWidget(self._content)
        self._content.show()
        return self._content

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, sizes = QPainter(self), look().colours, look().sizes
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, 0, self.width(), sizes.top_bar, colours.ground)
        painter.fillRect(0, 0, sizes.navigation, self.height(), colours.ground)
        painter.end()
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def to_front(self) -> None:
        """Bring the window before all others."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
