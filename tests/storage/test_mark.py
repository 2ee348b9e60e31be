"""How far the history went is noted after each save, and a database that does not go so far any more is found out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.copies import copy_out
from receptiondesk.storage.mark import Lost, Mark, Marks
from receptiondesk.storage.store import Store
from tests.fixtures.databases import ROWS
from tests.fixtures.records import added

OpenDesk = Callable[[], Store]


@pytest.fixture
def marks(ready_address: str, tmp_path: Path) -> Marks:
    return Marks(tmp_path / "mark.json", ready_address)


@pytest.fixture
def open_desk(ready_address: str, marks: Marks, request: pytest.FixtureRequest) -> OpenDesk:
    """Opens the test's database as a desk with such a note does."""

    def open_one() -> Store:
        store = Store(ready_address, ROWS, marks=marks)
        request.addfinalizer(store.close)
        return store

    return open_one


def test_each_save_is_noted_and_a_desk_that_has_lost_nothing_says_nothing(open_desk: OpenDesk, marks: Marks) -> None:
    store = open_desk()
    added(store)
    first = marks.read()
    added(store)
    with store.reading() as work:
        head = work.proof().head()
    assert (first.entries, marks.read()) == (1, Mark(entries=2, link=head.link, counters={"M": 2}))
    open_desk()
    assert marks.lost is None
    assert marks.file.stat().st_mode & 0o077 == 0


def test_what_another_desk_of_the_home_has_noted_meanwhile_stays(open_desk: OpenDesk, marks: Marks) -> None:
    added(open_desk())
    marks.keep(Mark(entries=9, link="ab", counters={"M": 9}))
    marks.keep(Mark(entries=8, link="cd", counters={"M": 8}))
    assert marks.read() == Mark(entries=9, link="ab", counters={"M": 9})


def test_a_note_of_another_database_and_one_that_is_no_note_count_nothing(marks: Marks, tmp_path: Path) -> None:
    Marks(marks.file, "postgresql://elsewhere/desk").keep(Mark(entries=9, link="ab"))
    assert marks.read() == Mark()
    for nonsense in (b"", b"[]", b"\xff\x00", b'{"entries": 3'):
        marks.file.write_bytes(nonsense)
        assert marks.read() == Mark()
        marks.keep(Mark(entries=1, link="ab"))
        assert marks.read().entries == 1


def test_an_older_file_in_place_of_the_own_one_is_found_out_and_its_numbers_go_on(tmp_path: Path) -> None:
    file, older = tmp_path / "desk.db", tmp_path / "older.db"
    marks = Marks(tmp_path / "mark.json", sqlite_url(file))
    store = Store(sqlite_url(file), ROWS, marks=marks)
    added(store)
    copy_out(sqlite_url(file), older)
    for _ in range(3):
        added(store)
    store.close()
    shutil.copy(older, file)
    store = Store(sqlite_url(file), ROWS, marks=marks)
    assert marks.lost == Lost(entries=3, numbers=(("M-000002", "M-000004"),))
    assert added(store).number == "M-000005"
    store.close()
    Store(sqlite_url(file), ROWS, marks=marks).close()
    assert marks.lost == Lost(entries=3, numbers=(("M-000002", "M-000004"),))  # until somebody has taken note of it


def test_a_history_that_is_as_long_but_another_one_is_found_out(open_desk: OpenDesk, marks: Marks) -> None:
    store = open_desk()
    for _ in range(3):
        added(store)
    before = marks.read()
    marks.set(Mark(entries=2, link="00" * 32, counters=before.counters))
    open_desk()
    assert marks.lost == Lost(entries=0, numbers=())


def test_numbers_that_were_noted_are_not_given_again_whatever_the_history_says(
    open_desk: OpenDesk, marks: Marks
) -> None:
    marks.set(Mark(counters={"M": 41}))
    assert added(open_desk()).number == "M-000042"
    assert marks.lost is None
