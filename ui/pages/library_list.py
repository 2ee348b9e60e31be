"""The lists of the library: chapters on their shelves, what a search has found, what stands on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from receptiondesk.services.library import Place
from ui.look import REGULAR, STRONG, Role, look
from ui.look.paint import as_set, draw_frame, draw_text, elided, text_width
from ui.widgets.base import follow_look, make_base_transparent
from ui.widgets.rows import draw_keyboard_frame
from ui.widgets.scroll import SlimBar
from ui.widgets.tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_INSET = 12
_SHOWN_BEFORE = 10
"""About how many letters are shown before a found word which would stand beyond the end of its row."""


class _Data(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row. Without a place it is a heading."""

    text: str
    place: Place | None = None
    locale: str = ""
    within: str = ""
    """Where it stands, for a second line; "" for none."""
    marks: tuple[tuple[int, int], ...] = ()
    is_indented: bool = False


class LibraryList(QListView):
    """Rows of which one is chosen; Up and Down open one after the other."""

    chosen = Signal(object)
    """The `Entry` that the person at the desk went to."""
    typed = Signal(str)
    """Letters that were typed here, where nothing can be written."""

    def __init__(self, *, is_small: bool = False) -> None:
        super().__init__()
        self._small = is_small
        self._setting = False
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if is_small else always)
        self.setVerticalScrollBar(SlimBar(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._moved)
        make_base_transparent(self)
        follow_look(self.scheduleDelayedItemsLayout)

    @property
    def is_small(self) -> bool:
        """Whether its rows stand close and without grounds, as beside a text."""
        return self._small

    def entries(self) -> list[Entry]:
        """Every row."""
        return [self._entry(row) for row in range(self._model.rowCount())]

    def set_entries(self, entries: Sequence[Entry], wanted: Place | None = None) -> Entry | None:
        """Show other rows and choose the wanted one, else the first that is no heading; gives the chosen one."""
        self._setting = True
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.text)
            item.setData(entry, _Data.ENTRY)
            item.setToolTip(plain_tip(entry.text))
            enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(enabled if entry.place is not None else Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        self._setting = False
        return self.choose(wanted) or self.choose(next((one.place for one in entries if one.place is not None), None))

    def choose(self, place: Place | None) -> Entry | None:
        """Mark the row of that place without opening it; None where there is none."""
        for row, entry in enumerate(self.entries()):
            if place is not None and entry.place == place:
                self._setting = True
                self.setCurrentIndex(self._model.index(row, 0))
                self._setting = False
                self.viewport().update()
                return entry
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            box = QRectF(self.visualRect(self.currentIndex()))
            draw_keyboard_frame(QPainter(self.viewport()), box.adjusted(-4, 0, 4, 1))

    def _entry(self, row: int) -> Entry:
        entry = self._model.item(row).data(_Data.ENTRY)
        assert isinstance(entry, Entry)
        return entry

    def _moved(self, index: QModelIndex) -> None:
        entry = index.data(_Data.ENTRY)
        if isinstance(entry, Entry) and entry.place is not None and not self._setting:
            self.chosen.emit(entry)


class _Delegate(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, rows: LibraryList) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry, control = index.data(_Data.ENTRY), look().sizes.control
        if not isinstance(entry, Entry):
            return QSize(120, control)
        if self._rows.is_small:
            return QSize(120, look().line(Role.BODY) + 5)
        if entry.place is None:
            return QSize(120, round(control * (1.0 if index.row() == 0 else 1.3)))
        return QSize(120, look().line(Role.BODY) + look().line(Role.LABEL) + 10 if entry.within else control)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(_Data.ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        box = QRectF(option.rect)
        if entry.place is None:
            small = self._rows.is_small
            line = look().line(Role.BODY) + 5 if small else look().sizes.control
            head = QRectF(box.left() + (0 if small else _INSET), box.bottom() - line, box.width(), line)
            draw_text(painter, head, entry.text, Role.LABEL, look().colours.soft, weight=STRONG)
        else:
            self._paint_entry(painter, box, entry, option.state)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry, state: QStyle.StateFlag) -> None:
        colours, small = look().colours, self._rows.is_small
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if (chosen or hovered) and not small:
            draw_frame(painter, box, fill=colours.accent_soft if chosen else colours.hover, border=None)
        plain = (colours.text if hovered else colours.soft) if small else colours.text
        ink, weight = (colours.accent_text, STRONG) if chosen else (plain, REGULAR)
        left = 0 if small else _INSET + (16 if entry.is_indented else 0)
        inside = box.adjusted(left, 0, 0 if small else -8, 0)
        if not entry.within:
            _draw_marked(painter, inside, entry, ink=ink, weight=weight)
            return
        line, label = look().line(Role.BODY), look().line(Role.LABEL)
        first = QRectF(inside.left(), inside.top() + 4, inside.width(), line)
        _draw_marked(painter, first, entry, ink=ink, weight=weight)
        second = QRectF(inside.left(), first.bottom(), inside.width(), label)
        draw_text(painter, second, entry.within, Role.LABEL, colours.soft, weight=REGULAR)


def _draw_marked(painter: QPainter, box: QRectF, entry: Entry, *, ink: QColor, weight: int) -> None:
    """One line with the found words on a ground of their own; its beginning goes before the first of them does."""
    text, marks = entry.text, entry.marks
    if marks and text_width(text[: marks[0][1]], Role.BODY, weight) > box.width() - 16:
        cut = _word_before(text, marks[0][0])
        text, marks = "…" + text[cut:], tuple((start - cut + 1, end - cut + 1) for start, end in marks)
    shown = len(elided(text, box.width() + 1, Role.BODY, weight))
    measure = look().metrics(Role.BODY, weight)
    for start, end in marks:
        if start < shown:
            left = measure.horizontalAdvance(as_set(text[:start]))
            right = min(measure.horizontalAdvance(as_set(text[:end])), box.width())
            middle, half = box.center().y(), look().line(Role.BODY) / 2 - 1
            ground = QRectF(box.left() + left - 1, middle - half, right - left + 2, 2 * half)
            draw_frame(painter, ground, fill=look().colours.amber_soft, border=None, radius=3)
    draw_text(painter, box, text, Role.BODY, ink, weight=weight)


def _word_before(text: str, place: int) -> int:
    """Where a word begins, some letters before `place`."""
    least = max(0, place - _SHOWN_BEFORE)
    space = text.find(" ", least, place)
    return space + 1 if space >= 0 else least
