"""What is kept too long is found and taken out alike in every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from receptiondesk.domain.contact import Person
from receptiondesk.domain.errors import UnknownTask
from receptiondesk.domain.privacy import ERASE, EXTRA
from receptiondesk.domain.task import Change
from receptiondesk.domain.when import sort_key
from receptiondesk.storage.chain import breaks
from receptiondesk.storage.privacy import make_sure_it_is_gone
from receptiondesk.storage.store import Store
from tests.fixtures.records import MORNING, REGION, added, entry, message

KIND = "phone_message"
LATER = sort_key(MORNING + timedelta(days=1))


def due(store: Store, **befores: int) -> list[str]:
    with store.reading() as work:
        found = work.privacy().due(KIND, befores, limit=100)
        assert work.privacy().count_due(KIND, befores) == len(found)
        return [one.number for one in found]


def test_periods_are_kept_changed_and_taken_back(store: Store) -> None:
    with store.writing() as work:
        work.privacy().keep(KIND, "caller", 30)
        work.privacy().keep(KIND, "matter", 7)
        work.privacy().keep(KIND, "caller", 60)
        work.privacy().keep(KIND, "matter", 0)
        work.commit()
    with store.reading() as work:
        assert work.privacy().kept_days() == {(KIND, "caller"): 60}


def test_what_came_before_its_time_and_still_says_something_is_due(store: Store) -> None:
    first = added(store)
    later = added(store, at=MORNING + timedelta(days=2))
    silent = added(store, message(callback_number=""))
    assert due(store, caller=LATER) == [first.number, silent.number]
    assert due(store, caller=sort_key(MORNING)) == []
    assert due(store, callback_number=LATER) == []
    assert due(store, callback_number=LATER, caller=sort_key(MORNING + timedelta(days=3))) == [
        first.number,
        silent.number,
        later.number,
    ]


def test_what_an_import_brought_along_is_due_too(store: Store) -> None:
    told, _silent = added(store, extra={"备用": "x"}), added(store)
    assert due(store, **{EXTRA: LATER}) == [told.number]


def test_a_value_that_only_the_history_holds_is_due(store: Store) -> None:
    task = added(store, message(callback_number=""))
    with store.writing() as work:
        changed = entry("correct", changes=(Change(field="callback_number", was="13800138000", now=""),))
        work.tasks.save(task, changed, "", is_open=True)
        work.commit()
    assert due(store, callback_number=LATER) == [task.number]


def test_a_record_that_is_held_is_never_due(store: Store) -> None:
    task = added(store)
    with store.writing() as work:
        work.privacy().set_held(task.number, held=True)
        work.commit()
    assert due(store, caller=LATER) == []
    with store.reading() as work:
        assert work.tasks.get(task.number).held


def test_a_hold_is_seen_and_outlives_who_has_read_the_record_before(store: Store) -> None:
    number = added(store).number
    with store.writing() as work:
        before = work.tasks.get(number)
        assert not work.privacy().is_held(number)
        work.privacy().set_held(number, held=True)
        work.tasks.save(before, entry("correct"), "", is_open=True)
        work.commit()
    with store.writing() as work:
        assert work.privacy().is_held(number)
        with pytest.raises(UnknownTask):
            work.privacy().is_held("M-999999")


def test_whose_history_says_a_word_is_found_however_it_is_written(store: Store) -> None:
    one, _other = added(store), added(store)
    with store.writing() as work:
        said = replace(entry("correct"), changes=(Change(field="caller", was="王芳 Quennell", now="Rowland"),))
        work.tasks.save(work.tasks.get(one.number), said, "", is_open=True)
        work.commit()
    with store.reading() as work:
        assert work.privacy().told({"QUENNELL"}) == (one.number,)
        assert work.privacy().told({"王芳", "nobody"}) == (one.number,)
        assert work.privacy().told({"100%"}) == ()


def test_an_emptied_history_is_in_order_once_it_is_accounted_for(store: Store) -> None:
    task = added(store)
    with store.writing() as work:
        reason = entry("correct", reason="Said by Wang", changes=(Change(field="caller", was="Wang", now="Wong"),))
        task = work.tasks.save(task, reason, "", is_open=True)
        work.privacy().empty_history(task.number, ("caller",), reasons=True)
        erased = replace(task, facts=replace(task.facts, caller=""))
        work.tasks.save(erased, entry(ERASE, changes=(Change(field="caller", was="", now=""),)), "", is_open=True)
        work.commit()
    with store.reading() as work:
        history = work.tasks.history(task.number)
    assert [(one.verb, one.reason) for one in history] == [("take", ""), ("correct", ""), (ERASE, "")]
    assert history[1].changes == ()
    with store.engine.connect() as connection:
        assert list(breaks(connection)) == []
    assert make_sure_it_is_gone(store.engine)


def test_the_history_of_nothing_is_not_emptied(store: Store) -> None:
    with store.writing() as work, pytest.raises(UnknownTask):
        work.privacy().empty_history("M-999999", ("caller",), reasons=True)


def test_a_contact_forgets_what_nobody_tells_any_more(store: Store) -> None:
    old = Person(name="Wang Fang", phone="13800138000", email="old@example.org")
    new = Person(name="Wang Fang", phone="13800138000")
    with store.writing() as work:
        work.contacts.remember(old, KIND, MORNING, region=REGION)
        work.contacts.remember(new, KIND, MORNING + timedelta(days=9), region=REGION)
        work.contacts.erase(old, None, KIND, before=LATER, lately=lambda _moment: [new], region=REGION)
        work.commit()
    with store.reading() as work:
        known = work.contacts.find("Wang Fang")[0]
        assert (known.person.phone, known.person.email, known.times) == ("13800138000", "", {KIND: 1})
    with store.writing() as work:
        work.contacts.erase(new, None, KIND, before=LATER * 2, lately=lambda _moment: [], region=REGION)
        work.commit()
    with store.reading() as work:
        assert work.contacts.find("Wang Fang") == ()
        assert work.contacts.with_number("13800138000", region=REGION) == ()
