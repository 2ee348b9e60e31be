"""What a customer must never hear is underlined while it is typed, and better words are offered; nothing is forced."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from receptiondesk import i18n
from receptiondesk.domain.errors import Problem
from receptiondesk.domain.fields import LongText, Remark
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.sitting import Sitting
from ui.forms.better_line import BetterLine
from ui.look import look
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

Field = TextArea | TextField
F2, F3, F4 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4


def go_to(sitting: Sitting, key: Qt.Key, name: str) -> Field:
    """Open a form and put the cursor into one of its fields."""
    sitting.press(key)
    field = sitting.form.widget(name)
    assert isinstance(field, Field)
    field.setFocus()
    sitting.qtbot.waitUntil(field.hasFocus)
    return field


def underlined(field: Field) -> list[str]:
    """The words that are underlined in a field."""
    return [field.text()[mark.start : mark.end] for mark in field.marks()]


def wait_for(sitting: Sitting, field: Field, *words: str) -> None:
    """Wait until just these words are underlined."""
    sitting.qtbot.waitUntil(lambda: underlined(field) == list(words), timeout=30_000)


def line_of(sitting: Sitting) -> BetterLine:
    (line,) = sitting.form.findChildren(BetterLine)
    return line


def offered(sitting: Sitting) -> str:
    """What the line under the field says; "" while none is to be seen."""
    lines = [line for line in sitting.form.findChildren(BetterLine) if line.isVisible()]
    return lines[0].accessibleName() if lines else ""


def alt(field: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(field, key, Qt.KeyboardModifier.AltModifier)


def test_a_forbidden_phrase_is_underlined_and_a_better_one_offered(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("Told her I'm not sure when.")
    wait_for(sitting, matter, "I'm not sure")
    assert offered(sitting) == "Better: “I will find out for you.”"
    assert matter.hasFocus(), "nobody’s cursor was taken away"
    assert matter.text() == "Told her I'm not sure when."


def test_the_better_words_are_taken_by_a_key_and_undone_by_another(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("Told her I'm not sure when.")
    wait_for(sitting, matter, "I'm not sure")
    alt(matter, Qt.Key.Key_Return)
    assert matter.text() == "Told her I will find out for you when."
    assert matter.place() == len(matter.text()), "the cursor kept its place"
    wait_for(sitting, matter)
    assert offered(sitting) == ""
    sitting.control(Qt.Key.Key_Z)
    assert matter.text() == "Told her I'm not sure when."
    wait_for(sitting, matter, "I'm not sure")


def test_a_click_takes_the_better_words_as_well(sitting: Sitting) -> None:
    notes = go_to(sitting, F3, "notes")
    sitting.write("Not my department.")
    wait_for(sitting, notes, "Not my department")
    words = next(child for child in line_of(sitting).children() if isinstance(child, QWidget))
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert notes.text() == "I will find the right person for you."
    assert notes.hasFocus()


def test_one_line_of_running_words_is_watched_alike(sitting: Sitting) -> None:
    interest = go_to(sitting, F4, "interest")
    sitting.write("Low rent, but you get what you pay for, south side")
    wait_for(sitting, interest, "you get what you pay for")
    QTest.keyClick(interest, Qt.Key.Key_Home)
    QTest.keyClicks(interest, "New! ")
    assert underlined(interest) == ["you get what you pay for"], "the line moves along at once"
    wait_for(sitting, interest, "you get what you pay for")
    sitting.qtbot.waitUntil(lambda: bool(offered(sitting)))
    alt(interest, Qt.Key.Key_Enter)
    assert interest.text() == "New! Low rent, but let me show you what comes with it, south side"
    assert interest.place() == len("New! ")
    sitting.control(Qt.Key.Key_Z)
    assert interest.text() == "New! Low rent, but you get what you pay for, south side"


def test_chinese_by_input_method_is_watched_on_an_english_screen(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    composing = QInputMethodEvent("bu gui", [])
    QApplication.sendEvent(matter, composing)
    sitting.write("已答复😀这事不归我们管呀，请回电")
    wait_for(sitting, matter, "这事不归我们管呀")
    assert offered(sitting) == "Better: “我帮您联系负责的同事。”"
    alt(matter, Qt.Key.Key_Return)
    assert matter.text() == "已答复😀我帮您联系负责的同事，请回电"


def test_saving_is_never_held_up_and_changes_no_letter(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.form.field("recipient").set_text("Li Wei")
    sitting.form.field("caller").set_text("Wang Fang")
    sitting.write("That's impossible! 一分钱一分货")
    wait_for(sitting, matter, "That's impossible", "一分钱一分货")
    sitting.control(Qt.Key.Key_S)
    sitting.rest()
    (task,) = sitting.all_tasks()
    assert isinstance(task.facts, PhoneMessage)
    assert task.facts.matter == "That's impossible! 一分钱一分货"


def test_what_is_left_is_left_in_the_whole_form_and_watched_in_the_next(sitting: Sitting) -> None:
    notes = go_to(sitting, F4, "notes")
    sitting.write("You get what you pay for.")
    wait_for(sitting, notes, "You get what you pay for")
    sitting.qtbot.waitUntil(lambda: bool(offered(sitting)))
    alt(notes, Qt.Key.Key_Delete)
    assert underlined(notes) == []
    assert offered(sitting) == ""
    sitting.write(" Again: you get what you pay for. I don't know.")
    wait_for(sitting, notes, "I don't know")
    other = go_to(sitting, F3, "notes")
    sitting.write("You get what you pay for.")
    wait_for(sitting, other, "You get what you pay for")


def test_the_phrase_nearest_to_the_cursor_is_spoken_of(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("No way! Could we talk about the lease? It is not my job.")
    wait_for(sitting, matter, "No way", "It is not my job")
    last = offered(sitting)
    QTest.keyClick(matter, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert offered(sitting) != last
    assert offered(sitting) == "Better: “I will look into it at once.”"


def test_another_line_can_be_asked_for(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("I don't know")
    wait_for(sitting, matter, "I don't know")
    first = offered(sitting)
    alt(matter, Qt.Key.Key_Down)
    assert offered(sitting) == "Better: “Let me ask, and I will tell you at once.”"
    alt(matter, Qt.Key.Key_Down)
    assert offered(sitting) == first


def test_a_problem_has_the_place_under_the_field_before_a_better_line(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("I don't know")
    wait_for(sitting, matter, "I don't know")
    sitting.form.show_problems((Problem(field="matter", code="x", template="Too long"),))
    assert offered(sitting) == ""
    assert matter.accessibleDescription() == "Too long"
    sitting.write("!")
    assert offered(sitting) == "Better: “I will find out for you.”"


def test_nothing_below_the_field_moves_more_than_once(sitting: Sitting) -> None:
    notes = go_to(sitting, F3, "notes")
    sitting.write("I don't know")
    wait_for(sitting, notes, "I don't know")
    below, first = sitting.form.widget("names"), notes.geometry()
    line, place = line_of(sitting), below.geometry()
    assert first.bottom() < line.geometry().top() < line.geometry().bottom() < place.top()
    for _ in "know":
        sitting.press(Qt.Key.Key_Backspace)
    wait_for(sitting, notes)
    assert not line.isVisible()
    sitting.write("know. Impossible!")
    wait_for(sitting, notes, "I don't know", "Impossible")
    assert line.isVisible()
    assert below.geometry() == place
    assert notes.geometry() == first


def test_assistive_tools_read_what_is_offered(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("I don't know")
    wait_for(sitting, matter, "I don't know")
    spoken = QAccessible.queryAccessibleInterface(matter)
    assert spoken.text(QAccessible.Text.Description) == "Better: “I will find out for you.”"
    assert spoken.text(QAccessible.Text.Value) == "I don't know"
    buttons = [child for child in line_of(sitting).children() if isinstance(child, QWidget)]
    named = [QAccessible.queryAccessibleInterface(button) for button in buttons]
    assert [button.text(QAccessible.Text.Name) for button in named] == [
        "Better: “I will find out for you.”",
        "Another",
        "Leave it",
    ]
    assert {button.role() for button in named} == {QAccessible.Role.Button}
    assert {button.focusPolicy() for button in buttons} == {Qt.FocusPolicy.NoFocus}, "Tab goes the way the talk goes"


def test_a_draft_that_is_taken_up_again_is_looked_through(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.form.show_texts({"matter": "I don't know", "caller": "Wang Fang", "title": "ms"})
    wait_for(sitting, matter, "I don't know")
    assert offered(sitting) == "Better: “I will find out for you, Ms Wang.”"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_line_has_room_for_its_words_at_every_text_size(sitting: Sitting, scale: float, language: str) -> None:
    i18n.install(language)
    look().apply(text_scale=scale)
    matter = go_to(sitting, F2, "matter")
    sitting.write("It is not my responsibility")
    wait_for(sitting, matter, "It is not my responsibility")
    line = line_of(sitting)
    sitting.qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))
    parts = [child for child in line.children() if isinstance(child, QWidget)]
    for part in parts:
        assert line.rect().contains(part.geometry())
        assert part.height() >= part.heightForWidth(part.width())
    for one, other in pairwise(parts):
        assert not one.geometry().intersects(other.geometry())
    top = line.mapTo(sitting.form, line.rect().topLeft()).y()
    assert top >= 0
    assert top + line.height() <= sitting.form.height(), "it is in sight"


def test_the_words_around_the_offer_follow_the_screens_language(sitting: Sitting) -> None:
    matter = go_to(sitting, F2, "matter")
    sitting.write("I don't know")
    wait_for(sitting, matter, "I don't know")
    i18n.install("zh_CN")
    assert offered(sitting) == "不妨说：I will find out for you."


def test_fields_are_watched_by_their_type() -> None:
    fields = [*PhoneMessage.FIELDS, *Visit.FIELDS, *SampleRoomTour.FIELDS]
    watched = {(field.name, type(field.type)) for field in fields if field.is_running_text}
    assert watched == {("matter", LongText), ("notes", LongText), ("interest", Remark)}


def test_a_damaged_file_of_the_company_is_a_notice_and_nothing_more(sitting: Sitting) -> None:
    folder = sitting.desk.home.etiquette / "phrases"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text("phrase = 3", encoding="utf-8")
    matter = go_to(sitting, F2, "matter")
    sitting.write("I don't know")
    wait_for(sitting, matter, "I don't know")
    assert any("en.toml" in notice for notice in sitting.notices)
