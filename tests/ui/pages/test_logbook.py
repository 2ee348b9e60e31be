"""The logbook: a day, newest first; each record with its steps, its slip and its history."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.when import now
from ui.commands.keys import Do
from ui.pages.logbook import LogbookPage
from ui.pages.logbook_model import PAGE

Opened = Callable[..., Any]


def numbers(page: Any) -> list[str]:
    return [page._model.task(place).number for place in range(page._model.loaded)]


def facts(page: Any) -> dict[str, str]:
    return {fact.label: fact.value for fact in page._sheet.described.facts}


def test_the_day_is_listed_newest_first(lobby: Any, opened: Opened) -> None:
    moment = now()
    older = lobby.message("Wang Fang", at=moment - timedelta(seconds=50))
    newer = lobby.message("Dr Patel", at=moment)
    lobby.message("Yesterday’s", at=moment - timedelta(days=1))
    page = opened(LogbookPage)
    assert numbers(page) == [newer, older]
    page._days.step(-1)
    lobby.rest()
    assert len(numbers(page)) == 1


def test_all_days_stand_together_when_asked_for(lobby: Any, opened: Opened) -> None:
    moment = now()
    for days in (0, 1, 40):
        lobby.message("Wang", at=moment - timedelta(days=days))
    page = opened(LogbookPage)
    page._days._choose(None)
    lobby.rest()
    assert page._model.loaded == 3
    assert page._days._button.text() == "All days"


def test_words_are_looked_for_on_all_days(lobby: Any, opened: Opened) -> None:
    found = lobby.message("张伟", at=now() - timedelta(days=200))
    lobby.message("Wang Fang")
    page = opened(LogbookPage)
    page._search.setText("zhangwei")
    page._search.edited.emit()
    lobby.rest()
    assert numbers(page) == [found]


def test_kinds_and_states_narrow_the_list_and_are_counted(lobby: Any, opened: Opened) -> None:
    message = lobby.message("Wang Fang")
    visit = lobby.visit("Hannah")
    lobby.desk.tasks.do("check_out", [visit])
    page = opened(LogbookPage)
    counts = {value: chip._option.count for value, chip in page._kinds._by_value.items()}
    assert counts == {"": 2, "phone_message": 1, "visit": 1, "sample_room_tour": 0}
    page._states.set_text("open")
    page._states.edited.emit()
    lobby.rest()
    assert numbers(page) == [message]
    page._states.set_text("left")
    page._states.edited.emit()
    lobby.rest()
    assert numbers(page) == [visit]


def test_rows_come_page_by_page(lobby: Any, opened: Opened) -> None:
    moment = now()
    for place in range(PAGE + 20):
        lobby.message(f"Caller {place}", at=moment - timedelta(microseconds=place))
    page = opened(LogbookPage)
    assert page._model.loaded == PAGE
    page._model.fetchMore(QModelIndex())
    lobby.rest()
    assert page._model.loaded == PAGE + 20
    assert not page._model.canFetchMore(QModelIndex())
    assert len(set(numbers(page))) == PAGE + 20


def test_a_change_at_the_desk_is_seen_without_losing_the_place(lobby: Any, opened: Opened) -> None:
    first = lobby.message("First", at=now() - timedelta(seconds=30))
    page = opened(LogbookPage)
    assert page._sheet.number == first
    lobby.message("Second", at=now())
    lobby.rest()
    assert page._model.loaded == 2
    assert page._sheet.number == first
    assert page._model.task(page._list.currentIndex().row()).number == first


def test_the_sheet_says_each_value_as_a_person_writes_it(lobby: Any, opened: Opened) -> None:
    number = lobby.message("Wang Fang", title="ms", callback_number="13800138000", wishes="please_call", urgent="true")
    page = opened(LogbookPage)
    page.show_record(number)
    lobby.rest()
    shown = facts(page)
    assert shown["Title"] == "Ms"
    assert shown["Callback number"] == "138 0013 8000"
    assert shown["Wishes"] == "Please call"
    assert shown["Urgent"] == "Yes"
    assert "Best time" not in shown
    i18n.install("zh_CN")
    lobby.rest()
    assert facts(page)[i18n._("Title")] == i18n._("Ms")


def test_steps_that_are_possible_now_are_offered_and_taken(lobby: Any, opened: Opened) -> None:
    number = lobby.message("Wang Fang")
    page = opened(LogbookPage)
    verbs = [chip.objectName() for chip in page._sheet._verbs.chips()]
    assert verbs == ["deliver", "acknowledge", "call_back", "close"]
    page._sheet._verbs.chips()[0].click()
    lobby.rest()
    assert lobby.status(number) == "delivered"
    assert [chip.objectName() for chip in page._sheet._verbs.chips()] == ["acknowledge", "call_back", "close"]
    assert page._sheet.described.steps[0].title == "Delivered"


def test_a_correction_shows_the_old_value_beside_the_new_one(lobby: Any, opened: Opened) -> None:
    number = lobby.visit("Marta", pass_number="031")
    lobby.desk.tasks.correct(number, {"pass_number": "013"}, reason="Digits swapped")
    page = opened(LogbookPage)
    step = page._sheet.described.steps[0]
    assert (step.title, step.before, step.after) == ("Pass number corrected", "031", "013")
    assert step.remarks[0] == "Digits swapped"
    assert step.corrected


def test_a_record_of_another_day_is_shown_with_its_day(lobby: Any, opened: Opened) -> None:
    lobby.message("Today")
    day = (now() - timedelta(days=9)).date()
    old = lobby.message("Nine days ago", at=now() - timedelta(days=9))
    page = opened(LogbookPage)
    page.show_record(old)
    lobby.rest()
    assert page._days.day == day
    assert page._sheet.number == old
    assert page._model.task(page._list.currentIndex().row()).number == old


def test_a_record_far_down_a_long_day_is_found(lobby: Any, opened: Opened) -> None:
    moment = now()
    lowest = lobby.message("Lowest", at=moment - timedelta(seconds=1))
    for place in range(PAGE + 5):
        lobby.message(f"Caller {place}", at=moment)
    page = opened(LogbookPage)
    page.show_record(lowest)
    lobby.rest()
    lobby.rest()
    assert page._model.task(page._list.currentIndex().row()).number == lowest


def test_print_again_prints_the_record_that_is_shown(lobby: Any, opened: Opened) -> None:
    from dataclasses import replace

    lobby.desk.settings.keep(replace(lobby.desk.settings(), printer="Front desk"))
    lobby.message("Wang Fang")
    page = opened(LogbookPage)
    assert page.do(Do.PRINT_AGAIN)
    lobby.rest()
    assert lobby.printed == ["Front desk"]


def test_the_slip_is_saved_where_it_was_asked_for(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby.message("Wang Fang")
    page = opened(LogbookPage)
    target = tmp_path / "slip.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page._sheet.save_as_pdf()
    lobby.rest()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_slip_that_cannot_be_written_is_said_and_nothing_is_lost(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby.message("Wang Fang")
    page = opened(LogbookPage)
    target = str(tmp_path / "no such folder" / "slip.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (target, ""))
    page._sheet.save_as_pdf()
    lobby.rest()
    assert lobby.said == [f"{target} cannot be written."]


def test_the_slip_is_shown_as_it_will_be_printed(lobby: Any, opened: Opened) -> None:
    lobby.message("Wang Fang")
    page = opened(LogbookPage)
    page._sheet.toggle_slip()
    lobby.rest()
    assert not page._sheet._slip.isHidden()
    assert page._sheet._slip.height() > 200
    page._sheet.toggle_slip()
    assert page._sheet._slip.isHidden()


def test_in_a_narrow_window_the_sheet_stands_over_the_list_and_escape_leads_back(
    lobby: Any, opened: Opened, qtbot: QtBot
) -> None:
    lobby.message("Wang Fang")
    page = opened(LogbookPage, width=900)
    assert not page._beside.isVisible()
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    lobby.rest()
    assert page._beside.isVisible() and not page._left.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._left.isVisible() and not page._beside.isVisible()


def test_correct_opens_the_form_with_the_record(lobby: Any, opened: Opened) -> None:
    number = lobby.message("Wang Fang")
    page = opened(LogbookPage)
    forms: list[Any] = []
    lobby.context.form_wanted.connect(forms.append)
    assert page.do(Do.CORRECT)
    assert forms[0].correcting.number == number
    assert forms[0].correcting.version == 1


def test_an_empty_day_is_friendly(lobby: Any, opened: Opened) -> None:
    page = opened(LogbookPage)
    assert page._stack.currentWidget() is page._empty
    assert page._total.text() == "0 tasks, newest first"
