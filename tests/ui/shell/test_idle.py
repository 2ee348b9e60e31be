"""What can wait is done when nobody waits for the desk."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.pages.registry import PAGES
from ui.shell.idle import Idle


def test_what_can_wait_is_done_one_after_the_other_and_not_at_once(qtbot: QtBot) -> None:
    done: list[str] = []
    desk = QObject()
    Idle(desk).begin((lambda: done.append("count"), lambda: done.append("pages")))
    assert done == []
    qtbot.waitUntil(lambda: done == ["count", "pages"])


def test_a_desk_that_closes_leaves_the_rest_undone(qtbot: QtBot) -> None:
    done: list[str] = []
    desk = QObject()
    idle = Idle(desk)
    idle.begin((lambda: done.append("count"), idle.stop, lambda: done.append("pages")))
    later = Idle(desk)
    later.begin((lambda: None, lambda: None, lambda: None, lambda: done.append("later")))
    qtbot.waitUntil(lambda: "later" in done)
    assert done == ["count", "later"]


def test_the_navigation_calls_each_page_by_its_own_name() -> None:
    from ui.pages import (
        directory,
        house_changes,
        library,
        library_booklet,
        logbook,
        on_site,
        own_words,
        people,
        practice,
        privacy,
        settings,
    )

    pages = (
        on_site.OnSitePage,
        logbook.LogbookPage,
        directory.DirectoryPage,
        library.LibraryPage,
        practice.PracticePage,
        library_booklet.BookletPage,
        own_words.OwnWordsPage,
        privacy.PrivacyPage,
        house_changes.HouseChangesPage,
        settings.SettingsPage,
        people.PeoplePage,
    )
    assert [(place.id, place.label, place.icon) for place in PAGES] == [(one.id, one.label, one.icon) for one in pages]
