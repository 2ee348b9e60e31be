"""Things that can wait until nobody waits for the desk."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

_REST_MS = 250
"""Before the first step: whoever has waited for the desk begins now, and goes first."""
_PAUSE_MS = 20
"""Between two steps: what was typed meanwhile is answered first."""


class Idle(QObject):
    """Does one step after another, each in its own turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._pause = QTimer(self)
        self._pause.timeout.connect(self._next)

    def begin(self, steps: Iterable[Callable[[], object]]) -> None:
        """Do these steps from now on, whenever there is time."""
        self._steps.extend(steps)
        self._pause.start(_REST_MS)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._pause.stop()
        self._steps.clear()

    @Slot()
    def _next(self) -> None:
        self._pause.setInterval(_PAUSE_MS)
        if self._steps:
            self._steps.popleft()()
        else:
            self._pause.stop()
