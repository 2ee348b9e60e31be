"""What stands in the window's place while somebody says who they are: a sheet on an empty ground, and the clock."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain import when
from ui.look import Role, look
from ui.look.times import day_words
from ui.shell.sign_in import SignIn
from ui.widgets.base import Tone, follow_look
from ui.widgets.scroll import ScrollArea
from ui.widgets.sheet import PADDING, SHADOW
from ui.widgets.text import TextLine

_MARGIN = 16
_VEIL = 0.72
"""How much of what lies behind is covered, where it may be seen at all."""


class Cover(QWidget):
    """Fills the window. What lay there before is not under it but out of the window."""

    def __init__(self, sheet: SignIn, picture: QPixmap | None = None) -> None:
        """`picture` is what shows faintly behind the sheet: the desk, where it is only handed to the next person."""
        super().__init__()
        self.sheet = sheet
        self._picture = picture
        self._clock = TextLine(role=Role.HEADING)
        self._day = TextLine(tone=Tone.SOFT)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        if picture is None:
            above = QVBoxLayout()
            above.setContentsMargins(SHADOW + PADDING, 0, 0, 16)
            above.setSpacing(0)
            for line in (self._clock, self._day):
                above.addWidget(line)
            middle.addLayout(above)
        middle.addWidget(sheet)
        middle.addStretch(2)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addLayout(middle)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(inside))
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        follow_look(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.fit(self.width() - 2 * _MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing that is typed here goes any further."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ground = QPainter(self), QColor(look().colours.surface)
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)
            ground.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), ground)

    def _tick(self) -> None:
        now = when.now()
        self._clock.set_words(f"{now:%H:%M}")
        self._day.set_words(day_words(now.date()))

    def _say(self) -> None:
        self._tick()
        self.update()
