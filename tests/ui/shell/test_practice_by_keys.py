"""A whole scene played in the real window with nothing but keys."""

from PySide6.QtCore import Qt

from tests.fixtures.sitting import Sitting
from ui.pages.practice import PracticePage
from ui.pages.practice_score import ScoreView


def practice(sitting: Sitting) -> PracticePage:
    page = sitting.view.work_area.front_page
    assert isinstance(page, PracticePage)
    return page


def test_a_newcomer_plays_a_whole_call_by_keys(sitting: Sitting) -> None:
    sitting.context.page_wanted.emit("practice")
    sitting.rest()
    page = practice(sitting)
    sitting.press(Qt.Key.Key_2)
    play = page._play
    assert play is not None
    while play.turn is not None:
        sitting.press(Qt.Key(ord("1") + play.turn.answers.index(play.turn.good)))
        sitting.press(Qt.Key.Key_Return)
    assert isinstance(page._view, ScoreView)
    assert play.score().kept == play.score().asked
    assert sitting.all_tasks() == ()
    assert sitting.notices == []


def test_a_call_in_the_middle_of_a_scene_is_taken_and_the_scene_goes_on_afterwards(sitting: Sitting) -> None:
    sitting.context.page_wanted.emit("practice")
    sitting.rest()
    page = practice(sitting)
    sitting.press(Qt.Key.Key_1)
    sitting.press(Qt.Key.Key_F2)
    assert sitting.form is not None
    sitting.press(Qt.Key.Key_Escape)
    assert practice(sitting) is page
    assert page._play is not None
    sitting.press(Qt.Key.Key_2)
    assert len(page._play.verdicts) == 1


def test_the_library_opens_at_the_rule_that_was_missed(sitting: Sitting) -> None:
    sitting.context.page_wanted.emit("practice")
    sitting.rest()
    page = practice(sitting)
    sitting.press(Qt.Key.Key_1)
    play = page._play
    assert play is not None
    assert play.turn is not None
    wrong = next(place for place, answer in enumerate(play.turn.answers) if answer.misses)
    sitting.press(Qt.Key(ord("1") + wrong))
    sitting.press(Qt.Key.Key_Backtab)
    sitting.press(Qt.Key.Key_Backtab)
    sitting.press(Qt.Key.Key_Space)
    front = sitting.view.work_area.front_page
    assert front is not None
    assert front.id == "library"
