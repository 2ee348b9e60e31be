"""What was kept long enough goes every day, without anybody asking for it."""

import logging
from datetime import date

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from receptiondesk.domain import when
from ui.context import Context

log = logging.getLogger(__name__)

_FIRST_AFTER_MS = 5 * 60_000
"""After the copy of the day: a period that was set by mistake can be put right from it."""
_LOOKS_EVERY_MS = 20 * 60_000
"""So a desk that stays open over midnight does it on the new day too."""


class DailyErasing(QObject):
    """Looks from time to time whether it was done today, and has it done behind everything else."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent or context)
        self._context = context
        self._done_on: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_AFTER_MS)

    @Slot()
    def look(self) -> None:
        """Erase what was kept long enough, once a day; what fails is tried again at the next look."""
        self._timer.setInterval(_LOOKS_EVERY_MS)
        today = when.now().date()
        if self._done_on == today:
            return
        self._done_on = today
        desk = self._context.desk
        self._context.operations.run_behind(lambda: desk.retention.run(), lambda _many: None, self._failed)

    def _failed(self, error: Exception) -> None:
        log.warning("What was kept long enough is not erased yet", exc_info=error)
        if isValid(self):
            self._done_on = None
