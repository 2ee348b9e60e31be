"""How a table looks: its columns, its cells, and the labels above them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import draw_hairline, draw_text, text_width
from ui.widgets.base import Shape, Tone, draw_shape, tone_colour
from ui.widgets.rows import MARGIN, Cell, RowRole, row_ground
from ui.widgets.tick_chip import draw_tick_box

if TYPE_CHECKING:
    from ui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
TICK_ROOM = 44
"""The width of a tick box with its room, before the first column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's label and its width: `pixels` at 100 %, or else a `share` of the rest.

    `folds_into` names the column under whose text this one stands as a second line where the window is narrow.
    """

    label: str
    pixels: int = 0
    share: int = 0
    folds_into: int | None = None


class CellDelegate(QStyledItemDelegate):
    """Paints one cell; its text is drawn here, which halves a repaint."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, box = self._table, QRectF(option.rect)
        first, last = table.is_edge(index.column())
        ticked = table.is_ticked(index)
        ground = row_ground(selected=ticked or table.is_chosen(index), hovered=table.hovered_row() == index.row())
        painter.save()
        if ground is not None:
            painter.fillRect(box, ground)
        left = box.left() + (MARGIN if first else 0)
        right = box.right() - (table.right_margin() if last else 0)
        draw_hairline(painter, left, right, box.bottom() - 1, look().colours.line)
        if first and table.tickable:
            draw_tick_box(painter, QPointF(left + 20, box.center().y()), ticked=ticked)
            left += TICK_ROOM
        cell = index.data(RowRole.CELL)
        if isinstance(cell, Cell):
            inside = QRectF(left, box.top(), right - left - 8, box.height() - 1)
            under = table.folded_under(index)
            self._paint_cell(painter, inside, cell, under)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, under: str) -> None:
        body, label = look().line(Role.BODY), look().line(Role.LABEL)
        if under:
            top = box.top() + (box.height() - body - label) / 2
            second = QRectF(box.left(), top + body, box.width(), label)
            draw_text(painter, second, under, Role.LABEL, look().colours.soft, weight=REGULAR)
            box = QRectF(box.left(), top, box.width(), body)
        x = box.left()
        ink = tone_colour(cell.tone)
        weight = MEDIUM if cell.strong else REGULAR
        if cell.shape is not Shape.NONE:
            room = look().icon_size(14)
            draw_shape(painter, cell.shape, QPointF(x + room / 2, box.center().y()), ink, 1)
            x += room + 8
            loud = {Tone.RED: STRONG, Tone.AMBER: MEDIUM}
            weight = loud.get(cell.tone, weight)
            if cell.tone is Tone.GREEN:
                ink = look().colours.text
        more = text_width(cell.addition, Role.LABEL, MEDIUM) + 8 if cell.addition else 0
        words = QRectF(x, box.top(), box.right() - x - more, box.height())
        x += draw_text(painter, words, cell.text, Role.BODY, ink, weight=weight)
        if cell.addition:
            rest = QRectF(x + 8, box.top(), box.right() - x - 8, box.height())
            draw_text(painter, rest, cell.addition, Role.LABEL, look().colours.soft)


class ColumnHeader(QHeaderView):
    """The column labels; the first one carries the tick that is for all rows."""

    all_ticked = Signal()

    def __init__(self, table: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look().sizes.table_header)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._table.tickable and event.position().x() < MARGIN + TICK_ROOM - 4:
            self.all_ticked.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self.viewport()), look().colours
        painter.fillRect(self.rect(), colours.surface)
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        colours, box = look().colours, QRectF(rect)
        painter.save()
        painter.fillRect(box, colours.surface)
        draw_hairline(painter, box.left(), box.right() + 1, box.bottom() - 1, colours.line)
        first, _last = self._table.is_edge(logical)
        left = box.left() + (MARGIN if first else 0)
        if first and self._table.tickable:
            some, every = self._table.tick_state()
            partly = some and not every
            draw_tick_box(painter, QPointF(left + 20, box.center().y()), ticked=every, partly=partly)
            left += TICK_ROOM
        label = self._table.columns[logical].label
        words = QRectF(left, box.top(), box.right() - left - 4, box.height())
        end = left + draw_text(painter, words, label, Role.LABEL, colours.soft)
        if self._table.sorted_by == logical:
            size = look().icon_size(14)
            corner = QPointF(end + 5, box.center().y() - size / 2)
            draw_icon(painter, "chevron-down", corner, size, colours.soft)
        painter.restore()
