"""One part of a prompt on the page of the company's own words: its lines, whose they are, and the original."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.own_words import PartInForce, Source
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.i18n import N_, _
from ui.look import STRONG, Role, look
from ui.pages.own_words_lines import LinesField
from ui.widgets.base import Shape, Tone
from ui.widgets.button import CommandButton, Fit, IconButton, Manner
from ui.widgets.pill import StatePill
from ui.widgets.text import TextBlock, TextLine

LABELS = {
    Part.SAY: (N_("Say"), Tone.ACCENT),
    Part.DO: (N_("Do"), Tone.GREEN),
    Part.AVOID: (N_("Avoid"), Tone.AMBER),
    Part.WHY: (N_("Why"), Tone.SOFT),
}
OWNERS = {Source.COMPANY: N_("The company’s own"), Source.STATION: N_("This station’s own")}


class SmallButton(IconButton):
    """A command beside a label, no higher than a pill."""

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.pill, look().sizes.pill)


class OwnerMark(StatePill):
    """A dot and a word where words are not the program's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(bare=True, parent=parent)

    def show_owner(self, source: Source) -> None:
        """Say whose the words are; nothing for the original."""
        self.setVisible(source in OWNERS)
        if source in OWNERS:
            self.set_state(_(OWNERS[source]), Shape.DOT, Tone.ACCENT)


class PartEditor(QWidget):
    """The part with its name above it."""

    edited = Signal()
    given_back = Signal()
    """The original is wanted again."""

    def __init__(self, part: Part, in_force: PartInForce) -> None:
        super().__init__()
        label, tone = LABELS[part]
        self.part = part
        self.lines = LinesField(_(label), in_force.lines, self, single=part is Part.WHY)
        self.lines.edited.connect(self.edited)
        self._mark = OwnerMark(self)
        self._back = CommandButton(_("Back to the original"), manner=Manner.QUIET, fit=Fit.NOTICE, parent=self)
        self._back.setAccessibleName(_("{part}: back to the original").format(part=_(label)))
        self._back.clicked.connect(self.given_back)
        more = _("{part}: one more line").format(part=_(label))
        self._more = SmallButton("plus", more, framed=False, parent=self)
        self._more.clicked.connect(lambda: self.lines.begin_line())
        self._more.setVisible(part is not Part.WHY)
        self._original = TextBlock("", role=Role.LABEL, tone=Tone.SOFT, weight=400, parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(TextLine(_(label), role=Role.LABEL, tone=tone, weight=STRONG), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._more)
        head.addWidget(self._mark)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self._original)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_state(in_force)

    def show_state(self, in_force: PartInForce) -> None:
        """Say whose the words are now, and what they were; the fields stay as they are."""
        self._mark.show_owner(in_force.source)
        self._back.setVisible(bool(in_force.original))
        self._original.setVisible(bool(in_force.original))
        self._original.set_words(_("Original: {words}").format(words=_one_below_the_other(in_force.original or ())))

    def show_lines(self, in_force: PartInForce) -> None:
        """Show other lines in fresh fields."""
        self.lines.show_lines(in_force.lines)
        self.show_state(in_force)


def _one_below_the_other(lines: Sequence[WrittenLine]) -> str:
    return "\n".join(line.text for line in lines)
