"""Finds the last good copy of a damaged database, and puts it back when the person at the desk says so."""

import logging

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from receptiondesk.bootstrap import backups_of, rescue_of
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import _
from receptiondesk.services.backup_files import Backup
from receptiondesk.services.home import Home
from receptiondesk.services.rescue import Rescue
from ui.operations.operations import Operations
from ui.shell.trouble_page import TroublePage

log = logging.getLogger(__name__)


class Rescuing(QObject):
    """Works for one trouble page, and goes with it."""

    restored = Signal(object)
    """A copy is back; the `Backup` in which the damaged state is kept."""

    def __init__(self, page: TroublePage, home: Home, trouble: DeskError, person: str = "") -> None:
        """`person` is who has proved that they may put one back; "" where nobody could be asked."""
        super().__init__(page)
        self._page, self._home, self._trouble, self._person = page, home, trouble, person
        self._rescue: Rescue | None = None
        self._operations = Operations(self)
        page.put_back_wanted.connect(self._put_back)
        page.say(_("{trouble} The last good copy is looked for …").format(trouble=trouble.text))
        self._operations.run(lambda: rescue_of(home), self._offer, self._nothing)

    def _offer(self, rescue: Rescue | None) -> None:
        if isValid(self._page):
            self._rescue = rescue
            self._page.offer(self._trouble.text, rescue)

    def _nothing(self, error: Exception) -> None:
        if isValid(self._page):
            self._page.refuse(_in_words(error))

    @Slot()
    def _put_back(self) -> None:
        if self._rescue is None:
            return
        home, person, file = self._home, self._person, self._rescue.copy.file
        self._page.wait(_("The copy is being put back …"))
        self._operations.run(lambda: backups_of(home, person).put_back(file), self._done, self._refused)

    def _done(self, aside: Backup) -> None:
        if isValid(self._page):
            self.restored.emit(aside)

    def _refused(self, error: Exception) -> None:
        if isValid(self._page):
            self._page.refuse(_in_words(error))


def _in_words(error: Exception) -> str:
    if isinstance(error, DeskError):
        return error.text
    log.error("A copy could not be put back", exc_info=error)
    return _("Something went wrong inside. What you typed is kept; the log says more.")
