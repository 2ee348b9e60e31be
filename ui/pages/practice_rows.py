"""The rows of practice that are pressed: a scene to play, an answer to give; and lines with a mark before them."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_key_cap, draw_text, key_cap_width, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import Focus, Shape, Tone, came_by_keyboard, follow_look, tone_colour, tone_ground
from ui.widgets.text import TextBlock

_PAD = 16
_AIR = 12
"""Above and below the words of a row."""


class Standing(Enum):
    """How an answer stands: the mark beside it and its tone."""

    OPEN = (Shape.NONE, Tone.PLAIN)
    GOOD = (Shape.TICK, Tone.GREEN)
    MISSED = (Shape.CROSS, Tone.AMBER)

    @property
    def shape(self) -> Shape:
        return self.value[0]

    @property
    def tone(self) -> Tone:
        return self.value[1]


class PracticeRow(QPushButton):
    """A wide row with its key; Enter and Space press it, Up and Down go to its neighbours."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._by_keyboard = key, True
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _draw_ground(self, painter: QPainter) -> None:
        colours = look().colours
        fill = colours.line if self.isDown() else colours.hover if self.underMouse() else colours.field
        draw_frame(painter, QRectF(self.rect()), fill=fill, border=colours.edge)

    def _draw_key(self, painter: QPainter, middle: float) -> None:
        cap = look().sizes.key_cap
        box = QRectF(_PAD, middle - cap / 2, self._key_width(), cap)
        draw_key_cap(painter, box, self._key, look().colours.soft, look().colours.line)

    def _left(self) -> int:
        """Where the words begin."""
        return _PAD + self._key_width() + 14

    def _key_width(self) -> int:
        return max(look().sizes.key_cap, key_cap_width(self._key))

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class AnswerRow(PracticeRow):
    """One answer. Once given it only shows how it stands, with a word beside the mark."""

    def __init__(self, key: str, text: str, *, standing: Standing = Standing.OPEN, verdict: str = "") -> None:
        super().__init__(key)
        self._standing, self._verdict = standing, verdict
        self.setText(text)
        self.setAccessibleName(f"{text} {verdict}".rstrip())
        if standing is not Standing.OPEN:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setEnabled(False)
        follow_look(self._measure)

    def heightForWidth(self, width: int) -> int:
        return max(look().sizes.command, self._wrapped(width).height + 2 * _AIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self._wrapped(self.width())
        middle = _AIR + look().line(Role.BODY) / 2
        if self._standing is Standing.OPEN:
            self._draw_ground(painter)
            self._draw_key(painter, middle)
        else:
            self._draw_verdict(painter, middle)
        top = (self.height() - words.height) / 2
        if quote := self._parts()[0]:  # hangs outside the edge of the text
            width = text_width(quote, Role.BODY, MEDIUM)
            line = QRectF(self._left() - width, top, width + 1, look().line(Role.BODY))
            draw_text(painter, line, quote, Role.BODY, look().colours.text, weight=MEDIUM)
        words.draw(painter, self._left(), top, look().colours.text)

    def _draw_verdict(self, painter: QPainter, middle: float) -> None:
        ink = tone_colour(self._standing.tone)
        draw_frame(painter, QRectF(self.rect()), fill=tone_ground(self._standing.tone), border=ink, width=1.5)
        size = look().icon_size(20)
        draw_icon(painter, self._standing.shape.value, QPointF(_PAD, middle - size / 2), size, ink)
        line = QRectF(0, _AIR, self.width() - _PAD, look().line(Role.BODY))
        draw_text(painter, line, self._verdict, Role.LABEL, ink, weight=STRONG, align=Align.RIGHT)

    def _left(self) -> int:
        """Clear of the key or the mark, and of the quote that hangs between."""
        mark = look().icon_size(20) if self._standing is not Standing.OPEN else self._key_width()
        return _PAD + mark + 8 + text_width("“", Role.BODY, MEDIUM)

    def _wrapped(self, width: int) -> Wrapped:
        right = _PAD + (text_width(self._verdict, Role.LABEL, STRONG) + 16 if self._verdict else 0)
        return Wrapped(self._parts()[1], Role.BODY, width - self._left() - right, weight=MEDIUM)

    def _parts(self) -> tuple[str, str]:
        """The opening quote, and the words."""
        text = self.text()
        return (text[0], text[1:]) if text.startswith("“") else ("", text)


class SceneRow(PracticeRow):
    """A scene: its picture, what it is called and about, and how it went the last time."""

    def __init__(self, key: str, icon: str, title: str, intro: str, result: str, *, whole: bool) -> None:
        super().__init__(key)
        self._icon, self._intro, self._result, self._whole = icon, intro, result, whole
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{intro} {result}".rstrip())
        follow_look(self._measure)

    def heightForWidth(self, width: int) -> int:
        return look().line(Role.BODY) + self._intro_as_set(width).height + 2 * 8

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        self._draw_ground(painter)
        middle = self.height() / 2
        self._draw_key(painter, middle)
        size = look().icon_size(20)
        draw_icon(painter, self._icon, QPointF(self._left(), middle - size / 2), size, colours.accent)
        left, right = self._words_left(), self._words_right()
        title = QRectF(left, 8, self.width() - left - right, look().line(Role.BODY))
        draw_text(painter, title, self.text(), Role.BODY, colours.text, weight=STRONG)
        self._intro_as_set(self.width()).draw(painter, left, title.bottom(), colours.soft)
        self._draw_result(painter, middle, tone_colour(Tone.GREEN) if self._whole else colours.soft)

    def _draw_result(self, painter: QPainter, middle: float, ink: QColor) -> None:
        if not self._result:
            return
        line = QRectF(0, middle - 20, self.width() - _PAD, 40)
        width = draw_text(painter, line, self._result, Role.LABEL, ink, weight=MEDIUM, align=Align.RIGHT)
        if self._whole:
            size = look().icon_size(16)
            corner = QPointF(line.right() - width - size - 6, middle - size / 2)
            draw_icon(painter, Shape.TICK.value, corner, size, ink)

    def _intro_as_set(self, width: int) -> Wrapped:
        return Wrapped(self._intro, Role.LABEL, width - self._words_left() - self._words_right(), weight=REGULAR)

    def _words_left(self) -> int:
        return self._left() + look().icon_size(20) + 14

    def _words_right(self) -> int:
        if not self._result:
            return _PAD
        return _PAD + text_width(self._result, Role.LABEL, MEDIUM) + look().icon_size(16) + 24


class MarkedLine(TextBlock):
    """Running text with a mark before it, or with the room for one."""

    def __init__(
        self,
        text: str,
        shape: Shape = Shape.NONE,
        mark: Tone = Tone.PLAIN,
        *,
        role: Role = Role.BODY,
        tone: Tone = Tone.PLAIN,
        weight: int = REGULAR,
    ) -> None:
        self._shape, self._mark = shape, mark
        super().__init__(text, role=role, tone=tone, weight=weight)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shape is Shape.NONE:
            return
        size = look().icon_size(18)
        corner = QPointF(0, (look().line(self._role) - size) / 2)
        draw_icon(QPainter(self), self._shape.value, corner, size, tone_colour(self._mark))

    def _indent(self) -> int:
        return look().icon_size(18) + 10
