"""Steps back before those who know: counts what stood in the panel during real tasks, and says what is practised."""

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from receptiondesk.services.familiarity import Familiarity
from ui.coach.subject import Subject
from ui.context import Context

log = logging.getLogger(__name__)
_SEEN_AFTER_MS = 3000
"""What stood there for a shorter time was passed by, not seen."""
_KEPT_AFTER = 10
"""So many moments are counted before they are written down."""


class Practised(QObject):
    """Watches what the panel shows."""

    def __init__(self, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._familiarity = Familiarity(context.desk.home.familiar)
        self._subject: Subject | None = None
        self._shown = ("", "")
        self._of_task = ""
        self._stood: set[tuple[str, str]] = set()
        """What has been seen of the present task and not been counted yet."""
        self._counted: set[tuple[str, str]] = set()
        """What has been counted of it."""
        self._opened: set[tuple[str, str]] = set()
        """What was opened to its full length, until the program ends."""
        self._unkept = 0
        self._glance = QTimer(self, singleShot=True, interval=_SEEN_AFTER_MS)
        self._glance.timeout.connect(self._glanced)

    def stands(self, subject: Subject, kind: str, moment: str) -> bool:
        """A moment of `subject` stands in the panel now; gives whether it is shown short."""
        if subject.key != self._of_task:
            self._of_task = subject.key
            self._stood.clear()
            self._counted.clear()
        self._subject = subject
        if (kind, moment) != self._shown or not (self._counted or self._glance.isActive()):
            self._shown = (kind, moment)
            self._glance.start()
        settings = self._context.desk.settings()
        if settings.practised != "short" or not settings.receptionist or self._shown in self._opened:
            return False
        return self._familiarity.is_practised(settings.receptionist, kind, moment)

    def open(self) -> None:
        """Show the moment that stands there in full from now on."""
        self._opened.add(self._shown)

    def _glanced(self) -> None:
        if self._panel.isVisible() and self._panel.isActiveWindow():
            self.seen()

    def seen(self) -> None:
        """It stood there long enough; an empty form is no task yet, and counts when it becomes one."""
        if self._shown not in self._counted:
            self._stood.add(self._shown)
        subject, person = self._subject, self._context.desk.settings().receptionist
        if subject is None or not person or not subject.is_begun:
            return
        for kind, moment in self._stood:
            self._familiarity.note(person, kind, moment)
        self._counted |= self._stood
        self._unkept += len(self._stood)
        self._stood.clear()
        if self._unkept >= _KEPT_AFTER:
            self.keep()

    def keep(self) -> None:
        """Write the counts down, off this thread."""
        if self._unkept:
            self._unkept = 0
            counts, keep = self._familiarity.counts(), self._familiarity.keep
            self._context.operations.run(
                lambda: keep(counts), failed=lambda error: log.warning("What is practised was not kept: %s", error)
            )
