"""The history can be believed: whoever alters, removes or adds an entry behind the desk's back is found out."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk.domain.house import About, Deed, named
from receptiondesk.domain.task import AnyTask, Change
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.chain import Break, Head, breaks, head
from receptiondesk.storage.store import Store
from tests.fixtures.databases import ROWS, OpenStore
from tests.fixtures.old_homes import FIRST
from tests.fixtures.records import added, entry


def a_morning(store: Store) -> None:
    """Five messages, of which two go on and one is corrected."""
    tasks = [added(store) for _ in range(5)]
    with store.writing() as work:
        for task in tasks[:2]:
            corrected = entry("correct", reason="误听", changes=(Change(field="matter", was="“a”", now="b\n二"),))
            work.tasks.save(replace(task, facts=replace(task.facts, matter="b\n二")), corrected, "", is_open=True)
        work.commit()


def found(store: Store, held: Head | None = None) -> list[Break]:
    with store.engine.connect() as connection:
        return list(breaks(connection, held))


def end(store: Store) -> Head:
    with store.engine.connect() as connection:
        return head(connection)


def numbered(statement: str) -> str:
    """``#3`` is the third entry: a server that was used before does not begin with 1."""
    nth = "(SELECT id FROM (SELECT id FROM history ORDER BY id LIMIT 1 OFFSET {}) AS nth)"
    return re.sub(r"#(\d)", lambda found: nth.format(int(found[1]) - 1), statement)


def behind_its_back(store: Store, statement: str) -> None:
    with store.engine.connect().execution_options(writes=True) as connection:
        connection.exec_driver_sql(numbered(statement))
        connection.commit()


def test_an_untouched_history_holds_and_a_head_held_outside_is_found_in_it(store: Store) -> None:
    assert found(store) == []
    a_morning(store)
    held = end(store)
    assert held.entries == 7
    a_morning(store)
    assert found(store, held) == []
    assert end(store).entries == 14


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE history SET person = 'Somebody' WHERE id = #3", "altered"),
        ("UPDATE history SET at = '2026-11-20T08:00:00+08:00' WHERE id = #3", "altered"),
        ("UPDATE history SET changes = '{}' WHERE id = #6", "altered"),
        ("UPDATE history SET task_id = (SELECT max(id) FROM task) WHERE id = #3", "altered"),
        ("UPDATE history SET facts = link WHERE id = #3", "altered"),
        ("UPDATE history SET reason = reason || '!' WHERE id = #7", "altered"),
        ("DELETE FROM history WHERE id = #3", "removed"),
        ("DELETE FROM history WHERE id = #1", "removed"),
        ("DELETE FROM history WHERE id = #7", "cut"),
        ("DELETE FROM history", "cut"),
        ("UPDATE history SET salt = NULL WHERE id = #3", "emptied"),
    ],
)
def test_a_change_behind_the_desks_back_is_found(store: Store, statement: str, what: str) -> None:
    a_morning(store)
    behind_its_back(store, statement)
    assert what in {each.what for each in found(store)}


def test_an_end_that_was_cut_off_with_its_head_is_found_by_the_head_held_outside(store: Store) -> None:
    a_morning(store)
    held = end(store)
    with store.engine.connect() as connection:
        before = connection.exec_driver_sql(numbered("SELECT link FROM history WHERE id = #6")).scalar_one()
    behind_its_back(store, "DELETE FROM history WHERE id = #7")
    with store.engine.connect().execution_options(writes=True) as connection:
        connection.execute(sa.text("UPDATE chain SET entries = 6, link = :link"), {"link": before})
        connection.commit()
    assert found(store) == []
    assert [each.what for each in found(store, held)] == ["held"]


def test_a_work_that_is_not_committed_leaves_no_link(store: Store) -> None:
    a_morning(store)
    before = end(store)
    with store.writing() as work:
        work.tasks.add(replace(added_in(store), number="M-999999"), entry(), "", is_open=True)
    assert end(store) == before
    assert found(store) == []


def added_in(store: Store) -> AnyTask:
    with store.reading() as work:
        return work.tasks.get("M-000001")


def test_desks_that_save_at_the_same_time_hang_on_each_other(open_store: OpenStore) -> None:
    desks = [open_store() for _ in range(4)]
    with ThreadPoolExecutor(4) as people:
        for done in [people.submit(added, desk) for desk in desks for _ in range(10)]:
            done.result()
    assert end(desks[0]).entries == 40
    assert found(desks[0]) == []


def test_a_home_from_before_the_chain_is_sealed_as_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    FIRST.lay_out_database(file)
    store = Store(sqlite_url(file), ROWS)
    assert end(store).entries == FIRST.entries
    assert found(store) == []
    behind_its_back(store, "UPDATE history SET verb = 'take' WHERE id = 50")
    behind_its_back(store, "DELETE FROM history WHERE id = 20")
    assert {each.what for each in found(store)} == {"altered", "removed", "cut"}
    store.close()


def a_day_of_the_house(store: Store) -> None:
    """A message, a person who comes, a message, a setting."""
    for about, deed in ((About.PEOPLE, Deed.JOIN), (About.SETTINGS, Deed.SET)):
        added(store)
        with store.writing() as work:
            work.house().note(about, entry(deed.value, changes=(named("Li Wei"),)))
            work.commit()


def test_entries_of_the_house_hang_on_the_same_chain(store: Store) -> None:
    a_day_of_the_house(store)
    assert found(store) == []
    assert end(store).entries == 4
    with store.reading() as work:
        assert [one.about for one in work.house().newest(10)] == [About.SETTINGS, About.PEOPLE]
        assert [one.about for one in work.house().newest(10, about=About.PEOPLE)] == [About.PEOPLE]
        (newest,) = work.house().newest(1)
        assert [one.about for one in work.house().newest(10, before=newest.id)] == [About.PEOPLE]


@pytest.mark.parametrize(
    ("statement", "what", "owner"),
    [
        ("UPDATE history SET person = 'Somebody' WHERE id = #2", "altered", "people"),
        ("UPDATE history SET about = 'settings' WHERE id = #2", "altered", "settings"),
        ("UPDATE history SET about = '' WHERE id = #2", "altered", ""),
        ("UPDATE history SET changes = '{}' WHERE id = #2", "altered", "people"),
        ("UPDATE history SET salt = NULL WHERE id = #2", "emptied", "people"),
        ("DELETE FROM history WHERE id = #2", "removed", None),
    ],
)
def test_who_alters_an_entry_of_the_house_is_found_out(
    store: Store, statement: str, what: str, owner: str | None
) -> None:
    a_day_of_the_house(store)
    behind_its_back(store, statement)
    breaks_found = {each.what: each.owner for each in found(store)}
    assert what in breaks_found
    assert owner is None or breaks_found[what] == owner


@pytest.mark.parametrize("nth", [1, 2])
def test_no_entry_is_moved_between_a_task_and_the_house(store: Store, nth: int) -> None:
    a_day_of_the_house(store)
    task_id = "(SELECT min(id) FROM task)"
    behind_its_back(store, f"UPDATE history SET task_id = {task_id}, about = 'people' WHERE id = #{nth}")
    assert [each.what for each in found(store)] == ["altered"]


def test_no_erasure_accounts_for_an_emptied_entry_of_the_house(store: Store) -> None:
    a_day_of_the_house(store)
    with store.writing() as work:
        work.house().note(About.PEOPLE, entry(Deed.ERASE.value))
        work.commit()
    behind_its_back(store, "UPDATE history SET salt = NULL WHERE id = #2")
    assert [(each.what, each.owner) for each in found(store)] == [("emptied", "people")]
