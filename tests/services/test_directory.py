"""Colleagues: who they are, whether they are in, and until when not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import now


@pytest.fixture(autouse=True)
def people(desk: Desk) -> None:
    li = Colleague(name="李明", extension="8023")
    assert desk.directory.put([li, Colleague(name="Wang", code="W1"), Colleague(name="Wang", code="W2")]) == 3


def test_reading_the_directory_twice_adds_nobody(desk: Desk) -> None:
    assert desk.directory.put([Colleague(name="李明", extension="8023")]) == 0


def test_a_colleague_is_out_until_a_time_and_then_in_again_by_himself(desk: Desk) -> None:
    desk.directory.set_presence("李明", Presence.OUT, now() + timedelta(hours=2), "出差")
    away = desk.directory.named("李明")
    assert away is not None
    assert (away.presence, away.note) == (Presence.OUT, "出差")
    desk.directory.set_presence("李明", Presence.OUT, now() - timedelta(minutes=1), "出差")
    for back in (desk.directory.named("李明"), desk.directory.find("8023")[0]):
        assert back is not None
        assert (back.presence, back.until, back.note) == (Presence.IN, None, "")


def test_out_until_today_lasts_until_the_evening(desk: Desk) -> None:
    desk.directory.set_presence("李明", Presence.OUT, now().date())
    assert desk.directory.find("liming")[0].presence is Presence.OUT
    desk.directory.set_presence("李明", Presence.OUT, now().date() - timedelta(days=1))
    assert desk.directory.find("liming")[0].presence is Presence.IN


def test_who_comes_back_in_leaves_no_note_behind(desk: Desk) -> None:
    desk.directory.set_presence("李明", Presence.OUT, None, "lunch")
    back = desk.directory.set_presence("李明", Presence.IN, now(), "lunch")
    assert (back.presence, back.until, back.note) == (Presence.IN, None, "")


@pytest.mark.parametrize(
    ("name", "code"), [("Nobody", "unknown_colleague"), ("Wang", "shared_name"), ("", "unknown_colleague")]
)
def test_a_name_that_is_nobodys_or_several_peoples_is_said_to_be_so(desk: Desk, name: str, code: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.directory.set_presence(name, Presence.OUT)
    assert refused.value.code == code
    assert desk.directory.named(name) is None


def test_who_leaves_the_house_is_taken_out(desk: Desk) -> None:
    person = desk.directory.named("李明")
    assert person is not None
    desk.directory.remove(person)
    assert [colleague.name for colleague in desk.directory.all()] == ["Wang", "Wang"]
