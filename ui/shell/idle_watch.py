"""Notices that nobody has touched the desk for some minutes."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from receptiondesk.domain import when
from ui.shell.window import DeskWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_LOOKS_EVERY_MS = 5000


class IdleWatch(QObject):
    """Watches one window. Nothing is counted while no time is set."""

    idle = Signal()
    """So many minutes have gone by; says so once, until somebody touches the desk again."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seconds = 0
        self._said = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.touch()

    def set_minutes(self, minutes: int) -> None:
        """After how many minutes the desk is idle; 0 for never."""
        wanted = minutes * 60
        if wanted == self._seconds:
            return
        self._seconds = wanted
        self.touch()
        self._timer.start() if wanted else self._timer.stop()
        native, written = self._window.windowHandle(), QGuiApplication.inputMethod().cursorRectangleChanged
        if native is not None:
            native.removeEventFilter(self)
        if wanted and native is not None:
            # What the system hands to the window, once each: a filter on the application would see every repaint.
            native.installEventFilter(self)
        # Chinese that an input method writes, or words that are dictated, come past the window's keys.
        written.connect(self.touch) if wanted else written.disconnect(self.touch)

    def touch(self) -> None:
        """Somebody is here."""
        self._since, self._clock, self._said = monotonic(), when.now(), False

    def look(self) -> None:
        """Whether the time is up. The clock on the wall counts too: it goes on while the computer sleeps."""
        passed = max(monotonic() - self._since, (when.now() - self._clock).total_seconds())
        if self._seconds and passed >= self._seconds and not self._said:
            self._said = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
