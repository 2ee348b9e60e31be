"""The copy that is made every day without anybody asking for it."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import _
from receptiondesk.services.backups import Backup
from ui.context import Context

_FIRST_AFTER_MS = 60_000
"""The desk has just been opened: whoever did so comes first."""
_LOOKS_EVERY_MS = 10 * 60_000
"""So a desk that stays open over midnight has its copy of the new day."""


class DailyCopy(QObject):
    """Looks from time to time whether today has its copy, and has one made behind everything else."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent or context)
        self._context = context
        self.is_under_way = False
        """Whether one is being made."""
        self._told: date | None = None
        """The day on which it was said that there is none: once a day is enough."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_AFTER_MS)

    @Slot()
    def look(self) -> None:
        """Make the copy of today where there is none yet."""
        self._timer.setInterval(_LOOKS_EVERY_MS)
        if self.is_under_way:
            return
        self.is_under_way = True
        desk = self._context.desk
        self._context.operations.run_behind(desk.backups.daily, self._made, self._failed)

    def _made(self, _copy: Backup | None) -> None:
        self.is_under_way = False

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self.is_under_way = False
        if not isinstance(error, DeskError):
            self._context.operations.failed.emit(error)
        elif self._told != when.now().date():
            self._told = when.now().date()
            self._context.notices.warn(_("There is no copy of today yet. {why}").format(why=error.text))
