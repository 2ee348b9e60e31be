"""Things that can wait until nobody waits for the desk."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

_PAUSE_MS = 20
"""Between two steps: what was typed meanwhile is answered first."""


class Idle(QObject):
    """Does one step after another, each in its own turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._pause = QTimer(self)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._next)

    def begin(self, steps: Iterable[Callable[[], object]]) -> None:
        """Do these steps from now on, whenever there is time."""
        self._steps.extend(steps)
        self._pause.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._pause.stop()
        self._steps.clear()

    @Slot()
    def _next(self) -> None:
        if self._steps:
            self._steps.popleft()()
        else:
            self._pause.stop()
