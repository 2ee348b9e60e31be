"""Who sits at the window: handed over in two seconds, covered while nobody is there, and nothing is lost."""

import sys
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.people import Role
from receptiondesk.services.home import Home
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from tests.fixtures.staff import prove_each_pin_once
from ui.context import FormWanted
from ui.shell.cover import Cover
from ui.shell.opened import OpenedDesk
from ui.shell.window import DeskWindow

MAY_PIN, LIN_PIN = "739182645", "2580"


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


@pytest.fixture
def staffed_home(desk_home: Home) -> Home:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    desk.people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    desk.people.add("林涛", Role.GUARD, "902614")
    desk.close()
    return desk_home


@pytest.fixture
def staffed(staffed_home: Home, qtbot: QtBot) -> Iterator[Sitting]:
    made = sit_down(staffed_home, qtbot)
    yield made
    stand_up(made)


def cover_of(sitting: Sitting) -> Cover:
    cover = sitting.window.findChild(Cover)
    assert isinstance(cover, Cover)
    return cover


def sign_in(sitting: Sitting, letters: str, pin: str) -> None:
    """As somebody in a hurry does it: the first letters, the PIN, Enter."""
    sitting.write(letters)
    sitting.write(pin)
    sitting.press(Qt.Key.Key_Return)
    sitting.rest()


def words_in_reach(widget: QWidget) -> str:
    """Everything that an assistive tool can read in a window."""
    heard: list[str] = []

    def listen(part: QAccessibleInterface) -> None:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
            heard.append(part.text(kind))
        for place in range(part.childCount()):
            child = part.child(place)
            if child.isValid():
                listen(child)

    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    listen(found)
    return "\n".join(heard)


def test_a_desk_with_people_opens_covered(staffed: Sitting) -> None:
    assert staffed.seat.is_locked
    assert cover_of(staffed).sheet.pin.hasFocus()
    sign_in(staffed, "l", LIN_PIN)
    assert not staffed.seat.is_locked
    assert staffed.view.isVisible()
    assert staffed.desk.people.here == "Lin Tao"
    assert staffed.desk.settings().receptionist == "Lin Tao"
    assert "Lin Tao" in words_in_reach(staffed.view.top_bar)


def test_the_desk_changes_hands_without_the_mouse_and_the_open_task_stays(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.press(Qt.Key.Key_F2)
    staffed.write("Li Wei")
    staffed.form.focus_field("matter")
    staffed.write("The lease")
    staffed.keys = 0
    staffed.control(Qt.Key.Key_L)
    assert not staffed.seat.is_locked
    sign_in(staffed, "l", LIN_PIN)

    assert staffed.keys == 2, "besides the name and the PIN: Ctrl+L and Enter"
    assert staffed.form.focused == "matter"
    staffed.write(" of house 4")
    staffed.form.focus_field("caller")
    staffed.write("Wang Fang")
    staffed.control(Qt.Key.Key_S)
    assert [(task.taken_by, task.facts.matter) for task in staffed.all_tasks()] == [("Lin Tao", "The lease of house 4")]


def test_the_one_who_sat_here_before_is_offered_first(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.control(Qt.Key.Key_L)
    sign_in(staffed, "l", LIN_PIN)
    assert staffed.notices[0] == "Lin Tao sits here now."
    staffed.control(Qt.Key.Key_L)
    assert cover_of(staffed).sheet.chosen == "May Zhou"
    sign_in(staffed, "", MAY_PIN)
    assert staffed.desk.people.here == "May Zhou"


def test_letters_choose_the_next_name_that_begins_so_in_chinese_too(staffed: Sitting) -> None:
    sheet = cover_of(staffed).sheet
    chosen = []
    for _time in range(3):
        QTest.keyClicks(sheet.pin, "l")
        chosen.append(sheet.chosen)
        sheet._letters = ""
    assert chosen == ["Lin Tao", "林涛", "Lin Tao"]
    QTest.keyClick(sheet.pin, Qt.Key.Key_Down)
    QTest.keyClick(sheet.pin, Qt.Key.Key_Down)
    assert sheet.chosen == "May Zhou"
    assert sheet.pin.text() == ""
    assert sheet.pin.accessibleName() == "PIN of May Zhou"


def test_a_wrong_pin_is_said_under_the_field_and_nothing_else_happens(staffed: Sitting) -> None:
    sign_in(staffed, "l", "5550")
    sheet = cover_of(staffed).sheet
    assert sheet.pin.problem() == "This is not the PIN of Lin Tao."
    assert sheet.pin.text() == ""
    assert sheet.pin.hasFocus()
    assert staffed.seat.is_locked
    sign_in(staffed, "", LIN_PIN)
    assert not staffed.seat.is_locked


def test_esc_leaves_the_desk_with_whoever_sits_there(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.press(Qt.Key.Key_F2)
    staffed.write("Li")
    staffed.control(Qt.Key.Key_L)
    staffed.press(Qt.Key.Key_Escape)
    assert staffed.desk.people.here == "May Zhou"
    staffed.write(" Wei")
    assert staffed.text("recipient") == "Li Wei"


def test_a_locked_desk_has_no_way_back_but_a_pin(staffed: Sitting) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F8):
        staffed.press(key)
    staffed.control(Qt.Key.Key_L)
    staffed.control(Qt.Key.Key_K)
    staffed.control(Qt.Key.Key_Comma)
    assert staffed.seat.is_locked
    assert not staffed.view.isVisible()
    assert staffed.view.work_area.front_task is None


def test_the_same_key_twice_locks_the_desk(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.control(Qt.Key.Key_L)
    staffed.control(Qt.Key.Key_L)
    assert staffed.seat.is_locked
    assert staffed.desk.people.here == ""
    assert cover_of(staffed).sheet.chosen == "May Zhou"
    assert cover_of(staffed).sheet.pin.hasFocus()


def test_what_is_typed_at_a_locked_desk_reaches_nothing(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.press(Qt.Key.Key_F2)
    staffed.write("Li Wei")
    form = staffed.form
    staffed.seat.lock()
    staffed.rest()
    for widget in (staffed.window, cover_of(staffed), cover_of(staffed).sheet):
        QTest.keyClicks(widget, "secret")
        QTest.keyClick(widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_F3)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(40, 120))
    staffed.rest()
    assert form.texts()["recipient"] == "Li Wei"
    assert len(staffed.view.work_area._tasks) == 1
    assert staffed.all_tasks() == ()


def test_nobody_reads_a_locked_desk_neither_by_eye_nor_by_ear(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.take("visit", visitor="Quentin Xylander", host="Li Wei")
    staffed.rest()
    staffed.press(Qt.Key.Key_F2)
    staffed.form.focus_field("caller")
    staffed.write("Quentin Xylander")
    staffed.rest()
    assert "Quentin Xylander" in words_in_reach(staffed.window)

    staffed.seat.lock()
    staffed.rest()
    assert "Xylander" not in words_in_reach(staffed.window)
    assert "May Zhou" in words_in_reach(staffed.window), "the names to choose from can be read"
    shown = [child for child in staffed.window.findChildren(QWidget) if child.isVisible()]
    assert staffed.view not in shown
    assert not any(staffed.view.isAncestorOf(child) for child in shown)


def test_everything_typed_is_written_down_when_the_desk_is_locked(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.press(Qt.Key.Key_F2)
    QTest.keyClicks(staffed.window.focusWidget(), "Li Wei")
    staffed.seat.lock()
    staffed.rest()
    assert [draft.texts["recipient"] for draft in staffed.desk.drafts.all()] == ["Li Wei"]


def test_a_save_under_way_is_still_done_in_the_name_of_who_pressed_it(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    staffed.press(Qt.Key.Key_F2)
    staffed.write("Li Wei")
    staffed.form.focus_field("caller")
    staffed.write("Wang Fang")
    staffed.form.focus_field("matter")
    staffed.write("The lease")
    front = staffed.view.work_area.front_task
    assert front is not None
    front.save()
    staffed.seat.lock()
    staffed.rest()
    assert [task.taken_by for task in staffed.all_tasks()] == ["May Zhou"]
    assert staffed.desk.people.here == ""


def test_a_printer_that_hangs_keeps_nobody_from_sitting_down(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    printer_hangs, done = Event(), list[str]()
    staffed.context.operations.run(lambda: printer_hangs.wait(60), lambda _none: done.append("printed"))
    staffed.seat.hand_over()
    QTest.keyClicks(cover_of(staffed).sheet.pin, "l" + LIN_PIN)
    QTest.keyClick(cover_of(staffed).sheet.pin, Qt.Key.Key_Return)
    staffed.qtbot.waitUntil(lambda: not staffed.window.is_covered, timeout=60_000)
    assert done == []
    assert staffed.desk.people.here == "May Zhou", "what hangs there is still hers"
    printer_hangs.set()
    staffed.rest()
    assert done == ["printed"]
    assert staffed.desk.people.here == "Lin Tao"
    assert "Lin Tao" in words_in_reach(staffed.view.top_bar)


def test_a_desk_that_nobody_touches_locks_itself_and_somebody_else_may_go_on(
    clock: MovedClock, staffed: Sitting
) -> None:
    sign_in(staffed, "may", MAY_PIN)
    watch = staffed.seat._watch
    settings = staffed.desk.settings()
    staffed.view.work_area.show_page("settings")
    staffed.desk.settings.keep(type(settings)(**{**settings.values(), "lock_after": 5}))
    staffed.press(Qt.Key.Key_F2)
    staffed.write("Li Wei")
    clock.move(minutes=4)
    watch.look()
    assert not staffed.seat.is_locked
    QTest.keyClick(staffed.window.windowHandle(), Qt.Key.Key_Shift)
    clock.move(minutes=4)
    watch.look()
    assert not staffed.seat.is_locked, "a key was touched four minutes ago"
    clock.move(minutes=1)
    watch.look()
    assert staffed.seat.is_locked
    staffed.rest()
    sign_in(staffed, "l", LIN_PIN)
    assert staffed.desk.people.here == "Lin Tao"
    assert staffed.text("recipient") == "Li Wei"


def test_words_that_come_past_the_keyboard_keep_the_desk_awake(clock: MovedClock, staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    settings = staffed.desk.settings()
    staffed.desk.settings.keep(type(settings)(**{**settings.values(), "lock_after": 5}))
    staffed.press(Qt.Key.Key_F2)
    clock.move(minutes=4)
    staffed.write("李伟")  # as an input method hands them over
    clock.move(minutes=4)
    staffed.seat._watch.look()
    assert not staffed.seat.is_locked


def test_without_people_nothing_locks_and_the_name_leads_to_the_settings(clock: MovedClock, sitting: Sitting) -> None:
    settings = sitting.desk.settings()
    sitting.desk.settings.keep(type(settings)(**{**settings.values(), "lock_after": 5}))
    clock.move(minutes=600)
    sitting.seat._watch.look()
    assert not sitting.seat.is_locked
    sitting.view.top_bar.person_clicked.emit()
    page = sitting.view.work_area.front_page
    assert page is not None
    assert page.id == "settings"


def test_a_call_that_comes_while_the_desk_is_locked_waits_for_whoever_signs_in(staffed: Sitting) -> None:
    staffed.context.form_wanted.emit(
        FormWanted(kind="phone_message", texts={"callback_number": "138 0013 8000"}, ringing=True)
    )
    staffed.rest()
    assert staffed.seat.is_locked
    assert "8000" not in words_in_reach(staffed.window)
    sign_in(staffed, "may", MAY_PIN)
    assert staffed.text("callback_number") == "138 0013 8000"


def test_the_window_may_be_closed_while_it_is_locked(staffed_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(staffed_home, qtbot)
    sign_in(sitting, "may", MAY_PIN)
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.seat.lock()
    sitting.rest()
    stand_up(sitting)
    again = open_desk(staffed_home, printer=lambda _pdf, _printer: None)
    assert [draft.texts["recipient"] for draft in again.drafts.all()] == ["Li Wei"]
    again.close()


def test_the_program_opens_covered_and_paints_nothing_of_the_desk_before(
    staffed_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = DeskWindow()
    qtbot.addWidget(window)
    window.show()
    opened = OpenedDesk(window, staffed_home.folder)
    with qtbot.waitSignal(opened.usable, timeout=60_000):
        assert window.is_covered
    assert isinstance(window.findChild(Cover), Cover)
    assert window.content is not None
    assert not window.content.isVisible()
    window.close()
    opened.close()


def test_people_who_were_set_up_at_another_desk_are_asked_for_here_as_well(sitting: Sitting) -> None:
    other = open_desk(sitting.desk.home, printer=lambda _pdf, _printer: None)
    other.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    other.close()
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.write("Wang Fang")
    sitting.form.focus_field("matter")
    sitting.write("The lease")
    sitting.control(Qt.Key.Key_S)
    assert sitting.all_tasks() == ()
    assert sitting.seat.is_locked
    sign_in(sitting, "may", MAY_PIN)
    sitting.control(Qt.Key.Key_S)
    assert [task.taken_by for task in sitting.all_tasks()] == ["May Zhou"]


def test_a_guard_who_wants_to_correct_is_told_before_a_letter_is_typed(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    number = staffed.take("visit", visitor="Wang Fang", host="Li Wei")
    staffed.control(Qt.Key.Key_L)
    cover_of(staffed).sheet.choose("林涛")
    sign_in(staffed, "", "902614")
    assert staffed.desk.people.here == "林涛"
    wanted = FormWanted(kind="visit", correcting=staffed.desk.tasks.get(number))
    staffed.context.form_wanted.emit(wanted)
    assert staffed.view.work_area.front_task is None
    assert staffed.notices[0] == "“Correct records” is for a supervisor. Ask one, or let one sign in here."


def test_a_desk_whose_last_person_has_gone_locks_no_more(staffed: Sitting) -> None:
    sign_in(staffed, "may", MAY_PIN)
    other = open_desk(staffed.desk.home, printer=lambda _pdf, _printer: None)
    other.people.sign_in("May Zhou", MAY_PIN)
    for name in ("Lin Tao", "林涛", "May Zhou"):
        other.people.leave(name)
    other.close()
    staffed.seat.lock()
    staffed.rest()
    assert not staffed.seat.is_locked
    assert staffed.view.isVisible()
