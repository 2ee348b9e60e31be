"""The people of a desk are kept alike in a file and on a server, and read early as they are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.people import Person, Role
from receptiondesk.domain.task import Who
from receptiondesk.services.house import House
from receptiondesk.services.people import People, WrongPin
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.early import EarlyReader
from receptiondesk.storage.people import Lock
from receptiondesk.storage.store import Store
from tests.fixtures.databases import OpenStore
from tests.fixtures.staff import prove_each_pin_once

MAY, LIN = Person(name="周敏", role=Role.SUPERVISOR), Person(name="Lin Tao", role=Role.GUARD)


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


@pytest.fixture
def staffed(store: Store) -> Store:
    with store.writing() as work:
        for person in (MAY, LIN):
            work.people.add(person, f"proof of {person.name}")
        work.people.change(LIN.name, active=False)
        work.commit()
    return store


def test_everybody_is_kept_in_the_order_in_which_they_came(staffed: Store) -> None:
    with staffed.reading() as work:
        assert work.people.all() == (MAY, Person(name="Lin Tao", role=Role.GUARD, active=False))


def test_who_does_not_work_here_has_no_lock_to_try(staffed: Store) -> None:
    with staffed.reading() as work:
        assert work.people.lock(LIN.name) is None
        assert work.people.lock("Nobody") is None
        assert work.people.lock(MAY.name) == Lock(pin="proof of 周敏", failed=0, locked_until=None)


def test_a_wait_comes_back_as_the_moment_it_was(staffed: Store) -> None:
    until = when.now() + timedelta(minutes=4)
    with staffed.writing() as work:
        work.people.set_failed(MAY.name, 7, until)
        work.commit()
    with staffed.reading() as work:
        assert work.people.lock(MAY.name) == Lock(pin="proof of 周敏", failed=7, locked_until=until)


def desk_at(store: Store) -> People:
    house = House(store, who=lambda: Who(person="", station="Lobby"))
    return People(store, house, seat=lambda _name: None)


def test_two_desks_count_the_wrong_pins_together(open_store: OpenStore) -> None:
    here, there = (desk_at(open_store()) for _desk in range(2))
    here.add("May Zhou", Role.SUPERVISOR, "7391")
    for desk in (here, there, here, there):
        with pytest.raises(WrongPin):
            desk.sign_in("May Zhou", "5550")
    with pytest.raises(DeskError) as refused:
        there.sign_in("May Zhou", "5550")
    assert refused.value.code == "wait"
    with pytest.raises(DeskError) as refused:
        here.sign_in("May Zhou", "7391")
    assert refused.value.code == "wait"


def test_the_early_reader_sees_the_same_people(staffed: Store) -> None:
    file = sqlite_file(staffed.engine.url.render_as_string(hide_password=False))
    if file is None:
        assert staffed.early is None  # a server is asked the proper way
        return
    with staffed.reading() as work:
        assert EarlyReader(file, {}).people() == work.people.all()
