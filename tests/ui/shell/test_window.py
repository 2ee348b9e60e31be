"""The receptionist's day at the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import DeskError
from receptiondesk.services.home import Home
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.context import FormWanted
from ui.notices.notices import Weight
from ui.widgets.text import Note


def test_save_and_print_saves_first_and_says_where_the_slip_is(sitting: Sitting) -> None:
    sitting.write_message()
    sitting.control(Qt.Key.Key_P)

    assert [task.number for task in sitting.all_tasks()] == ["M-000001"]
    assert sitting.printed == ["Front desk"]
    assert sitting.notices == ["M-000001 Wang Fang for Li Wei saved. Slip printed on Front desk."]


def test_a_dead_printer_is_said_in_red_and_the_message_is_safe(sitting: Sitting) -> None:
    sitting.refuses.append(DeskError("printer_refused", "“Front desk” is out of paper."))
    sitting.write_message()
    sitting.control(Qt.Key.Key_P)

    assert len(sitting.all_tasks()) == 1
    notice = sitting.context.notices.standing[0]
    assert notice.weight is Weight.ACT
    assert "out of paper" in notice.text

    sitting.refuses.clear()
    sitting.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert sitting.printed == ["Front desk"]
    assert len(sitting.all_tasks()) == 1


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_written(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.form.focus_field("callback_number")
    sitting.write("138 0013")
    sitting.control(Qt.Key.Key_S)

    assert sitting.all_tasks() == ()
    assert sitting.form.field("recipient").problem() == "Please fill this in."
    assert sitting.form.field("callback_number").problem() == "Too short for a telephone number."
    assert sitting.form.focused == "recipient"

    sitting.write("Li")
    assert sitting.form.field("recipient").problem() == ""


def test_problems_change_their_language_with_the_screen(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.control(Qt.Key.Key_S)
    english = sitting.form.field("recipient").problem()

    i18n.install("zh_CN")
    sitting.rest()

    assert sitting.form.field("recipient").problem() not in ("", english)


def test_switching_the_language_keeps_every_letter(sitting: Sitting) -> None:
    sitting.write_message("The lease")
    i18n.install("zh_CN")
    sitting.rest()

    assert sitting.text("matter") == "The lease"
    assert sitting.form.widget("recipient").accessibleName() == i18n._("Message for") != "Message for"


def test_a_visitor_at_the_desk_parks_the_call_and_ctrl_tab_returns_to_its_field(sitting: Sitting) -> None:
    sitting.write_message("Half a sen")
    sitting.press(Qt.Key.Key_F3)
    sitting.write("Zhang")
    sitting.control(Qt.Key.Key_Tab)

    assert sitting.form.kind.id == "phone_message"
    assert sitting.form.focused == "matter"
    sitting.write("tence")
    assert sitting.text("matter") == "Half a sentence"


def test_esc_parks_and_loses_nothing(sitting: Sitting) -> None:
    sitting.write_message("Unfinished")
    sitting.press(Qt.Key.Key_Escape)
    assert sitting.view.work_area.front_task is None

    sitting.control(Qt.Key.Key_Tab)
    assert sitting.text("matter") == "Unfinished"


def test_an_untouched_form_that_is_left_leaves_no_draft_behind(sitting: Sitting, qtbot: QtBot) -> None:
    def kept() -> list[str]:
        return [draft.kind for draft in sitting.desk.drafts.all()]

    sitting.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: kept() == ["phone_message"])
    sitting.press(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: kept() == ["visit"])
    sitting.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept() == [])


def test_the_window_opens_again_with_what_was_being_written(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.write_message("Before the power cut")
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    assert after.text("matter") == "Before the power cut"
    assert after.text("recipient") == "Li Wei"
    assert after.form.focused == "matter"
    stand_up(after)


def test_a_saved_task_leaves_no_draft_behind(sitting: Sitting) -> None:
    sitting.write_message()
    sitting.control(Qt.Key.Key_S)
    sitting.rest()

    assert not any(draft.texts["matter"] for draft in sitting.desk.drafts.all())
    assert sitting.text("matter") == ""


def test_a_correction_keeps_the_old_value_in_the_history(sitting: Sitting) -> None:
    number = sitting.take("phone_message", recipient="Li Wei", caller="Wang Fang", matter="Rent", urgent="true")
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message", correcting=sitting.desk.tasks.get(number)))
    sitting.form.field("matter").set_text("Lease")
    sitting.control(Qt.Key.Key_S)

    record = sitting.desk.tasks.record(number)
    assert record.task.facts.matter == "Lease"
    assert record.task.facts.urgent
    assert [(change.was, change.now) for change in record.history[-1].changes] == [("Rent", "Lease")]


def test_a_correction_at_two_desks_overwrites_nothing_silently(sitting: Sitting) -> None:
    number = sitting.take("phone_message", recipient="Li Wei", caller="Wang Fang", matter="Rent")
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message", correcting=sitting.desk.tasks.get(number)))
    sitting.desk.tasks.correct(number, {"matter": "From the other desk"})
    sitting.form.field("matter").set_text("From this desk")
    sitting.control(Qt.Key.Key_S)

    assert sitting.desk.tasks.get(number).facts.matter == "From the other desk"
    assert sitting.text("matter") == "From this desk"
    assert number in sitting.notices[0]


def test_the_coach_follows_the_focus_and_knows_that_the_colleague_is_out(sitting: Sitting) -> None:
    sitting.desk.directory.put([Colleague(name="Li Wei", title="mr")])
    sitting.press(Qt.Key.Key_F2)
    first = sitting.view.coach.advice
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.rest()
    second = sitting.view.coach.advice

    assert first is not None and second is not None
    assert first.moment != second.moment
    assert "Li" in second.say


def test_f9_folds_the_coach_and_opens_it_again(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    assert sitting.view.coach.isVisible()
    sitting.press(Qt.Key.Key_F9)
    assert not sitting.view.coach.isVisible()
    assert sitting.view.coach_rail.isVisible()
    sitting.press(Qt.Key.Key_F9)
    assert sitting.view.coach.isVisible()


def test_a_repeat_visit_to_the_sample_room_is_known_by_the_telephone_number(sitting: Sitting) -> None:
    sitting.take("sample_room_tour", customer="周建国", phone="13916882035", sample_room="B2")
    sitting.press(Qt.Key.Key_F4)
    sitting.form.focus_field("phone")
    sitting.write("139 1688 2035")
    sitting.rest()

    assert sitting.text("visit_kind") == "repeat"


def test_undo_takes_the_last_step_back(sitting: Sitting) -> None:
    number = sitting.take("visit", visitor="张伟", host="陈军")
    sitting.context.do("check_out", (number,))
    sitting.rest()
    assert sitting.desk.tasks.get(number).status == "left"

    sitting.context.undo()
    sitting.rest()
    assert sitting.desk.tasks.get(number).status == "waiting"


def test_a_telephone_system_opens_a_message_with_the_number_in_it(sitting: Sitting) -> None:
    wanted = {"callback_number": "13800138000", "caller": "Wang Fang"}
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message", texts=wanted))
    sitting.rest()

    assert (sitting.text("callback_number"), sitting.text("caller")) == ("13800138000", "Wang Fang")


def test_a_host_nobody_knows_is_kept_as_typed_and_said_so(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    sitting.form.focus_field("host")
    sitting.write("Somebody New")
    sitting.form.focus_field("visitor")
    sitting.write("Zhang")

    shown = [note.text() for note in sitting.form.findChildren(Note) if note.isVisible()]
    assert "Not in the directory, kept as typed" in shown
    sitting.control(Qt.Key.Key_S)
    assert sitting.all_tasks()[0].facts.host == "Somebody New"
