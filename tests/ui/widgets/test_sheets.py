"""The coach's sheet and a record's details."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look import Role, look
from ui.widgets.advice import Advice
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Fact, Facts
from ui.widgets.history import History, Step
from ui.widgets.moment_dots import MomentDots
from ui.widgets.pill import ReadBack, StatePill
from ui.widgets.sheet import Sheet
from ui.widgets.spoken_line import SpokenLine


def _ink_columns(widget: QWidget) -> list[int]:
    """The columns of pixels that hold something darker than paper."""
    image = widget.grab().toImage()
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 110 for y in range(image.height()))
    ]


def test_the_opening_quote_hangs_outside_the_edge_of_the_text(qtbot: QtBot) -> None:
    sheet = Sheet("Coach")
    qtbot.addWidget(sheet)
    line = SpokenLine("“Good morning, Riverside Gardens, Chen Li speaking. How may I help you?”")
    sheet.add_spoken(line)
    sheet.column.addStretch(1)
    sheet.resize(336, 400)
    sheet.show()
    qtbot.waitExposed(sheet)
    edge = sheet.column.contentsRect().left()
    assert line.x() + SpokenLine.hang() == edge
    assert line.height() == line.heightForWidth(line.width())
    assert line.height() % look().line(Role.SPOKEN) == 0


def test_a_spoken_line_grows_with_the_text_size(qtbot: QtBot) -> None:
    line = SpokenLine("“May I take a message for him?”")
    qtbot.addWidget(line)
    before = line.heightForWidth(280)
    look().apply(text_scale=2.0)
    assert line.heightForWidth(280) > before


def test_a_moment_is_named_and_can_be_pressed(qtbot: QtBot) -> None:
    dots = MomentDots("Moments")
    qtbot.addWidget(dots)
    dots.set_moments(["Answer", "Take a message", "Read back"], 1)
    assert [dot.accessibleName() for dot in dots.buttons()] == ["Answer", "Take a message", "Read back"]
    with qtbot.waitSignal(dots.chosen) as chosen:
        dots.buttons()[2].click()
    assert chosen.args == [2]
    dots.set_moments(["Answer"], 0)
    assert len(dots.buttons()) == 1


def test_advice_is_shortened_to_one_line_each_and_read_out_in_full(qtbot: QtBot) -> None:
    advice = Advice()
    qtbot.addWidget(advice)
    advice.set_advice(["Smile first.", "Use the name."], ["Typing before you have greeted."])
    advice.resize(272, advice.full_height(272))
    assert "Use the name." in advice.accessibleName()
    assert advice.minimumSizeHint().height() < advice.full_height(272)
    advice.resize(272, advice.minimumSizeHint().height())
    assert _ink_columns(advice)


def test_the_spoken_line_is_whole_even_where_advice_has_to_give_way(qtbot: QtBot) -> None:
    sheet, advice = Sheet("Coach"), Advice()
    qtbot.addWidget(sheet)
    line = SpokenLine("“Good morning, Riverside Gardens, this is Chen Li. How may I help you?”")
    sheet.add_spoken(line)
    sheet.column.addWidget(advice, 1)
    advice.set_advice(["Pick up within three rings."] * 4, ["A bare “Hello?”"] * 4)
    sheet.resize(336, 360)
    sheet.show()
    qtbot.waitExposed(sheet)
    assert line.height() == line.heightForWidth(line.width())
    assert advice.height() < advice.full_height(advice.width())


def test_a_long_sentence_in_the_strip_is_set_smaller_before_it_is_shortened(qtbot: QtBot) -> None:
    line = SpokenLine("“May I have your name, please?”", one_line=True)
    qtbot.addWidget(line)
    line.show()
    widths = []
    for width in (600, 290):
        line.resize(width, 40)
        widths.append(max(_ink_columns(line)))
    assert widths[1] < 290 < widths[0]


def test_a_long_value_wraps_and_is_never_cut(qtbot: QtBot) -> None:
    facts = Facts([Fact(label="Purpose", value="Pump inspection " * 20), Fact(label="Plate", value="")])
    qtbot.addWidget(facts)
    assert facts.heightForWidth(336) > 5 * 22
    assert "Pump inspection" in facts.accessibleName()


def test_a_correction_shows_the_old_value_and_the_new_one(qtbot: QtBot) -> None:
    short = Step(title="Left", time="15:20", before="13:00", after="12:05", corrected=True)
    long = Step(title="Matter", time="15:20", before="old " * 40, after="new " * 40, corrected=True)
    history = History([short])
    qtbot.addWidget(history)
    one_line = history.heightForWidth(336)
    assert "13:00 12:05" in history.accessibleName()
    history.set_steps([long])
    assert history.heightForWidth(336) > one_line
    history.resize(336, history.heightForWidth(336))
    assert max(_ink_columns(history)) < 336


def test_an_empty_list_says_what_will_stand_there(qtbot: QtBot) -> None:
    empty = EmptyState("pin", "Nobody is on site", "Visitors stand here from check-in until they leave.")
    qtbot.addWidget(empty)
    empty.resize(500, 300)
    assert _ink_columns(empty)


def test_a_state_is_a_shape_and_a_word(qtbot: QtBot) -> None:
    pill, read_back = StatePill("Out until 15:00"), ReadBack()
    qtbot.addWidget(pill)
    qtbot.addWidget(read_back)
    assert pill.text() == "Out until 15:00"
    assert read_back.isHidden()
    read_back.set_groups("138 – 0013 – 8000")
    assert not read_back.isHidden()
