"""The sentence under a field that says what is wrong with it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import MEDIUM, Role, look
from ui.widgets.base import Shape, Tone, draw_shape, tone_colour
from ui.widgets.text import TextBlock


class ProblemLine(TextBlock):
    """A red triangle and a sentence, in as many lines as it needs."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role=Role.LABEL, tone=Tone.RED, weight=MEDIUM, parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        centre = QPointF(2 + look().icon_size(14) / 2, look().line(Role.LABEL) / 2)
        draw_shape(painter, Shape.TRIANGLE, centre, tone_colour(Tone.RED))

    def _indent(self) -> int:
        return look().icon_size(14) + 10
