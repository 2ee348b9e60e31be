"""The pages of the window, in the order of the navigation; each is loaded when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from receptiondesk.i18n import N_
from ui.context import Context
from ui.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the navigation shows of a page, and how the page is made. Id, label and icon are the page's own."""

    id: str
    label: str
    icon: str
    make: Callable[[Context], Page]
    behind: str = ""
    """The page from which one gets here; "" for a page that the navigation names itself."""


def _on_site(context: Context) -> Page:
    from ui.pages.on_site import OnSitePage

    return OnSitePage(context)


def _logbook(context: Context) -> Page:
    from ui.pages.logbook import LogbookPage

    return LogbookPage(context)


def _directory(context: Context) -> Page:
    from ui.pages.directory import DirectoryPage

    return DirectoryPage(context)


def _library(context: Context) -> Page:
    from ui.pages.library import LibraryPage

    return LibraryPage(context)


def _booklet(context: Context) -> Page:
    from ui.pages.library_booklet import BookletPage

    return BookletPage(context)


def _practice(context: Context) -> Page:
    from ui.pages.practice import PracticePage

    return PracticePage(context)


def _settings(context: Context) -> Page:
    from ui.pages.settings import SettingsPage

    return SettingsPage(context)


def _people(context: Context) -> Page:
    from ui.pages.people import PeoplePage

    return PeoplePage(context)


def _own_words(context: Context) -> Page:
    from ui.pages.own_words import OwnWordsPage

    return OwnWordsPage(context)


def _privacy(context: Context) -> Page:
    from ui.pages.privacy import PrivacyPage

    return PrivacyPage(context)


def _house_changes(context: Context) -> Page:
    from ui.pages.house_changes import HouseChangesPage

    return HouseChangesPage(context)


PAGES = (
    Place(id="on_site", label=N_("On site"), icon="pin", make=_on_site),
    Place(id="logbook", label=N_("Logbook"), icon="logbook", make=_logbook),
    Place(id="directory", label=N_("Directory"), icon="directory", make=_directory),
    Place(id="library", label=N_("Library"), icon="library", make=_library),
    Place(id="practice", label=N_("Practice"), icon="practice", behind="library", make=_practice),
    Place(id="booklet", label=N_("Booklet"), icon="printer", make=_booklet, behind="library"),
    Place(id="own_words", label=N_("Our own words"), icon="pencil", make=_own_words, behind="library"),
    Place(id="privacy", label=N_("Privacy"), icon="eye", make=_privacy, behind="settings"),
    Place(id="house_changes", label=N_("Changes in the house"), icon="clock", make=_house_changes, behind="settings"),
    Place(id="settings", label=N_("Settings"), icon="settings", make=_settings),
    Place(id="people", label=N_("People"), icon="visitor", make=_people, behind="settings"),
)
