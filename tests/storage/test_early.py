"""Who is on site is read before SQLAlchemy is loaded, and is the same as what it reads."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.home import Home
from receptiondesk.services.sample_day import fill_sample_day
from receptiondesk.storage.address import sqlite_file, sqlite_url
from receptiondesk.storage.store import Store
from receptiondesk.tasks.rows import kind_rows
from tests.fixtures.databases import ROWS
from tests.fixtures.records import KINDS

FACTS = {kind.id: type(kind.empty) for kind in KINDS.values()}
HERE = ("waiting", "with_host", "arrived", "in_progress", "expected")


def desk_of(home: Home) -> Desk:
    return open_desk(home, printer=lambda _pdf, _printer: None)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a day's work in it, with every kind, in every state."""
    home = Home(tmp_path_factory.mktemp("early") / "home")
    desk = desk_of(home)
    fill_sample_day(desk, now(), "zh_CN")
    desk.close()
    return home


def states() -> tuple[str, ...]:
    return tuple({status.id for kind in KINDS.values() for status in kind.statuses})


TODAY = now().date()
ASKED = {
    "everything": LogbookFilter(statuses=states()),
    "one kind": LogbookFilter(kinds=("visit",), statuses=states()),
    "who is here": LogbookFilter(kinds=tuple(KINDS), statuses=HERE),
    "who comes today": LogbookFilter(statuses=("expected",), first_day=TODAY, last_day=TODAY),
    "what was before today": LogbookFilter(statuses=states(), last_day=TODAY - timedelta(days=1)),
    "nobody": LogbookFilter(statuses=("no such state",)),
}


SELDOM = ("nobody", "what was before today")
"""What need not find anything on a day of work."""


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("limit", [3, 500])
def test_what_is_read_early_is_what_is_read_later(home: Home, asked: str, limit: int) -> None:
    store = Store(sqlite_url(home.database), ROWS, early=FACTS)
    assert store.early is not None
    early = store.early.page(ASKED[asked], limit)
    with store.reading() as work:
        later = work.tasks.page(ASKED[asked], limit=limit)
    store.close()
    assert early == later
    assert asked in SELDOM or later


def test_the_day_that_is_compared_has_every_kind_and_texts_times_lists_and_ticks(home: Home) -> None:
    store = Store(sqlite_url(home.database), ROWS, early=FACTS)
    assert store.early is not None
    tasks = store.early.page(ASKED["everything"], 500) or ()
    store.close()
    assert {task.kind for task in tasks} == set(KINDS)
    kept = [value for task in tasks for value in task.facts.values().values()]
    assert {type(value).__name__ for value in kept} >= {"str", "datetime", "tuple", "bool", "int", "NoneType"}


@pytest.mark.parametrize(
    "asked",
    [LogbookFilter(), LogbookFilter(statuses=HERE, text="li"), LogbookFilter(statuses=HERE, open_only=True)],
)
def test_other_questions_are_left_to_the_proper_way(home: Home, asked: LogbookFilter) -> None:
    store = Store(sqlite_url(home.database), ROWS, early=FACTS)
    assert store.early is not None
    assert store.early.page(asked, 50) is None
    store.close()


def test_a_desk_reads_on_properly_once_it_has_saved(home: Home, tmp_path: Path) -> None:
    home = copied(home, tmp_path)
    desk = desk_of(home)
    visit = LogbookFilter(kinds=("visit",), statuses=HERE)
    before = desk.tasks.page(visit, limit=500)
    assert desk.store.early is not None
    kind = desk.kinds["visit"]
    taken = desk.tasks.take(kind, replace(kind.empty, visitor="Wang Fang", host="Li Ming", purpose="Samples")).task
    assert desk.store.early is None
    after = desk.tasks.page(visit, limit=500)
    desk.close()
    assert {task.number for task in after} - {task.number for task in before} == {taken.number}


def test_a_file_in_trouble_is_left_to_those_who_say_so_in_words(home: Home, tmp_path: Path) -> None:
    home = copied(home, tmp_path)
    store = Store(sqlite_url(home.database), ROWS, early=FACTS)
    assert store.early is not None
    with sqlite3.connect(home.database) as elsewhere:
        elsewhere.execute("ALTER TABLE visit RENAME TO visits")
    assert store.early.page(ASKED["one kind"], 50) is None
    store.close()


def test_nothing_is_read_early_from_a_file_that_is_not_ready(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "desk.db"), ROWS, early=FACTS)
    assert store.early is None
    store.close()


def test_each_kind_lies_in_the_table_of_its_name() -> None:
    assert set(kind_rows()) == set(KINDS)
    assert {name: row.facts for name, row in kind_rows().items()} == FACTS


def test_sqlalchemy_is_loaded_with_the_first_unit_of_work(home: Home, repo: Path, tmp_path: Path) -> None:
    tries = (
        "import sys\n"
        "from pathlib import Path\n"
        "from receptiondesk.bootstrap import open_desk\n"
        "from receptiondesk.domain.task import LogbookFilter\n"
        "from receptiondesk.services.home import Home\n"
        "desk = open_desk(Home(Path(sys.argv[1])), printer=print)\n"
        "here = len(desk.tasks.page(LogbookFilter(statuses=('waiting', 'with_host')), limit=500))\n"
        "print(here > 0, 'sqlalchemy' in sys.modules)\n"
        "print(sum(desk.tasks.counts(LogbookFilter()).values()) > here, 'sqlalchemy' in sys.modules)\n"
        "desk.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", tries, str(copied(home, tmp_path).folder)],
        cwd=repo, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["True False", "True True"]


@pytest.mark.parametrize("name", ["desk.db", "a desk.db", "ü 大堂#1?.db", "100%.db", "a+b.db"])
def test_an_address_leads_back_to_its_file(tmp_path: Path, name: str) -> None:
    address = sqlite_url(tmp_path / name)
    assert sqlite_file(address) == tmp_path / name == Path(sa.make_url(address).database or "")


@pytest.mark.parametrize("address", ["postgresql://desk@host/desk", "sqlite://", "sqlite:///:memory:", "desk.db", ""])
def test_no_file_is_behind_other_addresses(address: str) -> None:
    assert sqlite_file(address) is None


def copied(home: Home, place: Path) -> Home:
    """The same desk, of this test's own."""
    copy = Home(place / "home")
    copy.make()
    with sqlite3.connect(home.database) as source, sqlite3.connect(copy.database) as target:
        source.backup(target)
    return copy
