"""Where the coach stands: a panel beside the work, folded to a rail, or a strip above it in narrow windows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from receptiondesk.i18n import _
from ui.commands.keys import Do
from ui.look import MEDIUM, Role, draw_icon, look
from ui.look.paint import draw_hairline, draw_key_cap, draw_text, key_cap_width
from ui.widgets.base import Focus, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.spoken_line import SpokenLine

if TYPE_CHECKING:
    from receptiondesk.services.coach import Advice

RAIL = 48


class CoachRail(QAbstractButton):
    """The folded coach: one press opens it."""

    focus_shape = Focus.RING

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow_look(self._measure)

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
        draw_text(painter, QRectF(0, -line / 2, 200, line), _("Coach"), Role.LABEL, colours.soft, weight=MEDIUM)

    def _measure(self) -> None:
        self.setFixedWidth(self.sizeHint().width())
        self.setAccessibleName(_("Open the coach"))
        self.update()


class CoachStrip(QWidget):
    """Only the spoken line, above the form."""

    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = SpokenLine(one_line=True)
        self._open = CommandButton("", key=Do.COACH.key, manner=Manner.SUBTLE, fit=Fit.NOTICE)
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.clicked.connect(self.open_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.addWidget(self._line, 1)
        row.addWidget(self._open)

    def show_advice(self, advice: "Advice") -> None:
        """Show what to say at this moment; its first deed where nothing is said."""
        words = _("“{spoken}”").format(spoken=advice.say) if advice.say else next(iter(advice.do), advice.title)
        self._line.set_words(words)
        self._open.setAccessibleName(_("Open the coach"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.paper)
        draw_hairline(painter, 0, self.width(), self.height() - 1, colours.line)
