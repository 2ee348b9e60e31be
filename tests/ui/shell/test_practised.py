"""For experts the coach steps back: per person, what was seen often is shown short."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.domain.colleague import Colleague
from receptiondesk.services.familiarity import PRACTISED, Familiarity
from receptiondesk.services.home import Home
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.coach.practised import Practised


def practise(home: Home, person: str, *moments: str) -> None:
    """Somebody has had these moments of a telephone message before them often enough."""
    familiarity = Familiarity(home.familiar)
    for moment in moments:
        for _ in range(PRACTISED):
            familiarity.note(person, "phone_message", moment)
    familiarity.keep(familiarity.counts())


def lines(sitting: Sitting) -> tuple[str, ...]:
    return sitting.view.coach.sheet.lines.shown


def a_glance(sitting: Sitting) -> None:
    """What is shown has stood there long enough to be seen."""
    (practised,) = sitting.view.coach.findChildren(Practised)
    practised.seen()


def seen(home: Home, person: str, moment: str, times: int) -> bool:
    """Whether exactly so many more are missing to a practised moment."""
    familiarity = Familiarity(home.familiar)
    for _ in range(PRACTISED - times - 1):
        familiarity.note(person, "phone_message", moment)
    almost = familiarity.is_practised(person, "phone_message", moment)
    familiarity.note(person, "phone_message", moment)
    return not almost and familiarity.is_practised(person, "phone_message", moment)


def test_a_practised_moment_is_short_and_opens_for_the_day(desk_home: Home, qtbot: QtBot) -> None:
    practise(desk_home, "Chen Li", "answer")
    sitting = sit_down(desk_home, qtbot)
    sitting.press(Qt.Key.Key_F2)
    advice = sitting.view.coach.advice
    assert advice is not None and advice.say
    assert not set(lines(sitting)) & (set(advice.do) - advice.special)

    sitting.view.coach.sheet.lines.whole_wanted.emit()
    whole = lines(sitting)
    assert whole[0] == advice.do[0]
    sitting.write("Li Wei")
    sitting.control(Qt.Key.Key_D)
    sitting.press(Qt.Key.Key_F2)
    assert lines(sitting) == whole
    stand_up(sitting)


def test_what_is_made_for_just_this_situation_stays(desk_home: Home, qtbot: QtBot) -> None:
    practise(desk_home, "Chen Li", "answer", "message")
    sitting = sit_down(desk_home, qtbot)
    sitting.press(Qt.Key.Key_F2)
    sitting.view.coach.sheet.noticed.emit("rang_long", True)
    advice = sitting.view.coach.advice
    assert advice is not None
    assert set(lines(sitting)) == advice.special & {*advice.do, *advice.avoid}
    assert lines(sitting)
    stand_up(sitting)


def test_a_newcomer_at_the_same_desk_is_shown_everything(desk_home: Home, qtbot: QtBot) -> None:
    practise(desk_home, "Chen Li", "answer")
    sitting = sit_down(desk_home, qtbot)
    sitting.desk.settings.keep(replace(sitting.desk.settings(), receptionist="Zhao Min"))
    sitting.press(Qt.Key.Key_F2)
    advice = sitting.view.coach.advice
    assert advice is not None
    assert advice.do[0] in lines(sitting)
    stand_up(sitting)


def test_who_wants_everything_is_shown_everything(desk_home: Home, qtbot: QtBot) -> None:
    practise(desk_home, "Chen Li", "answer")
    sitting = sit_down(desk_home, qtbot)
    sitting.desk.settings.keep(replace(sitting.desk.settings(), practised="whole"))
    sitting.press(Qt.Key.Key_F2)
    advice = sitting.view.coach.advice
    assert advice is not None
    assert advice.do[0] in lines(sitting)
    stand_up(sitting)


def test_a_moment_of_a_real_task_counts_once_and_an_empty_form_not_at_all(desk_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(desk_home, qtbot)
    sitting.press(Qt.Key.Key_F2)
    a_glance(sitting)
    sitting.view.coach.keep_counts()
    sitting.rest()
    assert not desk_home.familiar.exists()

    sitting.write("Li Wei")
    for _ in range(3):
        a_glance(sitting)
    sitting.form.focus_field("caller")
    a_glance(sitting)
    sitting.form.focus_field("recipient")
    a_glance(sitting)
    stand_up(sitting)
    assert seen(desk_home, "Chen Li", "answer", 1)
    assert seen(desk_home, "Chen Li", "message", 1)


def test_the_next_task_counts_again(desk_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(desk_home, qtbot)
    sitting.desk.directory.put([Colleague(name="Li Wei")])
    for _ in range(3):
        sitting.press(Qt.Key.Key_F2)
        sitting.write("Li Wei")
        a_glance(sitting)
        sitting.control(Qt.Key.Key_D)
    stand_up(sitting)
    assert seen(desk_home, "Chen Li", "answer", 3)


def test_a_damaged_count_stops_nobody(desk_home: Home, qtbot: QtBot) -> None:
    practise(desk_home, "Chen Li", "answer")
    (file,) = desk_home.familiar.glob("*.json")
    file.write_bytes(b"\x00\xff")
    sitting = sit_down(desk_home, qtbot)
    sitting.press(Qt.Key.Key_F2)
    advice = sitting.view.coach.advice
    assert advice is not None
    assert advice.do[0] in lines(sitting)
    stand_up(sitting)
