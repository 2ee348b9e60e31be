"""Numbers of visitors and customers stand nowhere in the window in full, but where somebody types them or said why."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from receptiondesk.services.home import Home
from tests.fixtures.said import all_that_is_said, tells
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.context import FormWanted

PHONE, OLD_PHONE, TOUR_PHONE = "13987654321", "13876549876", "13712349999"
DOCUMENT, COMPANION = "320501198804174417", "320501199012120034"
HIDDEN_PARTS = {"8765", "7654", "1234", "5011988041744", "5011990121200"}
"""What stands behind the dots of these."""


@pytest.fixture
def lobby(sitting: Sitting) -> Sitting:
    """A day on which the desk has been told all of them."""
    visit = sitting.take(
        "visit",
        visitor=f"Quennell {PHONE}",
        host="Li",
        purpose=f"ring {PHONE}",
        phone=OLD_PHONE,
        id_number=DOCUMENT,
        email="quennell@example.com",
    )
    sitting.desk.tasks.correct(visit, {"phone": PHONE})
    sitting.take("visit", visitor="Rowland", purpose="Keys", phone=PHONE, id_number=DOCUMENT)
    sitting.take("sample_room_tour", phone=TOUR_PHONE, sample_room="B2", started_at="00:00")
    sitting.take(
        "phone_message", recipient="Li", caller="Sutcliffe", matter=f"ring {TOUR_PHONE}, {COMPANION}", taken_at="00:00"
    )
    QApplication.clipboard().clear()
    return sitting


def look(lobby: Sitting) -> None:
    lobby.rest()
    for part in HIDDEN_PARTS:
        assert tells(part) == []


@pytest.mark.parametrize("page", ["on_site", "logbook"])
def test_lists_show_numbers_in_part(lobby: Sitting, page: str) -> None:
    lobby.context.page_wanted.emit(page)
    look(lobby)
    assert any("••••" in text for text in all_that_is_said()), "what is looked for is there at all"


def test_a_record_its_history_and_its_coach_show_numbers_in_part(sitting: Sitting) -> None:
    number = sitting.take("visit", visitor="Quennell", host="Li", phone=OLD_PHONE, id_number=DOCUMENT)
    changes = {"phone": PHONE, "id_number": COMPANION, "visitor": f"Quennell {TOUR_PHONE}", "purpose": f"ring {PHONE}"}
    sitting.desk.tasks.correct(number, changes)
    sitting.context.record_wanted.emit(number)
    sitting.rest()
    assert any("138 •••• 9876" in text and "139 •••• 4321" in text for text in all_that_is_said()), "both are there"
    look(sitting)


def test_what_is_found_and_suggested_shows_numbers_in_part(lobby: Sitting) -> None:
    lobby.control(Qt.Key.Key_K)
    lobby.write("4321")
    look(lobby)
    lobby.press(Qt.Key.Key_Escape)
    lobby.context.form_wanted.emit(FormWanted(kind="phone_message"))
    lobby.rest()
    lobby.form.focus_field("caller")
    lobby.write("Rowl")
    look(lobby)
    lobby.take_suggestion("Rowland")
    for name in ("callback_number", "matter", "organisation"):
        lobby.form.focus_field(name)
        look(lobby)


def test_a_correction_its_tab_and_its_coach_show_numbers_in_part(lobby: Sitting) -> None:
    lobby.desk.tasks.correct("V-000001", {"purpose": "Curtains"})
    lobby.context.form_wanted.emit(FormWanted(kind="visit", correcting=lobby.desk.tasks.get("V-000001")))
    lobby.rest()
    lobby.form.show_texts({"visitor": "Quennell"})
    for name in ("phone", "id_number", "email", "host"):
        lobby.form.focus_field(name)
        look(lobby)


def test_neither_copying_nor_taking_back_brings_the_hidden_part_out(lobby: Sitting) -> None:
    lobby.context.form_wanted.emit(FormWanted(kind="visit", correcting=lobby.desk.tasks.get("V-000002")))
    lobby.rest()
    lobby.form.show_texts({"purpose": "Curtains"})
    for name in ("phone", "id_number"):
        lobby.form.focus_field(name)
        for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
            lobby.control(key)
            look(lobby)


def test_a_notice_of_what_was_done_shows_numbers_in_part(lobby: Sitting) -> None:
    lobby.context.do("finish", ("T-000001",))
    lobby.rest()
    assert lobby.notices
    look(lobby)


def test_after_a_restart_a_correction_shows_no_more_than_before(desk_home: Home, qtbot: Any) -> None:
    sitting = sit_down(desk_home, qtbot)
    number = sitting.take("visit", visitor="Quennell", host="Li", phone=PHONE, id_number=DOCUMENT)
    sitting.context.form_wanted.emit(FormWanted(kind="visit", correcting=sitting.desk.tasks.get(number)))
    sitting.rest()
    sitting.form.focus_field("purpose")
    sitting.write("Curtains")
    stand_up(sitting)
    sitting = sit_down(desk_home, qtbot)
    look(sitting)
    stand_up(sitting)


def test_a_tab_is_called_by_a_name_and_not_by_a_number(sitting: Sitting) -> None:
    sitting.context.form_wanted.emit(FormWanted(kind="visit", texts={"visitor": f"Quennell {PHONE}", "host": "Li"}))
    sitting.context.form_wanted.emit(FormWanted(kind="visit"))
    sitting.rest()
    assert any("Quennell 139 •••• 4321" in text for text in all_that_is_said())
