"""The middle of practice: a column of its own width, and what its views share."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.practice import NamedRule
from ui.look import Role, look
from ui.pages.practice_rows import MarkedLine, PracticeRow
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.sheet import SHADOW

MEASURE = 760
"""How wide the middle is set, in pixels at 100 %."""


class Middle(QWidget):
    """A column of its own width in the middle of the page. Put things into `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QWidget(self)
        self.column = QVBoxLayout(self._text)
        self.column.setContentsMargins(0, 12, 0, 24)
        self.column.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self._text, 1000)
        row.addStretch(1)
        self.first: QWidget = self
        """What takes the focus; itself where nothing in it does."""
        self.rows: Sequence[PracticeRow] = ()
        """What the figures press, in their order."""
        follow_look(self._measure)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something under what is there, on the edges of the sheets, which have their shadow outside."""
        inset = QHBoxLayout()
        inset.setContentsMargins(SHADOW, 0, SHADOW, 0)
        if isinstance(part, QWidget):
            inset.addWidget(part)
        else:
            inset.addLayout(part)
        self.column.addLayout(inset)

    def draft(self) -> str:
        """What was typed and not yet said."""
        return ""

    def minimumSizeHint(self) -> QSize:
        """Its height follows from its width alone: what lines would need in a narrow column is no least height."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _measure(self) -> None:
        self._text.setMaximumWidth(round(MEASURE * look().scale))


def rule_line(
    rule: str, rules: Mapping[str, NamedRule], wanted: Callable[[str], None], *, why: str = "", besides: str = ""
) -> QHBoxLayout:
    """A rule that was missed, with the way to its page; by its reason where its name stands there already."""
    named = rules.get(rule, NamedRule(name=rule, why=rule))
    name = named.why if named.name.strip("“”") in besides else named.name
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(MarkedLine(name))
    if why:
        words.addWidget(MarkedLine(why, role=Role.LABEL, tone=Tone.SOFT))
    link = CommandButton(_("Read"), icon="library", manner=Manner.QUIET, fit=Fit.NOTICE)
    link.setAccessibleName(_("Read in the library: {rule}").format(rule=name))
    link.clicked.connect(lambda: wanted(rule))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addLayout(words, 1)
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return row
