"""The page on which a supervisor says how long what is kept, and does what a person may ask for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from receptiondesk import i18n
from receptiondesk.tasks.visit.asked import NOT_ASKED
from ui.look import look
from ui.pages.privacy import PrivacyPage

Opened = Callable[..., Any]
DAYS_40 = 40 * 24 * 60


def test_periods_count_only_when_they_are_put_in_force(lobby: Any, opened: Opened) -> None:
    old = lobby.visit("Wang Fang", minutes_ago=DAYS_40, phone="13987654321")
    lobby.visit("Li Na", phone="13800138000")
    page = opened(PrivacyPage)
    assert page.would.text() == "No record is older."
    assert not page.keep.isEnabled()
    days = page.periods.days("visit", "phone")
    days.selectAll()
    QTest.keyClicks(days, "30")
    lobby.rest()
    assert page.would.text().startswith("1 record is older")
    assert lobby.desk.retention.run() == 0, "nothing is in force yet"
    page.keep.click()
    lobby.rest()
    assert lobby.said == ["The periods are in force."]
    assert not page.keep.isEnabled()
    assert lobby.desk.retention.run() == 1
    facts = lobby.desk.tasks.get(old).facts
    assert (facts.visitor, facts.phone) == ("Wang Fang", "")


def test_one_number_says_it_for_all_of_a_kind(lobby: Any, opened: Opened) -> None:
    page = opened(PrivacyPage)
    days = page.periods.days("sample_room_tour")
    days.selectAll()
    QTest.keyClicks(days, "90")
    lobby.rest()
    wanted = page.periods.periods()
    assert {period.days for period in wanted if period.kind == "sample_room_tour"} == {90}
    assert {period.days for period in wanted if period.kind != "sample_room_tour"} == {0}
    page.keep.click()
    lobby.rest()
    again = opened(PrivacyPage)
    assert again.periods.days("sample_room_tour").text() == "90"
    assert again.periods.days("visit").text() == "0"


def test_a_person_is_looked_up_handed_over_and_erased(lobby: Any, opened: Opened, tmp_path: Path) -> None:
    number = lobby.visit("Wang Fang", phone="13987654321")
    mentioned = lobby.take("phone_message", recipient="Li Wei", caller="Li Na", matter="Ring Wang Fang")
    page = opened(PrivacyPage)
    asking = page.asking
    assert not asking.erase.isEnabled()
    QTest.keyClicks(asking.name, "Wang Fang")
    asking.look_up.click()
    lobby.rest()
    assert number in asking._known.text()
    assert mentioned in asking._known.text()
    assert not asking.erase.isEnabled(), "nobody has said why"
    QTest.keyClicks(asking.reason, "She asked for it")
    assert asking.erase.isEnabled()
    asking.write_to(str(tmp_path / "person.json"))
    lobby.rest()
    written = json.loads((tmp_path / "person.json").read_text(encoding="utf-8"))
    assert [record["number"] for record in written["records"]] == [number]
    asking.look_up.click()
    lobby.rest()
    asking.erase.click()
    lobby.rest()
    assert lobby.desk.tasks.get(number).facts.visitor == ""
    assert lobby.said[-1] == "The person is erased from 1 record."
    assert asking.name.text() == ""
    assert not asking.erase.isEnabled()


@pytest.mark.parametrize("typed", ["Nobody At All", "13911112222"])
def test_who_is_not_known_is_said_there(lobby: Any, opened: Opened, typed: str) -> None:
    page = opened(PrivacyPage)
    QTest.keyClicks(page.asking.name, typed)
    page.asking.look_up.click()
    lobby.rest()
    assert "Nobody is known" in page.asking._known.text()
    assert lobby.said == []


def test_another_name_needs_another_look(lobby: Any, opened: Opened) -> None:
    lobby.visit("Wang Fang")
    page = opened(PrivacyPage)
    QTest.keyClicks(page.asking.name, "Wang Fang")
    QTest.keyClicks(page.asking.reason, "Asked")
    page.asking.look_up.click()
    lobby.rest()
    assert page.asking.erase.isEnabled()
    QTest.keyClicks(page.asking.name, "x")
    assert not page.asking.erase.isEnabled()


def test_a_record_is_held_and_released_with_a_reason(lobby: Any, opened: Opened) -> None:
    number = lobby.visit("Wang Fang")
    page = opened(PrivacyPage)
    holding = page.holding
    QTest.keyClicks(holding.number, number.lower())
    assert not holding.hold.isEnabled(), "nobody has said why"
    QTest.keyClicks(holding.reason, "A dispute")
    holding.hold.click()
    lobby.rest()
    assert lobby.desk.tasks.get(number).held
    assert lobby.said[-1].startswith(f"{number} is held")
    QTest.keyClicks(holding.number, number)
    QTest.keyClicks(holding.reason, "Settled")
    holding.release.click()
    lobby.rest()
    assert not lobby.desk.tasks.get(number).held
    assert [entry.reason for entry in lobby.desk.tasks.record(number).history] == ["", "A dispute", "Settled"]


def test_a_number_that_there_is_not_is_said_and_stays(lobby: Any, opened: Opened) -> None:
    page = opened(PrivacyPage)
    holding = page.holding
    QTest.keyClicks(holding.number, "V-999999")
    QTest.keyClicks(holding.reason, "A dispute")
    holding.hold.click()
    lobby.rest()
    assert "There is no task V-999999" in lobby.said[-1]
    assert holding.number.text() == "V-999999"


def test_what_nobody_is_asked_for_stands_there_in_words(lobby: Any, opened: Opened) -> None:
    page = opened(PrivacyPage)
    said = page.not_asked.facts.accessibleName().splitlines()
    (courier,) = [line for line in said if line.startswith("Delivery: ")]
    assert "Document no." in courier
    assert "Belongings" not in courier
    assert len(said) == len(NOT_ASKED)
    i18n.install("zh_CN")
    look().changed.emit()
    assert any("证件号" in line for line in page.not_asked.facts.accessibleName().splitlines())
