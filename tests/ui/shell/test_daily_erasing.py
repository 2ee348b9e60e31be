"""The window itself sees to it, once a day, that nothing is kept for longer than it should be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import now, write_when
from receptiondesk.services.retention import Retention
from tests.fixtures.sitting import Sitting
from ui.shell.daily_erasing import DailyErasing


def keep_for(sitting: Sitting, days: int) -> None:
    retention = sitting.desk.retention
    retention.keep(*(replace(period, days=days) for period in retention.periods()))


def rest_behind(sitting: Sitting) -> None:
    answered: list[str] = []
    sitting.context.operations.run_behind(lambda: "done", answered.append)
    sitting.qtbot.waitUntil(lambda: bool(answered), timeout=60_000)
    sitting.rest()


def test_what_was_kept_long_enough_goes_once_a_day_and_nobody_is_told(sitting: Sitting) -> None:
    long_ago = write_when(now() - timedelta(days=40))
    number = sitting.take("visit", visitor="Wang Fang", host="Li", arrived_at=long_ago)
    keep_for(sitting, 30)
    erasing = DailyErasing(sitting.context)
    erasing.look()
    rest_behind(sitting)
    assert sitting.desk.tasks.get(number).facts.visitor == ""
    assert sitting.notices == []
    later = sitting.take("visit", visitor="Li Na", host="Li", arrived_at=long_ago)
    erasing.look()
    rest_behind(sitting)
    assert sitting.desk.tasks.get(later).facts.visitor == "Li Na", "today it was done already"


@pytest.mark.expects_log("not erased yet")
def test_what_fails_is_tried_again(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fails(_self: Retention) -> int:
        tried.append("tried")
        raise DeskError("database_locked", "Another program holds the database.")

    monkeypatch.setattr(Retention, "run", fails)
    erasing = DailyErasing(sitting.context)
    for _look in range(2):
        erasing.look()
        rest_behind(sitting)
    assert tried == ["tried", "tried"]
