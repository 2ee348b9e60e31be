"""A copy every day without asking; what is kept, what goes, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError
from receptiondesk.services import backups as module
from receptiondesk.services import copy_places
from receptiondesk.services.backup_files import Backup, found_in, named, not_worth_keeping
from receptiondesk.services.backups import ALTERED
from receptiondesk.services.copy_places import NO_SECOND_COPY
from receptiondesk.services.home import Home
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.fixtures.disks import Disk

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


@pytest.fixture
def stick(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second folder for copies, at noon."""
    at(NOON, monkeypatch)
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.settings.keep(replace(desk.settings(), backup_folder=str(folder)))
    return folder


def test_each_copy_goes_to_the_second_folder_too(desk: Desk, stick: Path) -> None:
    made = desk.backups.daily()
    assert made is not None
    assert (stick / made.file.name).read_bytes() == made.file.read_bytes()
    assert (stick / made.file.name).stat().st_mode & 0o077 == 0
    there = desk.backups.last()[1]
    assert there is not None
    assert there.file == stick / made.file.name


def test_a_stick_that_is_not_there_is_told_and_gets_its_copy_when_it_comes_back(desk: Desk, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(DeskError, match=r"own folder only\. .*stick is not there") as told:
        desk.backups.daily()
    assert told.value.code == NO_SECOND_COPY
    (made,) = desk.backups.all()
    assert not stick.exists(), "what is not plugged in is not made up"
    with pytest.raises(DeskError):
        desk.backups.daily()
    stick.mkdir()
    assert desk.backups.daily() is None, "there is one of today"
    assert (stick / made.file.name).exists()


def test_a_full_stick_and_one_that_takes_nothing_are_told(desk: Desk, stick: Path, disk: Disk) -> None:
    desk.settings.keep(replace(desk.settings(), backup_folder=str(disk.folder)))
    disk.fill()
    with pytest.raises(DeskError, match=r"own folder only\. The disk is full"):
        desk.backups.make_here_and_there()
    disk.make_room()
    assert list(disk.folder.iterdir()) == []
    disk.protect()
    with pytest.raises(DeskError, match=r"own folder only\. .*disk cannot be written"):
        desk.backups.make_here_and_there()
    (stick / "a file").touch()
    desk.settings.keep(replace(desk.settings(), backup_folder=str(stick / "a file")))
    with pytest.raises(DeskError, match="is not there"):
        desk.backups.make_here_and_there()
    assert desk.backups.best() is not None, "each was made in the desk's own folder all the same"


def test_a_share_that_does_not_answer_holds_nobody_up(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, is_dir = Event(), Path.is_dir
    monkeypatch.setattr(Path, "is_dir", lambda path: answers.wait() if path == stick else is_dir(path))
    monkeypatch.setattr(copy_places, "_FIRST_SIGN", 0.05)
    for _again in range(2):  # the second one waits for nobody: the first still does
        with pytest.raises(DeskError, match="does not answer"):
            desk.backups.daily()
    assert len(desk.backups.all()) == 1
    answers.set()


def test_what_another_desk_keeps_in_the_same_folder_is_left_alone(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, old = stick / "desk-20261120-080000.db", stick / "desk-20250101-080000.db"
    for copy in (other, old):
        copy.touch()
    first = desk.backups.make_here_and_there()
    at(NOON + timedelta(hours=1), monkeypatch)
    second = desk.backups.make_here_and_there()
    assert not first.file.exists()
    assert {file.name for file in stick.iterdir()} == {other.name, second.file.name}


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    year = [Backup(file=Path(f"{days}"), made_at=datetime(2026, 11, 20, 18) - timedelta(days=days), before="")
            for days in range(400)]  # fmt: skip
    gone = not_worth_keeping(year, NOON)
    kept = sorted({backup.made_at for backup in year} - {backup.made_at for backup in gone}, reverse=True)
    ages = [(year[0].made_at - moment).days for moment in kept]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert [moment.month for moment in kept[9:]] == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 12]
    assert len(kept) == 20
    assert not_worth_keeping([backup for backup in year if backup not in gone], NOON) == ()


def test_the_last_three_upgrades_and_restores_are_kept() -> None:
    made = [Backup(file=Path(f"{n}"), made_at=datetime(2026, 1, 1 + n), before="restore") for n in range(5)]
    assert [backup.file.name for backup in not_worth_keeping(made, NOON)] == ["1", "0"]


def test_nothing_is_kept_for_more_than_a_year_but_the_newest() -> None:
    def made(year: int, before: str = "") -> Backup:
        return Backup(file=Path(f"{year}{before}"), made_at=datetime(year, 11, 20), before=before)

    copies = [made(2026), made(2024), made(2023), made(2024, "restore")]
    assert {copy.file.name for copy in not_worth_keeping(copies, NOON)} == {"2024", "2023", "2024restore"}
    assert {copy.file.name for copy in not_worth_keeping(copies[1:], NOON)} == {"2023", "2024restore"}


def test_names_are_understood_again_and_foreign_files_are_left_alone(tmp_path: Path) -> None:
    for before in ("", "restore", "upgrade-from-0001"):
        named(tmp_path, NOON, before).touch()
    (tmp_path / "desk-holiday.db").touch()
    assert {backup.before for backup in found_in(tmp_path)} == {"", "restore", "upgrade-from-0001"}


@pytest.mark.expects_log("A copy is of no use")
def test_a_history_that_was_altered_is_told_and_copied_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk)
    at(NOON - timedelta(days=400), monkeypatch)
    sound = desk.backups.make()
    with closing(sqlite3.connect(desk.home.database)) as file:
        file.execute("UPDATE history SET person = 'Nobody'")
        file.commit()
    take(desk)
    for days in range(2):
        at(NOON + timedelta(days=days), monkeypatch)
        with pytest.raises(DeskError, match="altered") as told:
            desk.backups.daily()
        assert told.value.code == ALTERED
        assert desk.backups.daily() is None, "there is one of today"
    assert len(desk.backups.all()) == 3
    best = desk.backups.best()
    assert best is not None
    assert best.file == sound.file
    desk.backups.make_before("upgrade-from-0001")


def test_a_copy_of_a_wrong_clock_never_seems_the_newest(tmp_path: Path) -> None:
    real, wrong = named(tmp_path, when.now()), named(tmp_path, when.now() + timedelta(days=27_000))
    for copy in (real, wrong):
        copy.touch()
    assert [copy.file for copy in found_in(tmp_path)] == [real, wrong]


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
