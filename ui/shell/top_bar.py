"""The bar at the top: find, where and who, the day and the clock."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from receptiondesk.domain import when
from receptiondesk.i18n import _
from receptiondesk.services.settings import Settings
from ui.commands.keys import Do
from ui.look import Role, look
from ui.look.times import day_words
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.text import TextLine
from ui.widgets.text_field import TextField
from ui.widgets.tip import plain_tip

_LEAST_FIND_BOX = 120
"""In pixels at 100 %."""
_ROOM_FOR_PLACE_AND_DAY = 1100
"""Under this effective width station and day give way to the find box."""


class TopBar(QWidget):
    """Find box at the left; station, receptionist, day and clock at the right."""

    person_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.find_box = TextField(_("Find"), icon="search", key=Do.FIND.key)
        self._station = TextLine("", role=Role.BODY, tone=Tone.SOFT)
        self._person = CommandButton("", manner=Manner.SUBTLE, fit=Fit.CONTROL)
        self._person.clicked.connect(self.person_clicked)
        self._day = TextLine("", role=Role.BODY, tone=Tone.SOFT)
        self._clock = TextLine("", role=Role.TITLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(self.find_box, 1)
        row.addStretch()
        for widget in (self._station, self._person, self._day, self._clock):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(widget)
        row.setSpacing(12)
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        look().changed.connect(self._translate)
        self._translate()
        follow_look(self._measure)

    def show_settings(self, settings: Settings) -> None:
        """Show where this desk stands and who sits here."""
        self._station.set_words(settings.station)
        self._person.set_words(settings.receptionist or _("Who sits here?"))

    def fit(self, effective_width: float) -> None:
        """Leave out what the width has no room for."""
        wide = effective_width >= _ROOM_FOR_PLACE_AND_DAY
        self._station.setVisible(wide)
        self._day.setVisible(wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)

    def _tick(self) -> None:
        now = when.now()
        clock = f"{now:%H:%M}"
        if clock != self._clock.text():
            self._clock.set_words(clock)
            self._day.set_words(day_words(now.date()))

    def _translate(self) -> None:
        self.find_box.setAccessibleName(_("Find"))
        self.find_box.set_hint(_("Find a person, number, plate ..."))
        self._person.setToolTip(plain_tip(f"{_(Do.SWITCH.label)} ({Do.SWITCH.key})"))
        self._clock.set_words("")
        self._tick()

    def _measure(self) -> None:
        sizes = look().sizes
        self.setFixedHeight(sizes.top_bar)
        self.find_box.setMinimumWidth(round(_LEAST_FIND_BOX * sizes.scale))
        self.find_box.setMaximumWidth(round(496 * (1 + (sizes.scale - 1) * 0.5)))
        self.update()
