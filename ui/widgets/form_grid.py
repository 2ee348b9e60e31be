"""Labelled fields in rows: labels beside them where there is room, above them where there is not.

A field's problem stands under it, or what else is to be said of it (`put_under`). Fields in one row stay on one line
while they fit and wrap when they do not. Spare height goes to the fields that can use it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Role, look
from ui.look.sizes import GAP
from ui.widgets.base import Tone, follow_look
from ui.widgets.problem_line import ProblemLine
from ui.widgets.scroll import BAR
from ui.widgets.text import TextLine

ROW_GAP, GROUP_GAP = 12, 8
LABEL_GAP = 8
BESIDE_GAP = 16
STACK_BELOW = 1000
"""Under this effective window width (pixels ÷ text scale) labels stand above their fields."""


class Width(Enum):
    """How wide a field stands."""

    FIRST = "first"
    """The usual one."""
    SECOND = "second"
    """A short one, such as a title or a count."""
    FULL = "full"
    """As wide as the form."""
    OWN = "own"
    """As wide as what is in it."""


@dataclass(slots=True, kw_only=True)
class _Cell:
    """One field (or remark) with its label and its problem."""

    widget: QWidget
    width: Width
    gap: int
    label: TextLine | None
    problem: ProblemLine
    under: QWidget | None = None
    """What stands under the field while it has no problem."""

    def natural(self, room: int) -> int:
        sizes = look().sizes
        if self.width is Width.FULL:
            return min(sizes.widest_field, room)
        if self.width is Width.OWN:
            return min(self.widget.sizeHint().width(), room)
        return min(sizes.first_field if self.width is Width.FIRST else sizes.second_field, room)

    def least(self, room: int) -> int:
        if self.width is Width.FULL:
            return self.natural(room)
        if self.width is Width.OWN:
            return min(self.natural(room), max(1, self.widget.minimumSizeHint().width()))
        return round(self.natural(room) * (0.65 if self.width is Width.FIRST else 0.9))

    def height(self, width: int) -> int:
        if self.widget.hasHeightForWidth():
            return self.widget.heightForWidth(width)
        return max(self.widget.sizeHint().height(), self.widget.minimumHeight())

    @property
    def below(self) -> list[QWidget]:
        """What needs room under the field."""
        said: list[QWidget] = [self.problem] if self.problem.text() else []
        return said if self.under is None else [*said, self.under]

    @property
    def grows(self) -> bool:
        policy = self.widget.sizePolicy().verticalPolicy()
        return policy is QSizePolicy.Policy.Expanding and not self.widget.hasHeightForWidth()

    @property
    def shown(self) -> bool:
        return not self.widget.isHidden()


@dataclass(slots=True)
class _Row:
    cells: list[_Cell]
    gap: int


@dataclass(slots=True)
class _Place:
    """Where a cell comes to stand on a line."""

    cell: _Cell
    x: int
    width: int
    label_x: int
    label_width: int


class FormGrid(QWidget):
    """A form's body. Put it into a `ScrollArea`; it takes the width it gets and says what height it needs."""

    def __init__(self, *, margin: int = 32, top: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin, self._top = margin, top
        self._rows: list[_Row] = []
        self._fellows: tuple[FormGrid, ...] = ()
        self._group_next = False
        self._arranging = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        follow_look(self._measure)

    def add(self, label: str, field: QWidget, *, width: Width = Width.FIRST) -> None:
        """Begin a row with a labelled field. The label names the field to assistive tools too."""
        gap = 0 if not self._rows else ROW_GAP + (GROUP_GAP if self._group_next else 0)
        self._group_next = False
        self._rows.append(_Row([self._cell(label, field, width, BESIDE_GAP)], gap))
        self._measure()

    def add_second(self, label: str, field: QWidget, *, width: Width = Width.SECOND) -> None:
        """Put another labelled field into the row that was begun last."""
        self._rows[-1].cells.append(self._cell(label, field, width, BESIDE_GAP))
        self._measure()

    def add_beside(self, widget: QWidget, *, gap: int = BESIDE_GAP, width: Width = Width.OWN) -> None:
        """Put something without a label beside the last field: a pill, a note, a read-back, a chip."""
        self._rows[-1].cells.append(self._cell("", widget, width, gap))
        self._measure()

    def put_under(self, field: QWidget, widget: QWidget) -> None:
        """Put `widget` where the problem of `field` is said. It keeps its place while it is hidden; a problem wins."""
        for row in self._rows:
            for cell in row.cells:
                if cell.widget is field:
                    widget.setParent(self)
                    cell.under = widget
        self._measure()

    def begin_group(self) -> None:
        """Leave a wider gap before the next row."""
        self._group_next = True

    def align_with(self, grids: Sequence["FormGrid"]) -> None:
        """Give the first labels as much room as those of other grids need: all fields stand under each other."""
        self._fellows = tuple(grid for grid in grids if grid is not self)
        self._measure()

    def set_label(self, field: QWidget, label: str) -> None:
        """Other words for a field's label, for instance in the other language."""
        for row in self._rows:
            for cell in row.cells:
                if cell.widget is field and cell.label is not None:
                    cell.label.set_words(label)
                    _name(field, label)
        self._measure()

    def first_problem(self) -> QWidget | None:
        """The first field from above that has a problem; give it the focus."""
        for row in self._rows:
            for cell in row.cells:
                if cell.shown and cell.problem.text():
                    return cell.widget
        return None

    def stacked(self) -> bool:
        """Whether labels stand above their fields now."""
        return self.window().width() / look().scale < STACK_BELOW

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._arrange()
        return super().event(event)

    def _cell(self, label: str, widget: QWidget, width: Width, gap: int) -> _Cell:
        hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        words = None
        if label:
            words = TextLine(label, role=Role.LABEL, tone=Tone.SOFT, parent=self)
            words.setBuddy(widget)
            words.show()
            _name(widget, label)
        problem = ProblemLine(parent=self)
        problem.hide()
        cell = _Cell(widget=widget, width=width, gap=gap, label=words, problem=problem)
        if hasattr(widget, "problem_changed"):
            widget.problem_changed.connect(self._show_problems)
        widget.setVisible(not hidden)
        return cell

    def _show_problems(self) -> None:
        for row in self._rows:
            for cell in row.cells:
                said = getattr(cell.widget, "problem", None)
                text = said() if callable(said) else ""
                cell.problem.set_words(text)
                cell.problem.setVisible(bool(text) and cell.shown)
        self._measure()

    def _measure(self) -> None:
        if self.isVisible():  # else once when it is shown, and not for each field that is put in
            self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        if self._arranging:
            return
        self._arranging = True
        try:
            needed = self._lay_out(spare=0)
            self.setMinimumHeight(needed)
            spare = self.height() - needed
            if spare > 0:
                self._lay_out(spare=spare)
        finally:
            self._arranging = False

    def _lay_out(self, *, spare: int) -> int:
        y = self._top
        stacked = self.stacked()
        margin = 24 if stacked else self._margin
        column = self._label_column() if not stacked else 0
        first = True
        for row in self._rows:
            cells = [cell for cell in row.cells if cell.shown]
            for cell in row.cells:
                if cell.label is not None:
                    cell.label.setVisible(cell.shown)
                if not cell.shown:
                    cell.problem.hide()
            if not cells:
                continue
            y += 0 if first else row.gap
            first = False
            lines = self._break(cells, margin, column)
            for index, line in enumerate(lines):
                height, spare = self._place_line(line, y, stacked=stacked, spare=spare)
                y += height + (GAP if index + 1 < len(lines) else 0)
        return y + self._top - 4

    def _label_column(self) -> int:
        sizes = look().sizes
        usual = sizes.chinese_label_column if look().chinese else sizes.label_column
        labels = (row.cells[0].label for grid in (self, *self._fellows) for row in grid._rows)
        widest = max((label.sizeHint().width() for label in labels if label is not None), default=0)
        return max(usual, min(widest, usual * 3 // 2)) + LABEL_GAP

    def _second_label(self) -> int:
        """Equal within a form, so that the second fields stand under each other."""
        widest = max(
            (cell.label.sizeHint().width() for row in self._rows for cell in row.cells[1:] if cell.label is not None),
            default=0,
        )
        least, most = round(56 * look().scale), round(104 * look().scale)
        return min(most, max(least, widest)) + 16

    def _break(self, cells: list[_Cell], margin: int, column: int) -> list[list[_Place]]:
        """Put cells onto lines: as many on each as fit when the wide fields give way a little."""
        room = self.width() - 2 * margin + BAR - column
        lines: list[list[_Cell]] = [[]]
        used = 0
        for cell in cells:
            step = self._before(cell, column) + cell.least(room) if lines[-1] else cell.least(room)
            if lines[-1] and used + step > room:
                lines.append([])
                used, step = 0, cell.least(room)
            lines[-1].append(cell)
            used += step
        return [self._widths(line, room, margin, column) for line in lines]

    def _before(self, cell: _Cell, column: int) -> int:
        """What stands between a cell and the one on its left."""
        return cell.gap + (self._second_label() if column and cell.label is not None else 0)

    def _widths(self, line: list[_Cell], room: int, margin: int, column: int) -> list[_Place]:
        natural = [cell.natural(room) for cell in line]
        fixed = sum(self._before(cell, column) for cell in line[1:])
        over = max(0, fixed + sum(natural) - room)
        slack = [wide - cell.least(room) for cell, wide in zip(line, natural, strict=True)]
        total = sum(slack)
        places: list[_Place] = []
        x = margin + column
        for index, cell in enumerate(line):
            width = natural[index] - (round(over * slack[index] / total) if total else 0)
            label_x, label_width = margin, column - LABEL_GAP
            if index:
                label_x = x + cell.gap
                x += self._before(cell, column)
                label_width = x - label_x - LABEL_GAP
            if not column:
                label_x, label_width = x, width
            if cell.label is None and not index and column:
                label_width = 0
            places.append(_Place(cell, x, width, label_x, label_width))
            x += width
        return places

    def _place_line(self, line: list[_Place], y: int, *, stacked: bool, spare: int) -> tuple[int, int]:
        """Move the widgets of one line; gives its height and what is left of the spare height."""
        label_line, control = look().line(Role.LABEL), look().sizes.control
        label_height = label_line + 3 if stacked and any(place.cell.label for place in line) else 0
        top = y + label_height
        height = max(min(place.cell.height(place.width), 10_000) for place in line)
        for place in line:
            if place.cell.grows and spare > 0:
                more = min(spare, max(0, place.cell.widget.maximumHeight() - height))
                height, spare = height + more, spare - more
        problems = 0
        for index, place in enumerate(line):
            cell = place.cell
            own = height if cell.grows else cell.height(place.width)
            # Small things are centred on the height of a control, as is the label.
            down = max(0, (control - own) // 2)
            cell.widget.setGeometry(QRect(place.x, top + down, place.width, own))
            if cell.label is not None:
                label_y = y if stacked else top + (control - label_line) // 2
                wide = cell.label.sizeHint().width() if stacked else place.label_width
                cell.label.setGeometry(place.label_x, label_y, max(place.label_width, wide), label_line)
            if cell.below:
                later = [other.label_x for other in line[index + 1 :] if other.cell.below]
                right = later[0] - GAP if later else self.width() - line[0].label_x + BAR
                wide = max(place.width, right - place.x)
                for said in cell.below:
                    below = said.heightForWidth(wide)
                    said.setGeometry(place.x, top + down + own + 4, wide, below)
                    problems = max(problems, below + 4)
        return label_height + height + problems, spare


def _name(field: QWidget, label: str) -> None:
    set_name = getattr(field, "set_name", None)
    if callable(set_name):
        set_name(label)
    else:
        field.setAccessibleName(label)
