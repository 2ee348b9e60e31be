"""The first start asks three questions and then leaves people in peace."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from ui.pages.first_start import FirstStart


def shown(lobby: Any, qtbot: QtBot) -> FirstStart:
    page = FirstStart(lobby.context)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    lobby.rest()
    return page


def test_enter_goes_from_question_to_question_and_then_begins(lobby: Any, qtbot: QtBot) -> None:
    page = shown(lobby, qtbot)
    begun: list[bool] = []
    page.done.connect(lambda: begun.append(True))
    for name, text in (("company", "Riverside Gardens"), ("station", "Lobby A"), ("receptionist", "Chen Li")):
        field = page.answers[name]
        assert field.hasFocus()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    settings = lobby.desk.settings()
    assert begun == [True]
    assert (settings.company, settings.station, settings.receptionist) == ("Riverside Gardens", "Lobby A", "Chen Li")
    assert not settings.is_first_start


def test_a_missing_answer_is_asked_for_beside_its_field(lobby: Any, qtbot: QtBot) -> None:
    page = shown(lobby, qtbot)
    page.answers["company"].set_text("Riverside Gardens")
    page.keep()
    assert not page.answers["company"].problem()
    assert page.answers["station"].problem() == "Please fill this in."
    assert page.answers["station"].hasFocus()
    assert lobby.desk.settings().is_first_start


def test_the_language_is_switched_before_anything_is_answered(lobby: Any, qtbot: QtBot) -> None:
    page = shown(lobby, qtbot)
    page.languages.set_text("zh_CN")
    page.languages.edited.emit()
    assert i18n.language() == "zh_CN"
    assert page._welcome.text() == i18n._("Welcome to the desk")


def test_a_sample_day_can_be_had_without_answers(lobby: Any, qtbot: QtBot) -> None:
    page = shown(lobby, qtbot)
    with qtbot.waitSignal(page.sample_day_wanted):
        page._sample.click()


def test_every_control_has_a_name(lobby: Any, qtbot: QtBot) -> None:
    page = shown(lobby, qtbot)
    assert [field.accessibleName() for field in page.answers.values()] == ["Company", "Station", "Receptionist"]
    assert page._begin.accessibleName() == "Begin"
