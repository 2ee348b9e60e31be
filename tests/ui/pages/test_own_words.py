"""A supervisor writes the company's own words: at the real window, and on the page alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.wording import Part
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.services.situation import Situation
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from tests.services.coach_cases import NOW
from ui.look import look
from ui.pages.own_words import OwnWordsPage
from ui.pages.own_words_lines import LineField
from ui.pages.own_words_moment import MomentForm
from ui.pages.own_words_part import PartEditor

GREET = "phone.answer.greet"
Opened = Callable[..., Any]


@pytest.fixture
def sitting(tmp_path: Path, qtbot: QtBot) -> Iterator[Sitting]:
    home = Home(tmp_path / "desk")
    home.make()
    write_settings(home.settings, Settings(company="Our Gardens", station="Lobby A", receptionist="Chen Li"))
    made = sit_down(home, qtbot)
    yield made
    stand_up(made)


def page_of(sitting: Sitting, wanted: str = GREET, guide: str = "phone_message") -> OwnWordsPage:
    """The page in front, open at a rule."""
    sitting.context.own_words_wanted.emit(guide, wanted)
    sitting.rest()
    page = sitting.view.work_area.front_page
    assert isinstance(page, OwnWordsPage)
    return page


def field(page: OwnWordsPage, part: Part = Part.SAY, line: int = 0, rule: str = GREET) -> LineField:
    """A line's field."""
    assert page._body.prompts is not None
    found = page._body.prompts.field(rule, part, line)
    assert found is not None
    return found


def retype(sitting: Sitting, wanted: LineField, text: str) -> None:
    """Put the cursor into a line and type another text."""
    wanted.setFocus()
    wanted.selectAll()
    sitting.write(text)


def says(sitting: Sitting, moment: str = "answer", locale: str = "en") -> str:
    return sitting.desk.coach.advise("phone_message", moment, Situation(now=NOW), locale).say


def marks(page: OwnWordsPage) -> list[str]:
    """What the list of moments says beside each moment."""
    model = page._chooser._model
    return [str(model.item(row).data(Qt.ItemDataRole.UserRole + 2) or "") for row in range(model.rowCount())]


def file_of(sitting: Sitting, locale: str = "en") -> Path:
    return sitting.desk.home.etiquette / locale / "phone_message.toml"


def test_a_line_that_is_typed_and_saved_is_what_the_coach_says(sitting: Sitting) -> None:
    page = page_of(sitting)
    for line in range(3):
        retype(sitting, field(page, line=line), f"Our own words, {line}.")
    assert page._preview.sheet._say.text() == "“Our own words, 2.”"
    assert says(sitting) != "Our own words, 0."
    sitting.control(Qt.Key.Key_S)
    assert says(sitting) == "Our own words, 0."
    assert sitting.notices == ["Saved. The coach says it in these words now."]
    assert marks(page)[:2] == ["Changed", ""]
    sitting.press(Qt.Key.Key_F2)
    assert sitting.view.coach.advice is not None
    assert sitting.view.coach.advice.say == "Our own words, 0."


def test_who_types_a_line_without_a_pause_is_not_waited_for(sitting: Sitting) -> None:
    wanted = field(page_of(sitting))
    wanted.setFocus()
    kept = sitting.desk.home.drafts / "etiquette"

    def type_on() -> bool:
        # Nearer to each other than the pause after which it is written down.
        QTest.keyClick(wanted, Qt.Key.Key_A)
        return any(kept.rglob("*.toml"))

    sitting.qtbot.waitUntil(type_on)


def test_what_is_written_waits_for_no_printer(sitting: Sitting) -> None:
    printer = Event()
    wanted = field(page_of(sitting))
    sitting.context.operations.run(printer.wait)
    try:
        wanted.setFocus()
        QTest.keyClick(wanted, Qt.Key.Key_A)
        kept = sitting.desk.home.drafts / "etiquette"
        sitting.qtbot.waitUntil(lambda: any(kept.rglob("*.toml")))
    finally:
        printer.set()


def test_a_name_that_nobody_knows_is_named_beside_its_line_and_nothing_is_written(sitting: Sitting) -> None:
    page = page_of(sitting)
    retype(sitting, field(page, line=1), "Hello {calller}.")
    page._body.choose_moment("close")
    sitting.control(Qt.Key.Key_S)
    assert page._body.moment == "answer"
    wrong = field(page, line=1)
    assert wrong.problem().startswith("Nobody knows {calller}. There are: {caller}")
    assert page.window().focusWidget() is wrong
    assert not file_of(sitting).exists()
    retype(sitting, wrong, "Hello {caller}.")
    assert not wrong.problem()
    sitting.control(Qt.Key.Key_S)
    assert file_of(sitting).exists()


def test_the_original_stands_beside_and_is_one_press_away(sitting: Sitting) -> None:
    page = page_of(sitting)
    before = field(page).text()
    retype(sitting, field(page), "Ours.")
    part = next(each for each in page.findChildren(PartEditor) if each.part is Part.SAY and each.isVisible())
    assert before in part._original.text()
    part._back.click()
    sitting.rest()
    assert field(page).text() == before
    assert not part._original.isVisible()
    assert marks(page)[0] == ""
    assert not page._body.save.isEnabled()


def test_a_station_and_a_language_of_their_own(sitting: Sitting) -> None:
    page = page_of(sitting)
    page._chooser.owner.set_text("Lobby A")
    page._chooser.owner.edited.emit()
    sitting.rest()
    retype(sitting, field(page), "Lobby A, good day.")
    sitting.control(Qt.Key.Key_S)
    assert (sitting.desk.home.etiquette / "stations" / "Lobby A" / "en" / "phone_message.toml").exists()
    assert not file_of(sitting).exists()
    chinese = says(sitting, locale="zh_CN")
    page._chooser.speech.set_text("zh_CN")
    page._chooser.speech.edited.emit()
    sitting.rest()
    assert "您好" in field(page).text()
    assert page._body.save.text() == "Save"  # the screen keeps its own language
    retype(sitting, field(page, line=2), "您好，前台。")
    sitting.control(Qt.Key.Key_S)
    assert says(sitting) == "Lobby A, good day."
    assert says(sitting, locale="zh_CN") == "您好，前台。" != chinese


def test_what_is_not_saved_waits_through_pages_guides_and_a_new_start(sitting: Sitting, qtbot: QtBot) -> None:
    page = page_of(sitting)
    retype(sitting, field(page), "Not yet.")
    page_of(sitting, "", "visit")
    sitting.view.work_area.show_page("logbook")
    sitting.rest()
    page = page_of(sitting)
    assert field(page).text() == "Not yet."
    assert "Phone message · not saved" in [page._chooser.guide.itemText(row) for row in range(3)]
    retype(sitting, field(page), "Not quite yet.")
    stand_up(sitting)
    again = sit_down(sitting.desk.home, qtbot)
    assert field(page_of(again)).text() == "Not quite yet."
    assert not file_of(again).exists()
    stand_up(again)
    sitting.desk = again.desk


def test_esc_leaves_the_form_of_a_new_moment_and_nothing_else(sitting: Sitting) -> None:
    page = page_of(sitting)
    retype(sitting, field(page), "Not yet.")
    sitting.press(Qt.Key.Key_Escape)
    assert sitting.view.work_area.front_page is page
    assert field(page).text() == "Not yet."
    page._chooser._new.click()
    sitting.rest()
    assert page.can_step_back()
    sitting.press(Qt.Key.Key_Escape)
    assert not page.can_step_back()
    assert field(page).text() == "Not yet."


def test_an_own_moment_is_in_the_menu_of_the_coach_and_in_the_library(sitting: Sitting) -> None:
    page = page_of(sitting)
    page._chooser._new.click()
    sitting.rest()
    sitting.press(Qt.Key.Key_Return)
    assert isinstance(page._body.content, MomentForm)
    assert page._body.content.title.problem() == "Give the moment a title."
    sitting.write("Late parcel")
    sitting.press(Qt.Key.Key_Return)
    sitting.write("The post room closes at six.")
    assert page._preview.sheet._say.text() == "“The post room closes at six.”"
    sitting.control(Qt.Key.Key_S)
    assert marks(page)[-1] == "Added"
    sides = sitting.desk.coach.guide("phone_message", "en").sides
    assert "Late parcel" in sides.values()
    chapters = sitting.desk.library.chapters("en")
    passages = [passage for chapter in chapters for passage in chapter.passages]
    assert "Late parcel" in [passage.title for passage in passages]
    sitting.press(Qt.Key.Key_F2)
    assert sitting.view.coach.go_to_side("own-late-parcel")
    assert sitting.view.coach.advice is not None
    assert sitting.view.coach.advice.say == "The post room closes at six."


def test_enter_begins_a_line_and_backspace_takes_an_empty_one_out(sitting: Sitting) -> None:
    page = page_of(sitting)

    def lines(page: OwnWordsPage) -> list[str]:
        assert page._body.prompts is not None
        return [line.text for line in page._body.prompts.lines(GREET, Part.DO)]

    field(page, Part.DO).setFocus()
    sitting.press(Qt.Key.Key_Return)
    sitting.write("Stand up.")
    assert lines(page) == ["Greet first; a smile can be heard.", "Stand up."]
    sitting.press(Qt.Key.Key_Return)
    sitting.press(Qt.Key.Key_Backspace)
    sitting.write(" Smile.")
    assert lines(page)[1:] == ["Stand up. Smile."]


def test_a_name_is_put_in_where_the_cursor_stands(sitting: Sitting) -> None:
    page = page_of(sitting)
    retype(sitting, field(page, line=2), "Hello !")
    QTest.keyClick(field(page, line=2), Qt.Key.Key_Left)
    caller = page._body.names._names["caller"]
    assert not caller.isVisible()  # nothing at this moment speaks of the caller
    for press in (page._body.names._more, caller):
        QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    assert field(page, line=2).text() == "Hello {caller}!"
    assert page.window().focusWidget() is field(page, line=2)
    assert "who rang" in caller.toolTip()
    assert "Ms Wang" in caller.toolTip()


def test_a_prompt_is_taken_away_and_put_back(sitting: Sitting) -> None:
    page = page_of(sitting)
    assert page._body.prompts is not None
    editor = page._body.prompts._editors[GREET]
    editor._away.click()
    sitting.rest()
    assert editor.head.accessibleDescription() == "Taken away"
    assert not field(page).isEnabled()
    sitting.control(Qt.Key.Key_S)
    assert GREET not in [p.rule for p in sitting.desk.coach.guide("phone_message", "en").moment("answer").prompts]
    editor._away.click()
    sitting.control(Qt.Key.Key_S)
    assert not file_of(sitting).exists()


def test_all_changes_of_a_guide_go_back_and_come_again(sitting: Sitting) -> None:
    page = page_of(sitting)
    before = field(page).text()
    retype(sitting, field(page), "Ours.")
    sitting.control(Qt.Key.Key_S)
    assert page._body.prompts is not None
    page._body.prompts._reset.click()
    sitting.rest()
    assert field(page).text() == before
    sitting.context.notices.act(sitting.context.notices.standing[0])
    sitting.rest()
    assert field(page).text() == "Ours."
    page._body.prompts._reset.click()
    sitting.control(Qt.Key.Key_S)
    assert not file_of(sitting).exists()
    retype(sitting, field(page), "Ours again.")
    page._body.leave.click()
    sitting.rest()
    assert field(page).text() == before
    assert page._body.isAncestorOf(page.window().focusWidget())


@pytest.mark.expects_log("is not understood")
def test_a_damaged_file_is_told_in_a_notice_and_hinders_nothing(sitting: Sitting) -> None:
    file_of(sitting).parent.mkdir(parents=True)
    file_of(sitting).write_text("[[moment", encoding="utf-8")
    sitting.desk.coach.forget()
    sitting.desk.coach.moments("phone_message", "en")
    page = page_of(sitting)
    assert any("phone_message.toml is not understood" in notice for notice in sitting.notices)
    retype(sitting, field(page), "Ours.")
    sitting.control(Qt.Key.Key_S)
    assert says(sitting) == "Ours."
    assert file_of(sitting).with_name("phone_message.toml.old").read_text(encoding="utf-8") == "[[moment"


def test_whatever_is_pasted_stays_one_line_of_plain_text(sitting: Sitting) -> None:
    page = page_of(sitting)
    retype(sitting, field(page), "")
    field(page).insertPlainText("<b>Good\x00 day</b>\nand “welcome”.")
    sitting.control(Qt.Key.Key_S)
    assert says(sitting) == "<b>Good day</b> and “welcome”."
    for label in page.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_runs_out_of_the_page_at_any_text_size(lobby: Any, opened: Opened, scale: float) -> None:
    for language in i18n.LANGUAGES:
        i18n.install(language)
        look().apply(text_scale=scale)
        page = opened(OwnWordsPage, width=1366 - (224 if scale == 1.0 else 144))
        lobby.rest()
        body = page._body.area.widget()
        assert body.width() <= page._body.area.viewport().width()
        for part in page.findChildren(PartEditor):
            if part.isVisible():
                assert part.mapTo(body, part.rect().topRight()).x() < body.width()


def test_phrases_to_avoid_are_written_on_the_same_page(sitting: Sitting) -> None:
    page = page_of(sitting, "phrase.never.other-dept", "phrases")
    assert page._preview.isHidden()
    assert not field(page, Part.AVOID, rule="phrase.never.other-dept").isEnabled()
    retype(sitting, field(page, rule="phrase.never.other-dept"), "Let me connect you with Facilities.")
    assert page._body.prompts is not None
    page._body._add_prompt()
    sitting.rest()
    sitting.write("certainly not before Christmas")
    sitting.control(Qt.Key.Key_S)
    better = [line for found in sitting.desk.phrases.found("That is not my department.") for line in found.better]
    assert better[0] == "Let me connect you with Facilities."
    assert sitting.desk.phrases.found("Certainly not before Christmas!")
