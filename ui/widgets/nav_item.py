"""One place of the navigation: icon, word, and its key or its count; a column wide, or on the narrow rail."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_key_cap, draw_text, key_cap_width, text_width
from ui.widgets.base import Focus, Shape, came_by_keyboard, draw_shape, follow_look, shape_size
from ui.widgets.tip import plain_tip

_NO_KEYS_FROM = 1.75
"""From this text size on the rail has no room for keys."""


class NavItem(QPushButton):
    """A place to go to or a task to begin. `clicked` is Qt's own signal."""

    def __init__(self, text: str, icon: str, *, key: str = "", short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._key, self._short = icon, key, short or text
        self._count: int | None = None
        self._warning = self._selected = self._rail = False
        self._room: int | None = None
        self._by_keyboard = True
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(text, short)
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    @property
    def focus_box(self) -> QRect:
        """What the ring goes round: the painted box, not the gaps beside it."""
        return self.rect().adjusted(9, 3, -9, -3)

    def set_words(self, text: str, short: str = "") -> None:
        """The full word, which is the accessible name too, and the short one for the rail."""
        self.setText(text)
        self._short = short or text
        self.setAccessibleName(text)
        self._measure()

    def set_count(self, count: int | None, *, warning: bool = False) -> None:
        """How many stand there, and whether one of them needs somebody now."""
        self._count, self._warning = count, warning
        self.setAccessibleDescription("" if count is None else str(count))
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Mark the place that is shown."""
        self._selected = selected
        self.update()

    def set_rail(self, rail: bool, *, room: int | None = None) -> None:
        """Show the narrow form: the word under the icon, or the icon alone where there is no `room` for both.

        `room` is the height that each place may have, in pixels.
        """
        self._rail, self._room = rail, room
        self._measure()

    @property
    def _low(self) -> bool:
        """Whether the icon stands alone."""
        least = look().icon_size(18) + 4 + look().line(Role.LABEL) + 4
        return self._rail and self._room is not None and self._room < least

    def sizeHint(self) -> QSize:
        sizes = look().sizes
        if self._low:
            return QSize(sizes.rail, look().icon_size(18) + 8)
        if self._rail:
            return QSize(sizes.rail, min(sizes.rail_item, self._room or sizes.rail_item))
        return QSize(sizes.navigation, sizes.navigation_item)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        box = QRectF(self.rect()).adjusted(8, 2, -8, -2)
        fill = self._ground()
        if fill is not None:
            draw_frame(painter, box, fill=fill, border=None)
        if self._selected:
            height = max(12.0, min(20.0, box.height() - 16) if not self._rail or self._low else box.height() - 28)
            bar = QRectF(box.left(), box.center().y() - height / 2, 3, height)
            draw_frame(painter, bar, fill=colours.accent, border=None, radius=1.5)
        if self._rail:
            self._paint_rail(painter, box)
        else:
            self._paint_full(painter, box)

    def _ground(self) -> QColor | None:
        colours = look().colours
        if self._selected:
            return colours.accent_soft
        if self.isDown():
            return colours.line
        return colours.hover if self.underMouse() else None

    def _inks(self) -> tuple[QColor, QColor]:
        """The colours of the word and of what stands beside it."""
        colours = look().colours
        return (colours.accent_text, colours.accent_text) if self._selected else (colours.text, colours.soft)

    def _paint_full(self, painter: QPainter, box: QRectF) -> None:
        ink, soft = self._inks()
        size = look().icon_size(18)
        draw_icon(painter, self._icon, QPointF(17, box.center().y() - size / 2), size, soft)
        left = 26.0 + size
        right = float(self.width() - 16)
        if self._count is not None:
            weight = STRONG if self._selected else MEDIUM
            count = QRectF(left, box.top(), right - left, box.height())
            figure = str(self._count)
            draw_text(painter, count, figure, Role.BODY, soft, weight=weight, align=Align.RIGHT)
            right -= text_width(figure, Role.BODY, weight) + 8
            if self._warning:
                half = shape_size(Shape.TRIANGLE) / 2
                centre = QPointF(right - half, box.center().y())
                draw_shape(painter, Shape.TRIANGLE, centre, look().colours.red)
                right -= 2 * half + 6
        elif self._key:
            width, cap = key_cap_width(self._key), look().sizes.key_cap
            place = QRectF(right - width, box.center().y() - cap / 2, width, cap)
            border = QColor(look().colours.accent if self._selected else look().colours.line)
            border.setAlphaF(0.45 if self._selected else 1.0)
            draw_key_cap(painter, place, self._key, soft, border)
            right -= width + 4
        words = QRectF(left, box.top(), right - left, box.height())
        weight = STRONG if self._selected else REGULAR
        if text_width(self.text(), Role.BODY, weight) > words.width():
            # A word that just fitted is rather set lighter than shortened while its place is shown.
            weight = REGULAR
        draw_text(painter, words, self.text(), Role.BODY, ink, weight=weight)

    def _paint_rail(self, painter: QPainter, box: QRectF) -> None:
        ink, soft = self._inks()
        size = look().icon_size(18)
        line = look().line(Role.LABEL)
        top = box.center().y() - (size if self._low else size + 4 + line) / 2
        centre = QPointF(box.center().x(), top + size / 2)
        draw_icon(painter, self._icon, QPointF(centre.x() - size / 2, top), size, soft)
        self._paint_badge(painter, centre.x() + size / 2 + 8, centre.y(), box.right())
        if self._low:
            return
        words = QRectF(box.left() + 4, top + size + 4, box.width() - 8, line)
        weight = STRONG if self._selected else MEDIUM
        draw_text(painter, words, self._short, Role.LABEL, ink, weight=weight, align=Align.CENTRE)

    def _paint_badge(self, painter: QPainter, x: float, y: float, right: float) -> None:
        """The count or the key beside the icon on the rail."""
        colours, cap = look().colours, look().sizes.key_cap
        if self._count is not None:
            figure = str(self._count)
            width = min(text_width(figure, Role.LABEL) + 14.0, right - x)
            place = QRectF(x, y - cap / 2, width, cap)
            fill, ink = (colours.red_soft, colours.red) if self._warning else (colours.line, colours.text)
            draw_frame(painter, place, fill=fill, border=None, radius=cap / 2)
            draw_text(painter, place, figure, Role.LABEL, ink, weight=STRONG, align=Align.CENTRE)
        elif self._key and look().scale < _NO_KEYS_FROM and x + key_cap_width(self._key) <= right:
            place = QRectF(x, y - cap / 2, key_cap_width(self._key), cap)
            draw_key_cap(painter, place, self._key, colours.soft, colours.line)

    def _measure(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setToolTip(plain_tip(self.text()) if self._rail else "")
        self.updateGeometry()
        self.update()
