"""People found while a name is typed, under the field, without ever taking the focus away from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from receptiondesk.i18n import _, ngettext
from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import (
    Align,
    draw_frame,
    draw_hairline,
    draw_key_cap,
    draw_shadow,
    draw_text,
    elided,
    key_cap_width,
    text_width,
)
from ui.look.sizes import SHEET_RADIUS
from ui.widgets.base import follow_look

_ROOM = 8
"""Room around the popup for its shadow."""
_BELOW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One person: a name with the part that matched, what else is known, and what speaks for them at the right.

    `matched` are (start, end) places in `title`.
    """

    title: str
    line: str = ""
    aside: str = ""
    icon: str = "visitor"
    matched: tuple[tuple[int, int], ...] = ()


class Suggestions(QWidget):
    """The popup of one text field. Down and Up choose, Enter takes over, Esc closes and nothing else."""

    chosen = Signal(int)
    """A row was taken over; its place among those shown."""
    new_chosen = Signal()
    """The footer was taken: what was typed stays as it is."""

    def __init__(self, field: QLineEdit, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent or field.window())
        self._field = field
        self._rows: tuple[Suggestion, ...] = ()
        self._footer = ""
        self._at = -1
        self._least_width = 0
        self._around: list[QWidget] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)
        follow_look(self._measure)

    def offer(self, rows: Sequence[Suggestion], *, footer: str = "", least_width: int | None = None) -> None:
        """Show these rows under the field; nothing at all closes it. `footer` such as “New visitor “zhang””.

        `least_width` is how wide it stands in pixels, by default as wide as a form's fields.
        """
        self._footer = footer
        self._rows = tuple(rows[: self._room_for()])
        self._least_width = look().sizes.full_field if least_width is None else least_width
        self._at = 0 if self._rows else -1
        if not (self._rows or footer) or not self._field.hasFocus():
            self.close_up()
            return
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        self._watch_around()
        self._measure()
        self.show()
        self.raise_()
        self._tell()

    def _room_for(self) -> int:
        """How many rows the window has room for, under the field or over it."""
        window = self._field.window()
        top = self._field.mapTo(window, QPoint(0, 0)).y()
        room = max(top, window.height() - top - self._field.height()) - _BELOW - 16
        return max(1, (room - self._footer_height() - 8) // look().sizes.popup_row)

    def close_up(self) -> None:
        """Close the popup; the field keeps what was typed."""
        self.hide()
        for widget in self._around:
            widget.removeEventFilter(self)
        self._around.clear()
        self._field.setAccessibleDescription("")

    def current(self) -> int:
        """The row that Enter would take, the number of rows for the footer, -1 for none."""
        return self._at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and self.isVisible():
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
                # Esc parks the task elsewhere; here it only closes.
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            elif event.type() is QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
                self.close_up()
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and watched is not self:
            self._measure()
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().y())
        if at != self._at and at >= 0:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = self._row_at(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._at >= 0 and self._at == self._row_at(event.position().y()):
            self._take()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        box = QRectF(self.rect()).adjusted(_ROOM, 2, -_ROOM, -_ROOM)
        draw_shadow(painter, box, SHEET_RADIUS)
        draw_frame(painter, box, fill=colours.field, border=colours.edge, radius=SHEET_RADIUS)
        for index, row in enumerate(self._rows):
            self._paint_row(painter, self._row_box(index), row, chosen=index == self._at)
        if self._footer:
            self._paint_footer(painter, self._row_box(len(self._rows)))

    def _watch_around(self) -> None:
        """Stay at the field while it is scrolled or the window changes its size."""
        if self._around:
            return
        widget = self._field.parentWidget()
        while widget is not None:
            widget.installEventFilter(self)
            self._around.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _key(self, event: QKeyEvent) -> bool:
        key, last = event.key(), len(self._rows) - (0 if self._footer else 1)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._at = (self._at + step) % (last + 1)
            self.update()
            self._tell()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self._take()
            return True
        if key == Qt.Key.Key_Escape:
            self.close_up()
            return True
        return False

    def _take(self) -> None:
        at = self._at
        self.close_up()
        if at < len(self._rows):
            self.chosen.emit(at)
        else:
            self.new_chosen.emit()

    def _tell(self) -> None:
        """Say the current row to assistive tools, through the field that has the focus."""
        if 0 <= self._at < len(self._rows):
            row = self._rows[self._at]
            said = ", ".join(part for part in (row.title, row.line, row.aside) if part)
            count = len(self._rows)
            found = ngettext("{count} found", "{count} found", count).format(count=count)
            self._field.setAccessibleDescription(f"{said} ({found})")
        else:
            self._field.setAccessibleDescription(self._footer)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self._field, QAccessible.Event.DescriptionChanged),
        )

    def _footer_height(self) -> int:
        return look().line(Role.BODY) + 16 if self._footer else 0

    def _row_box(self, index: int) -> QRectF:
        height, top = look().sizes.popup_row, 2 + 4
        inner = self.width() - 2 * _ROOM - 8
        if index < len(self._rows):
            return QRectF(_ROOM + 4, top + index * height, inner, height)
        return QRectF(_ROOM + 4, top + len(self._rows) * height, inner, self._footer_height())

    def _row_at(self, y: float) -> int:
        rows = len(self._rows) + (1 if self._footer else 0)
        for index in range(rows):
            box = self._row_box(index)
            if box.top() <= y < box.bottom():
                return index
        return -1

    def _paint_row(self, painter: QPainter, box: QRectF, row: Suggestion, *, chosen: bool) -> None:
        colours = look().colours
        if chosen:
            draw_frame(painter, box, fill=colours.accent_soft, border=None, radius=5)
        size, body, label = look().icon_size(18), look().line(Role.BODY), look().line(Role.LABEL)
        top = box.top() + (box.height() - body - label) / 2
        ink = colours.accent_text if chosen else colours.soft
        draw_icon(painter, row.icon, QPointF(box.left() + 13, top + (body + 4 - size) / 2), size, ink)
        left = box.left() + 13 + size + 13
        right = box.right() - 12
        aside = text_width(row.aside, Role.LABEL, MEDIUM) if row.aside else 0
        aside = min(aside, int((right - left) * 0.45))
        if aside:
            place = QRectF(right - aside, top, aside, body)
            draw_text(painter, place, row.aside, Role.LABEL, colours.soft, align=Align.RIGHT)
        self._paint_title(painter, QRectF(left, top, right - left - aside - 12, body), row)
        second = QRectF(left, top + body, right - left, label)
        draw_text(painter, second, row.line, Role.LABEL, colours.soft, weight=REGULAR)

    def _paint_title(self, painter: QPainter, box: QRectF, row: Suggestion) -> None:
        """The name with its matched parts in the accent."""
        colours, x, at = look().colours, box.left(), 0
        text = elided(row.title, box.width() - 8, Role.BODY, STRONG if row.matched else REGULAR)
        for start, end in (*row.matched, (len(text), len(text))):
            pieces = ((text[at:start], colours.text, REGULAR), (text[start:end], colours.accent_text, STRONG))
            for piece, ink, weight in pieces:
                if piece and x < box.right():
                    rest = QRectF(x, box.top(), box.right() - x + 2, box.height())
                    x += draw_text(painter, rest, piece, Role.BODY, ink, weight=weight)
            at = max(at, end)

    def _paint_footer(self, painter: QPainter, box: QRectF) -> None:
        colours = look().colours
        if self._at == len(self._rows):
            inside = box.adjusted(0, 2, 0, -2)
            draw_frame(painter, inside, fill=colours.accent_soft, border=None, radius=5)
        elif self._rows:
            draw_hairline(painter, box.left() - 4, box.right() + 4, box.top() + 2, colours.line)
        size = look().icon_size(18)
        draw_icon(painter, "plus", QPointF(box.left() + 13, box.center().y() - size / 2), size, colours.soft)
        left, right = box.left() + 13 + size + 13, box.right() - 10
        for word, key in ((_("take over"), "Enter"), (_("choose"), "↑ ↓")):
            width = text_width(word, Role.LABEL, REGULAR)
            cap = key_cap_width(key)
            if right - width - cap - 30 < left + text_width(self._footer, Role.BODY):
                break
            words = QRectF(right - width, box.top(), width + 2, box.height())
            draw_text(painter, words, word, Role.LABEL, colours.soft, weight=REGULAR)
            height = look().sizes.key_cap
            place = QRectF(right - width - 6 - cap, box.center().y() - height / 2, cap, height)
            draw_key_cap(painter, place, key, colours.soft, colours.line)
            right -= width + cap + 6 + 16
        footer = QRectF(left, box.top(), right - left, box.height())
        draw_text(painter, footer, self._footer, Role.BODY, colours.text)

    def _measure(self) -> None:
        """Stand under the field, or over it where there is more room."""
        window = self.parentWidget()
        if window is None or not (self._rows or self._footer):
            return
        corner = self._field.mapTo(window, QPoint(0, 0)) if window.isAncestorOf(self._field) else QPoint()
        around = self._field.parentWidget() or window
        room = around.width() - self._field.x() - 16
        width = max(self._field.width(), min(self._least_width, room))
        height = len(self._rows) * look().sizes.popup_row + self._footer_height() + 8
        below = window.height() - corner.y() - self._field.height() - _BELOW - 16
        over = height > below and corner.y() > below
        y = corner.y() - height - _BELOW if over else corner.y() + self._field.height() + _BELOW
        self.setGeometry(corner.x() - _ROOM, y - 2, width + 2 * _ROOM, height + 2 + _ROOM)
        self.update()
