"""Holding, transferring, complaints: one key away from the form, and back without losing a letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from receptiondesk.domain.clocks import Hold
from receptiondesk.services.coach import Advice
from receptiondesk.services.home import Home
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.coach.panel import CoachPanel
from ui.widgets.pill import StatePill


def coach_of(sitting: Sitting) -> CoachPanel:
    return sitting.view.coach


def advice_of(sitting: Sitting) -> Advice:
    advice = coach_of(sitting).advice
    assert advice is not None
    return advice


def clock_words(sitting: Sitting) -> str:
    return coach_of(sitting).sheet.clock_words


def begin_message(sitting: Sitting, matter: str = "") -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("matter")
    sitting.write(matter)


def hold(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F6)
    sitting.press(Qt.Key.Key_F6)


def test_a_caller_is_asked_holds_is_thanked_and_every_letter_between_is_there(sitting: Sitting) -> None:
    begin_message(sitting, "Ha")
    talking = advice_of(sitting).moment
    seen = []
    for letters in ("lf ", "a ", "sen", "tence"):
        sitting.press(Qt.Key.Key_F6)
        seen.append(advice_of(sitting).moment)
        sitting.write(letters)
    assert seen == ["hold", "holding", "hold_back", talking]
    assert sitting.text("matter") == "Half a sentence"
    assert sitting.form.focused == "matter"


def test_the_clock_counts_turns_amber_and_then_red(sitting: Sitting, clock: MovedClock) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    said = []
    for seconds in (0, 40, 5, 15):
        clock.move(seconds=seconds)
        coach_of(sitting).count_on()
        said.append(clock_words(sitting))
    assert said == [
        "On hold 0:00 of 1 min",
        "On hold 0:40 of 1 min",
        "Go back: 0:45 of 1 min",
        "Overdue: 1:00 of 1 min",
    ]


def test_what_one_says_changes_when_the_promised_time_is_nearly_over(sitting: Sitting, clock: MovedClock) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    calm = advice_of(sitting).say
    clock.move(seconds=45)
    coach_of(sitting).count_on()
    assert advice_of(sitting).say != calm


def test_a_longer_time_can_be_promised_and_the_cursor_stays_in_the_form(sitting: Sitting, clock: MovedClock) -> None:
    begin_message(sitting, "The lease")
    sitting.press(Qt.Key.Key_F6)
    three = next(one for one in coach_of(sitting).findChildren(QRadioButton) if one.text() == "3")
    QTest.mouseClick(three, Qt.MouseButton.LeftButton)
    assert "three minutes" in advice_of(sitting).say
    sitting.press(Qt.Key.Key_F6)
    clock.move(seconds=61)
    coach_of(sitting).count_on()
    assert clock_words(sitting) == "On hold 1:01 of 3 min"
    assert sitting.form.focused == "matter"


def test_who_moves_on_in_the_form_still_sees_that_somebody_holds(sitting: Sitting) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    sitting.press(Qt.Key.Key_Tab)
    assert advice_of(sitting).moment == "holding"
    sitting.press(Qt.Key.Key_F7)
    assert advice_of(sitting).side == "transfer"
    assert clock_words(sitting).startswith("On hold")


def test_a_parked_caller_says_in_the_tab_how_long_they_hold(sitting: Sitting, clock: MovedClock) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    sitting.press(Qt.Key.Key_F3)
    tabs = sitting.view.work_area._strip._bar
    assert "On hold" in tabs.tabText(0)
    assert clock_words(sitting) == ""
    clock.move(seconds=50)
    sitting.view.work_area._show_tabs()
    assert tabs.tabText(0).endswith("On hold, go back")
    clock.move(seconds=100)
    sitting.view.work_area._show_tabs()
    assert tabs.tabText(0).endswith("On hold 2 min")

    sitting.control(Qt.Key.Key_Tab)
    assert advice_of(sitting).moment == "holding"
    assert clock_words(sitting) == "Overdue: 2:30 of 1 min"


def test_an_empty_form_with_somebody_on_hold_is_not_put_away(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    hold(sitting)
    sitting.press(Qt.Key.Key_F3)
    assert "On hold" in sitting.view.work_area._strip._bar.tabText(0)


def test_a_caller_on_hold_outlives_a_crash(desk_home: Home, qtbot: QtBot, clock: MovedClock) -> None:
    before = sit_down(desk_home, qtbot)
    begin_message(before, "The lease")
    hold(before)
    before.rest()
    # No word is said to anybody: the program just ends.
    before.context.operations.finish()
    before.desk.close()
    before.window.close()

    clock.move(seconds=50)
    after = sit_down(desk_home, qtbot)
    try:
        assert after.text("matter") == "The lease"
        assert clock_words(after) == "Go back: 0:50 of 1 min"
    finally:
        stand_up(after)


def test_nobody_is_found_on_hold_the_next_morning(desk_home: Home, qtbot: QtBot, clock: MovedClock) -> None:
    before = sit_down(desk_home, qtbot)
    begin_message(before, "The lease")
    hold(before)
    stand_up(before)

    clock.move(hours=14)
    after = sit_down(desk_home, qtbot)
    try:
        assert after.text("matter") == "The lease"
        assert clock_words(after) == ""
    finally:
        stand_up(after)


@pytest.mark.parametrize(
    ("key", "side"), [(Qt.Key.Key_F7, "transfer"), (Qt.Key.Key_F10, "complaint"), (Qt.Key.Key_F11, "abuse")]
)
def test_a_side_course_is_one_key_away_and_one_key_back(sitting: Sitting, key: Qt.Key, side: str) -> None:
    begin_message(sitting, "Half a ")
    talking = advice_of(sitting).moment
    sitting.press(key)
    assert advice_of(sitting).side == side
    sitting.write("sentence")
    sitting.press(key)
    assert advice_of(sitting).moment == talking
    assert sitting.text("matter") == "Half a sentence"
    assert sitting.form.focused == "matter"


@pytest.mark.parametrize("key", [Qt.Key.Key_F3, Qt.Key.Key_F4])
def test_a_complaint_at_the_desk_is_the_same_key_away(sitting: Sitting, key: Qt.Key) -> None:
    sitting.press(key)
    sitting.press(Qt.Key.Key_F10)
    assert advice_of(sitting).side == "complaint"
    sitting.press(Qt.Key.Key_F10)
    assert advice_of(sitting).side == ""


def test_a_visit_knows_no_hold(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    before = advice_of(sitting).moment
    sitting.press(Qt.Key.Key_F6)
    assert advice_of(sitting).moment == before


def test_a_folded_coach_opens_for_a_complaint_and_shows_the_clock_on_its_rail(sitting: Sitting) -> None:
    begin_message(sitting, "The lease")
    sitting.press(Qt.Key.Key_F9)
    hold(sitting)
    assert not coach_of(sitting).isVisible()
    assert sitting.view.coach_rail.accessibleDescription().startswith("On hold")
    sitting.press(Qt.Key.Key_F10)
    assert coach_of(sitting).isVisible()


def test_the_strip_of_a_narrow_window_shows_the_clock(sitting: Sitting) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    pill = sitting.view.coach_strip.findChild(StatePill)
    assert pill is not None
    assert pill.text().startswith("On hold")
    sitting.press(Qt.Key.Key_F6)
    assert pill.isHidden()


def test_a_hold_ends_with_the_thanks_and_is_not_kept(sitting: Sitting) -> None:
    begin_message(sitting, "The lease")
    hold(sitting)
    task = sitting.view.work_area.front_task
    assert task is not None
    assert isinstance(task.draft.call.hold, Hold)
    sitting.press(Qt.Key.Key_F6)
    assert task.draft.call.hold is None
    assert [draft.call.hold for draft in sitting.desk.drafts.all()] == [None]
    assert clock_words(sitting) == ""
