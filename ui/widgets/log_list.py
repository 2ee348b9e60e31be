"""The logbook's rows, two lines each: when, what, who; state and number at the right."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import MEDIUM, REGULAR, Role, draw_icon, look
from ui.look.paint import draw_hairline, draw_text, text_width
from ui.widgets.base import Focus, Tone, draw_shape, follow_look, make_base_transparent, tone_colour
from ui.widgets.rows import MARGIN, LogRow, RowRole, draw_keyboard_frame, row_ground
from ui.widgets.scroll import SlimBar

_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, rows: "LogList") -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, look().sizes.two_line_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(RowRole.LOG)
        if not isinstance(row, LogRow):
            return
        box, colours = QRectF(option.rect), look().colours
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        ground = row_ground(selected=selected, hovered=hovered)
        if ground is not None:
            painter.fillRect(box, ground)
        if selected:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colours.accent)
        view = self._list
        beside = view.width() - view.viewport().width()
        left, right = box.left() + MARGIN, box.right() - max(0, MARGIN - beside)
        draw_hairline(painter, left, right, box.bottom() - 1, colours.line)
        self._paint_row(painter, QRectF(left, box.top(), right - left, box.height() - 1), row, selected=selected)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, row: LogRow, *, selected: bool) -> None:
        colours, size = look().colours, look().icon_size(18)
        body, label = look().line(Role.BODY), look().line(Role.LABEL)
        top = box.top() + (box.height() - body - label) / 2
        time = text_width("00:00", Role.BODY, REGULAR)
        draw_text(painter, QRectF(box.left(), box.top(), time, box.height()), row.time, Role.BODY, colours.soft)
        x = box.left() + time + 13
        ink = colours.accent_text if selected else colours.soft
        draw_icon(painter, row.icon, QPointF(x, box.center().y() - size / 2), size, ink)
        x += size + 13
        state_room = min(round(170 * look().scale), int(box.width() * 0.36))
        state_x = box.right() - state_room
        words = state_x - x - 12
        draw_text(painter, QRectF(x, top, words, body), row.title, Role.BODY, colours.text, weight=MEDIUM)
        second = QRectF(x, top + body, words, label)
        draw_text(painter, second, row.line, Role.LABEL, colours.soft, weight=REGULAR)
        shape_room = look().icon_size(13)
        tone = tone_colour(row.tone)
        draw_shape(painter, row.shape, QPointF(state_x + shape_room / 2, top + body / 2), tone)
        state_ink = colours.text if row.tone is Tone.GREEN else tone
        state = QRectF(state_x + shape_room + 6, top, state_room - shape_room - 6, body)
        draw_text(painter, state, row.state, Role.LABEL, state_ink, weight=MEDIUM)
        number = QRectF(state.left(), top + body, state.width(), label)
        draw_text(painter, number, row.number, Role.LABEL, colours.soft, weight=REGULAR)


class LogList(QListView):
    """A real list view. The model gives a `LogRow` per row (RowRole.LOG) and words to read out (DisplayRole).

    Up and Down move (`row_changed`), Enter or a double click opens (Qt's `activated`).
    """

    row_changed = Signal(QModelIndex)
    """The keyboard or a click went to another row."""

    focus_shape = Focus.NONE

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))
        make_base_transparent(self)
        follow_look(self._measure)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentChanged.connect(self._current_changed)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Moving with the button down must not drag the selection along.
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            draw_keyboard_frame(QPainter(self.viewport()), QRectF(self.visualRect(current)))

    def _current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.row_changed.emit(current)

    def _measure(self) -> None:
        self.setSpacing(0)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
