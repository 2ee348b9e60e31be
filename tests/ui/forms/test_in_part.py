"""A form shows no more of a number than the record does, and loses none of it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from receptiondesk.services.home import Home
from tests.fixtures.said import tells
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.context import FormWanted

PHONE, DOCUMENT = "13987654321", "320501198804174417"


def correct(sitting: Sitting) -> str:
    """Open the correction of a visit."""
    number = sitting.take("visit", visitor="Wang Fang", host="Li", phone=PHONE, id_number=DOCUMENT)
    sitting.context.form_wanted.emit(FormWanted(kind="visit", correcting=sitting.desk.tasks.get(number)))
    sitting.rest()
    return number


def test_a_correction_shows_numbers_in_part_and_keeps_them_whole(sitting: Sitting) -> None:
    number = correct(sitting)
    assert sitting.text("phone") == "139 •••• 4321"
    assert sitting.text("id_number") == "320 •••• 17"
    assert sitting.form.texts()["phone"] == PHONE
    sitting.form.show_texts({"purpose": "Curtains"})
    sitting.control(Qt.Key.Key_S)
    facts = sitting.desk.tasks.get(number).facts
    assert (facts.phone, facts.id_number, facts.purpose) == (PHONE, DOCUMENT, "Curtains")


def test_a_number_is_corrected_by_typing_it_anew(sitting: Sitting) -> None:
    number = correct(sitting)
    sitting.form.focus_field("phone")
    sitting.control(Qt.Key.Key_A)
    sitting.write("13800138000")
    sitting.control(Qt.Key.Key_S)
    assert sitting.desk.tasks.get(number).facts.phone == "13800138000"


def test_what_is_typed_on_to_a_part_is_no_number(sitting: Sitting) -> None:
    number = correct(sitting)
    sitting.form.focus_field("id_number")
    sitting.press(Qt.Key.Key_End)
    sitting.write("9")
    sitting.control(Qt.Key.Key_S)
    assert "only part" in sitting.form.field("id_number").problem()
    assert sitting.desk.tasks.get(number).facts.id_number == DOCUMENT


def test_who_is_recognised_brings_the_number_along_without_showing_it(sitting: Sitting) -> None:
    sitting.take("visit", visitor="Quennell", host="Li", phone=PHONE)
    sitting.context.form_wanted.emit(FormWanted(kind="visit"))
    sitting.rest()
    sitting.form.focus_field("visitor")
    sitting.write("Quenn")
    sitting.take_suggestion("Quennell")
    assert sitting.text("phone") == "139 •••• 4321"
    assert sitting.form.texts()["phone"] == PHONE
    sitting.rest()
    assert sitting.form.repeat is True, "the whole number tells that they were here before"


def test_whoever_only_gives_a_name_is_not_told_the_number_that_goes_with_it(sitting: Sitting) -> None:
    sitting.take("phone_message", recipient="Li", caller="Quennell", callback_number=PHONE, matter="Rent")
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message"))
    sitting.rest()
    sitting.form.focus_field("caller")
    sitting.write("Quenn")
    sitting.take_suggestion("Quennell")
    assert sitting.text("callback_number") == "139 •••• 4321"
    assert not tells("8765")
    sitting.form.show_texts({"recipient": "Li", "matter": "Rent"})
    sitting.control(Qt.Key.Key_S)
    assert sitting.all_tasks()[0].facts.callback_number == PHONE


def test_a_callback_number_is_whole_while_its_own_message_is_corrected(sitting: Sitting) -> None:
    number = sitting.take("phone_message", recipient="Li", caller="Quennell", callback_number=PHONE, matter="Rent")
    sitting.context.form_wanted.emit(FormWanted(kind="phone_message", correcting=sitting.desk.tasks.get(number)))
    sitting.rest()
    assert sitting.text("callback_number") == PHONE


def test_a_correction_that_was_left_open_shows_no_more_the_next_day(desk_home: Home, qtbot: Any) -> None:
    sitting = sit_down(desk_home, qtbot)
    correct(sitting)
    sitting.form.focus_field("purpose")
    sitting.write("Curtains")
    stand_up(sitting)
    sitting = sit_down(desk_home, qtbot)
    sitting.rest()
    assert sitting.text("phone") == "139 •••• 4321"
    assert sitting.form.texts()["phone"] == PHONE
    assert sitting.text("purpose") == "Curtains"
    stand_up(sitting)


@pytest.mark.parametrize("digits", ["13800138000"])
def test_what_somebody_types_themselves_stands_there_whole(sitting: Sitting, digits: str) -> None:
    sitting.context.form_wanted.emit(FormWanted(kind="visit"))
    sitting.rest()
    QTest.keyClicks(sitting.form.widget("phone"), digits)
    sitting.rest()
    assert sitting.text("phone") == digits
