"""A change that was cut short before the database had its log (an old home, a copy put back) is taken back first."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.copies import copy_out, prove
from receptiondesk.storage.schema import version_of

OLD_HOME = Path(__file__).parents[1] / "fixtures" / "homes" / "0001"


@pytest.fixture
def cut_short(home: Path, tmp_path: Path) -> Home:
    """An older home in which somebody died half-way through writing everything anew."""
    own, alive = Home(home), tmp_path / "alive.db"
    own.make()
    with closing(sqlite3.connect(alive, isolation_level=None)) as connection:
        connection.executescript((OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE task_search SET text = text || 'half done'")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE phone_message SET matter = matter || 'half done'")
        connection.execute("UPDATE history SET reason = reason || 'half done'")
        shutil.copy(alive, own.database)
        shutil.copy(tmp_path / "alive.db-journal", own.database.with_name("desk.db-journal"))
        connection.execute("ROLLBACK")
    assert b"half done" in own.database.read_bytes()
    return own


def test_an_older_home_is_as_it_was_and_is_brought_up_to_date(cut_short: Home) -> None:
    desk = open_desk(cut_short, printer=lambda _pdf, _printer: None)
    tasks = list(desk.tasks.each(LogbookFilter()))
    assert len(tasks) == 41
    assert not any("half done" in text for task in tasks for text in task.facts.texts().values())
    assert check(desk.store).is_in_order
    desk.close()


def test_its_copy_is_as_it_was(cut_short: Home, tmp_path: Path) -> None:
    copy_out(sqlite_url(cut_short.database), tmp_path / "copy.db")
    assert prove(tmp_path / "copy.db").version == "0001"
    assert b"half done" not in (tmp_path / "copy.db").read_bytes()


def test_its_version_is_the_one_it_had(cut_short: Home) -> None:
    assert version_of(cut_short.database) == "0001"
