"""A newcomer practises on a page of the window: one thing at a time, by keys or by mouse."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.i18n import LANGUAGES
from ui.look import look
from ui.pages.practice import PracticePage
from ui.pages.practice_rows import AnswerRow, SceneRow
from ui.pages.practice_scenes import ScenesView
from ui.pages.practice_score import ScoreView
from ui.pages.practice_turn import TurnView
from ui.widgets.button import CommandButton
from ui.widgets.spoken_line import SpokenLine

Opened = Callable[..., Any]
SEED = 7


@pytest.fixture
def page(lobby: Any, opened: Opened) -> Any:
    """The page with its scenes, at a desk where Chen Li sits."""
    lobby.desk.settings.keep(replace(lobby.desk.settings(), company="Riverside Gardens", receptionist="Chen Li"))
    shown = opened(PracticePage)
    shown.seed = lambda: SEED
    shown.activateWindow()
    return shown


def press(lobby: Any, page: Any, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page.focusWidget() or page, key)
    lobby.rest()


def begin(lobby: Any, page: Any, qtbot: QtBot, number: int = 1) -> None:
    press(lobby, page, qtbot, Qt.Key(ord(str(number))))


def key_of(page: Any, *, good: bool) -> Qt.Key:
    place = next(place for place, answer in enumerate(page._play.turn.answers) if bool(answer.misses) != good)
    return Qt.Key(ord("1") + place)


def words(page: Any) -> str:
    """All that can be read in the middle of the page."""
    shown = [part for part in page._view.findChildren(QWidget) if isinstance(part, (QLabel, AnswerRow, SceneRow))]
    return "\n".join(part.text() for part in shown)


def play_on(lobby: Any, page: Any, qtbot: QtBot, *, good: bool = True) -> None:
    """Play the scene to its end."""
    while page._play.turn is not None:
        press(lobby, page, qtbot, key_of(page, good=good))
        press(lobby, page, qtbot, Qt.Key.Key_Return)
    lobby.rest()


def test_all_scenes_are_offered_with_a_figure_each(page: Any) -> None:
    rows = page._view.rows
    assert len(rows) == 8
    assert [row._key for row in rows] == [str(number) for number in range(1, 9)]
    assert rows[0].accessibleName() == "A call for a colleague who is out"
    assert rows[0].accessibleDescription()


def test_a_figure_begins_a_scene_and_the_other_side_speaks(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    assert isinstance(page._view, TurnView)
    assert "The telephone has rung five times" in words(page)
    assert "What do you say?" in words(page)
    assert page._head._moment.text() == "Answer the call"
    assert page._head._where.text() == "1 of 10"
    assert page.focusWidget() is page._view.rows[0]


def test_a_good_answer_gets_its_tick_and_enter_leads_on(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, key_of(page, good=True))
    assert "Well said" in page._view.findChild(AnswerRow).accessibleName()
    assert "Better" not in words(page)
    assert page._foot.onward.text() == "Next"
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._head._where.text() == "2 of 10"
    assert "Could I speak to Mr Okoro, please?" in words(page)


def test_a_wrong_answer_shows_why_and_the_better_line_and_where_to_read_of_the_rule(
    lobby: Any, page: Any, qtbot: QtBot
) -> None:
    begin(lobby, page, qtbot)
    wrong = next(answer for answer in page._play.turn.answers if answer.misses)
    better = page._play.turn.good.text
    wanted: list[str] = []
    lobby.context.library_wanted.connect(wanted.append)
    press(lobby, page, qtbot, key_of(page, good=False))
    shown = words(page)
    assert wrong.text in shown
    assert wrong.misses[0].why in shown
    assert "Not quite" in page._view.findChild(AnswerRow).accessibleName()
    assert f"“{better}”" in [line.text() for line in page._view.findChildren(SpokenLine)]
    links = page._view.findChildren(CommandButton)
    assert len(links) == len(wrong.misses)
    for link in links:
        link.click()
    assert wanted == [miss.rule for miss in wrong.misses]


def test_the_verdict_is_read_out_with_the_command_that_has_the_focus(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    wrong = next(answer for answer in page._play.turn.answers if answer.misses)
    press(lobby, page, qtbot, key_of(page, good=False))
    assert page.focusWidget() is page._foot.onward
    assert "Not quite" in page._foot.onward.accessibleDescription()
    assert wrong.misses[0].why in page._foot.onward.accessibleDescription()


def test_up_down_and_the_mouse_choose_as_well(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    first, second = page._view.rows[:2]
    press(lobby, page, qtbot, Qt.Key.Key_Down)
    assert page.focusWidget() is second
    press(lobby, page, qtbot, Qt.Key.Key_Up)
    assert page.focusWidget() is first
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert page._verdict.said == page._play.turns[0].answers[1].text


def test_enter_on_an_answer_takes_it_and_does_not_run_on(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._verdict is not None
    assert page._head._where.text() == "1 of 10"


def test_what_is_typed_is_judged_and_named(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    page._foot.way.click()
    assert page.focusWidget() is page._view.field
    qtbot.keyClicks(page.focusWidget(), "Riverside Gardens, what can I do for you?")
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert "Heard: which house this is, an offer of help." in words(page)
    assert "Not heard: an apology, who you are." in words(page)
    assert page._head._where.text() == "1 of 10"
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._view.field is not None
    assert page._view.field.text() == ""


def test_what_one_never_says_is_told_with_a_better_line(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    page._foot.way.click()
    qtbot.keyClicks(page.focusWidget(), "Sorry for the wait. Riverside Gardens, Chen Li, that is not my department.")
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert "One never says “that is not my department”" in words(page)
    assert "phrase.never.other-dept" in page._verdict.missed


def test_a_figure_that_is_typed_is_a_letter_and_picks_nothing(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    page._foot.way.click()
    press(lobby, page, qtbot, Qt.Key.Key_2)
    assert page._view.field.text() == "2"
    assert page._verdict is None


def test_nothing_typed_is_no_answer_yet(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    page._foot.way.click()
    qtbot.keyClicks(page.focusWidget(), "   ")
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._verdict is None


def test_what_was_typed_is_still_there_after_a_look_at_the_answers(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    page._foot.way.click()
    qtbot.keyClicks(page.focusWidget(), "Good mor")
    page._foot.way.click()
    assert page._view.rows
    page._foot.way.click()
    assert page._view.field.text() == "Good mor"


def test_a_deed_is_picked_even_by_somebody_who_types(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot, 4)
    assert "What do you do?" in words(page)
    assert page._view.rows
    assert not page._foot.way.isVisible()


def test_the_end_tells_moment_by_moment_what_was_missed(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, key_of(page, good=False))
    missed = page._verdict.missed
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    play_on(lobby, page, qtbot)
    assert isinstance(page._view, ScoreView)
    score = page._play.score()
    shown = words(page)
    assert f"{score.kept} of {score.asked} rules kept" in shown
    assert all(moment.title in shown for moment in score.moments)
    assert all(page._play.rules[rule].name in shown for rule in missed)
    assert score.asked - score.kept == len(missed)


def test_a_result_is_kept_for_whoever_sits_here_and_nothing_goes_into_the_logbook(
    lobby: Any, page: Any, qtbot: QtBot
) -> None:
    begin(lobby, page, qtbot)
    play_on(lobby, page, qtbot)
    (result,) = lobby.desk.practice.results.of("Chen Li")
    assert (result.scene, result.kept) == ("call_out", result.asked)
    assert lobby.desk.tasks.page(LogbookFilter()) == ()
    assert lobby.desk.drafts.all() == ()
    press(lobby, page, qtbot, Qt.Key.Key_Escape)
    assert f"{result.kept} of {result.asked}" in page._view.rows[0].accessibleDescription()
    page._foot.forget.click()
    lobby.rest()
    assert lobby.desk.practice.results.of("Chen Li") == ()
    assert not page._foot.forget.isVisible()


def test_played_again_the_last_time_is_remembered_and_enter_leads_to_the_next_scene(
    lobby: Any, page: Any, qtbot: QtBot
) -> None:
    begin(lobby, page, qtbot)
    play_on(lobby, page, qtbot, good=False)
    before = page._play.score()
    page._foot.again.click()
    lobby.rest()
    assert page._head._where.text() == "1 of 10"
    play_on(lobby, page, qtbot)
    assert f"Last time: {before.kept} of {before.asked}." in words(page)
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._play.scene.id == "call_transfer"


def test_after_the_last_scene_comes_the_first(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot, 8)
    play_on(lobby, page, qtbot)
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert page._play.scene.id == "call_out"


def test_escape_goes_back_to_the_scenes_and_from_there_to_the_library(lobby: Any, page: Any, qtbot: QtBot) -> None:
    wanted: list[str] = []
    lobby.context.page_wanted.connect(wanted.append)
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, Qt.Key.Key_Escape)
    assert isinstance(page._view, ScenesView)
    assert wanted == []
    press(lobby, page, qtbot, Qt.Key.Key_Escape)
    assert wanted == ["library"]


def test_a_scene_that_was_left_for_a_call_stands_where_it_was(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, key_of(page, good=True))
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    page._foot.way.click()
    qtbot.keyClicks(page.focusWidget(), "One mo")
    page.hide()
    page.show()
    page.shown()
    lobby.rest()
    assert page._head._where.text() == "2 of 10"
    assert page._view.field.text() == "One mo"


def test_the_scenes_follow_the_screens_language_until_somebody_chooses_theirs(
    lobby: Any, page: Any, qtbot: QtBot
) -> None:
    i18n.install("zh_CN")
    lobby.rest()
    assert page._view.rows[0].text() == "同事外出，代记留言"
    page._head.scene_language.set_text("en")
    page._head.scene_language.edited.emit()
    lobby.rest()
    assert page._view.rows[0].text() == "A call for a colleague who is out"
    begin(lobby, page, qtbot)
    assert "您怎么说？" in words(page)
    assert "The telephone has rung five times" in words(page)


def test_a_scene_under_way_goes_on_when_the_screen_changes_its_language(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, key_of(page, good=False))
    i18n.install("zh_CN")
    lobby.rest()
    assert "欠妥" in page._view.findChild(AnswerRow).accessibleName()
    press(lobby, page, qtbot, Qt.Key.Key_Return)
    assert len(page._play.verdicts) == 1
    assert "Could I speak to Mr Okoro, please?" in words(page)


def test_tab_goes_from_the_answers_to_the_commands(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    reached = []
    for _step in range(5):
        reached.append(page.focusWidget())
        press(lobby, page, qtbot, Qt.Key.Key_Tab)
    assert reached == [*page._view.rows, page._foot.back, page._foot.way]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_at_any_text_size(lobby: Any, page: Any, qtbot: QtBot, scale: float, language: str) -> None:
    i18n.install(language)
    look().apply(text_scale=scale)
    lobby.rest()
    for number in range(1, 9):
        begin(lobby, page, qtbot, number)
        for turn in page._play.turns:
            for row in page._view.rows:
                assert row.height() >= row.heightForWidth(row.width()), row.text()
            for line in page._view.findChildren(SpokenLine):
                assert line.height() >= line.heightForWidth(line.width()), line.text()
            assert page._play.turn is turn
            page._picked(turn.answers.index(next(answer for answer in turn.answers if answer.misses)))
            lobby.rest()
            for line in page._view.findChildren(SpokenLine):
                assert line.height() >= line.heightForWidth(line.width()), line.text()
            page._onward()
            lobby.rest()
            if number > 2:
                break
        page.step_back()
        lobby.rest()


def test_everything_that_takes_the_focus_has_a_name(lobby: Any, page: Any, qtbot: QtBot) -> None:
    begin(lobby, page, qtbot)
    press(lobby, page, qtbot, key_of(page, good=False))
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert part.accessibleName(), part
