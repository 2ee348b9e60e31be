"""The page of the people: added, given roles and PINs, gone and back; and the table of what each may do."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.domain.people import Person, Role
from receptiondesk.domain.permissions import Act, may
from tests.fixtures.staff import prove_each_pin_once
from ui.pages.people import PeoplePage
from ui.pages.person_sheet import For
from ui.pages.settings import SettingsPage
from ui.widgets.rows import RowRole

MAY_PIN, LIN_PIN = "7391", "2580"
Opened = Callable[..., Any]


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


@pytest.fixture
def staffed(lobby: Any) -> Any:
    """May supervises and sits here, Lin is a receptionist."""
    lobby.desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    lobby.desk.people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    return lobby


def cells(table: Any) -> list[tuple[str, ...]]:
    model = table.rows_model
    return [
        tuple(model.index(row, column).data(RowRole.CELL).text for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def purpose_of(page: Any) -> For:
    purpose: For = page._sheet.purpose
    return purpose


def fill(page: Any, **texts: str) -> None:
    for name, text in texts.items():
        page._sheet.fields[name].set_text(text)


def save(lobby: Any, page: Any) -> None:
    page._sheet.save()
    lobby.rest()
    lobby.rest()


def choose(page: Any, name: str) -> None:
    assert page._table.go_to(name)


def test_a_desk_without_people_offers_the_first_one_who_sits_here_at_once(lobby: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    assert purpose_of(page) is For.FIRST
    assert page._line.text().startswith("Nobody needs a PIN here")
    fill(page, name=" May Zhou ", pin=MAY_PIN)
    save(lobby, page)
    assert lobby.desk.people.present() == (Person(name="May Zhou", role=Role.SUPERVISOR),)
    assert lobby.desk.people.here == "May Zhou"
    assert lobby.said == ["May Zhou works at this desk now."]
    assert cells(page._table) == [("May Zhou", "Supervisor", "Sits here now")]
    assert purpose_of(page) is For.CHANGE


def test_what_is_wrong_is_said_beside_its_field_and_nobody_is_added(lobby: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    fill(page, pin="1234")
    save(lobby, page)
    fields = page._sheet.fields
    assert fields["name"].problem() == "Please fill this in."
    assert fields["pin"].problem().startswith("Too easy to guess")
    assert lobby.desk.people.all() == ()


def test_a_supervisor_adds_somebody_with_a_role(staffed: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(PeoplePage)
    qtbot.mouseClick(page._add, Qt.MouseButton.LeftButton)
    fill(page, name="Bo Han", role="guard", pin="9026")
    qtbot.keyClick(page._sheet.fields["pin"], Qt.Key.Key_Return)
    staffed.rest()
    assert staffed.desk.people.present()[-1] == Person(name="Bo Han", role=Role.GUARD)
    assert staffed.desk.people.here == "May Zhou"
    assert page._table.current() == "Bo Han"


def test_a_supervisor_gives_a_new_pin_and_another_role(staffed: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    choose(page, "Lin Tao")
    assert purpose_of(page) is For.CHANGE
    fill(page, pin="4711", role="guard")
    save(staffed, page)
    assert staffed.desk.people.present()[1].role is Role.GUARD
    staffed.desk.people.sign_in("Lin Tao", "4711")


def test_an_empty_pin_stays_as_it_is(staffed: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    choose(page, "Lin Tao")
    fill(page, role="guard")
    save(staffed, page)
    staffed.desk.people.sign_in("Lin Tao", LIN_PIN)


def test_who_leaves_is_listed_below_and_may_come_back(staffed: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(PeoplePage)
    choose(page, "Lin Tao")
    qtbot.mouseClick(page._sheet._leave, Qt.MouseButton.LeftButton)
    staffed.rest()
    assert cells(page._table)[-1] == ("Lin Tao", "Receptionist", "Works here no more")
    assert purpose_of(page) is For.BACK
    fill(page, pin="4711")
    save(staffed, page)
    staffed.desk.people.sign_in("Lin Tao", "4711")


def test_the_last_supervisor_stays_and_is_told_why(staffed: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    choose(page, "May Zhou")
    page._sheet.leave()
    staffed.rest()
    assert staffed.said == ["Somebody has to be the supervisor. Make somebody else one first."]
    assert all(person.active for person in staffed.desk.people.all())


def test_a_receptionist_changes_their_own_pin_and_nothing_else(staffed: Any, opened: Opened) -> None:
    staffed.desk.people.sign_in("Lin Tao", LIN_PIN)
    page = opened(PeoplePage)
    assert page._add.isHidden()
    choose(page, "May Zhou")
    assert purpose_of(page) is For.NOTHING
    choose(page, "Lin Tao")
    assert purpose_of(page) is For.OWN
    fill(page, old="9999", pin="4711")
    save(staffed, page)
    assert page._sheet.fields["old"].problem() == "This is not the PIN of Lin Tao."
    fill(page, old=LIN_PIN, pin="4711")
    save(staffed, page)
    staffed.desk.people.sign_in("Lin Tao", "4711")


def test_the_page_shows_the_whole_table_of_what_each_may_do(lobby: Any, opened: Opened) -> None:
    page = opened(PeoplePage)
    assert cells(page._permissions) == [
        (act.label, *("Yes" if may(role, act) else "–" for role in Role)) for act in Act
    ]


def test_no_pin_can_be_seen_or_copied(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(PeoplePage)
    for name in ("old", "pin"):
        field = page._sheet.fields[name]
        qtbot.keyClicks(field, "4711")
        assert field.text() == "4711"
        assert "4711" not in field.displayText()
    fill(page, name="May Zhou", old="", pin=MAY_PIN)
    save(lobby, page)
    assert all(page._sheet.fields[name].text() == "" for name in ("old", "pin")), "and it does not stand there after"


def test_the_settings_of_the_house_go_back_to_what_they_were_for_whoever_may_no_longer_change_them(
    staffed: Any, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(SettingsPage)
    staffed.desk.people.sign_in("Lin Tao", LIN_PIN)  # the page was offered to May, and stands open still
    company = page.fields["company"]
    company.setFocus()
    qtbot.keyClicks(company, "Elsewhere")
    qtbot.keyClick(company, Qt.Key.Key_Return)
    staffed.rest()
    assert staffed.said == ["“Change the settings of the house” is for a supervisor. Ask one, or let one sign in here."]
    assert company.text() == staffed.desk.settings().company == ""
    page.fields["text_size"].set_text("125")
    page.fields["text_size"].edited.emit()
    assert staffed.desk.settings().text_size == "125"


def test_whoever_has_signed_in_is_no_setting(staffed: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    assert page.fields["receptionist"].text() == "May Zhou"
    assert not page.fields["receptionist"].isEnabled()
    with qtbot.waitSignal(staffed.context.page_wanted) as wanted:
        qtbot.mouseClick(page._people, Qt.MouseButton.LeftButton)
    assert wanted.args == ["people"]
