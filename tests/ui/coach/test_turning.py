"""From every moment every other course is one press away: at the foot, or in the menu."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from receptiondesk.domain.clocks import Call
from receptiondesk.services.coach import Coach
from tests.services.coach_cases import KINDS, LOCALES, NOW, house
from ui.coach.holding import ASK, step_from
from ui.coach.menu import add_ticks
from ui.coach.sheet import CoachSheet
from ui.coach.sides import KEYED, doors_from
from ui.coach.turning import Turning, Ways
from ui.look import look
from ui.widgets.button import CommandButton

coach = Coach()


class Turned:
    """Remembers where one turned."""

    def __init__(self) -> None:
        self.to: list[str] = []

    def ways(self) -> Ways:
        return Ways(hold=lambda: self.to.append("hold"), turn_to=self.to.append, back=lambda: self.to.append(""))


def actions_of(menu: QMenu) -> list[QAction]:
    """What can be chosen, in its submenus as well."""
    found: list[QAction] = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            found += actions_of(submenu)
        elif not action.isSeparator():
            found.append(action)
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_other_course_is_one_press_away(kind: str, locale: str, scale: float, qtbot: QtBot) -> None:
    look().apply(text_scale=scale)
    sheet, turned = CoachSheet(), Turned()
    qtbot.addWidget(sheet)
    sheet.resize(look().sizes.coach - 16, 620)
    turning = Turning(sheet, turned.ways())
    moments = coach.moments(kind, locale)
    topics = {topic: coach.guide(topic, locale).title for topic in coach.guide(kind, locale).topics}
    for moment in moments:
        advice = coach.advise(kind, moment.id, house(locale), locale)
        doors = doors_from(advice.side, moments, [side.id for side in advice.sides], topics)
        turning.show(advice, doors, step_from(advice.moment, Call(), NOW, 1))
        turned.to.clear()
        for button in sheet.foot.chips():
            assert isinstance(button, CommandButton)
            button.click()
        menu = turning.menu()
        chosen = actions_of(menu)
        for action in chosen:
            action.trigger()
        wanted = {other.side for other in moments if other.side} - {advice.side}
        assert set(turned.to) - {"", advice.side} == wanted, moment.id
        assert sum(not action.isSeparator() for action in menu.actions()) <= 12, "longer than anybody reads"
        menu.deleteLater()


def test_who_is_no_longer_on_the_line_is_not_put_through() -> None:
    moments = coach.moments("phone_message", "en")
    doors = doors_from("", moments, [], {}).without_a_caller()
    assert [door.id for door in doors.keyed] == ["complaint"]


def test_a_side_with_a_key_says_it_in_the_menu_too(qtbot: QtBot) -> None:
    look().apply(text_scale=1.5)
    sheet, turned = CoachSheet(), Turned()
    qtbot.addWidget(sheet)
    sheet.resize(look().sizes.coach - 16, 620)
    turning = Turning(sheet, turned.ways())
    moments = coach.moments("phone_message", "en")
    advice = coach.advise("phone_message", "details", house("en"), "en")
    turning.show(advice, doors_from("", moments, [], {}), step_from("details", Call(), NOW, 1))
    texts = [action.text() for action in actions_of(turning.menu())]
    assert f"Abuse\t{KEYED['abuse'].key}" in texts
    assert advice.moment != ASK


def test_what_finds_no_room_on_the_sheet_can_be_ticked_in_the_menu(qtbot: QtBot) -> None:
    menu, noticed = QMenu(), list[tuple[str, bool]]()
    qtbot.addWidget(menu)
    asks = coach.advise("phone_message", "answer", house("en"), "en").asks
    add_ticks(menu, asks, lambda fact, on: noticed.append((fact, on)))
    (action,) = menu.actions()
    assert action.isCheckable() and not action.isChecked()
    action.trigger()
    assert noticed == [("rang_long", True)]
