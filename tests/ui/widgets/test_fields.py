"""The fields of a form: what is typed is kept as it was typed, and the keyboard can do everything."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.look import look
from ui.widgets.base import FormField
from ui.widgets.choice import Choice
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.text_area import MOST_LINES, TextArea
from ui.widgets.text_field import TextField
from ui.widgets.tick_chip import TickChip
from ui.widgets.time_field import TimeField

TITLES = [("mr", "Mr"), ("ms", "Ms"), ("dr", "Dr")]


def test_typing_says_edited_and_setting_does_not(qtbot: QtBot) -> None:
    field = TextField("Caller")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Li Wei")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field, "!")


def test_a_pasted_line_break_or_bell_does_not_get_into_a_name(qtbot: QtBot) -> None:
    field = TextField("Caller")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("Wang\nFang\x07\x00\x9f")
    field.paste()
    assert field.text() == "Wang Fang"


def test_a_mistyped_name_can_be_undone(qtbot: QtBot) -> None:
    field = TextField("Caller")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "Wang")
    field.undo()
    assert field.text() == ""


def test_the_matter_keeps_its_lines_and_loses_control_characters(qtbot: QtBot) -> None:
    area = TextArea("Matter")
    qtbot.addWidget(area)
    pasted = QMimeData()
    pasted.setText("first\r\nsecond\x07")
    pasted.setHtml("<b>first</b>")
    area.insertFromMimeData(pasted)
    assert area.text() == "first\nsecond"
    assert "<b>" not in area.toHtml().partition("<body")[2]


def test_what_is_typed_into_the_matter_can_be_undone(qtbot: QtBot) -> None:
    area = TextArea("Matter")
    qtbot.addWidget(area)
    area.set_text("lease")
    with qtbot.waitSignal(area.edited):
        qtbot.keyClicks(area, "x")
    area.undo()
    assert area.text() == "lease"


def test_tab_leaves_the_matter(qtbot: QtBot) -> None:
    window = QWidget()
    area, after = TextArea("Matter", parent=window), TextField("Best time", parent=window)
    QWidget.setTabOrder(area, after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert area.text() == ""
    assert after.hasFocus()


def test_a_hundred_thousand_characters_do_not_make_the_matter_higher_than_eight_lines(qtbot: QtBot) -> None:
    area = TextArea("Matter")
    qtbot.addWidget(area)
    area.set_text("long " * 20_000)
    assert len(area.text()) == 100_000
    assert area.maximumHeight() == area.height_of(MOST_LINES)


def test_a_letter_chooses_a_title(qtbot: QtBot) -> None:
    choice = Choice("Title", TITLES)
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.edited):
        qtbot.keyClicks(choice, "d")
    assert choice.text() == "dr"


def test_delete_takes_a_choice_back(qtbot: QtBot) -> None:
    choice = Choice("Title", TITLES)
    qtbot.addWidget(choice)
    choice.set_text("ms")
    with qtbot.waitSignal(choice.edited):
        qtbot.keyClick(choice, Qt.Key.Key_Delete)
    assert choice.text() == ""


def test_rolling_the_wheel_past_a_choice_changes_nothing(qtbot: QtBot) -> None:
    choice = Choice("Title", TITLES)
    qtbot.addWidget(choice)
    choice.set_text("mr")
    roll = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    choice.wheelEvent(roll)
    assert choice.text() == "mr"


def test_somebody_who_is_not_listed_can_be_typed_into_an_editable_choice(qtbot: QtBot) -> None:
    choice = Choice("Host", [("17", "Li Wei")], editable=True)
    qtbot.addWidget(choice)
    choice.set_text("17")
    assert choice.currentText() == "Li Wei"
    choice.set_text("Nobody We Know")
    assert choice.text() == "Nobody We Know"
    line = choice.lineEdit()
    assert line is not None
    line.clear()
    with qtbot.waitSignal(choice.edited):
        qtbot.keyClicks(line, "li wei")
    assert choice.text() == "17"


def test_new_options_leave_what_was_chosen(qtbot: QtBot) -> None:
    choice = Choice("Title", TITLES)
    qtbot.addWidget(choice)
    choice.set_text("ms")
    with qtbot.assertNotEmitted(choice.edited):
        choice.set_options([("ms", "女士"), ("mr", "先生")])
    assert (choice.text(), choice.currentText()) == ("ms", "女士")


def test_the_arrow_keys_count_a_party_and_stop_at_its_ends(qtbot: QtBot) -> None:
    stepper = Stepper("Party size", lowest=1, highest=3)
    qtbot.addWidget(stepper)
    qtbot.keyClick(stepper, Qt.Key.Key_Up)
    assert stepper.value() == 1
    for _ in range(5):
        qtbot.keyClick(stepper, Qt.Key.Key_Up)
    assert stepper.value() == 3
    for _ in range(5):
        qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert stepper.value() == 1


def test_a_count_that_is_no_number_is_kept_as_it_was_typed(qtbot: QtBot) -> None:
    stepper = Stepper("Party size")
    qtbot.addWidget(stepper)
    stepper.set_text("ten")
    assert stepper.text() == "ten"
    assert stepper.value() is None


def test_a_segment_is_chosen_by_a_click_and_taken_back_by_the_form(qtbot: QtBot) -> None:
    segments = Segments("Visit", [("first", "First"), ("repeat", "Repeat")])
    qtbot.addWidget(segments)
    segments.show()
    assert segments.text() == ""
    with qtbot.waitSignal(segments.edited):
        qtbot.mouseClick(segments.focusProxy(), Qt.MouseButton.LeftButton)
    assert segments.text() == "first"
    segments.set_text("")
    assert segments.text() == ""


def test_a_clock_alone_means_today(qtbot: QtBot, chinese: None) -> None:
    field = TimeField("Taken at")
    qtbot.addWidget(field)
    field.set_text("2026-11-20 09:38")
    assert field.suffix() == ""
    field.set_text("09:38")
    assert field.suffix()


FIELDS: list[Callable[[], QWidget]] = [
    lambda: TextField("A field"),
    lambda: TextArea("A field"),
    lambda: Choice("A field", TITLES),
    lambda: Choice("A field", TITLES, editable=True),
    lambda: Stepper("A field"),
    lambda: TickChip("A field"),
    lambda: TimeField("A field"),
    lambda: Segments("A field", TITLES),
]


@pytest.mark.parametrize("make", FIELDS)
def test_every_field_says_its_name_its_role_and_its_problem(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    field = make()
    qtbot.addWidget(field)
    spoken = QAccessible.queryAccessibleInterface(field)
    assert spoken.text(QAccessible.Text.Name) == "A field"
    if not isinstance(field, Segments):
        assert spoken.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client)
    judged = cast(FormField, field)
    with qtbot.waitSignal(judged.problem_changed):
        judged.set_problem("Too short")
    assert spoken.text(QAccessible.Text.Description) == "Too short"
    judged.set_problem(None)
    assert judged.problem() == ""


@pytest.mark.parametrize("make", FIELDS)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_field_is_lower_than_its_text(make: Callable[[], QWidget], scale: float, qtbot: QtBot) -> None:
    field = make()
    qtbot.addWidget(field)
    look().apply(text_scale=scale)
    assert field.sizeHint().height() >= look().sizes.control or field.height() >= look().sizes.control


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_K])
def test_the_keys_of_another_editor_are_left_to_the_desk(qtbot: QtBot, key: Qt.Key) -> None:
    fields: list[QWidget] = [TextField(), TextArea(), Choice(options=[("a", "A")], editable=True)]
    for field in fields:
        qtbot.addWidget(field)
        typed_into = field.findChild(QLineEdit) or field
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        asked.accept()  # as Qt does on a desktop where the key means something in a text
        assert QApplication.sendEvent(typed_into, asked)
        assert not asked.isAccepted()
