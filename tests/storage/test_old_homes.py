"""A home of every earlier version opens: everything is there, and the history can be believed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.people import Person, Role
from receptiondesk.domain.privacy import ERASE, HOLD, REVEAL
from receptiondesk.domain.task import AnyTask, LogbookFilter, Who
from receptiondesk.services.checking import check
from receptiondesk.services.house import entry_by
from receptiondesk.services.retention import Kept
from receptiondesk.storage import schema
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.chain import breaks, head
from receptiondesk.storage.copies import prove
from receptiondesk.storage.engine import make_engine
from receptiondesk.storage.store import Store
from tests.fixtures.databases import ROWS
from tests.fixtures.old_homes import OLD_HOMES, PEOPLED, OldHome

MIGRATIONS = Path(schema.__file__).with_name("migrations")
BOTH = pytest.mark.parametrize("old", OLD_HOMES, ids=lambda old: old.version)


def opened(old: OldHome, folder: Path) -> Desk:
    return open_desk(old.lay_out(folder), printer=lambda _pdf, _printer: None)


def everything(desk: Desk) -> tuple[AnyTask, ...]:
    return desk.tasks.page(LogbookFilter(), limit=1_000)


@BOTH
def test_an_old_home_opens_with_everything_in_it(old: OldHome, tmp_path: Path) -> None:
    desk = opened(old, tmp_path / "home")
    assert len(everything(desk)) == old.tasks
    assert desk.settings().company == "滨江花园"
    assert len(desk.drafts.all()) == old.drafts
    assert len(desk.directory.all()) == 12
    desk.close()


@BOTH
def test_its_history_verifies_and_goes_on(old: OldHome, tmp_path: Path) -> None:
    desk = opened(old, tmp_path / "home")
    checked = check(desk.store)
    assert checked.is_in_order, [finding.text for finding in checked.findings]
    assert (checked.tasks, checked.head.entries) == (old.tasks, old.entries)
    with desk.store.writing() as work:
        desk.house.note(work, About.BACKUP, Deed.RESTORE)
        work.commit()
    assert check(desk.store, held=checked.head).is_in_order
    assert check(desk.store).head.entries == old.entries + 1
    desk.close()


@BOTH
def test_it_is_copied_as_it_is_before_it_is_brought_up_to_date(old: OldHome, tmp_path: Path) -> None:
    desk = opened(old, tmp_path / "home")
    (copy,) = desk.backups.all()
    assert copy.before == f"upgrade-from-{old.version}"
    proved = prove(copy.file)
    assert (proved.version, proved.tasks) == (old.version, old.tasks)
    desk.close()


def test_the_people_of_an_old_home_sign_in_with_the_pins_that_they_had(tmp_path: Path) -> None:
    desk = opened(PEOPLED, tmp_path / "home")
    assert desk.people.all() == (
        Person(name="陈丽", role=Role.SUPERVISOR),
        Person(name="Wu Gang", role=Role.GUARD),
        Person(name="Zhao Min", role=Role.RECEPTIONIST, active=False),
    )
    desk.people.sign_in("陈丽", "739146")
    assert desk.house.newest() == ()  # what was changed before it was accounted for, nobody invents
    desk.people.set_role("Wu Gang", Role.RECEPTIONIST)
    assert [one.entry.person for one in desk.house.newest()] == ["陈丽"]
    desk.close()


def test_what_was_held_erased_revealed_and_promised_is_so_still(tmp_path: Path) -> None:
    desk = opened(PEOPLED, tmp_path / "home")
    verbs = {task.number: {entry.verb for entry in desk.tasks.record(task.number).history} for task in everything(desk)}
    assert REVEAL in verbs["V-000023"]
    assert [task.number for task in everything(desk) if task.held] == ["V-000024"]
    assert HOLD in verbs["V-000024"]
    assert ERASE in verbs["V-000025"]
    assert "郭明" not in desk.home.database.read_bytes().decode(errors="replace")
    kept = {period for period in desk.retention.periods() if period.days}
    assert kept == {
        Kept(kind="visit", field="id_number", days=30),
        Kept(kind="phone_message", field="callback_number", days=365),
    }
    assert "您好，滨江花园前台，请讲。" in str(desk.coach.guide("phone_message", "zh_CN"))
    desk.close()


def broken(folder: Path) -> Path:
    """A program whose newest migration fails at its very end."""
    later = shutil.copytree(MIGRATIONS, folder / "program" / "migrations")
    (newest,) = later.glob(f"versions/{schema.SCHEMA}_*.py")
    text = newest.read_text(encoding="utf-8")
    failing = re.sub(r"\n\n\ndef downgrade", "\n    raise ZeroDivisionError\n\n\ndef downgrade", text)
    assert failing != text
    newest.write_text(failing, encoding="utf-8")
    return folder / "program" / "schema.py"


def rows_at(address: str) -> dict[str, list[tuple[object, ...]]]:
    engine, tables = make_engine(address), sa.MetaData()
    with engine.connect() as connection:
        tables.reflect(connection)
        found = {t.name: [tuple(row) for row in connection.execute(sa.select(t))] for t in tables.sorted_tables}
    engine.dispose()
    return found


@pytest.fixture
def old_address(address: str, tmp_path: Path) -> str:
    """A file or a server as the version before this one has left it."""
    PEOPLED.lay_out_at(address, tmp_path)
    return address


def test_a_database_of_the_version_before_is_brought_up_to_date_with_all_its_rows(old_address: str) -> None:
    before = rows_at(old_address)
    kept: list[str] = []
    store = Store(old_address, ROWS, kept.append)
    assert kept == [PEOPLED.version]
    after = rows_at(old_address)
    of_history = sorted((row[:12] for row in after["history"]), key=lambda row: int(str(row[0])))
    assert of_history == sorted(before["history"], key=lambda row: int(str(row[0])))
    same = set(before) - {"history", "alembic_version"}
    assert {name: sorted(after[name], key=repr) for name in same} == {
        name: sorted(before[name], key=repr) for name in same
    }
    with store.writing() as work:
        work.house().note(About.PEOPLE, entry_by(Who(person="Chen", station="Lobby"), Deed.LEAVE))
        work.commit()
    with store.engine.connect() as connection:
        assert list(breaks(connection)) == []
        assert head(connection).entries == PEOPLED.entries + 1
    store.close()


def test_an_upgrade_that_fails_leaves_the_version_before_as_it_was(
    old_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_at(old_address)
    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(schema, "__file__", str(broken(tmp_path)))
        Store(old_address, ROWS)
    assert rows_at(old_address) == before
    if file := sqlite_file(old_address):
        assert schema.version_of(file) == PEOPLED.version
    store = Store(old_address, ROWS)
    with store.engine.connect() as connection:
        assert list(breaks(connection)) == []
    store.close()
