"""Copies are made while the desk is in use, proved before they count, and put back without losing what is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from receptiondesk.domain.errors import DeskError, UnknownTask
from receptiondesk.domain.house import About, Deed, named
from receptiondesk.domain.task import LogbookFilter, Who
from receptiondesk.services.house import entry_by
from receptiondesk.storage import schema
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.copies import copy_again, copy_out, finish_putting_back, prove, put_back
from receptiondesk.storage.store import Store
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.databases import ROWS
from tests.fixtures.old_homes import OLD_HOMES, OldHome
from tests.fixtures.records import MORNING, added, message

BOTH = pytest.mark.parametrize("old", OLD_HOMES, ids=lambda old: old.version)


def numbers(store: Store) -> list[str]:
    with store.reading() as work:
        return [task.number for task in work.tasks.page(LogbookFilter(), limit=1000)]


def test_a_copy_holds_what_the_desk_holds(ready_address: str, tmp_path: Path) -> None:
    store = Store(ready_address, ROWS)
    for _ in range(3):
        added(store, message(matter="二\n“b”"))
    proved = copy_out(ready_address, tmp_path / "deep" / "copy.db")
    assert (proved.tasks, proved.head.entries) == (3, 3)
    copy = Store(sqlite_url(tmp_path / "deep" / "copy.db"), ROWS)
    with store.reading() as here, copy.reading() as there:
        assert list(there.tasks.each(LogbookFilter())) == list(here.tasks.each(LogbookFilter()))
        assert list(there.proof().strangers()) == []
    assert sorted(file.name for file in (tmp_path / "deep").iterdir() if not file.name.startswith("copy.db-")) == [
        "copy.db"
    ]
    copy.close()
    store.close()


def test_a_copy_is_made_while_others_save(ready_address: str, tmp_path: Path) -> None:
    store, over = Store(ready_address, ROWS), Event()
    for _ in range(50):
        added(store)

    def go_on_saving() -> None:
        while not over.is_set():
            added(store)

    saving = Thread(target=go_on_saving)
    saving.start()
    try:
        proved = [copy_out(ready_address, tmp_path / f"{turn}.db") for turn in range(5)]
    finally:
        over.set()
        saving.join()
    assert proved[0].tasks >= 50
    assert all(each.tasks == each.head.entries for each in proved)
    assert sorted(each.tasks for each in proved) == [each.tasks for each in proved]
    store.close()


def test_what_was_put_back_is_what_was_copied_and_the_old_state_is_kept(ready_address: str, tmp_path: Path) -> None:
    store = Store(ready_address, ROWS)
    first = added(store)
    copy_out(ready_address, tmp_path / "copy.db")
    second = added(store)
    put_back(tmp_path / "copy.db", ready_address, tmp_path / "aside.db")
    assert numbers(store) == [first.number]  # the desk may stay open meanwhile
    assert added(store).number == "M-000003"  # the second number stands on paper
    with store.reading() as work:
        assert list(work.proof().breaks(None)) == []
    put_back(tmp_path / "aside.db", ready_address, tmp_path / "aside again.db")
    assert numbers(store) == [second.number, first.number]
    assert added(store).number == "M-000004"
    store.close()


def test_a_copy_takes_the_place_of_a_history_that_somebody_has_altered(ready_address: str, tmp_path: Path) -> None:
    store = Store(ready_address, ROWS)
    added(store)
    copy_out(ready_address, tmp_path / "copy.db")
    with store.writing() as work:
        work._connection.exec_driver_sql("UPDATE history SET person = 'Nobody'")
        work.commit()
    with store.reading() as work:
        assert list(work.proof().breaks(None)) != []
    put_back(tmp_path / "copy.db", ready_address, tmp_path / "aside.db")
    with store.reading() as work:
        assert list(work.proof().breaks(None)) == []
    with closing(sqlite3.connect(tmp_path / "aside.db")) as aside:
        assert aside.execute("SELECT person FROM history").fetchall() == [("Nobody",)], "kept as it was"
    store.close()


def test_numbers_that_only_others_know_of_are_not_given_again(ready_address: str, tmp_path: Path) -> None:
    store = Store(ready_address, ROWS)
    added(store)
    copy_out(ready_address, tmp_path / "copy.db")
    put_back(tmp_path / "copy.db", ready_address, tmp_path / "aside.db", {"M": 41, "V": 7})
    walk_in = Visit(visitor="Zhang San", purpose="Lease", arrived_at=MORNING)
    assert added(store).number == "M-000042"
    assert added(store, walk_in, kind="visit", status="waiting").number == "V-000008"
    store.close()


def test_numbers_that_only_a_wreck_still_shows_are_not_given_again(sqlite_address: str, tmp_path: Path) -> None:
    store = Store(sqlite_address, ROWS)
    for _ in range(200):
        added(store, message(matter="Ring back. " * 50))
    copy_out(sqlite_address, tmp_path / "copy.db")
    for _ in range(200):
        added(store, message(matter="Ring back. " * 50))
    store.close()
    file = tmp_path / "desk.db"
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'counter'").fetchone()
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    file.write_bytes(whole[:-20_000])
    put_back(tmp_path / "copy.db", sqlite_address, tmp_path / "aside.db")
    store = Store(sqlite_address, ROWS)
    assert len(numbers(store)) == 200
    assert added(store).number == "M-000401"
    store.close()


def test_a_copy_that_is_not_sound_is_refused_and_nothing_is_touched(ready_address: str, tmp_path: Path) -> None:
    store = Store(ready_address, ROWS)
    number = added(store).number
    copy = tmp_path / "copy.db"
    copy_out(ready_address, copy)
    whole = copy.read_bytes()
    bad = {
        "cut": whole[: len(whole) // 2],
        "flipped": whole[:8000] + bytes(255 - byte for byte in whole[8000:60000]) + whole[60000:],
        "empty": b"",
        "foreign": b"What a day.",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DeskError):
            put_back(tmp_path / name, ready_address, tmp_path / "aside.db")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE history SET person = 'Somebody else'")
        connection.commit()
    with pytest.raises(DeskError, match="not as it was written"):
        put_back(copy, ready_address, tmp_path / "aside.db")
    assert numbers(store) == [number]
    assert not (tmp_path / "aside.db").exists()
    store.close()


def test_a_damaged_desk_goes_aside_whole_and_the_copy_takes_its_place(sqlite_address: str, tmp_path: Path) -> None:
    store = Store(sqlite_address, ROWS)
    number = added(store).number
    copy_out(sqlite_address, tmp_path / "copy.db")
    store.close()
    damaged = b"no database any more" * 100
    (tmp_path / "desk.db").write_bytes(damaged)
    put_back(tmp_path / "copy.db", sqlite_address, tmp_path / "aside.db")
    store = Store(sqlite_address, ROWS)
    assert numbers(store) == [number]
    assert (tmp_path / "aside.db").read_bytes() == damaged
    store.close()


def test_a_putting_back_that_the_power_cut_short_is_finished_by_the_next_start(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "desk.db"), ROWS)
    number = added(store).number
    copy_out(sqlite_url(tmp_path / "desk.db"), tmp_path / "desk.db.ready")
    store.close()
    finish_putting_back(tmp_path / "desk.db")  # nothing to finish while the file is there
    assert (tmp_path / "desk.db.ready").exists()
    (tmp_path / "desk.db").rename(tmp_path / "aside.db")
    store = Store(sqlite_url(tmp_path / "desk.db"), ROWS)
    assert numbers(store) == [number]
    assert not (tmp_path / "desk.db.ready").exists()
    store.close()


@BOTH
def test_an_older_home_is_copied_as_it_is_before_it_is_brought_up_to_date(old: OldHome, tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    old.lay_out_database(file)
    kept: list[str] = []

    def keep(version: str) -> None:
        kept.append(version)
        copy_out(sqlite_url(file), tmp_path / "before.db")

    Store(sqlite_url(file), ROWS, keep).close()
    Store(sqlite_url(file), ROWS, keep).close()
    assert kept == [old.version]
    assert schema.version_of(tmp_path / "before.db") == old.version
    assert prove(tmp_path / "before.db").tasks == prove(file).tasks == old.tasks
    put_back(tmp_path / "before.db", sqlite_url(file), tmp_path / "aside.db")
    assert schema.version_of(file) == old.version
    Store(sqlite_url(file), ROWS).close()
    assert schema.version_of(file) == schema.SCHEMA


@BOTH
def test_where_no_copy_can_be_kept_nothing_is_brought_up_to_date(old: OldHome, tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    old.lay_out_database(file)

    def keep(_version: str) -> None:
        raise DeskError("disk_full", "The disk is full.")

    with pytest.raises(DeskError, match="full"):
        Store(sqlite_url(file), ROWS, keep)
    assert schema.version_of(file) == old.version


@BOTH
def test_an_older_copy_goes_back_to_a_server_in_its_newest_shape(
    old: OldHome, ready_postgres_address: str, tmp_path: Path
) -> None:
    copy = tmp_path / "old.db"
    old.lay_out_database(copy)
    store = Store(ready_postgres_address, ROWS)
    added(store)
    put_back(copy, ready_postgres_address, tmp_path / "aside.db")
    assert len(numbers(store)) == old.tasks
    added(store)
    with store.reading() as work:
        assert list(work.proof().breaks(None)) == []
        assert list(work.proof().strangers()) == []
        with pytest.raises(UnknownTask):
            work.tasks.get("M-999999")
    store.close()


def test_a_copy_in_a_second_place_is_the_same(sqlite_address: str, tmp_path: Path) -> None:
    Store(sqlite_address, ROWS).close()
    copy_out(sqlite_address, tmp_path / "copy.db")
    copy_again(tmp_path / "copy.db", tmp_path / "stick" / "copy.db")
    assert (tmp_path / "stick" / "copy.db").read_bytes() == (tmp_path / "copy.db").read_bytes()


@BOTH
def test_what_was_put_back_ends_with_the_entry_that_tells_of_it(old: OldHome, address: str, tmp_path: Path) -> None:
    Store(address, ROWS).close()
    old.lay_out_database(tmp_path / "copy.db")
    told = entry_by(Who(person="Chen", station="Lobby"), Deed.RESTORE, named("copy.db"))
    put_back(tmp_path / "copy.db", address, tmp_path / "aside.db", entry=told)
    store = Store(address, ROWS)
    with store.reading() as work:
        (found,) = work.house().newest(5)
        assert (found.about, found.entry) == (About.BACKUP, told)
        assert list(work.proof().breaks(None)) == []
        assert work.proof().head().entries == old.entries + 1
    assert prove(tmp_path / "copy.db").version == old.version, "the copy itself stays as it is"
    store.close()
