"""Underlined words: they stay with their letters while others are typed, and never become part of the text."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look import Scheme, look
from ui.widgets.marks import Mark, Units, moved
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("say no way", "Oh, say no way", "no way"),
        ("say no way", "say no way to them", "no way"),
        ("say no way", "say nno way", None),
        ("say no way", "say no 1 way", None),
        ("say no way", "say way", None),
        ("say no way", "", None),
    ],
)
def test_a_mark_stays_with_its_words_or_goes_with_them(old: str, new: str, expected: str | None) -> None:
    after = moved([Mark(4, 10)], old, new)
    assert [new[mark.start : mark.end] for mark in after] == ([expected] if expected else [])


def test_qt_counts_rare_characters_twice_and_both_ways_agree() -> None:
    text = "a😀b𠮷c"
    units = Units(text)
    assert [units.qt(at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [units.character(units.qt(at)) for at in range(6)] == list(range(6))


@pytest.mark.parametrize("make", [TextArea, TextField])
def test_replacing_words_leaves_the_cursor_where_it_was_in_the_text(
    make: type[TextArea] | type[TextField], qtbot: QtBot
) -> None:
    field = make("Matter")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "one two three")
    field.replace_words(Mark(4, 7), "😀😀")
    assert field.text() == "one 😀😀 three"
    assert field.place() == len(field.text())
    field.undo()
    assert field.text() == "one two three"


def test_underlining_is_no_step_that_could_be_undone(qtbot: QtBot) -> None:
    area = TextArea("Matter")
    qtbot.addWidget(area)
    area.set_text("no way")
    with qtbot.assertNotEmitted(area.edited):
        area.set_marks([Mark(0, 6)])
    assert not area.document().isUndoAvailable()
    assert area.toPlainText() == "no way"
    assert "underline" not in area.toHtml()
    area.set_text("other")
    assert area.marks() == ()


def amber_in(widget: QWidget, part: QRect) -> int:
    """How many pixels of a part of a widget look amber."""
    image: QImage = widget.grab(part).toImage()
    amber, found = look().colours.amber, 0
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            # Between the letters’ ground and full amber: hue tells it from grey text.
            found += colour.saturation() > 60 and abs(colour.hue() - amber.hue()) < 15
    return found


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("make", [TextArea, TextField])
def test_the_line_is_drawn_under_the_words_and_nowhere_else(
    make: type[TextArea] | type[TextField], scheme: Scheme, qtbot: QtBot
) -> None:
    look().apply(scheme=scheme)
    field = make("Matter")
    qtbot.addWidget(field)
    field.resize(400, field.sizeHint().height())
    field.show()
    field.set_text("mmmmmmmm")
    left, right = QRect(0, 0, 40, field.height()), QRect(40, 0, 200, field.height())
    assert (amber_in(field, left), amber_in(field, right)) == (0, 0)
    field.set_marks([Mark(4, 8)])
    assert amber_in(field, left) == 0
    assert amber_in(field, right) > 20
