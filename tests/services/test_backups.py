"""A copy every day without asking; what is kept, what goes, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain import when
from receptiondesk.services import backups as module
from receptiondesk.services.backups import Backup, found_in, named, not_worth_keeping
from receptiondesk.services.home import Home
from receptiondesk.tasks.phone_message.record import PhoneMessage

NOON = datetime(2026, 11, 20, 12, 0).astimezone()


def take(desk: Desk) -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Ring back.")
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "now", lambda: moment)


def test_a_copy_is_made_once_a_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    take(desk)
    at(NOON, monkeypatch)
    made = desk.backups.daily()
    assert made is not None
    assert made.tasks == 1
    assert desk.backups.daily() is None
    at(NOON + timedelta(days=1), monkeypatch)
    assert desk.backups.daily() is not None
    assert [backup.made_at.day for backup in desk.backups.all()] == [21, 20]


@pytest.mark.expects_log("No second copy today")
def test_each_copy_goes_to_the_second_folder_too_and_its_absence_stops_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(NOON, monkeypatch)
    desk.settings.keep(replace(desk.settings(), backup_folder=str(tmp_path / "stick")))
    made = desk.backups.daily()
    assert made is not None
    assert (tmp_path / "stick" / made.file.name).read_bytes() == made.file.read_bytes()
    (tmp_path / "a file").touch()
    desk.settings.keep(replace(desk.settings(), backup_folder=str(tmp_path / "a file")))
    at(NOON + timedelta(days=1), monkeypatch)
    assert desk.backups.daily() is not None


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    year = [Backup(file=Path(f"{days}"), made_at=datetime(2026, 11, 20, 18) - timedelta(days=days), before="")
            for days in range(400)]  # fmt: skip
    gone = not_worth_keeping(year)
    kept = sorted({backup.made_at for backup in year} - {backup.made_at for backup in gone}, reverse=True)
    ages = [(year[0].made_at - moment).days for moment in kept]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert [moment.month for moment in kept[9:]] == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 12]
    assert len(kept) == 20
    assert not_worth_keeping([backup for backup in year if backup not in gone]) == ()


def test_the_last_three_upgrades_and_restores_are_kept() -> None:
    made = [Backup(file=Path(f"{n}"), made_at=datetime(2026, 1, 1 + n), before="restore") for n in range(5)]
    assert [backup.file.name for backup in not_worth_keeping(made)] == ["1", "0"]


def test_names_are_understood_again_and_foreign_files_are_left_alone(tmp_path: Path) -> None:
    for before in ("", "restore", "upgrade-from-0001"):
        named(tmp_path, NOON, before).touch()
    (tmp_path / "desk-holiday.db").touch()
    assert {backup.before for backup in found_in(tmp_path)} == {"", "restore", "upgrade-from-0001"}


@pytest.mark.expects_log("A copy is of no use")
def test_the_newest_sound_copy_is_the_best_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at(NOON, monkeypatch)
    assert desk.backups.best() is None
    take(desk)
    first = desk.backups.make()
    at(NOON + timedelta(hours=1), monkeypatch)
    second = desk.backups.make()
    second.file.write_bytes(second.file.read_bytes()[:5000])
    best = desk.backups.best()
    assert best is not None
    assert (best.file, best.tasks) == (first.file, 1)


def test_a_desk_whose_database_is_damaged_comes_back_from_its_copy(home: Path, desk: Desk) -> None:
    number = take(desk)
    desk.backups.make()
    desk.close()
    Home(home).database.write_bytes(b"damaged" * 1000)
    backups = backups_of(Home(home))
    best = backups.best()
    assert best is not None
    kept = backups.put_back(best.file)
    again = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    assert again.tasks.get(number).number == number
    assert kept.file.read_bytes() == b"damaged" * 1000
    again.close()


def test_the_desks_clock_names_the_copies(desk: Desk) -> None:
    before = when.now().replace(microsecond=0, tzinfo=None)
    assert desk.backups.make().file.name >= named(Path(), before).name
