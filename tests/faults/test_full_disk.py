"""The disk is full: it is said in words, nothing is lost, and with room again everything goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli.entry import main
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft
from receptiondesk.services.home import Home
from receptiondesk.storage.schema import SCHEMA, version_of
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.fixtures.disks import Disk

OLD_HOME = Path(__file__).parents[1] / "fixtures" / "homes" / "0001"
LONG = "A long matter. " * 60


def no_printer(_pdf: bytes, _printer: str) -> None:
    """Nothing is printed here."""


@pytest.fixture
def desk(disk: Disk) -> Iterator[Desk]:
    """A desk on a small disk, with one message."""
    opened = open_desk(Home(disk.folder / "home"), printer=no_printer)
    take(opened)
    yield opened
    opened.close()


def take(desk: Desk, matter: str = "Ring back.") -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=matter)
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def numbers(desk: Desk) -> list[str]:
    return [task.number for task in desk.tasks.page(LogbookFilter(), limit=1000)]


def refused(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as said:
        act()
    return said.value


def unfinished(home: Home) -> list[str]:
    return [file.name for file in home.folder.rglob(".unfinished*")]


def test_a_message_that_finds_no_room_is_not_said_to_be_saved_and_is_saved_later(desk: Desk, disk: Disk) -> None:
    disk.fill()
    trouble = refused(lambda: [take(desk, LONG) for _ in range(100)])  # what the log has room for is saved
    saved = numbers(desk)
    assert trouble.code == "disk_full"
    assert "The disk is full. Your entry is kept" in trouble.text
    disk.make_room()
    assert take(desk) == f"M-{len(saved) + 1:06d}"
    assert len(numbers(desk)) == len(saved) + 1
    assert check(desk.store).is_in_order


def test_what_was_typed_before_is_still_there_when_the_next_letter_finds_no_room(desk: Desk, disk: Disk) -> None:
    draft = replace(new_draft("phone_message"), texts={"matter": "The lease"})
    desk.drafts.keep(draft)
    disk.fill()
    trouble = refused(lambda: desk.drafts.keep(replace(draft, texts={"matter": LONG})))
    assert trouble.code == "disk_full"
    assert "Leave it open and make room." in trouble.text
    assert desk.drafts.all() == (draft,)
    assert unfinished(desk.home) == []


def test_an_import_goes_on_where_the_disk_was_full(desk: Desk, disk: Disk, tmp_path: Path) -> None:
    table, kind = tmp_path / "messages.csv", desk.kinds["phone_message"]
    lines = (f"Li Wei,Wang {row},{row} {LONG}\n" for row in range(1500))
    table.write_text("recipient,caller,matter\n" + "".join(lines), encoding="utf-8")
    disk.fill(leaving=3_000_000)
    assert refused(lambda: desk.records.import_file(kind, table)).code == "disk_full"
    disk.make_room()
    report = desk.records.import_file(kind, table)
    assert report.known in (500, 1000)  # what was saved together is there together
    assert report.added + report.known == 1500
    matters = [task.facts.texts()["matter"] for task in desk.tasks.each(LogbookFilter())]
    assert len(set(matters)) == len(matters) == 1501
    assert check(desk.store).is_in_order


def test_a_copy_that_finds_no_room_leaves_nothing_behind_and_the_older_ones_stay(desk: Desk, disk: Disk) -> None:
    older = desk.backups.make()
    disk.fill()
    assert refused(desk.backups.make).code == "disk_full"
    assert [copy.file for copy in desk.backups.all()] == [older.file]
    assert unfinished(desk.home) == []


def test_a_restore_that_cannot_keep_the_old_state_changes_nothing(desk: Desk, disk: Disk) -> None:
    copy = desk.backups.make()
    take(desk)
    disk.fill()
    assert refused(lambda: desk.backups.put_back(copy.file)).code == "disk_full"
    assert numbers(desk) == ["M-000002", "M-000001"]
    disk.make_room()
    desk.backups.put_back(copy.file)
    assert numbers(desk) == ["M-000001"]


def test_an_older_home_that_cannot_be_copied_stays_as_it_is(disk: Disk) -> None:
    home = Home(disk.folder / "home")
    home.make()
    with closing(sqlite3.connect(home.database)) as connection:
        connection.executescript((OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
    disk.fill()
    before = home.database.read_bytes()
    assert refused(lambda: open_desk(home, printer=no_printer)).code == "disk_full"
    assert home.database.read_bytes() == before
    disk.make_room()
    desk = open_desk(home, printer=no_printer)
    assert len(numbers(desk)) == 41
    assert version_of(home.database) == SCHEMA
    desk.close()


def test_settings_that_find_no_room_are_as_they_were(desk: Desk, disk: Disk) -> None:
    desk.settings.keep(replace(desk.settings(), company="Harbour House"))
    disk.fill()
    trouble = refused(lambda: desk.settings.keep(replace(desk.settings(), company="Riverside Gardens")))
    assert (trouble.code, desk.settings().company) == ("disk_full", "Harbour House")
    assert "Harbour House" in desk.home.settings.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_that_finds_no_room_leaves_the_one_before(desk: Desk, disk: Disk, ending: str) -> None:
    file = disk.folder / f"messages.{ending}"
    kind = desk.kinds["phone_message"]
    desk.records.export_file(kind, file, LogbookFilter())
    before = file.read_bytes()
    for _ in range(30):
        take(desk, LONG)
    disk.fill()
    refused(lambda: desk.records.export_file(kind, file, LogbookFilter()))
    assert file.read_bytes() == before


def test_the_command_line_says_it_too_and_what_it_has_saved_is_there(
    desk: Desk, disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(desk.home.folder), "add", "phone_message", "recipient=Li", "caller=Wang", f"matter={LONG}"]
    disk.fill()
    done = 0
    while main(words) == 0:
        done += 1
    assert capsys.readouterr().err.splitlines()[-1] == "The disk is full. Make room and try again."
    disk.make_room()
    assert main(words) == 0
    assert len(numbers(desk)) == done + 2
    assert check(desk.store).is_in_order


def test_a_desk_that_is_opened_on_a_full_disk_says_so_and_opens_when_there_is_room(desk: Desk, disk: Disk) -> None:
    desk.close()
    disk.fill()
    assert refused(lambda: numbers(open_desk(desk.home, printer=no_printer))).code == "disk_full"
    disk.make_room()
    again = open_desk(desk.home, printer=no_printer)
    assert numbers(again) == ["M-000001"]
    again.close()
