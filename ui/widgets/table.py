"""A table of people or things: columns that share the width, rows with a tick, one row on the keyboard."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QTableView,
    QWidget,
)

from ui.look import look
from ui.widgets.base import Focus, follow_look, make_base_transparent
from ui.widgets.rows import MARGIN, Cell, RowRole, draw_keyboard_frame
from ui.widgets.scroll import SlimBar
from ui.widgets.table_parts import TICK_ROOM, CellDelegate, Column, ColumnHeader

__all__ = ["Column", "Table"]

_Index = QModelIndex | QPersistentModelIndex
_FOLD_BELOW = 1000
_LEAST_REST = 340
"""Columns fold, too, where fewer pixels (÷ text scale) are left to those that share the rest."""


class Table(QTableView):
    """A real table view. The model gives a `Cell` per column (RowRole.CELL) and a key per row (RowRole.KEY).

    Up and Down move, Space ticks, Ctrl+A ticks all, Enter or a double click opens (Qt's `activated`).
    """

    ticks_changed = Signal()
    """The person at the desk ticked or unticked rows."""
    row_changed = Signal(int)
    """The keyboard or a click went to another row."""
    sort_wanted = Signal(int)
    """A column's label was clicked; its place."""

    focus_shape = Focus.NONE

    def __init__(
        self, name: str, columns: Sequence[Column], *, tickable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.tickable = tickable
        self.sorted_by = -1
        self._ticked: dict[str, None] = {}
        self._hovered = -1
        self._folded = False
        self._has_model = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        make_base_transparent(self)
        header = ColumnHeader(self)
        self.setHorizontalHeader(header)
        header.all_ticked.connect(self.toggle_all)
        header.sectionClicked.connect(self.sort_wanted)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        follow_look(self._measure)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._has_model = model is not None
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._row_changed)
        if model is not None:
            model.modelReset.connect(self._forget_gone)
            model.rowsRemoved.connect(self._forget_gone)
        self._measure()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other labels or widths, for instance in the other language."""
        self.columns = tuple(columns)
        self._measure()

    def set_sorted_by(self, column: int) -> None:
        """Mark the column that the rows are sorted by; -1 for none."""
        self.sorted_by = column
        self.horizontalHeader().viewport().update()

    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked rows, in the order they were ticked."""
        return tuple(self._ticked)

    def set_ticked(self, keys: Iterable[str]) -> None:
        """Tick these rows and no others, without a signal."""
        self._ticked = dict.fromkeys(keys)
        self._show_ticks()

    def toggle_all(self) -> None:
        """Tick all rows, or none if all are ticked."""
        keys = self._keys()
        _some, every = self.tick_state()
        self._ticked = {} if every else dict.fromkeys(keys)
        self._show_ticks()
        self.ticks_changed.emit()

    def toggle(self, row: int) -> None:
        """Tick a row, or untick it."""
        key = self._key(row)
        if key:
            if key in self._ticked:
                del self._ticked[key]
            else:
                self._ticked[key] = None
            self._show_ticks()
            self.ticks_changed.emit()

    def tick_state(self) -> tuple[bool, bool]:
        """Whether some rows are ticked, and whether all are."""
        count = self.model().rowCount() if self._has_model else 0
        return bool(self._ticked), bool(count) and len(self._ticked) >= count

    def is_ticked(self, index: _Index) -> bool:
        """Whether a cell's row is ticked."""
        return bool(self._ticked) and self._key(index.row()) in self._ticked

    def is_chosen(self, index: _Index) -> bool:
        """Whether a cell's row is the one that is selected; in tables with ticks those say it."""
        return not self.tickable and self.selectionModel().isRowSelected(index.row())

    def right_margin(self) -> int:
        """What is left of the side margin beside the scroll bar."""
        return max(0, MARGIN - (self.width() - self.viewport().width()))

    def hovered_row(self) -> int:
        """The row under the pointer, -1 for none."""
        return self._hovered

    def is_edge(self, column: int) -> tuple[bool, bool]:
        """Whether a column is the first and the last of those in sight."""
        shown = [place for place in range(len(self.columns)) if not self.isColumnHidden(place)]
        return bool(shown) and column == shown[0], bool(shown) and column == shown[-1]

    def folded_under(self, index: _Index) -> str:
        """The second line that a folded column gives to a cell."""
        if not self._folded:
            return ""
        lines = (
            index.sibling(index.row(), place).data(RowRole.CELL)
            for place, column in enumerate(self.columns)
            if column.folds_into == index.column()
        )
        return " · ".join(cell.text for cell in lines if isinstance(cell, Cell) and cell.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.tickable and event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
            return
        if self.tickable and event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.toggle_all()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.tickable and index.isValid() and event.position().x() < MARGIN + TICK_ROOM - 4:
            self.setCurrentIndex(index)
            self.toggle(index.row())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            box = QRectF(0, top, self.viewport().width(), height)
            draw_keyboard_frame(QPainter(self.viewport()), box)

    def _row_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.row_changed.emit(current.row())

    def _key(self, row: int) -> str:
        return str(self.model().index(row, 0).data(RowRole.KEY) or "")

    def _keys(self) -> list[str]:
        return [self._key(row) for row in range(self.model().rowCount())] if self._has_model else []

    def _forget_gone(self) -> None:
        """Rows that are not there any more are not ticked either."""
        if self._ticked:
            here = set(self._keys())
            before = len(self._ticked)
            self._ticked = {key: None for key in self._ticked if key in here}
            if len(self._ticked) != before:
                self.ticks_changed.emit()
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _measure(self) -> None:
        sizes = look().sizes
        folds = any(column.folds_into is not None for column in self.columns)
        self._folded = folds and (
            self.window().width() / sizes.scale < _FOLD_BELOW or self._rest(self.columns) / sizes.scale < _LEAST_REST
        )
        height = sizes.two_line_row if self._folded else sizes.table_row
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(sizes.table_header)
        if self._has_model:
            self._share_width()
        self._show_ticks()

    def _rest(self, columns: Iterable[Column]) -> int:
        """The pixels that the fixed ones of some columns leave to those that share."""
        edges = MARGIN + (TICK_ROOM if self.tickable else 0) + self.right_margin()
        fixed = sum(round(column.pixels * look().scale) for column in columns)
        return self.viewport().width() - fixed - edges

    def _share_width(self) -> None:
        scale = look().scale
        shown = []
        for place, column in enumerate(self.columns[: self.model().columnCount()]):
            hidden = self._folded and column.folds_into is not None
            self.setColumnHidden(place, hidden)
            if not hidden:
                shown.append((place, column))
        edges = MARGIN + (TICK_ROOM if self.tickable else 0)
        rest = max(0, self._rest([column for _place, column in shown]))
        shares = sum(column.share for _place, column in shown) or 1
        for order, (place, column) in enumerate(shown):
            width = round(column.pixels * scale) or max(60, rest * column.share // shares)
            width += edges if order == 0 else 0
            self.setColumnWidth(place, width)
        if shown:
            used = sum(self.columnWidth(place) for place, _column in shown[:-1])
            self.setColumnWidth(shown[-1][0], max(40, self.viewport().width() - used))
