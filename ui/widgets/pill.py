"""A state as a pill: shape, word, soft ground. And the number as it is read back."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import MEDIUM, Role, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.widgets.base import Shape, Tone, draw_shape, follow_look, shape_size, tone_colour, tone_ground


class StatePill(QLabel):
    """“◐ Out until 15:00”: a shape and a word; `bare` leaves the ground away."""

    def __init__(
        self,
        text: str = "",
        *,
        shape: Shape = Shape.NONE,
        tone: Tone = Tone.SOFT,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._shape, self._tone, self._bare = shape, tone, bare
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        follow_look(self._measure)

    def set_state(self, text: str, shape: Shape, tone: Tone) -> None:
        """Show another state."""
        self._shape, self._tone = shape, tone
        self.setText(text)
        self._measure()

    def sizeHint(self) -> QSize:
        shape = shape_size(self._shape) + 7 if self._shape is not Shape.NONE else 0
        return QSize(shape + text_width(self.text(), Role.LABEL) + 21, look().sizes.pill)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, ink = QPainter(self), QRectF(self.rect()), tone_colour(self._tone)
        if not self._bare:
            draw_frame(painter, box, fill=tone_ground(self._tone), border=None, radius=box.height() / 2)
        x = 10.0
        if self._shape is not Shape.NONE:
            size = shape_size(self._shape)
            draw_shape(painter, self._shape, QPointF(x + size / 2, box.center().y()), ink)
            x += size + 7
        words = QRectF(x, 0, box.width() - x - 10, box.height())
        draw_text(painter, words, self.text(), Role.LABEL, ink, weight=MEDIUM)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class ReadBack(QLabel):
    """A number in groups, large, to be read back to the caller; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        follow_look(self._measure)

    def set_groups(self, groups: str) -> None:
        """Show the groups, such as “138 – 0013 – 8000”; nothing for ""."""
        self.setText(groups)
        self.setVisible(bool(groups))
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.READ_BACK) + 25, look().sizes.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, colours = QPainter(self), QRectF(self.rect()), look().colours
        draw_frame(painter, box, fill=colours.accent_soft, border=None, radius=4)
        inside = box.adjusted(8, 0, -8, 0)
        draw_text(painter, inside, self.text(), Role.READ_BACK, colours.accent_text, align=Align.CENTRE)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
