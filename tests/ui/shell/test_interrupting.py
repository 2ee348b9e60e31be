"""Two at once: whoever was just spoken with is asked for a moment before the other one is attended to."""

from PySide6.QtCore import Qt

from tests.fixtures.sitting import Sitting
from ui.context import FormWanted


def said(sitting: Sitting) -> tuple[str, str]:
    """The moment that the coach is at, and what it says."""
    advice = sitting.view.coach.advice
    assert advice is not None
    return advice.moment, advice.say


def visitor_at_the_desk(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    sitting.write("Zhang Wei")
    sitting.form.field("title").set_text("mr")


def test_the_telephone_rings_and_the_visitor_is_asked_first(sitting: Sitting) -> None:
    visitor_at_the_desk(sitting)
    sitting.press(Qt.Key.Key_F2)
    moment, words = said(sitting)
    assert moment == "interrupt"
    assert words.startswith("Excuse me, Mr Zhang")

    sitting.write("L")
    assert said(sitting)[0] == "answer"


def test_going_to_another_field_goes_on_with_the_new_talk(sitting: Sitting) -> None:
    visitor_at_the_desk(sitting)
    sitting.press(Qt.Key.Key_F2)
    sitting.form.focus_field("caller")
    assert said(sitting)[0] == "message"


def test_a_call_that_the_telephone_system_announces_is_no_other(sitting: Sitting) -> None:
    visitor_at_the_desk(sitting)
    sitting.context.form_wanted.emit(
        FormWanted(kind="phone_message", texts={"callback_number": "13800138000"}, ringing=True)
    )
    sitting.rest()
    assert said(sitting)[0] == "interrupt"
    sitting.write("L")
    assert said(sitting)[0] == "answer"


def test_a_caller_and_a_customer_have_words_of_their_own(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.form.focus_field("caller")
    sitting.write("Wang Fang")
    sitting.press(Qt.Key.Key_F4)
    assert said(sitting) == ("interrupt", "Excuse me, Wang Fang. May I ask you for one moment?")

    sitting.form.focus_field("customer")
    sitting.write("Zhou")
    sitting.press(Qt.Key.Key_F3)
    assert said(sitting)[0] == "interrupt"
    assert "I will be right back." in said(sitting)[1]


def test_who_holds_already_is_not_asked_again(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.press(Qt.Key.Key_F6)
    sitting.press(Qt.Key.Key_F6)
    sitting.press(Qt.Key.Key_F3)
    assert said(sitting)[0] == "arrive" or said(sitting)[0] == "name"


def test_coming_back_to_a_parked_task_asks_nobody(sitting: Sitting) -> None:
    visitor_at_the_desk(sitting)
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li")
    sitting.control(Qt.Key.Key_Tab)
    assert said(sitting)[0] != "interrupt"


def test_an_empty_form_interrupts_nobody(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    sitting.press(Qt.Key.Key_F2)
    assert said(sitting)[0] == "answer"


def test_one_press_of_f7_turns_to_the_new_call(sitting: Sitting) -> None:
    visitor_at_the_desk(sitting)
    sitting.press(Qt.Key.Key_F2)
    sitting.press(Qt.Key.Key_F7)
    assert said(sitting)[0] == "transfer"
