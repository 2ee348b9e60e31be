"""The coach's sheet as it will look with the words that are being written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice
from ui.coach.sheet import CoachSheet
from ui.look import STRONG, Role, look
from ui.widgets.base import Tone, follow_look
from ui.widgets.problem_line import ProblemLine
from ui.widgets.segments import Segments
from ui.widgets.text import TextLine

_KNOWN, _NOBODY = "known", "nobody"


class Preview(QWidget):
    """The sheet at the right, with a choice of what is known. It is only looked at."""

    changed = Signal()
    """Something else is to be taken as known."""

    def __init__(self) -> None:
        super().__init__()
        self._head = TextLine("", role=Role.LABEL, tone=Tone.SOFT, weight=STRONG)
        self._known = Segments("", ((_KNOWN, ""), (_NOBODY, "")))
        self._known.set_text(_KNOWN)
        self._known.edited.connect(self.changed)
        self._note = ProblemLine()
        self._note.hide()
        self.sheet = CoachSheet()
        self.sheet.head.more.hide()
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 0)
        top.setSpacing(6)
        for widget in (self._head, self._known, self._note):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.sheet, 1)
        follow_look(self._say)

    @property
    def known(self) -> bool:
        """Whether names, numbers and times are taken as known."""
        return self._known.text() == _KNOWN

    def show_advice(self, advice: Advice | None, guide: str, course: Sequence[str]) -> None:
        """Show what the coach will say, and the titles of the course; None where what is written cannot be said."""
        self._note.setVisible(advice is None)
        if advice is None:
            return
        self.sheet.show_moment(advice, guide, course)
        for child in self.sheet.findChildren(QWidget):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(0, 0, 1, self.height(), colours.line)

    def _say(self) -> None:
        self.setAccessibleName(_("Preview"))
        self._head.set_words(_("Preview"))
        self._note.set_words(_("Mend what is marked red to see it here."))
        self._known.setAccessibleName(_("In the preview"))
        self._known.set_labels([_("With names"), _("Without")])
        self.setFixedWidth(look().sizes.coach)
        self.update()
