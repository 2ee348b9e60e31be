"""The head of the coach's sheet: what it speaks about, the moment, and where that stands in its course."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice
from ui.commands.keys import Do
from ui.look import Role, look
from ui.look.paint import text_width
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, IconButton, Manner
from ui.widgets.moment_dots import MomentDots
from ui.widgets.text import Note, TextLine


class SheetHead(QWidget):
    """Two lines, the dots, and the moment that comes next; the last two give way where room is scarce."""

    fold_wanted = Signal()
    more_wanted = Signal()
    """The menu of other moments, under `more`."""
    moment_chosen = Signal(int)
    """A moment of the course was pressed; its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._near = 4
        self._coach = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=600, parent=self)
        self._kind = Note(parent=self)
        self._fold = CommandButton("", key=Do.COACH.key, manner=Manner.SUBTLE, fit=Fit.NOTICE, parent=self)
        self._fold.clicked.connect(self.fold_wanted)
        self._title = TextLine("", role=Role.TITLE, parent=self)
        self.more = IconButton("chevron-down", "", framed=False, parent=self)
        self.more.clicked.connect(self.more_wanted)
        self._dots = MomentDots("", parent=self)
        self._dots.chosen.connect(self.moment_chosen)
        self._next = Note(parent=self)
        self._has_course = False
        for button in (self._fold, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow_look(self._translate)

    def show_moment(self, advice: Advice, kind: str, course: Sequence[str]) -> None:
        """Name the moment, the `kind` of task and its place among the titles of its `course`."""
        self._kind.set_words("· " + kind)
        self._title.set_words(advice.title)
        self._has_course = len(course) > 1
        self._dots.set_moments(course, advice.step - 1)
        self._next.set_words(_("Next: {moment}").format(moment=advice.next_title) if advice.next_title else "")

    def needs(self, *, dots: bool, names_next: bool, near: int) -> int:
        """The pixels that so much of it needs, with `near` pixels between its lines."""
        height = self._fold.sizeHint().height() + near + self._title_height()
        if dots and self._has_course:
            height += near + self._dots.sizeHint().height()
        if names_next and self._next.text():
            height += near + look().line(Role.LABEL)
        return height

    def arrange(self, *, dots: bool, names_next: bool, near: int) -> None:
        """Show so much of it."""
        self._near = near
        self._dots.setVisible(dots and self._has_course)
        self._next.setVisible(names_next and bool(self._next.text()))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        width, label, fold = self.width(), look().line(Role.LABEL), self._fold.sizeHint()
        middle = (fold.height() - label) // 2
        self._coach.setGeometry(0, middle, self._coach.sizeHint().width(), label)
        after = self._coach.width() + 4
        self._kind.setGeometry(after, middle, width - fold.width() - 8 - after, label)
        self._fold.setGeometry(width - fold.width(), 0, fold.width(), fold.height())
        y, high, line = fold.height() + self._near, self._title_height(), look().line(Role.TITLE)
        more = self.more.sizeHint()
        room = width - (0 if self.more.isHidden() else more.width() + 4)
        # A long title in large text is rather set smaller than cut.
        whole = text_width(self._title.text(), Role.TITLE) <= room
        self._title.set_role(Role.TITLE if whole else Role.READ_BACK)
        self._title.setGeometry(0, y + (high - line) // 2, room, line)
        self.more.move(width - more.width(), y + (high - more.height()) // 2)
        y += high
        for widget in (self._dots, self._next):
            if not widget.isHidden():
                widget.setGeometry(0, y + self._near, width, widget.sizeHint().height())
                y += self._near + widget.height()

    def _title_height(self) -> int:
        # As high with the menu's button as without: nothing jumps when it comes.
        return max(look().line(Role.TITLE), look().sizes.control)

    def _translate(self) -> None:
        self._coach.set_words(_("Coach"))
        self._fold.setAccessibleName(_("Fold the coach"))
        self.more.set_name(_("Other moments"))
        self._dots.setAccessibleName(_("Course of the talk"))
