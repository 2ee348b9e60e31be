"""Find offers people and tasks while somebody types, and never keeps the focus."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from receptiondesk.domain.colleague import Colleague
from ui.pages.find import FindPopup


class Window(QWidget):
    """A find box and a field somewhere else."""

    found: FindPopup

    def __init__(self) -> None:
        super().__init__()
        self.box, self.elsewhere = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        self.resize(900, 600)


@pytest.fixture
def window(lobby: Any, qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    lobby.rest()
    window.found = FindPopup(lobby.context, window.box)
    window.elsewhere.setFocus()
    window.box.setFocus()
    yield window


def shown(window: Any) -> list[str]:
    return [one.shown.title for one in window.found._found]


def test_colleagues_people_and_tasks_are_offered(lobby: Any, window: Any, qtbot: QtBot) -> None:
    lobby.desk.directory.put([Colleague(name="Wang Min", extension="8210")])
    lobby.visit("Wang Fang", organisation="海通贸易")
    qtbot.keyClicks(window.box, "wang")
    lobby.rest()
    assert shown(window) == ["Wang Min", "Wang Fang", "Wang Fang"]
    assert window.found.popup.isVisible()


def test_the_person_who_is_called_so_stands_before_those_who_only_mention_them(
    lobby: Any, window: Any, qtbot: QtBot
) -> None:
    own = lobby.visit("Wang Fang")
    for _mention in range(7):
        lobby.message("Zhao", organisation="Wang Fang Trading")
    qtbot.keyClicks(window.box, "wang fang")
    lobby.rest()
    tasks = [one.shown.line for one in window.found._found if one.shown.line.startswith(("V-", "M-"))]
    assert tasks[0].startswith(own)
    assert len(tasks) == 6


def test_enter_opens_the_record(lobby: Any, window: Any, qtbot: QtBot) -> None:
    number = lobby.message("张伟")
    records: list[str] = []
    lobby.context.record_wanted.connect(records.append)
    qtbot.keyClicks(window.box, number)
    lobby.rest()
    qtbot.keyClick(window.box, Qt.Key.Key_Return)
    lobby.rest()
    assert records == [number]
    assert window.box.text() == ""
    assert not window.found.popup.isVisible()


def test_enter_on_a_colleague_opens_the_directory(lobby: Any, window: Any, qtbot: QtBot) -> None:
    lobby.desk.directory.put([Colleague(name="Zhao Min", extension="8210", code="ZM")])
    pages: list[str] = []
    colleagues: list[str] = []
    lobby.context.page_wanted.connect(pages.append)
    lobby.context.colleague_wanted.connect(colleagues.append)
    qtbot.keyClicks(window.box, "8210")
    lobby.rest()
    qtbot.keyClick(window.box, Qt.Key.Key_Return)
    assert (pages, colleagues) == (["directory"], ["Zhao Min\tZM"])


def test_escape_closes_and_gives_the_focus_back(lobby: Any, window: Any, qtbot: QtBot) -> None:
    lobby.message("Wang Fang")
    qtbot.keyClicks(window.box, "wang")
    lobby.rest()
    qtbot.keyClick(window.box, Qt.Key.Key_Escape)
    assert not window.found.popup.isVisible()
    assert window.box.text() == ""
    assert window.elsewhere.hasFocus()


def test_only_the_answer_to_the_last_letters_is_shown(lobby: Any, window: Any, qtbot: QtBot) -> None:
    lobby.message("Wang Fang")
    lobby.message("Huang Lei")
    qtbot.keyClicks(window.box, "huang")
    lobby.rest()
    assert all("Huang" in title for title in shown(window))


def test_nothing_found_is_said(lobby: Any, window: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.box, "nobody")
    lobby.rest()
    assert shown(window) == []
    assert window.found.popup._footer == "Nothing found for “nobody”"
