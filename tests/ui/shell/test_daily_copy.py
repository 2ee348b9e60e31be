"""The copy of the day: made without asking, behind everything else, and told only where it fails."""

import shutil
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk.services import backups
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting
from ui.shell.daily_copy import DailyCopy


def look(daily: DailyCopy, qtbot: QtBot) -> None:
    """Look, and wait until it is done."""
    daily.look()
    qtbot.waitUntil(lambda: not daily.is_under_way)


def test_every_day_has_one_copy_though_nobody_closes_the_desk(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "now", clock.now)
    daily = DailyCopy(sitting.context)
    sitting.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    look(daily, qtbot)
    look(daily, qtbot)
    assert [backup.made_at.date() for backup in sitting.desk.backups.all()] == [clock.now().date()]

    clock.move(hours=24)
    look(daily, qtbot)
    assert len(sitting.desk.backups.all()) == 2
    assert sitting.notices == []


def test_a_copy_that_fails_is_told_once_a_day_and_tried_again(
    sitting: Sitting, qtbot: QtBot, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "now", clock.now)
    sitting.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    folder = sitting.desk.home.backups
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    daily = DailyCopy(sitting.context)
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
    daily = DailyCopy(sitting.context)
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
