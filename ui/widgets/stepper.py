"""A count that is typed or stepped: the figure, − and +."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from receptiondesk.i18n import _
from ui.look import draw_icon, look
from ui.look.paint import draw_frame
from ui.widgets.base import follow_look
from ui.widgets.text_field import TextField


class _Step(QAbstractButton):
    """One of the two buttons in the field; the keyboard has the arrow keys instead."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.control - 4, look().sizes.control - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = colours.line if self.isDown() else colours.hover
            draw_frame(painter, QRectF(self.rect()).adjusted(1, 0, 0, 0), fill=fill, border=None, radius=4)
        painter.fillRect(QRectF(0, 5, 1, self.height() - 10), colours.line)
        size = look().icon_size(15)
        corner = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
        draw_icon(painter, self._icon, corner, size, colours.text if self.isEnabled() else colours.faint)


class Stepper(TextField):
    """A field for a small count. `text()` is raw; `value()` the whole number, if it is one."""

    def __init__(
        self,
        name: str = "",
        *,
        lowest: int = 0,
        highest: int = 9999,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._lowest, self._highest = lowest, highest
        self._fewer: _Step | None = None
        self._more: _Step | None = None
        super().__init__(name, hint=hint, parent=parent)
        self._fewer, self._more = _Step("minus", self), _Step("plus", self)
        self._fewer.clicked.connect(lambda: self.step(-1))
        self._more.clicked.connect(lambda: self.step(1))
        self.textChanged.connect(lambda _text: self._show_ends())
        follow_look(self._name_steps)
        self._place_steps()

    def value(self) -> int | None:
        """The whole number that stands there; None where it is empty or something else."""
        try:
            return int(self.text())
        except ValueError:
            return None

    def set_value(self, value: int | None) -> None:
        """Show a number, or nothing."""
        self.set_text("" if value is None else str(value))

    def step(self, by: int) -> None:
        """Count up or down within the limits; from nothing to the lowest."""
        value = self.value()
        wanted = self._lowest if value is None else value + by
        shown = min(self._highest, max(self._lowest, wanted))
        if shown != value:
            self.selectAll()
            # Inserted like typing, so that it can be undone.
            self.insert(str(shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        by = steps.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(by)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_steps()

    def _reserved_right(self) -> int:
        return 2 * (look().sizes.control - 4)

    def _paint_extras(self, painter: QPainter) -> None:
        """The buttons are widgets of their own."""

    def _name_steps(self) -> None:
        if self._fewer is not None and self._more is not None:
            self._fewer.setAccessibleName(_("Fewer"))
            self._more.setAccessibleName(_("More"))
        self._place_steps()

    def _place_steps(self) -> None:
        if self._fewer is None or self._more is None:
            return
        size = look().sizes.control - 4
        self._more.setGeometry(self.width() - 2 - size, 2, size, size)
        self._fewer.setGeometry(self.width() - 2 - 2 * size, 2, size, size)

    def _show_ends(self) -> None:
        value = self.value()
        if self._fewer is not None and self._more is not None:
            self._fewer.setEnabled(value is None or value > self._lowest)
            self._more.setEnabled(value is None or value < self._highest)
