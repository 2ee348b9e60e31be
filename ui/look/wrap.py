"""Running text broken into lines of a fixed height, on the same baselines whichever typeface falls in.

A Chinese fallback glyph has a taller line box than the Latin text around it; Qt's own labels would let the
lines drift apart where it stands.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from ui.look.live import look
from ui.look.paint import as_set, baseline
from ui.look.typography import Role


class Wrapped:
    """A text laid out for a width: how high it is, and how to draw it."""

    def __init__(
        self,
        text: str,
        role: Role,
        width: float,
        *,
        weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._role, self._weight = role, weight
        self._layout = QTextLayout(as_set(text.replace("\n", "\u2028")), look().font(role, weight))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        """How many lines the text took."""
        return max(1, self._layout.lineCount())

    @property
    def height(self) -> int:
        """The pixels that the lines take."""
        return self.lines * look().line(self._role)

    def line_text(self, index: int) -> str:
        """What stands on one line."""
        line = self._layout.lineAt(index)
        return self._layout.text()[line.textStart() : line.textStart() + line.textLength()]

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor, *, most: int | None = None) -> None:
        """Draw the lines (the first `most` of them) from the top left corner `x`, `y`."""
        painter.setPen(colour)
        step = look().line(self._role)
        for index in range(self._layout.lineCount() if most is None else min(most, self._layout.lineCount())):
            line = self._layout.lineAt(index)
            base = baseline(y + index * step + step / 2, self._role, self._weight)
            line.draw(painter, QPointF(x, base - line.ascent() - line.y()))
