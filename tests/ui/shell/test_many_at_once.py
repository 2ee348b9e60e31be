"""Six tasks open at once: every key does what it does with one, from a line and from a text, in a small window too."""

import pytest
from PySide6.QtCore import Qt

from tests.fixtures.sitting import Sitting
from ui.context import FormWanted

SIX = ("visit", "phone_message", "sample_room_tour", "visit", "visit", "phone_message")
PERSON = {"visit": "visitor", "phone_message": "caller", "sample_room_tour": "customer"}
PLACES = [(size, field) for size in ((1366, 768), (640, 480)) for field in ("recipient", "matter")]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_six(sitting: Sitting, size: tuple[int, int], field: str) -> None:
    """The last one is a message that lacks nothing, the cursor in one of its fields."""
    sitting.window.resize(*size)
    for number, kind in enumerate(SIX):
        whole = {"recipient": "Li Wei", "matter": "The lease"} if number == len(SIX) - 1 else {}
        sitting.context.form_wanted.emit(FormWanted(kind=kind, texts={PERSON[kind]: f"Person {number}", **whole}))
    sitting.form.focus_field(field)
    sitting.rest()


def open_tasks(sitting: Sitting) -> int:
    return len(sitting.view.work_area._tasks)


def page(sitting: Sitting) -> str:
    front = sitting.view.work_area.front_page
    return front.id if front is not None else ""


def moment(sitting: Sitting) -> str:
    advice = sitting.view.coach.advice
    assert advice is not None
    return advice.moment


def back(sitting: Sitting, field: str) -> None:
    """The message is in front again, the cursor in its field."""
    for _task in range(open_tasks(sitting)):
        front = sitting.view.work_area.front_task
        if front is not None and front.name == "Person 5":
            break
        sitting.control(Qt.Key.Key_Tab)
    assert sitting.form.focused == field
    assert sitting.form.widget(field).isAncestorOf(sitting._focus()) or sitting._focus() is sitting.form.widget(field)


@pytest.mark.parametrize(("size", "field"), PLACES)
def test_what_leads_elsewhere_leads_there_and_every_task_stays_open(
    sitting: Sitting, size: tuple[int, int], field: str
) -> None:
    open_six(sitting, size, field)
    for key, wanted in ((Qt.Key.Key_F1, "library"), (Qt.Key.Key_F8, "on_site"), (Qt.Key.Key_Escape, "on_site")):
        sitting.press(key)
        assert page(sitting) == wanted
        back(sitting, field)
    for key, wanted in ((Qt.Key.Key_Comma, "settings"), (Qt.Key.Key_D, "settings")):
        sitting.control(key)
        assert page(sitting) == wanted
        back(sitting, field)
    sitting.control(Qt.Key.Key_K)
    assert sitting.view.top_bar.find_box.hasFocus()
    assert sitting.text("matter") == "The lease"
    assert open_tasks(sitting) == 6


@pytest.mark.parametrize(("size", "field"), PLACES)
def test_the_coach_turns_to_what_comes_between(sitting: Sitting, size: tuple[int, int], field: str) -> None:
    open_six(sitting, size, field)
    sides = {
        Qt.Key.Key_F6: "hold",
        Qt.Key.Key_F7: "transfer",
        Qt.Key.Key_F10: "complaint",
        Qt.Key.Key_F11: "abuse",
    }
    for key, side in sides.items():
        sitting.press(key)
        assert moment(sitting).startswith(side)
    stood_open = sitting.view.coach.isVisible()
    sitting.press(Qt.Key.Key_F9)
    assert sitting.view.coach.isVisible() is not stood_open
    assert sitting.form.focused == field


@pytest.mark.parametrize(("size", "field"), PLACES)
def test_the_one_in_front_is_saved_and_printed_and_the_others_wait(
    sitting: Sitting, size: tuple[int, int], field: str
) -> None:
    open_six(sitting, size, field)
    sitting.control(Qt.Key.Key_P)
    assert [task.number for task in sitting.all_tasks()] == ["M-000001"]
    assert sitting.printed == ["Front desk"]
    sitting.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert sitting.printed == ["Front desk", "Front desk"]
    for key, kind in ((Qt.Key.Key_F3, "visit"), (Qt.Key.Key_F4, "sample_room_tour"), (Qt.Key.Key_F2, "phone_message")):
        sitting.press(key)
        assert sitting.form.kind.id == kind
    assert open_tasks(sitting) == 6, "five that wait and the empty form in front"
