"""Another program holds the database: nothing is lost, nobody waits for ever, and it is said who is in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.cli.entry import main
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.storage import engine as engines
from receptiondesk.storage.schema import SCHEMA, version_of
from receptiondesk.tasks.phone_message.record import PhoneMessage

OLD_HOME = Path(__file__).parents[1] / "fixtures" / "homes" / "0001"


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk waits a twentieth of a second for others, and not ten."""
    monkeypatch.setattr(engines, "_BUSY_MS", 50)


@pytest.fixture
def holder(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Another program with the desk's database open."""
    take(desk)
    with closing(sqlite3.connect(desk.home.database, isolation_level=None)) as connection:
        yield connection


def take(desk: Desk) -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Ring back.")
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def numbers(desk: Desk) -> list[str]:
    return [task.number for task in desk.tasks.page(LogbookFilter())]


def refused(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as said:
        act()
    return said.value


def test_each_act_that_writes_says_who_is_in_the_way_and_is_done_afterwards(
    desk: Desk, holder: sqlite3.Connection, tmp_path: Path
) -> None:
    table = tmp_path / "messages.csv"
    table.write_text("recipient,caller,matter\nLi Wei,Wang Fang,Rent\n", encoding="utf-8")
    acts: tuple[Callable[[], object], ...] = (
        lambda: take(desk),
        lambda: desk.tasks.do("deliver", ["M-000001"]),
        lambda: desk.tasks.correct("M-000001", {"matter": "Rent"}),
        lambda: desk.records.import_file(desk.kinds["phone_message"], table),
    )
    holder.execute("BEGIN IMMEDIATE")
    for act in acts:
        trouble = refused(act)
        assert trouble.code == "database_locked"
        assert "Another program holds the database. Your entry is kept" in trouble.text
    assert numbers(desk) == ["M-000001"]
    holder.execute("ROLLBACK")
    for act in acts:
        act()
    assert numbers(desk) == ["M-000003", "M-000002", "M-000001"]
    assert check(desk.store).is_in_order


def test_the_command_line_says_it_too_and_keeps_nothing_back(
    desk: Desk, holder: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(desk.home.folder), "add", "phone_message", "recipient=Li", "caller=Wang", "matter=Rent"]
    holder.execute("BEGIN IMMEDIATE")
    assert main(words) == 1
    assert capsys.readouterr().err.strip() == "Another program holds the database. Try again."
    holder.execute("ROLLBACK")
    assert main(words) == 0
    assert numbers(desk) == ["M-000002", "M-000001"]


def test_a_copy_is_made_while_another_program_writes(desk: Desk, holder: sqlite3.Connection) -> None:
    holder.execute("BEGIN IMMEDIATE")
    assert desk.backups.make().tasks == 1
    holder.execute("ROLLBACK")


@pytest.mark.parametrize("mode", ["NORMAL", "EXCLUSIVE"])
def test_a_restore_does_not_wait_for_ever_and_takes_no_database_for_damaged_that_is_only_held(
    desk: Desk, holder: sqlite3.Connection, mode: str
) -> None:
    copy = desk.backups.make()
    take(desk)
    desk.close()
    holder.execute(f"PRAGMA locking_mode={mode}")
    holder.execute("BEGIN IMMEDIATE")
    assert refused(lambda: backups_of(desk.home).put_back(copy.file)).code == "database_locked"
    holder.execute("ROLLBACK")
    holder.close()
    assert numbers(desk) == ["M-000002", "M-000001"]
    backups_of(desk.home).put_back(copy.file)
    assert numbers(desk) == ["M-000001"]
    assert not desk.home.database.with_name("desk.db.ready").exists()


def test_an_older_home_that_is_held_is_brought_up_to_date_afterwards(home: Path) -> None:
    old = Home(home)
    old.make()
    with closing(sqlite3.connect(old.database, isolation_level=None)) as holder:
        holder.executescript((OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
        holder.execute("PRAGMA journal_mode=WAL")
        holder.execute("BEGIN IMMEDIATE")
        assert refused(lambda: open_desk(old, printer=lambda _pdf, _printer: None)).code == "database_locked"
        holder.execute("ROLLBACK")
    assert version_of(old.database) == "0001"
    desk = open_desk(old, printer=lambda _pdf, _printer: None)
    assert len(numbers(desk)) == 41
    assert version_of(old.database) == SCHEMA
    desk.close()
