"""When what somebody types is written down."""

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE_MS, _LATEST_MS = 300, 700
"""After this pause in the typing it is written down, and this long after its first letter where there is none:
well under the second it is promised in."""


class Soon(QObject):
    """Waits for a pause in the typing; whoever types without one is not waited for longer than that."""

    due = Signal()
    """Write it down now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause, self._latest = self._timer(_PAUSE_MS), self._timer(_LATEST_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not written down."""
        return self._latest.isActive()

    def begin(self) -> None:
        """A letter was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """It is written down, or need not be any more."""
        self._pause.stop()
        self._latest.stop()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._over)
        return timer

    def _over(self) -> None:
        self.stop()
        self.due.emit()
