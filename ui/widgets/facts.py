"""The facts of a record, a label and a value in each row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, Role, look
from ui.look.paint import draw_text, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import Tone, follow_look, tone_colour

_ROW_GAP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row; `strong` where the value was corrected, a tone where it needs attention."""

    label: str
    value: str
    strong: bool = False
    tone: Tone = Tone.PLAIN


class Facts(QLabel):
    """Rows of facts; long values wrap and are always shown in full."""

    def __init__(self, facts: Sequence[Fact] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._facts: tuple[Fact, ...] = tuple(facts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._measure)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        self._measure()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        column = self._column(width)
        heights = (self._wrapped(fact, width - column).height + _ROW_GAP for fact in self._facts)
        return max(0, sum(heights) - _ROW_GAP)

    def sizeHint(self) -> QSize:
        return QSize(336, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, column, y = QPainter(self), self._column(self.width()), 0.0
        line = look().line(Role.BODY)
        for fact in self._facts:
            label = QRectF(0, y, column - 8, line)
            draw_text(painter, label, fact.label, Role.LABEL, look().colours.soft)
            wrapped = self._wrapped(fact, self.width() - column)
            wrapped.draw(painter, column, y, tone_colour(fact.tone))
            y += wrapped.height + _ROW_GAP

    def _column(self, width: int) -> int:
        widest = max((text_width(fact.label, Role.LABEL) for fact in self._facts), default=0) + 16
        return int(min(max(round(96 * look().scale), widest), width * 0.45))

    @staticmethod
    def _wrapped(fact: Fact, width: int) -> Wrapped:
        return Wrapped(fact.value or "—", Role.BODY, width, weight=MEDIUM if fact.strong else REGULAR)

    def _measure(self) -> None:
        said = "\n".join(f"{fact.label}: {fact.value}" for fact in self._facts)
        self.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()
