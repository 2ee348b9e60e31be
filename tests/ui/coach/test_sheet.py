"""The coach's sheet: every prompt fits, nothing is cut, and the reasons are one press away."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.clocks import Hold
from receptiondesk.services.coach import Advice, AdvisedPrompt, Ask
from tests.services.coach_cases import NOW
from tests.services.coach_said import all_advice, every_guide
from ui.coach.clock_words import face_of
from ui.coach.sheet import CoachSheet
from ui.look import look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.tick_chip import TickChip

ROUND_THE_SHEET = 16
"""The panel's margins."""
LAPTOP = 768


def sheet_of_a_laptop(qtbot: QtBot, scale: float) -> CoachSheet:
    """The sheet in a window of 1366 × 768 with a notice at its foot and the keys of a message."""
    look().apply(text_scale=scale)
    sizes, sheet = look().sizes, CoachSheet()
    qtbot.addWidget(sheet)
    sheet.resize(sizes.coach - ROUND_THE_SHEET, LAPTOP - sizes.top_bar - sizes.notice - ROUND_THE_SHEET)
    keys = [("Hold", "F6"), ("Transfer", "F7"), ("Complaint", "F10"), ("Abuse", "F11")]
    buttons = [CommandButton(label, key=key, fit=Fit.NOTICE, parent=sheet.foot) for label, key in keys]
    fitting = sheet.fitting(buttons, sheet.rows_of_foot())
    for button in buttons[fitting:]:
        button.deleteLater()
    sheet.show_foot(buttons[:fitting])
    sheet.show()
    return sheet


def visible(sheet: CoachSheet, kind: type[QWidget]) -> QWidget | None:
    return next((widget for widget in sheet.findChildren(kind) if widget.isVisibleTo(sheet)), None)


def place(sheet: CoachSheet, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(sheet, widget.rect().topLeft()), widget.size())


def least(advice: Advice) -> set[str]:
    """The lines that must be there whole."""
    return {*advice.do[:1], *advice.avoid[:1]}


def unlike(advised: Iterable[Advice]) -> list[Advice]:
    """One of all advice that takes the same room."""
    kinds = {(a.moment, a.say, a.do[:1], a.avoid[:1], len(a.asks)): a for a in advised}
    return list(kinds.values())


@every_guide
def test_every_prompt_fits_into_the_panel_of_a_laptop_at_150_percent(guide: str, locale: str, qtbot: QtBot) -> None:
    i18n.install(locale)
    sheet = sheet_of_a_laptop(qtbot, 1.5)
    clock = face_of(Hold(since=NOW, minutes=1), NOW)
    for advice in unlike(all_advice(guide, locale)):
        course = [advice.title] * advice.steps
        for face, minutes in ((None, None), (None, 1), (clock, None)):
            sheet.show_clock(face)
            sheet.show_moment(advice, "Sample-room tour", course, minutes=minutes)
            assert least(advice) <= set(sheet.lines.shown), (advice.moment, advice.say, advice.do, advice.avoid)
            line = visible(sheet, SpokenLine)
            if advice.say:
                assert isinstance(line, SpokenLine)
                assert line.height() == line.heightForWidth(line.width())
                assert place(sheet, line).bottom() < place(sheet, sheet.lines).top() + sheet.lines.reach()
            assert place(sheet, sheet.lines).bottom() < place(sheet, sheet.foot).top()


A_LOT = Advice(
    kind="visit",
    moment="greet",
    title="Welcome",
    side="",
    step=1,
    steps=6,
    next_title="Ask the name",
    say="Good morning. Welcome to Riverside Gardens. How may I help you?",
    do=("Stand, look up and smile first.", "Use the name from then on.", "Take a card with both hands."),
    avoid=("Finishing your typing first.", "Reading out others’ names."),
    special=frozenset({"Take a card with both hands."}),
    prompts=(
        AdvisedPrompt(
            rule="greet.warm",
            say="Good morning.",
            do=("Stand, look up and smile first.",),
            avoid=(),
            why="A first impression is made only once.",
        ),
        AdvisedPrompt(
            rule="card.take", say="", do=("Take a card with both hands.",), avoid=(), why="It stands for its owner."
        ),
    ),
    asks=(Ask(fact="important", label="An important guest", on=False), Ask(fact="rain", label="It rains", on=False)),
    sides=(),
)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_line_is_there_whole_or_not_at_all(qtbot: QtBot, scale: float) -> None:
    sheet = sheet_of_a_laptop(qtbot, scale)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    for height in range(sheet.height(), 120, -7):
        sheet.resize(sheet.width(), height)
        shown = sheet.lines.shown
        lists = sheet.lines._lists
        assert lists._height(lists._fitting(), lists.width()) <= lists.height()
        assert not shown or shown[0] == A_LOT.do[0]


def test_a_roomy_sheet_names_the_next_moment_and_a_low_one_does_not(qtbot: QtBot) -> None:
    roomy = sheet_of_a_laptop(qtbot, 1.0)
    roomy.show_moment(replace(A_LOT, asks=()), "Visitor", ["Welcome"] * 6)
    assert roomy.head._next.isVisible()
    low = sheet_of_a_laptop(qtbot, 1.5)
    low.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    assert not low.head._next.isVisible()


def test_what_may_be_ticked_is_ticked_on_the_sheet(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    chip = sheet.findChildren(TickChip)[1]
    with qtbot.waitSignal(sheet.noticed) as noticed:
        chip.click()
    assert noticed.args == ["rain", True]


def test_the_reasons_are_folded_and_one_press_away(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    why = next(button for button in sheet.findChildren(CommandButton) if button.text() == "Why?")
    reasons = sheet.lines._reasons
    assert not reasons.isVisible()
    why.click()
    assert reasons.isVisible()
    assert "A first impression is made only once." in reasons.accessibleName()
    assert sheet.lines.shown == ()
    why.click()
    assert not reasons.isVisible()
    assert A_LOT.do[0] in sheet.lines.shown


def test_the_reasons_fold_again_when_the_talk_moves_on(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    sheet.lines._why.click()
    sheet.show_moment(replace(A_LOT, moment="name"), "Visitor", ["Welcome"] * 6)
    assert A_LOT.do[0] in sheet.lines.shown


def test_in_short_only_what_is_made_for_just_this_situation_is_left(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6, in_short=True)
    assert sheet.lines.shown == ("Take a card with both hands.",)
    with qtbot.waitSignal(sheet.lines.whole_wanted):
        sheet.lines._whole.click()


def test_nothing_is_left_out_without_saying_so(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6)
    assert not sheet.lines._whole.isVisible()
    sheet.show_moment(A_LOT, "Visitor", ["Welcome"] * 6, in_short=True)
    assert sheet.lines._whole.isVisible()


def test_nothing_to_say_and_nothing_special_still_leaves_a_deed(qtbot: QtBot) -> None:
    sheet = sheet_of_a_laptop(qtbot, 1.0)
    silent = replace(A_LOT, say="", special=frozenset())
    sheet.show_moment(silent, "Visitor", ["Welcome"] * 6, in_short=True)
    assert sheet.lines.shown == (A_LOT.do[0],)
