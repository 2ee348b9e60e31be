"""The booklet page: what is ticked is what is printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.paper.papers import flat, pages
from ui.pages.library_booklet import BookletPage

Opened = Callable[..., Any]


def only(lobby: Any, page: Any, *topics: str) -> None:
    page._none.click()
    for topic in topics:
        page._chips[topic].click()
    lobby.rest()


def test_at_first_every_topic_is_in_it(lobby: Any, opened: Opened) -> None:
    page = opened(BookletPage)
    assert page.chosen == tuple(chapter.id for chapter in lobby.desk.library.chapters("en"))
    assert page._note.text() == f"{len(pages(page._pdf))} pages"
    assert page._preview._where.text() == f"Page 1 of {len(pages(page._pdf))}"
    assert not page._preview._sheet._image.isNull()


def test_only_what_is_ticked_is_printed(lobby: Any, opened: Opened) -> None:
    page = opened(BookletPage)
    only(lobby, page, "card")
    assert page.chosen == ("card",)
    read = flat(page._pdf)
    assert "card.present" in read
    assert "phone.hold.ask" not in read


def test_without_a_topic_there_is_nothing_to_print(lobby: Any, opened: Opened) -> None:
    page = opened(BookletPage)
    only(lobby, page)
    assert not page._save.isEnabled()
    assert not page._print.isEnabled()
    assert page._preview._sheet._image.isNull()
    page._all.click()
    lobby.rest()
    assert page._save.isEnabled()


def test_the_language_of_the_paper_is_chosen_by_itself(lobby: Any, opened: Opened) -> None:
    page = opened(BookletPage)
    only(lobby, page, "card")
    page._language.set_text("zh_CN")
    page._language.edited.emit()
    lobby.rest()
    assert page.chosen == ("card",)
    assert page._chips["card"].words() == "名片"
    assert "待客之道" in flat(page._pdf)
    assert page._head.title.text() == "Booklet"


def test_one_turns_the_pages(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(BookletPage)
    first = page._preview._sheet._image
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    lobby.rest()
    assert page._preview.page == 1
    assert page._preview._sheet._image != first
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page._preview.page == 0
    assert not page._preview._before.isEnabled()


def test_it_is_saved_where_one_says(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(BookletPage)
    file = tmp_path / "booklet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    page._save.click()
    lobby.rest()
    assert file.read_bytes() == page._pdf
    assert lobby.said == [f"The booklet is in {file}."]


def test_a_file_that_cannot_be_written_is_told(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(BookletPage)
    file = tmp_path / "gone" / "booklet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    page._save.click()
    lobby.rest()
    assert lobby.said == [f"{file} cannot be written."]


def test_it_goes_to_the_printer_that_is_chosen(lobby: Any, opened: Opened) -> None:
    page = opened(BookletPage)
    assert not page._print.isEnabled()
    page._printer.set_text("Office")
    page._allow()
    page._print.click()
    lobby.rest()
    assert lobby.printed == ["Office"]
    assert lobby.said == ["The booklet went to Office."]


def test_esc_leads_back_to_the_library(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(BookletPage)
    with qtbot.waitSignal(lobby.context.page_wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert wanted.args == ["library"]
