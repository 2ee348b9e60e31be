"""The pages of the window, in the order of the navigation."""

from ui.pages.directory import DirectoryPage
from ui.pages.library import LibraryPage
from ui.pages.logbook import LogbookPage
from ui.pages.on_site import OnSitePage
from ui.pages.page import Page
from ui.pages.settings import SettingsPage

PAGES: tuple[type[Page], ...] = (OnSitePage, LogbookPage, DirectoryPage, LibraryPage, SettingsPage)
"""Page classes; the window makes one of each and asks it to build itself when it is first shown."""
