"""The library lets the coach's words be read at leisure."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from ui.pages.library import LibraryPage
from ui.pages.library_topics import all_topics

Opened = Callable[..., Any]


def titles(page: Any) -> list[str]:
    return [page._model.item(row).text() for row in range(page._model.rowCount())]


def test_every_moment_of_every_kind_is_a_topic(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    moments = [moment.title for kind in lobby.desk.kinds for moment in lobby.desk.coach.moments(kind, "en")]
    assert [topic.title for topic in page._topics] == moments
    assert "Phone message" in titles(page)


def test_a_topic_shows_what_to_say_and_the_rules_it_comes_from(lobby: Any, opened: Opened) -> None:
    topic = all_topics(lobby.desk, "en")[0]
    assert any(prompt.say for prompt in topic.prompts)
    assert all(prompt.rule for prompt in topic.prompts)
    page = opened(LibraryPage)
    assert page._page.widget().accessibleName() == topic.title


def test_the_search_lets_through_topics_with_all_the_words(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    before = len(titles(page))
    page._search.setText("hold")
    page._search.edited.emit()
    assert 0 < len(titles(page)) < before
    page._search.setText("no such word anywhere")
    page._search.edited.emit()
    assert page._stack.currentWidget() is page._empty


def test_down_opens_the_next_topic(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    assert page._page.widget().accessibleName() == page._topics[1].title


def test_the_topic_stays_when_the_language_changes(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    key = page._topics[1].key
    i18n.install("zh_CN")
    lobby.rest()
    chinese = next(topic for topic in page._topics if topic.key == key)
    assert page._page.widget().accessibleName() == chinese.title
