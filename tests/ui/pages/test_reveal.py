"""Hidden numbers in the window: seen in part everywhere, in full on the record for a reason and for a minute."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from receptiondesk.domain.people import Role
from ui.pages.found import find
from ui.pages.logbook import LogbookPage
from ui.pages.on_site import OnSitePage
from ui.widgets.base import Tone

Opened = Callable[..., Any]
PHONE, DOCUMENT = "13987654321", "320501198804174417"


def facts(page: Any) -> dict[str, Any]:
    return {fact.label: fact for fact in page._sheet.described.facts}


def opened_record(lobby: Any, opened: Opened, **texts: str) -> tuple[Any, str]:
    number = lobby.visit("Wang Fang", phone=PHONE, **texts)
    page = opened(LogbookPage)
    page.show_record(number)
    lobby.rest()
    return page, number


def test_a_record_shows_numbers_in_part(lobby: Any, opened: Opened) -> None:
    page, number = opened_record(lobby, opened, id_number=DOCUMENT, email="wang@example.com")
    lobby.desk.tasks.correct(number, {"phone": "13800138000"})
    lobby.rest()
    shown = {label: fact.value for label, fact in facts(page).items()}
    assert shown["Phone"] == "138 •••• 8000"
    assert shown["Document no."] == "320 •••• 17"
    assert shown["E-mail"] == "w••••@example.com"
    step = page._sheet.described.steps[0]
    assert (step.before, step.after) == ("139 •••• 4321", "138 •••• 8000")
    assert PHONE not in page._sheet._facts.accessibleName() + page._sheet._history.accessibleName()


def test_a_callback_number_stays_whole_on_its_own_message(lobby: Any, opened: Opened) -> None:
    number = lobby.message("Wang Fang", callback_number=PHONE)
    page = opened(LogbookPage)
    page.show_record(number)
    lobby.rest()
    assert facts(page)["Callback number"].value == "139 8765 4321"
    assert page._sheet._reveal.command.isHidden()


def test_whoever_says_why_sees_the_whole_value_for_a_while(lobby: Any, opened: Opened) -> None:
    page, number = opened_record(lobby, opened, id_number=DOCUMENT)
    reveal = page._sheet._reveal
    reveal.command.click()
    reveal.choose("id_number")
    reveal.reasons.chips()[1].click()
    lobby.rest()
    assert facts(page)["Document no."].value == DOCUMENT
    assert facts(page)["Document no."].tone is Tone.AMBER
    assert facts(page)["Phone"].value == "139 •••• 4321"
    entry = lobby.desk.tasks.record(number).history[-1]
    assert (entry.verb, entry.reason) == ("reveal", "To compare with the document")
    assert page._sheet.described.steps[0].title == "Document no. shown"
    until = page._sheet._whole["id_number"]
    assert until.isActive()
    assert until.interval() == 60_000
    until.timeout.emit()
    lobby.rest()
    assert facts(page)["Document no."].value == "320 •••• 17"


def test_a_reason_of_ones_own_counts_and_none_shows_nothing(lobby: Any, opened: Opened) -> None:
    page, number = opened_record(lobby, opened)
    reveal = page._sheet._reveal
    reveal.command.click()
    QTest.keyClick(reveal.own, Qt.Key.Key_Return)
    lobby.rest()
    assert facts(page)["Phone"].value == "139 •••• 4321"
    assert len(lobby.desk.tasks.record(number).history) == 1
    QTest.keyClicks(reveal.own, "Lost umbrella")
    QTest.keyClick(reveal.own, Qt.Key.Key_Return)
    lobby.rest()
    assert facts(page)["Phone"].value == "139 8765 4321"
    assert lobby.desk.tasks.record(number).history[-1].reason == "Lost umbrella"
    assert reveal.command.isHidden(), "nothing else is hidden"


def test_another_record_and_the_way_back_show_it_in_part_again(lobby: Any, opened: Opened) -> None:
    other = lobby.visit("Li Na", phone="13800138000")
    page, number = opened_record(lobby, opened)
    page._sheet._show_whole("phone", "To call back")
    lobby.rest()
    assert facts(page)["Phone"].value == "139 8765 4321"
    page.show_record(other)
    lobby.rest()
    assert facts(page)["Phone"].value == "138 •••• 8000"
    page.show_record(number)
    lobby.rest()
    assert facts(page)["Phone"].value == "139 •••• 4321"


def test_a_guard_is_not_offered_what_is_hidden(lobby: Any, opened: Opened) -> None:
    lobby.desk.people.add("Su Wei", Role.SUPERVISOR, "7391")
    lobby.desk.people.add("Old Wang", Role.GUARD, "4826")
    page, _number = opened_record(lobby, opened)
    assert not page._sheet._reveal.command.isHidden()
    lobby.desk.people.sign_in("Old Wang", "4826")
    page._sheet.read_again()
    lobby.rest()
    assert page._sheet._reveal.command.isHidden()


def test_what_was_shown_to_one_is_hidden_from_whoever_sits_down_next(lobby: Any, opened: Opened) -> None:
    lobby.desk.people.add("Su Wei", Role.SUPERVISOR, "7391")
    lobby.desk.people.add("Old Wang", Role.GUARD, "4826")
    page, _number = opened_record(lobby, opened)
    page._sheet._show_whole("phone", "To call back")
    lobby.rest()
    assert facts(page)["Phone"].value == "139 8765 4321"
    lobby.desk.people.sign_in("Old Wang", "4826")
    page.shown()  # as the window does
    lobby.rest()
    assert facts(page)["Phone"].value == "139 •••• 4321"


def test_a_record_that_is_held_says_so(lobby: Any, opened: Opened) -> None:
    page, number = opened_record(lobby, opened)
    assert "Held" not in facts(page)
    lobby.desk.privacy.hold(number, "A dispute")
    lobby.rest()
    assert facts(page)["Held"].tone is Tone.AMBER
    assert page._sheet.described.steps[0].title == "Held: must be kept"
    assert page._sheet.described.steps[0].remarks[0] == "A dispute"


def test_lists_and_the_find_box_show_numbers_in_part(lobby: Any, opened: Opened) -> None:
    lobby.take("sample_room_tour", phone=PHONE, sample_room="B2", started_at="09:00")
    lobby.message("", callback_number=PHONE)
    lobby.visit("Wang Fang", phone=PHONE)
    page = opened(OnSitePage)
    on_site = [cell.text for row in page._table.rows_model.rows for cell in row.cells]
    found = [f"{one.shown.title} {one.shown.line}" for one in find(lobby.desk, "4321")]
    logbook = opened(LogbookPage)
    listed = [
        logbook._model.index(place, 0).data(Qt.ItemDataRole.DisplayRole) for place in range(logbook._model.loaded)
    ]
    assert found
    for words in (*on_site, *found, *map(str, listed)):
        assert PHONE not in words
        assert "8765" not in words
    assert any("139 •••• 4321" in words for words in found)
