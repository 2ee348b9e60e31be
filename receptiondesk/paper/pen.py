"""The pen: puts marks on a cell. Millimetres from the top left, y of a text is its baseline."""

from collections.abc import Iterable, Sequence

from receptiondesk.paper.forms import Form
from receptiondesk.paper.lettering.lines import Line
from receptiondesk.paper.lettering.setter import set_line, shorten, wrap
from receptiondesk.paper.lettering.style import Style
from receptiondesk.paper.marks import Cell, Dots, Mark, Path, Qr, Step, Text, box, polygon

GAP = 1.6
"""Millimetres between a label and the value beside it."""


class Pen:
    """Draws one cell of a form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.marks: list[Mark] = []

    def cell(self, height: float = 0.0) -> Cell:
        """What has been drawn; `height` where the form itself has none."""
        form = self.form
        return Cell(form.width, height or form.height, tuple(self.marks), form.scale)

    def put(self, x: float, y: float, line: Line, *, is_white: bool = False) -> float:
        """Draw a set line from `x` on; returns its width."""
        if line.pieces:
            self.marks.append(Text(x, y, line, is_white))
        return line.width

    def text(self, x: float, y: float, text: str, style: Style, *, is_white: bool = False) -> float:
        """Draw a text in one line from `x` on; returns its width."""
        return self.put(x, y, set_line(text, style), is_white=is_white)

    def text_right(self, x: float, y: float, text: str, style: Style, *, is_white: bool = False) -> float:
        """Draw a text in one line that ends at `x`; returns its width."""
        line = set_line(text, style)
        return self.put(x - line.width, y, line, is_white=is_white)

    def text_centred(self, x: float, y: float, text: str, style: Style) -> float:
        """Draw a text in one line around `x`; returns its width."""
        line = set_line(text, style)
        return self.put(x - line.width / 2, y, line)

    def text_within(self, x: float, y: float, text: str, style: Style, column: float) -> float:
        """Draw a text in one line, its end cut with "…" where the column is too narrow; returns its width.

        A text that reads from the right stands at the column's right side.
        """
        line = shorten(text, style, column)
        self._in_column(x, y, line, column)
        return line.width

    def lines(self, x: float, y: float, lines: Iterable[Line], pitch: float, column: float) -> float:
        """Draw lines below each other; returns the baseline of the last one."""
        last = y
        for number, line in enumerate(lines):
            last = y + number * pitch
            self._in_column(x, last, line, column)
        return last

    def wrapped(self, x: float, y: float, text: str, style: Style, column: float, pitch: float) -> float:
        """Draw a text in as many lines as it needs; returns the baseline of the last one."""
        return self.lines(x, y, wrap(text, style, column), pitch, column)

    def _in_column(self, x: float, y: float, line: Line, column: float) -> None:
        self.put(x + column - line.width if line.reads_from_right else x, y, line)

    def label(self, x: float, y: float, text: str) -> float:
        """Draw a small label; returns its width."""
        return self.text(x, y, text, self.form.label)

    def labelled(self, x: float, y: float, label: str, value: str, style: Style, end: float) -> float:
        """Draw a label and its value on one baseline, cut before `end`; returns where the value ends."""
        start = x + self.label(x, y, label) + GAP if label else x
        line = shorten(value, style, end - start)
        return start + self.put(start, y, line)

    def rule(
        self, y: float, x: float | None = None, end: float | None = None, weight: float | None = None
    ) -> None:
        """Draw a horizontal rule, by default a hairline over the whole measure."""
        left = self.form.left if x is None else x
        right = self.form.right if end is None else end
        stroke = self.form.hairline if weight is None else weight
        self.path((("M", left, y), ("L", right, y)), stroke, has_square_ends=True)

    def path(
        self,
        steps: Sequence[Step],
        stroke: float = 0.0,
        *,
        is_white: bool = False,
        has_square_ends: bool = False,
    ) -> None:
        """Draw a path, filled where there is no stroke."""
        self.marks.append(Path(tuple(steps), stroke, is_white, has_square_ends))

    def dots(
        self, x: float, y: float, end_x: float, end_y: float, size: float = 0.9, pitch: float = 3.2
    ) -> None:
        """Draw a perforation."""
        self.marks.append(Dots(x, y, end_x, end_y, size, pitch))

    def qr(self, x: float, y: float, number: str) -> None:
        """Draw the running number for a scanner, its top left corner at the point."""
        self.marks.append(Qr(x, y, self.form.module, number))

    def frame(self, x: float, y: float, width: float, height: float, stroke: float | None = None) -> None:
        """Draw an empty box."""
        self.path(
            box(x, y, width, height), self.form.tick_line if stroke is None else stroke, has_square_ends=True
        )

    def band(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a black band for white words."""
        self.path(box(x, y, width, height))

    def tick_box(self, x: float, baseline: float, *, is_ticked: bool, side: float | None = None) -> None:
        """Draw a box beside a word on the baseline; the tick is a drawn stroke, never a letter of a font."""
        side = self.form.tick_box if side is None else side
        relative = side / self.form.tick_box
        top = baseline - side * 0.88
        self.frame(x, top, side, side)
        if is_ticked:
            steps = self._tick(x, top, side)
            self.path(steps, self.form.tick * relative)

    @staticmethod
    def _tick(x: float, top: float, side: float) -> tuple[Step, ...]:
        return (
            ("M", x + 0.24 * side, top + 0.54 * side),
            ("L", x + 0.44 * side, top + 0.76 * side),
            ("L", x + 1.0 * side, top - 0.03 * side),
        )

    def triangle(self, x: float, baseline: float, height: float, *, is_white: bool = False) -> float:
        """Draw the warning triangle with its mark cut out; returns its width."""
        width, round_off = height * 1.12, height * 0.06
        points = (
            (x + width / 2, baseline - height + round_off),
            (x + width - round_off, baseline - round_off),
            (x + round_off, baseline - round_off),
        )
        self.path(polygon(points), is_white=is_white)
        self.path(polygon(points), round_off * 2 * 72 / 25.4, is_white=is_white)
        middle = x + width / 2
        stroke = height * 0.12 * 72 / 25.4
        self.path(
            (("M", middle, baseline - 0.62 * height), ("L", middle, baseline - 0.38 * height)),
            stroke,
            is_white=not is_white,
        )
        dot = baseline - 0.17 * height
        self.path((("M", middle, dot), ("L", middle, dot + 0.01)), stroke * 1.05, is_white=not is_white)
        return width
