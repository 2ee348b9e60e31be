"""F1 leads from a task to what is written of its moment, and nothing of the task is lost on the way."""

from PySide6.QtCore import Qt

from receptiondesk.services.library import Place
from tests.fixtures.sitting import Sitting
from ui.pages.library import LibraryPage


def library(sitting: Sitting) -> LibraryPage:
    page = sitting.view.work_area.front_page
    assert isinstance(page, LibraryPage)
    return page


def test_f1_opens_the_library_at_the_moment_of_the_talk_and_ctrl_tab_leads_back(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    while sitting.form.focused != "caller":
        sitting.press(Qt.Key.Key_Tab)
    sitting.write("Wang")
    moment = sitting.view.coach.advice
    assert moment is not None
    sitting.press(Qt.Key.Key_F1)
    assert library(sitting)._reader.place == Place("phone_message", moment.moment)
    sitting.control(Qt.Key.Key_Tab)
    assert (sitting.text("recipient"), sitting.text("caller"), sitting.form.focused) == ("Li Wei", "Wang", "caller")


def test_from_another_kind_it_opens_another_page(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F3)
    sitting.write("Wang")
    sitting.press(Qt.Key.Key_F1)
    place = library(sitting)._reader.place
    assert place is not None
    assert place.chapter == "visit"
    sitting.press(Qt.Key.Key_F2)
    sitting.press(Qt.Key.Key_F1)
    place = library(sitting)._reader.place
    assert place is not None
    assert place.chapter == "phone_message"


def test_without_a_task_it_opens_where_one_has_read_last(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F1)
    sitting.press(Qt.Key.Key_Down)
    here = library(sitting)._reader.place
    sitting.view.work_area.show_page("on_site")
    sitting.rest()
    sitting.press(Qt.Key.Key_F1)
    assert library(sitting)._reader.place == here


def test_the_keyboard_alone_finds_reads_and_prints(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F1)
    sitting.control(Qt.Key.Key_F)
    sitting.write("umbrella")
    sitting.press(Qt.Key.Key_Down)
    found = library(sitting)._found
    assert found is not None
    assert found.text == "umbrella"
    first = library(sitting)._reader.place
    sitting.press(Qt.Key.Key_Down)
    assert library(sitting)._reader.place != first
    sitting.press(Qt.Key.Key_Escape)
    assert library(sitting)._search.text() == ""
    reached = set()
    for _step in range(12):
        sitting.press(Qt.Key.Key_Tab)
        reached.add(sitting.window.focusWidget().accessibleName())
    assert {"Booklet", "On this page"} <= reached


def test_chinese_is_typed_into_the_search_of_an_english_screen(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F1)
    sitting.control(Qt.Key.Key_F)
    sitting.write("名片")
    assert any(entry.text == "In Chinese" for entry in library(sitting)._list.entries())
