"""Running text broken into lines of a fixed height, on the same baselines whichever typeface falls in.

A Chinese fallback glyph has a taller line box than the Latin text around it; Qt's own labels would let the
lines drift apart where it stands.
"""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine, QTextOption

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

    @property
    def last_width(self) -> float:
        """The pixels that the last line really takes."""
        count = self._layout.lineCount()
        return self._layout.lineAt(count - 1).naturalTextWidth() if count else 0.0

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where the letters from `start` to before `end` stand, a box per line, from the top left corner."""
        step, found = look().line(self._role), list[QRectF]()
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                found.append(QRectF(min(left, right), index * step, abs(right - left), step))
        return found

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor, *, most: int | None = None) -> None:
        """Draw the lines (the first `most` of them) from the top left corner `x`, `y`."""
        painter.setPen(colour)
        step = look().line(self._role)
        for index in range(self._layout.lineCount() if most is None else min(most, self._layout.lineCount())):
            line = self._layout.lineAt(index)
            base = baseline(y + index * step + step / 2, self._role, self._weight)
            line.draw(painter, QPointF(x, base - line.ascent() - line.y()))


def _x_of(line: QTextLine, place: int) -> float:
    # Qt gives the place back as well, which its stubs do not know.
    found = cast("tuple[float, int]", line.cursorToX(place))
    return found[0]
