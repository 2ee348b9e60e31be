"""What is done without asking: behind everything else, and told only where it fails."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import now, write_when
from receptiondesk.services import backup_files, backups
from receptiondesk.services.retention import Retention
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting
from ui.shell.rounds import Round, erase_what_is_over, make_copies


def look(made: Round, qtbot: QtBot) -> None:
    """Look, and wait until it is done."""
    made.look()
    qtbot.waitUntil(lambda: not made.is_under_way)


def keep_for(sitting: Sitting, days: int) -> None:
    retention = sitting.desk.retention
    retention.keep(*(replace(period, days=days) for period in retention.periods()))


def test_every_day_has_one_copy_though_nobody_closes_the_desk(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "now", clock.now)
    daily = make_copies(sitting.context)
    sitting.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    look(daily, qtbot)
    look(daily, qtbot)
    assert [backup.made_at.date() for backup in sitting.desk.backups.all()] == [clock.now().date()]

    clock.move(hours=24)
    look(daily, qtbot)
    assert len(sitting.desk.backups.all()) == 2
    assert sitting.notices == []


def test_nothing_goes_for_its_age_on_the_day_on_which_the_clock_has_leapt(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (backups, backup_files):
        monkeypatch.setattr(module, "now", clock.now)
    number = sitting.take("visit", visitor="Zhang Wei", host="Li", arrived_at=write_when(now() - timedelta(days=40)))
    keep_for(sitting, 30)
    daily, erasing = make_copies(sitting.context), erase_what_is_over(sitting.context)
    look(daily, qtbot)
    first = sitting.desk.backups.all()
    assert sitting.notices == []

    clock.move(days=400)
    look(daily, qtbot)
    look(erasing, qtbot)
    assert set(first) < set(sitting.desk.backups.all())
    assert sitting.desk.tasks.get(number).facts.visitor == "Zhang Wei"
    assert "look whether the clock is right" in sitting.notices[0]

    clock.move(days=1)
    look(daily, qtbot)
    look(erasing, qtbot)
    assert not set(first) & set(sitting.desk.backups.all())
    assert sitting.desk.tasks.get(number).facts.visitor == ""


def test_a_stick_that_is_not_there_is_told_once_and_gets_its_copy_when_it_comes_back(
    sitting: Sitting, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    sitting.desk.settings.keep(replace(sitting.desk.settings(), backup_folder=str(stick)))
    daily = make_copies(sitting.context)
    look(daily, qtbot)
    look(daily, qtbot)
    assert sitting.notices == [f"The newest copy lies in the desk’s own folder only. {stick} is not there."]
    stick.mkdir()
    look(daily, qtbot)
    assert [copy.name for copy in stick.iterdir()] == [copy.file.name for copy in sitting.desk.backups.all()]


def test_a_copy_that_fails_is_told_once_a_day_and_tried_again(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "now", clock.now)
    sitting.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    folder = sitting.desk.home.backups
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    daily = make_copies(sitting.context)
    look(daily, qtbot)
    assert len(sitting.notices) == 1
    assert sitting.notices[0].startswith("There is no copy of today yet.")

    sitting.context.notices.act(sitting.context.notices.standing[0])
    look(daily, qtbot)
    assert sitting.notices == []

    folder.unlink()
    look(daily, qtbot)
    assert len(sitting.desk.backups.all()) == 1
    clock.move(hours=24)
    shutil.rmtree(folder)
    folder.write_text("again", encoding="utf-8")
    look(daily, qtbot)
    assert len(sitting.notices) == 1


def test_a_save_does_not_wait_for_the_copy(sitting: Sitting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    proceed = Event()
    monkeypatch.setattr(type(sitting.desk.backups), "daily", lambda _self: proceed.wait(60))
    daily = make_copies(sitting.context)
    try:
        daily.look()
        saved: list[str] = []
        sitting.context.operations.run(
            lambda: sitting.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples"), saved.append
        )
        qtbot.waitUntil(lambda: bool(saved))
        assert daily.is_under_way
    finally:
        proceed.set()
    qtbot.waitUntil(lambda: not daily.is_under_way)


def test_what_was_kept_long_enough_goes_once_a_day_and_nobody_is_told(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock
) -> None:
    long_ago = write_when(now() - timedelta(days=40))
    number = sitting.take("visit", visitor="Wang Fang", host="Li", arrived_at=long_ago)
    keep_for(sitting, 30)
    erasing = erase_what_is_over(sitting.context)
    look(erasing, qtbot)
    assert sitting.desk.tasks.get(number).facts.visitor == ""
    assert sitting.notices == []

    later = sitting.take("visit", visitor="Li Na", host="Li", arrived_at=long_ago)
    look(erasing, qtbot)
    assert sitting.desk.tasks.get(later).facts.visitor == "Li Na", "today it was done already"
    clock.move(hours=24)
    look(erasing, qtbot)
    assert sitting.desk.tasks.get(later).facts.visitor == ""


@pytest.mark.expects_log("not erased yet")
def test_what_fails_is_tried_again(sitting: Sitting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fails(_self: Retention) -> int:
        tried.append("tried")
        raise DeskError("database_locked", "Another program holds the database.")

    monkeypatch.setattr(Retention, "run", fails)
    erasing = erase_what_is_over(sitting.context)
    for _look in range(2):
        look(erasing, qtbot)
    assert tried == ["tried", "tried"]


def test_what_is_no_matter_of_days_is_done_at_every_look(sitting: Sitting, qtbot: QtBot) -> None:
    found = iter((1, 2))
    told: list[int] = []
    every_minute = Round(
        sitting.context,
        lambda: next(found),
        first_after=timedelta(minutes=1),
        every=timedelta(minutes=1),
        done=told.append,
        failed=sitting.context.operations.report,
    )
    look(every_minute, qtbot)
    look(every_minute, qtbot)
    assert told == [1, 2]
