"""A tick box with its words in a chip, large enough for a finger."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, Role, draw_icon, look
from ui.look.paint import draw_frame, draw_text, text_width
from ui.widgets.base import Focus, came_by_keyboard, follow_look


def draw_tick_box(
    painter: QPainter,
    centre: QPointF,
    *,
    ticked: bool,
    partly: bool = False,
    red: bool = False,
    enabled: bool = True,
) -> None:
    """A tick box around its centre, empty, ticked or partly ticked."""
    colours, size = look().colours, look().sizes.tick
    box = QRectF(round(centre.x() - size / 2), round(centre.y() - size / 2), size, size)
    if not (ticked or partly):
        fill = colours.field if enabled else None
        draw_frame(painter, box, fill=fill, border=colours.edge if enabled else colours.line, radius=3)
        return
    fill = colours.red if red else colours.accent
    draw_frame(painter, box, fill=fill if enabled else colours.faint, border=None, radius=3)
    ink = colours.field if red else colours.on_accent
    draw_icon(painter, "tick" if ticked else "minus", QPointF(box.x() + 2, box.y() + 2), size - 4, ink)


class TickChip(QCheckBox):
    """A wish or a flag that is ticked or not; `urgent` ones turn red when ticked."""

    edited = Signal()
    """The person at the desk ticked or unticked it (not `setChecked`)."""
    problem_changed = Signal()

    def __init__(self, text: str, *, urgent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._urgent, self._problem = urgent, ""
        self._by_keyboard = True
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _ticked: self.edited.emit())
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    def words(self) -> str:
        """What stands beside the box (`text()` may mean a field's value to those who use the chip as one)."""
        return QCheckBox.text(self)

    def set_words(self, text: str) -> None:
        """Other words, for instance in the other language."""
        self.setText(text)
        self.setAccessibleName(text)
        self._measure()

    def problem(self) -> str:
        """What is wrong with it, or nothing."""
        return self._problem

    def set_problem(self, problem: str | None) -> None:
        """Say what is wrong; None or "" when nothing is."""
        self._problem = problem or ""
        self.setAccessibleDescription(self._problem)
        self.problem_changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        sizes = look().sizes
        return QSize(12 + sizes.tick + 8 + text_width(self.words(), Role.BODY, REGULAR) + 13, sizes.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        red = bool(self._problem) or (self._urgent and self.isChecked())
        if not self.isEnabled():
            fill, border, ink = colours.ground, colours.line, colours.faint
        elif red:
            fill, border, ink = colours.red_soft, colours.red, colours.red
        elif self.isDown():
            fill, border, ink = colours.line, colours.edge, colours.text
        elif self.isChecked():
            fill, border, ink = colours.accent_soft, colours.accent, colours.accent_text
        else:
            fill = colours.hover if self.underMouse() else colours.field
            border, ink = colours.edge, colours.text
        draw_frame(painter, box, fill=fill, border=border)
        tick = look().sizes.tick
        draw_tick_box(
            painter,
            QPointF(12 + tick / 2, box.center().y()),
            ticked=self.isChecked(),
            red=red,
            enabled=self.isEnabled(),
        )
        weight = MEDIUM if red else REGULAR
        words = QRectF(12 + tick + 8, 0, box.width() - 12 - tick - 8 - 4, box.height())
        draw_text(painter, words, self.words(), Role.BODY, ink, weight=weight)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
