"""Times, days and spans as lists and sheets show them, in the screen's language."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from receptiondesk.domain.when import When, day_of
from receptiondesk.i18n import _, language


def clock(moment: datetime) -> str:
    """The clock time, e.g. “09:12”."""
    return moment.strftime("%H:%M")


def day_words(day: date, *, year: bool = False, weekday: bool = True) -> str:
    """A day in words, e.g. “Fri 20 Nov” or “11月20日 周五”."""
    if language() == "zh_CN":
        pattern = ("yyyy年" if year else "") + "M月d日" + (" ddd" if weekday else "")
    else:
        pattern = ("ddd " if weekday else "") + "d MMM" + (" yyyy" if year else "")
    locale = QLocale("zh_CN" if language() == "zh_CN" else "en_GB")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def short(when: When | None, today: date) -> str:
    """As short as a column wants it: the clock today, the day otherwise."""
    if when is None:
        return ""
    day = day_of(when)
    if isinstance(when, datetime) and day == today:
        return clock(when)
    return day_words(day, year=day.year != today.year, weekday=False)


def whole(when: When, today: date) -> str:
    """All that is known of a time: “09:12”, on another day “20 Nov, 09:12”, a day alone as the day."""
    day = day_of(when)
    if not isinstance(when, datetime):
        return day_words(day, year=day.year != today.year)
    if day == today:
        return clock(when)
    return _("{day}, {time}").format(day=day_words(day, year=day.year != today.year, weekday=False), time=clock(when))


def span(minutes: int) -> str:
    """How long, in whole minutes: “14 min”, “3 h 52 min”, “2 days”."""
    hours, rest = divmod(max(0, minutes), 60)
    if hours >= 48:
        return _("{days} days").format(days=hours // 24)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
    return _("{minutes} min").format(minutes=rest)


def minutes_between(start: When | None, end: datetime) -> int | None:
    """Whole minutes from a moment to another; None where the start is only a day, or not known."""
    return int((end - start).total_seconds() // 60) if isinstance(start, datetime) else None
