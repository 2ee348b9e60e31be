"""The coach's sheet as it will look with the words that are being written."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice as Advised
from ui.look import STRONG, Role, look
from ui.widgets.advice import Advice
from ui.widgets.base import Tone, follow_look
from ui.widgets.moment_dots import MomentDots
from ui.widgets.segments import Segments
from ui.widgets.sheet import Hairline, Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Note, TextBlock, TextLine

_KNOWN, _NOBODY = "known", "nobody"


class Preview(QWidget):
    """The sheet at the right, with a choice of what is known."""

    changed = Signal()
    """Something else is to be taken as known."""

    def __init__(self) -> None:
        super().__init__()
        self._known = Segments("", ((_KNOWN, ""), (_NOBODY, "")))
        self._known.set_text(_KNOWN)
        self._known.edited.connect(self.changed)
        self._head = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        self._guide = Note()
        self._title = TextLine("", role=Role.TITLE)
        self._dots = MomentDots("")
        self._dots.setEnabled(False)
        self._say = SpokenLine()
        self._rule = Hairline(room=8)
        self._advice = Advice()
        self._note = TextBlock("", role=Role.LABEL, tone=Tone.RED)
        self._sheet = sheet = Sheet()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._head)
        head.addWidget(self._guide)
        head.addStretch(1)
        sheet.column.setSpacing(8)
        sheet.column.addLayout(head)
        sheet.column.addWidget(self._title)
        sheet.column.addWidget(self._dots)
        sheet.column.addSpacing(8)
        sheet.add_spoken(self._say)
        sheet.column.addWidget(self._rule)
        sheet.column.addWidget(self._advice, 1)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 4)
        top.setSpacing(8)
        top.addWidget(self._known)
        top.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(sheet, 1)
        follow_look(self._measure)

    @property
    def known(self) -> bool:
        """Whether names, numbers and times are taken as known."""
        return self._known.text() == _KNOWN

    def show_advice(self, advice: Advised | None, guide: str) -> None:
        """Show what the coach will say; None where what is written cannot be said."""
        self._guide.set_words("· " + guide)
        self._note.set_words("" if advice else _("Mend what is marked red to see it here."))
        self._note.setVisible(advice is None)
        if advice is None:
            return
        self._title.set_words(advice.title)
        self._dots.setVisible(advice.steps > 1)
        self._dots.set_moments([""] * advice.steps, advice.step - 1)
        self._say.set_words(_("“{spoken}”").format(spoken=advice.say) if advice.say else "")
        self._say.setVisible(bool(advice.say))
        self._rule.setVisible(bool(advice.say))
        self._advice.set_advice(advice.do, advice.avoid)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(0, 0, 1, self.height(), colours.line)

    def _measure(self) -> None:
        self.setAccessibleName(_("Preview"))
        self._sheet.setAccessibleName(_("Preview"))
        self._head.set_words(_("Preview"))
        self._known.setAccessibleName(_("In the preview"))
        self._known.set_labels([_("Names known"), _("No names")])
        self.setFixedWidth(look().sizes.coach)
        self.update()
