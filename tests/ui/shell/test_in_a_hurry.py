"""Keys pressed faster than the desk answers, and in no good order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import DeskError
from receptiondesk.services.home import Home
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.look import Scheme, look
from ui.pages.frame import SearchField
from ui.widgets.pill import StatePill
from ui.widgets.suggestions import Suggestions

CONTROL = Qt.KeyboardModifier.ControlModifier


def write_message(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.write("Wang Fang")
    sitting.form.focus_field("matter")
    sitting.write("The lease")


def at_once(sitting: Sitting, key: Qt.Key) -> None:
    """Press Ctrl and a key without waiting for an answer."""
    QTest.keyClick(sitting._focus(), key, CONTROL)


def test_what_is_typed_while_the_message_is_saved_stays_as_a_correction_of_it(sitting: Sitting) -> None:
    write_message(sitting)
    at_once(sitting, Qt.Key.Key_S)
    QTest.keyClicks(sitting._focus(), " and the keys")
    sitting.rest()

    assert sitting.desk.tasks.get("M-000001").facts.matter == "The lease"
    assert sitting.notices == ["M-000001 Wang Fang for Li Wei saved. What you typed meanwhile is not: save it too."]
    assert sitting.text("matter") == "The lease and the keys"
    sitting.write(", please")
    sitting.control(Qt.Key.Key_S)

    assert [task.facts.matter for task in sitting.all_tasks()] == ["The lease and the keys, please"]
    assert sitting.desk.drafts.all() == ()


def test_typing_on_after_check_in_does_not_take_the_arrival_away(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    sitting.write("Zhang")
    sitting.form.focus_field("host")
    sitting.write("Chen Jun")
    at_once(sitting, Qt.Key.Key_S)
    QTest.keyClicks(sitting._focus(), "ming")
    sitting.rest()
    sitting.control(Qt.Key.Key_S)

    visit = sitting.desk.tasks.get("V-000001")
    assert (visit.facts.host, visit.status) == ("Chen Junming", "waiting")
    assert visit.facts.arrived_at is not None


def test_a_message_saved_while_the_window_closes_does_not_come_back_as_a_draft(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    write_message(before)
    at_once(before, Qt.Key.Key_S)
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    assert [task.number for task in after.all_tasks()] == ["M-000001"]
    assert after.view.work_area.front_task is None
    assert after.desk.drafts.all() == ()
    stand_up(after)


def test_pressing_save_twice_saves_once(sitting: Sitting) -> None:
    write_message(sitting)
    for key in (Qt.Key.Key_S, Qt.Key.Key_S, Qt.Key.Key_P):
        at_once(sitting, key)
    sitting.rest()

    assert [task.number for task in sitting.all_tasks()] == ["M-000001"]
    assert sitting.printed == []


def test_what_is_typed_while_a_save_fails_is_kept_as_a_draft(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_given: object, **_named: object) -> None:
        raise DeskError("database_locked", "Another program holds the database.")

    monkeypatch.setattr(sitting.desk.tasks, "take", locked)
    write_message(sitting)
    at_once(sitting, Qt.Key.Key_S)
    QTest.keyClicks(sitting._focus(), " and the keys")
    sitting.rest()

    assert [draft.texts["matter"] for draft in sitting.desk.drafts.all()] == ["The lease and the keys"]
    assert sitting.text("matter") == "The lease and the keys"


def test_the_cursor_stays_where_somebody_types_when_evening_makes_the_screen_dark(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.control(Qt.Key.Key_S)
    assert sitting.form.field("recipient").problem()
    sitting.form.focus_field("matter")
    sitting.write("The lea")
    look().apply(scheme=Scheme.DARK)
    sitting.write("se")

    assert (sitting.text("recipient"), sitting.text("matter")) == ("", "The lease")
    assert sitting.form.field("recipient").problem()


def test_whoever_is_suggested_is_described_in_the_language_that_was_just_chosen(sitting: Sitting) -> None:
    sitting.desk.directory.put([Colleague(name="Li Wei")])
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li")
    popup = next(popup for popup in sitting.window.findChildren(Suggestions) if popup.isVisible())
    i18n.install("zh_CN")
    look().apply()
    sitting.rest()

    assert popup.isVisible()
    assert [row.aside for row in popup._rows] == ["在岗"]


def test_a_colleagues_presence_changes_its_language_with_the_screen(sitting: Sitting) -> None:
    sitting.desk.directory.put([Colleague(name="Li Wei")])
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.rest()
    pill = next(pill for pill in sitting.form.findChildren(StatePill) if pill.isVisible())
    english = pill.text()
    i18n.install("zh_CN")
    look().apply()
    sitting.rest()

    assert pill.text() not in ("", english)


def test_several_check_outs_are_taken_back_together(sitting: Sitting) -> None:
    numbers = tuple(sitting.take("visit", visitor=name, host="陈军") for name in ("张伟", "王芳", "李娜"))
    sitting.context.do("check_out", numbers[:2])
    sitting.rest()
    sitting.context.undo()
    sitting.rest()

    assert [sitting.desk.tasks.get(number).status for number in numbers] == ["waiting"] * 3
    assert sitting.notices == ["The last step of 2 tasks was undone."]


def test_undo_does_not_touch_what_another_desk_has_done_since(sitting: Sitting) -> None:
    numbers = tuple(sitting.take("visit", visitor=name, host="陈军") for name in ("张伟", "王芳"))
    sitting.context.do("check_out", numbers)
    sitting.rest()
    sitting.desk.tasks.correct(numbers[1], {"purpose": "Lease"})
    sitting.context.undo()
    sitting.rest()

    assert [sitting.desk.tasks.get(number).status for number in numbers] == ["left", "left"]
    assert sitting.desk.tasks.get(numbers[1]).facts.purpose == "Lease"
    assert numbers[1] in sitting.notices[0]


def test_whoever_leaves_is_asked_for_the_pass(sitting: Sitting) -> None:
    first = sitting.take("visit", visitor="Zhang Wei", host="陈军", pass_number="031")
    others = [sitting.take("visit", visitor="Wang", host="陈军", pass_number=number) for number in ("032", "", "033")]
    sitting.context.do("meet", (first,))
    sitting.rest()
    assert sitting.notices == ["V-000001 Zhang Wei: Met by the host."]
    sitting.context.do("check_out", (first,))
    sitting.rest()
    assert sitting.notices == ["V-000001 Zhang Wei: Checked out. Take back pass 031."]
    sitting.context.do("check_out", tuple(others))
    sitting.rest()
    assert sitting.notices == ["3 tasks: Checked out. Take back passes 032, 033."]


def test_a_visit_that_is_called_off_has_no_pass_to_take_back(sitting: Sitting) -> None:
    number = sitting.take("visit", visitor="Zhang", host="陈军", pass_number="031", expected_at="2099-01-01")
    sitting.context.do("cancel", (number,))
    sitting.rest()
    assert "031" not in sitting.notices[0]


def test_a_name_that_runs_from_right_to_left_does_not_turn_the_notice_round(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.write("a\u202eb")
    sitting.form.focus_field("matter")
    sitting.write("The lease")
    sitting.control(Qt.Key.Key_S)

    assert sitting.notices == ["M-000001 \u2066a\u202eb for Li Wei\u2069 saved."]
    assert sitting.desk.tasks.get("M-000001").facts.caller == "a\u202eb"


def test_undo_is_the_desks_where_the_field_has_nothing_to_undo(sitting: Sitting) -> None:
    number = sitting.take("visit", visitor="Zhang", host="陈军", pass_number="031")
    sitting.take("visit", visitor="Wang", host="陈军", pass_number="044")
    sitting.press(Qt.Key.Key_F8)
    search = next(field for field in sitting.window.findChildren(SearchField) if field.isVisible())
    search.setFocus()
    sitting.write("031")
    sitting.press(Qt.Key.Key_F8)
    assert sitting.desk.tasks.get(number).status == "left"
    assert search.text() == ""

    sitting.control(Qt.Key.Key_Z)
    assert sitting.desk.tasks.get(number).status == "waiting"

    sitting.context.do("check_out", (number,))
    sitting.press(Qt.Key.Key_F2)
    sitting.form.focus_field("matter")
    sitting.write("Rent")
    sitting.control(Qt.Key.Key_Z)
    assert sitting.text("matter") != "Rent"
    assert sitting.desk.tasks.get(number).status == "left"
