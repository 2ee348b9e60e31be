"""What the desk does again and again without anybody asking for it."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import _
from receptiondesk.services.backups import ALTERED
from receptiondesk.services.copy_places import NO_SECOND_COPY
from ui.context import Context
from ui.look.times import day_words

log = logging.getLogger(__name__)


class Round(QObject):
    """Has one thing done from time to time, behind everything else and never twice at once."""

    def __init__(
        self,
        context: Context,
        work: Callable[[], Any],
        *,
        first_after: timedelta,
        every: timedelta,
        once_a_day: bool = False,
        done: Callable[[Any], None] = lambda _result: None,
        failed: Callable[[Exception], None],
    ) -> None:
        """`work` is done off this thread, `done` and `failed` are called on it, `failed` for the first on each day.

        It begins after a while: whoever has just opened the desk comes first. With `once_a_day` what has gone well is
        left alone until tomorrow, at a desk that stays open over midnight too; what fails is tried at the next look.
        """
        super().__init__(context)
        self._context, self._work, self._done, self._failed = context, work, done, failed
        self._every, self._once_a_day = every, once_a_day
        self.is_under_way = False
        """Whether it is just being done."""
        self._done_on: date | None = None
        self._told_on: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(first_after // timedelta(milliseconds=1))

    @Slot()
    def look(self) -> None:
        """Have it done now, unless it is under way or done for today."""
        self._timer.setInterval(self._every // timedelta(milliseconds=1))
        today = when.now().date()
        if self.is_under_way or (self._once_a_day and self._done_on == today):
            return
        self.is_under_way = True

        def done(result: Any) -> None:
            if isValid(self):
                self.is_under_way, self._done_on = False, today
                self._done(result)

        def failed(error: Exception) -> None:
            if isValid(self):
                self.is_under_way = False
                self._tell(error)

        self._context.operations.run_behind(self._work, done, failed)

    def _tell(self, error: Exception) -> None:
        today = when.now().date()
        if self._told_on != today:
            self._told_on = today
            self._failed(error)


def make_copies(context: Context) -> Round:
    """The copy of every day; with a word where the clock may be wrong, for then nothing goes that day."""
    backups = context.desk.backups

    def copy() -> date | None:
        backups.daily()
        return backups.day_before_a_leap()

    def done(last: date | None) -> None:
        if last is not None:
            text = _(
                "It is {today} by this computer’s clock; the last copy is of {last}. "
                "Nothing is erased for its age today: look whether the clock is right."
            )
            today = when.now().date()
            context.notices.warn(text.format(today=day_words(today, year=True), last=day_words(last, year=True)))

    def failed(error: Exception) -> None:
        if isinstance(error, DeskError) and error.code in (NO_SECOND_COPY, ALTERED):
            context.notices.warn(error.text)
        elif isinstance(error, DeskError):
            context.notices.warn(_("There is no copy of today yet. {why}").format(why=error.text))
        else:
            context.operations.report(error)

    return Round(
        context,
        copy,
        first_after=timedelta(minutes=1),
        every=timedelta(minutes=10),
        once_a_day=True,
        done=done,
        failed=failed,
    )


def erase_what_is_over(context: Context) -> Round:
    """What was kept long enough goes every day; after the copy, from which a mistaken period can be put right."""
    desk = context.desk

    def erase() -> None:
        if desk.backups.day_before_a_leap() is None:
            desk.retention.run()  # loaded only then

    return Round(
        context,
        erase,
        first_after=timedelta(minutes=5),
        every=timedelta(minutes=20),
        once_a_day=True,
        failed=lambda error: log.warning("What was kept long enough is not erased yet", exc_info=error),
    )
