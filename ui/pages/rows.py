"""Rows of a table as values, the model that hands them to Qt, and the table that keeps its place among them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.look import look
from ui.look.paint import draw_frame
from ui.widgets.rows import Cell, RowRole
from ui.widgets.table import Column, Table

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `key` says what it stands for, also after the rows were read again."""

    key: str
    cells: tuple[Cell, ...]


class RowsModel(QAbstractTableModel):
    """The rows that were found last."""

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: tuple[Row, ...] = ()
        self.is_ticked: Callable[[str], bool] | None = None
        """Whether the row of a key is ticked, for assistive tools; None where nothing is ticked."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where they stand for the same things nothing moves."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self._columns - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where the row of that key stands; -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else self._columns

    def ticks_changed(self) -> None:
        """Other rows are ticked now."""
        if self._rows:
            last = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    def flags(self, index: Index) -> Qt.ItemFlag:
        tickable = self.is_ticked is not None and index.column() == 0
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if tickable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole.KEY:
            return row.key
        if role == Qt.ItemDataRole.CheckStateRole:
            if self.is_ticked is None or index.column():
                return None
            return Qt.CheckState.Checked if self.is_ticked(row.key) else Qt.CheckState.Unchecked
        cell = row.cells[index.column()]
        if role == RowRole.CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(filter(None, (cell.text, cell.addition)))
        return None


class KeyedTable(Table):
    """A table whose rows are known by their keys. Shift ticks on the way, a click with Ctrl or Shift as well."""

    opened = Signal(str)
    """Enter or a double click on the row of that key."""
    switched = Signal(str)
    """Space on the row of that key, in a table without ticks."""
    moved = Signal(str)
    """The keyboard or the pointer went to the row of that key, "" for none."""

    def __init__(self, columns: int, *, tickable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", (), tickable=tickable, parent=parent)
        self.rows_model = RowsModel(columns, self)
        self._anchor = -1
        self._showing = False
        if tickable:
            # The ticks are the selection; Qt's own would be a second one.
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            self.rows_model.is_ticked = lambda key: key in self.ticked()
            self.ticks_changed.connect(self.rows_model.ticks_changed)
        self.setModel(self.rows_model)
        self.activated.connect(lambda index: self.opened.emit(str(index.data(RowRole.KEY))))
        self.row_changed.connect(self._went_to)

    def set_heads(self, name: str, columns: Sequence[Column]) -> None:
        """The table's name and its columns, in the language of the screen."""
        self.setAccessibleName(name)
        self.set_columns(columns)

    def current(self) -> str:
        """The key of the row with the keyboard; "" for none."""
        index = self.currentIndex()
        return str(index.data(RowRole.KEY)) if index.isValid() else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the keyboard stays on its row, or at its place where that has gone."""
        key, place, top = self.current(), self.currentIndex().row(), self.verticalScrollBar().value()
        self._showing = True
        self.rows_model.set_rows(rows)
        found = self.rows_model.row_of(key) if key else -1
        if found < 0 and place >= 0:
            found = min(place, len(rows) - 1)
        if found >= 0:
            self.setCurrentIndex(self.rows_model.index(found, 0))
        self.verticalScrollBar().setValue(top)
        self._showing = False
        if self.current() != key:
            self.moved.emit(self.current())

    def go_to(self, key: str) -> bool:
        """Put the keyboard on the row of that key; False where it is not there."""
        place = self.rows_model.row_of(key)
        if place >= 0:
            self.setCurrentIndex(self.rows_model.index(place, 0))
        return place >= 0

    def untick(self) -> None:
        """Tick nothing."""
        if self.ticked():
            self.set_ticked(())
            self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.tickable and step and shift and 0 <= place + step < self.rows_model.rowCount():
            self._tick_too((place, place + step))
            self.setCurrentIndex(self.rows_model.index(place + step, 0))
            return
        if event.key() == Qt.Key.Key_Space and not self.tickable and self.current():
            self.switched.emit(self.current())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, modifiers = self.indexAt(event.position().toPoint()).row(), event.modifiers()
        before = self._anchor if 0 <= self._anchor < self.rows_model.rowCount() else place
        super().mousePressEvent(event)
        if not self.tickable or place < 0:
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._tick_too(range(min(before, place), max(before, place) + 1))
            return
        self._anchor = place
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.toggle(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(0, 0))
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Commands act on this row also while the keyboard is elsewhere: it must be seen which one it is.
        if self.tickable and not self.hasFocus() and self.currentIndex().isValid():
            place = self.currentIndex().row()
            box = QRectF(4, self.rowViewportPosition(place), self.viewport().width() - 8, self.rowHeight(place) - 1)
            draw_frame(QPainter(self.viewport()), box, fill=None, border=look().colours.edge)

    def _tick_too(self, places: Iterable[int]) -> None:
        keys = [self.rows_model.rows[place].key for place in places]
        self.set_ticked((*self.ticked(), *keys))
        self.ticks_changed.emit()

    def _went_to(self, _place: int) -> None:
        if not self._showing:
            self.moved.emit(self.current())
