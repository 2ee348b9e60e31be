"""The day that a list shows: the one before, the one after, any from a calendar, or all of them."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.when import now
from receptiondesk.i18n import _, language
from ui.look import Role, look
from ui.look.times import day_words
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit, IconButton, Manner


class DayPicker(QWidget):
    """A button with the day, arrows beside it, a calendar under it."""

    chosen = Signal()
    """Another day, or all days; see `day`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = now().date()
        self._earlier = IconButton("chevron-left", "")
        self._earlier.clicked.connect(lambda: self.step(-1))
        self._later = IconButton("chevron-right", "")
        self._later.clicked.connect(lambda: self.step(1))
        self._button = CommandButton("", icon="calendar", fit=Fit.CONTROL)
        self._button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._earlier, self._button, self._later):
            row.addWidget(part)
        self._popup: _Calendar | None = None
        follow_look(self._say)

    @property
    def day(self) -> date | None:
        """The day; None for all days."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show another day (None: all), without a signal."""
        self._day = day
        self._say()

    def step(self, days: int) -> None:
        """Go so many days on; from all days to today."""
        today = now().date()
        self._choose(today if self._day is None else min(today + timedelta(days=3650), self._day + timedelta(days)))

    def open_calendar(self) -> None:
        """Let a day be picked from a month."""
        if self._popup is None:
            self._popup = _Calendar(self)
            self._popup.picked.connect(self._choose)
        self._popup.open_under(self._button, self._day or now().date())

    def _choose(self, day: date | None) -> None:
        if day != self._day:
            self.set_day(day)
            self.chosen.emit()

    def _say(self) -> None:
        self._earlier.set_name(_("The day before"))
        self._later.set_name(_("The day after"))
        day = self._day
        self._button.set_words(_("All days") if day is None else day_words(day, year=True))
        self._button.setAccessibleName(_("Day: {day}").format(day=self._button.text()))


class _Calendar(QFrame):
    """The month that opens, with today and all days under it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.Box)
        self._month = QCalendarWidget()
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setNavigationBarVisible(True)
        self._month.activated.connect(self._take)
        self._month.clicked.connect(self._take)
        self._today = CommandButton("", manner=Manner.QUIET, fit=Fit.CONTROL)
        self._today.clicked.connect(lambda: self._give(now().date()))
        self._all = CommandButton("", manner=Manner.QUIET, fit=Fit.CONTROL)
        self._all.clicked.connect(lambda: self._give(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._month)
        row = QHBoxLayout()
        row.addWidget(self._today)
        row.addStretch(1)
        row.addWidget(self._all)
        column.addLayout(row)
        follow_look(self._say)

    def open_under(self, button: QWidget, day: date) -> None:
        """Open below `button` with `day` marked."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        self.move(corner)
        self.show()
        self._month.setFocus()

    def _take(self, day: QDate) -> None:
        self._give(date(day.year(), day.month(), day.day()))

    def _give(self, day: date | None) -> None:
        self.hide()
        self.picked.emit(day)

    def _say(self) -> None:
        self._month.setAccessibleName(_("Calendar"))
        self._month.setLocale(QLocale("zh_CN" if language() == "zh_CN" else "en_GB"))
        self._today.set_words(_("Today"))
        self._all.set_words(_("All days"))
        self.setPalette(look().palette())
        self._month.setPalette(look().palette())
        self._month.setFont(look().font(Role.BODY))
        # Qt paints weekends red; at this desk red means that somebody must act.
        plain = QTextCharFormat()
        plain.setForeground(look().colours.text)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekday, plain)
