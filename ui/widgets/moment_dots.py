"""Where a task is in its course: a dot per moment, done, current and still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.look import draw_icon, look
from ui.widgets.base import Focus, came_by_keyboard, follow_look
from ui.widgets.tip import plain_tip

PITCH = 40


class _Dot(QPushButton):
    """One moment; pressing it shows what belongs to it."""

    def __init__(self, parent: "MomentDots", index: int) -> None:
        super().__init__(parent)
        self._dots, self._index, self._by_keyboard = parent, index, True
        self.setAutoDefault(False)

    @property
    def focus_shape(self) -> Focus:
        return Focus.RING if self._by_keyboard else Focus.NONE

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        grown = look().sizes.icon(100) / 100
        if self._index < self._dots.current:
            painter.setPen(QPen(colours.accent_soft, 1))
            painter.setBrush(colours.accent_soft)
            painter.drawEllipse(centre, 8 * grown, 8 * grown)
            size = look().icon_size(12)
            corner = QPointF(centre.x() - size / 2, centre.y() - size / 2)
            draw_icon(painter, "tick", corner, size, colours.accent_text)
        elif self._index == self._dots.current:
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(colours.paper)
            painter.drawEllipse(centre, 8.2 * grown, 8.2 * grown)
            painter.setPen(QPen(colours.accent, 0.1))
            painter.setBrush(colours.accent)
            painter.drawEllipse(centre, 4.5 * grown, 4.5 * grown)
        else:
            painter.setPen(QPen(colours.soft if self.underMouse() else colours.edge, 1.4))
            painter.setBrush(colours.paper)
            painter.drawEllipse(centre, 6.2 * grown, 6.2 * grown)


class MomentDots(QWidget):
    """The course of a task. `names` are read out and shown as tips."""

    chosen = Signal(int)
    """The person at the desk pressed a moment; its place."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = -1
        self._dots: list[_Dot] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self._measure)

    def set_moments(self, names: Sequence[str], current: int) -> None:
        """Show these moments; those before `current` are done."""
        self.current = current
        while len(self._dots) > len(names):
            self._dots.pop().deleteLater()
        while len(self._dots) < len(names):
            index = len(self._dots)
            dot = _Dot(self, index)
            dot.clicked.connect(lambda _on=False, index=index: self.chosen.emit(index))
            dot.show()
            self._dots.append(dot)
        for dot, name in zip(self._dots, names, strict=True):
            dot.setAccessibleName(name)
            dot.setToolTip(plain_tip(name))
        self._measure()

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The dots in their order."""
        return tuple(self._dots)

    def sizeHint(self) -> QSize:
        return QSize(PITCH * len(self._dots), look().sizes.dots + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, half = self.height() / 2, look().sizes.dots / 2
        for index in range(1, len(self._dots)):
            left = self._dots[index - 1].geometry().center().x() + half + 1
            right = self._dots[index].geometry().center().x() - half
            done = index <= self.current
            ahead = QColor(colours.edge)
            ahead.setAlphaF(0.5)
            painter.setPen(QPen(colours.accent, 2) if done else QPen(ahead, 1.5))
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _place(self) -> None:
        size = look().sizes.dots + 4
        room = self.width() - size
        pitch = min(PITCH, room / max(1, len(self._dots) - 1))
        for index, dot in enumerate(self._dots):
            dot.setGeometry(round(index * pitch) - 2, (self.height() - size) // 2, size, size)

    def _measure(self) -> None:
        self.setFixedHeight(look().sizes.dots + 4)
        self._place()
        self.updateGeometry()
        self.update()
