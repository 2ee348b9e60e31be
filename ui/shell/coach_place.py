"""Where the coach stands: a panel beside the work, folded to a rail, or a strip above it in narrow windows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from receptiondesk.i18n import _
from ui.commands.keys import Do
from ui.look import MEDIUM, Role, draw_icon, look
from ui.look.paint import draw_hairline, draw_key_cap, draw_text, key_cap_width
from ui.widgets.base import Focus, draw_shape, follow_look, shape_size, tone_colour
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.pill import StatePill
from ui.widgets.spoken_line import SpokenLine

if TYPE_CHECKING:
    from receptiondesk.services.coach import Advice
    from ui.coach.clock_words import ClockFace

RAIL = 48


class CoachRail(QAbstractButton):
    """The folded coach: one press opens it."""

    focus_shape = Focus.RING

    def __init__(self) -> None:
        super().__init__()
        self._clock: ClockFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow_look(self._measure)

    def show_clock(self, face: "ClockFace | None") -> None:
        """Show the clock that runs also while the coach is folded, or none."""
        self._clock = face
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(max(RAIL, round(key_cap_width(Do.COACH.key)) + 18), 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.hover if self.underMouse() else colours.ground)
        painter.fillRect(0, 0, 1, self.height(), colours.line)
        middle, icon, cap = self.width() / 2, look().icon_size(20), look().sizes.key_cap
        draw_icon(painter, "coach", QRectF(middle - icon / 2, 20, icon, icon).topLeft(), icon, colours.accent_text)
        width = key_cap_width(Do.COACH.key)
        draw_key_cap(painter, QRectF(middle - width / 2, 54, width, cap), Do.COACH.key, colours.soft, colours.line)
        painter.translate(middle, 54 + cap + 10)
        painter.rotate(90)
        line = look().line(Role.LABEL)
        x = draw_text(painter, QRectF(0, -line / 2, 200, line), _("Coach"), Role.LABEL, colours.soft, weight=MEDIUM)
        if (clock := self._clock) is not None:
            ink, shape = tone_colour(clock.tone), shape_size(clock.shape)
            draw_shape(painter, clock.shape, QPointF(x + 16 + shape / 2, 0), ink)
            words = QRectF(x + 16 + shape + 6, -line / 2, 400, line)
            draw_text(painter, words, clock.text, Role.LABEL, ink, weight=MEDIUM)

    def _measure(self) -> None:
        self.setFixedWidth(self.sizeHint().width())
        self.setAccessibleName(_("Open the coach"))
        self.setAccessibleDescription(self._clock.text if self._clock is not None else "")
        self.update()


class CoachStrip(QWidget):
    """Only the spoken line, above the form."""

    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = SpokenLine(one_line=True)
        self._clock = StatePill()
        self._clock.hide()
        self._open = CommandButton("", key=Do.COACH.key, manner=Manner.SUBTLE, fit=Fit.NOTICE)
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.clicked.connect(self.open_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.addWidget(self._clock)
        row.addWidget(self._line, 1)
        row.addWidget(self._open)

    def show_advice(self, advice: "Advice") -> None:
        """Show what to say at this moment; its first deed where nothing is said."""
        words = _("“{spoken}”").format(spoken=advice.say) if advice.say else next(iter(advice.do), advice.title)
        self._line.set_words(words)
        self._open.setAccessibleName(_("Open the coach"))

    def show_clock(self, face: "ClockFace | None") -> None:
        """Show the clock that runs before the spoken line, or none."""
        if face is not None:
            self._clock.set_state(face.text, face.shape, face.tone)
        self._clock.setVisible(face is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.paper)
        draw_hairline(painter, 0, self.width(), self.height() - 1, colours.line)
