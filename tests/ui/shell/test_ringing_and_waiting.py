"""A telephone that rings, a visitor who waits: the coach counts, and turns by itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from receptiondesk.domain.clocks import Call
from receptiondesk.domain.when import write_when
from receptiondesk.services.coach import Advice
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting
from ui.coach.clock_words import face_of
from ui.context import FormWanted
from ui.widgets.base import Shape, Tone


def advice_of(sitting: Sitting) -> Advice:
    advice = sitting.view.coach.advice
    assert advice is not None
    return advice


def clock_words(sitting: Sitting) -> str:
    return sitting.view.coach.sheet.clock_words


def call_of(sitting: Sitting) -> Call:
    task = sitting.view.work_area.front_task
    assert task is not None
    return task.draft.call


def rings(sitting: Sitting) -> None:
    texts = {"callback_number": "13800138000"}
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message", texts=texts, ringing=True))
    sitting.rest()


def test_rings_are_counted_beside_the_words_of_answering(sitting: Sitting, clock: MovedClock) -> None:
    rings(sitting)
    said = []
    for seconds in (0, 5, 5):
        clock.move(seconds=seconds)
        sitting.view.coach.count_on()
        said.append((clock_words(sitting), advice_of(sitting).moment))
    assert said == [("Ringing, 1 ring", "answer"), ("Ringing, 2 rings", "answer"), ("Ringing, 3 rings", "answer")]
    call = call_of(sitting)
    assert call.ringing is not None
    face = face_of(call.ringing, clock.now())
    assert (face.tone, face.shape) == (Tone.AMBER, Shape.CLOCK)


def test_after_the_third_ring_one_apologises_first(sitting: Sitting, clock: MovedClock) -> None:
    rings(sitting)
    in_time = advice_of(sitting).say
    clock.move(seconds=15)
    sitting.view.coach.count_on()
    assert "sorry" in advice_of(sitting).say
    assert "sorry" not in in_time

    sitting.write("L")
    assert clock_words(sitting) == ""
    assert call_of(sitting).rings == 4
    assert "sorry" in advice_of(sitting).say
    assert sitting.text("recipient") == "L"


def click_into_the_form(sitting: Sitting) -> None:
    QTest.mouseClick(sitting.form.widget("recipient"), Qt.MouseButton.LeftButton)


def go_to_another_field(sitting: Sitting) -> None:
    sitting.form.focus_field("caller")


def put_on_hold(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F6)


def speak_by_an_assistive_tool(sitting: Sitting) -> None:
    sitting.form.field("caller").edited.emit()


@pytest.mark.parametrize("touch", [click_into_the_form, go_to_another_field, put_on_hold, speak_by_an_assistive_tool])
def test_the_first_touch_is_the_answer(sitting: Sitting, clock: MovedClock, touch: object) -> None:
    rings(sitting)
    clock.move(seconds=6)
    assert callable(touch)
    touch(sitting)
    sitting.rest()
    assert call_of(sitting) == Call(rings=2)
    clock.move(seconds=60)
    sitting.write("x")
    assert call_of(sitting).rings == 2


def test_a_key_in_another_part_of_the_window_answers_nothing(sitting: Sitting) -> None:
    rings(sitting)
    QTest.keyClick(sitting.view.top_bar.find_box, Qt.Key.Key_A)
    assert call_of(sitting).ringing is not None


def test_a_call_that_nobody_answers_stops_ringing(sitting: Sitting, clock: MovedClock) -> None:
    rings(sitting)
    clock.move(minutes=3)
    sitting.view.coach.count_on()
    assert clock_words(sitting) == ""
    sitting.write("L")
    assert call_of(sitting).rings is None


def test_without_a_telephone_system_the_receptionist_says_that_it_rang_long(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    before = advice_of(sitting).say
    sitting.view.coach.sheet.noticed.emit("rang_long", True)
    assert "sorry" in advice_of(sitting).say
    sitting.control(Qt.Key.Key_D)
    sitting.press(Qt.Key.Key_F2)
    assert advice_of(sitting).say == before


def look_at_the_visitor(sitting: Sitting, clock: MovedClock, name: str = "Hannah") -> str:
    number = sitting.take("visit", visitor=name, host="Li Wei", arrived_at=write_when(clock.now()))
    page = sitting.view.work_area.page("on_site")
    sitting.view.work_area.show_page("on_site")
    sitting.rest()
    page._table.setFocus()  # type: ignore[attr-defined]
    sitting.rest()
    return number


def test_a_visitor_who_waits_is_counted_and_the_advice_turns_to_tea_and_then_to_the_host(
    sitting: Sitting, clock: MovedClock
) -> None:
    sitting.desk.settings.keep(replace(sitting.desk.settings(), tea_after=5, tell_host_after=10))
    look_at_the_visitor(sitting, clock)
    said, advised = [], []
    for minutes in (0, 4, 1, 5):
        clock.move(minutes=minutes)
        sitting.view.coach.count_on()
        said.append(clock_words(sitting))
        advised.append((advice_of(sitting).say, advice_of(sitting).do))
    assert said == ["Waiting 0 min", "Waiting 4 min", "Waiting 5 min · offer tea", "Waiting 10 min · tell host"]
    assert advised[0] == advised[1]
    assert len({advised[1], advised[2], advised[3]}) == 3


def test_the_wait_is_over_when_the_host_has_come(sitting: Sitting, clock: MovedClock) -> None:
    number = look_at_the_visitor(sitting, clock)
    assert clock_words(sitting) == "Waiting 0 min"
    sitting.desk.tasks.do("meet", [number])
    sitting.rest()
    assert clock_words(sitting) == ""


def test_a_form_in_front_has_no_clock_of_a_visitor(sitting: Sitting, clock: MovedClock) -> None:
    look_at_the_visitor(sitting, clock)
    sitting.press(Qt.Key.Key_F2)
    assert clock_words(sitting) == ""
