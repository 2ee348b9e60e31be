"""What stands on a page of the library, beside it: one press leads to each moment."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.chapters import Chapter
from receptiondesk.i18n import _
from receptiondesk.services.library import Place
from ui.pages.library_list import Entry, LibraryList
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit, Manner

WIDE, WIDEST = 168, 240
"""In pixels at 100 %, without the indent."""
INDENT = 12
"""Pixels left of the words: so much room the button below has around its own."""


class Contents(QWidget):
    """The moments of the page that is read, the present one marked."""

    wanted = Signal(str)
    """Show that moment."""
    change_wanted = Signal()
    """Change the words of the moment that is read."""
    scrolled = Signal(object)
    """The wheel was turned here (a `QWheelEvent`): the page beside is meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: Chapter | None = None
        self._list = LibraryList(is_small=True)
        self._list.chosen.connect(lambda entry: self.wanted.emit(entry.place.passage))
        self._change = CommandButton("", icon="pencil", manner=Manner.QUIET, fit=Fit.CONTROL)
        self._change.clicked.connect(self.change_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        rows = QHBoxLayout()
        rows.setContentsMargins(INDENT, 0, 0, 0)
        rows.addWidget(self._list)
        column.addLayout(rows, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._change)
        foot.addStretch(1)
        column.addLayout(foot)
        follow_look(self._say)

    @property
    def list(self) -> LibraryList:
        """The moments."""
        return self._list

    def set_changeable(self, changeable: bool) -> None:
        """Offer to change the words, or not."""
        self._change.setVisible(changeable)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show what stands on another page."""
        self._chapter = chapter
        entries = [Entry(text=one.title, place=Place(chapter.id, one.id)) for one in chapter.passages]
        self._list.set_entries([Entry(text=_("On this page")), *entries])

    def mark(self, passage: str) -> None:
        """Mark the moment that is read."""
        if self._chapter is not None:
            self._list.choose(Place(self._chapter.id, passage))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scrolled.emit(event)

    def _say(self) -> None:
        self._list.setAccessibleName(_("On this page"))
        self._change.set_words(_("Edit text ..."))
        if self._chapter is not None:
            chosen = self._list.currentIndex().row()
            self.show_chapter(self._chapter)
            if chosen > 0:
                self.mark(self._chapter.passages[chosen - 1].id)
