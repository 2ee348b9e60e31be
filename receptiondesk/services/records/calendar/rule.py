"""On which days something happens again and again.

Written out here because libraries walk from the first time to the end of the calendar to find that there is none; this
looks at the days that are asked for, and counts how many it has looked at.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from receptiondesk.services.records.archive import TooLarge

_MOST_DAYS = 5_000_000
_DAY = timedelta(days=1)
_WEEK_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,5}")
_MOST_INTERVAL = 1000
_READ = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"}


class Effort:
    """How many days were looked at for one calendar."""

    def __init__(self) -> None:
        self._left = _MOST_DAYS

    def take(self, days: int) -> None:
        """Look at so many more; raises `TooLarge`."""
        self._left -= days
        if self._left < 0:
            raise TooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An RRULE of which every period is a day, a week, a month or a year."""

    period: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    """As it is written; it may be a moment."""
    week_start: int = 0
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    week_days: frozenset[tuple[int, int]] = frozenset()
    """Which one of its period (0 for every one), and which day of the week."""
    places: frozenset[int] = frozenset()
    """Which of a period's days, from the front or, below zero, from the end."""

    @classmethod
    def read(cls, text: str) -> "Rule":
        """The rule that an RRULE writes; raises `ValueError` for one that no visit follows."""
        parts = dict(part.partition("=")[::2] for part in text.upper().replace(" ", "").split(";") if part)
        period = parts.get("FREQ", "")
        if parts.keys() - _READ or period not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
            raise ValueError(text)
        week_days = frozenset(_week_day(day) for day in parts.get("BYDAY", "").split(",") if day)
        if period in ("DAILY", "WEEKLY") and any(place for place, _day in week_days):
            raise ValueError(text)
        count = parts.get("COUNT")
        return cls(
            period=period,
            interval=_number(parts.get("INTERVAL", "1"), 1, _MOST_INTERVAL),
            count=None if count is None else _number(count, 1, 99_999),
            until=parts.get("UNTIL", ""),
            week_start=_WEEK_DAYS.index(parts.get("WKST", "MO")),
            months=_numbers(parts, "BYMONTH", 1, 12),
            month_days=_numbers(parts, "BYMONTHDAY", -31, 31),
            week_days=week_days,
            places=_numbers(parts, "BYSETPOS", -366, 366),
        )

    def days(self, start: date, first: date, last: date, effort: Effort) -> Iterator[date]:
        """The days from `first` to `last` on which it happens, if it began on `start`; raises `TooLarge`."""
        rule = self._completed(start)
        left = self.count
        for period in rule._periods(start, start if self.count else first, last):
            effort.take(len(period))
            for day in rule._chosen(period):
                if day < start:
                    continue
                if day > last or left == 0:
                    return
                left = left and left - 1
                if day >= first:
                    yield day

    def _completed(self, start: date) -> "Rule":
        """The same with what it leaves to the day on which it began."""
        if self.month_days or self.week_days:
            return self
        match self.period:
            case "WEEKLY":
                return replace(self, week_days=frozenset({(0, start.weekday())}))
            case "MONTHLY":
                return replace(self, month_days=frozenset({start.day}))
            case "YEARLY":
                return replace(self, months=self.months or frozenset({start.month}), month_days=frozenset({start.day}))
        return self

    def _periods(self, start: date, first: date, last: date) -> Iterator[list[date]]:
        """The days of each period from the one in which `first` lies to the one in which `last` does."""
        match self.period:
            case "DAILY":
                yield from self._spans(start, 1, first, last)
            case "WEEKLY":
                monday = start - timedelta(days=(start.weekday() - self.week_start) % 7)
                yield from self._spans(monday, 7, first, last)
            case "MONTHLY":
                for month in self._steps(_month(start), _month(first), _month(last)):
                    yield _days_of(month)
            case _:
                for year in self._steps(start.year, first.year, last.year):
                    yield [
                        day for month in sorted(self.months or range(1, 13)) for day in _days_of(year * 12 + month - 1)
                    ]

    def _spans(self, start: date, length: int, first: date, last: date) -> Iterator[list[date]]:
        # Counted from the start in lengths, so that the first one asked for is reached in one step.
        for step in self._steps(0, (first - start).days // length, (last - start).days // length):
            yield [start + timedelta(days=step * length + day) for day in range(length)]

    def _steps(self, start: int, first: int, last: int) -> range:
        passed = max(0, first - start) // self.interval
        return range(start + passed * self.interval, last + 1, self.interval)

    def _chosen(self, period: list[date]) -> list[date]:
        days = [day for day in period if self._fits(day)]
        if not self.places:
            return days
        return [day for place, day in enumerate(days) if {place + 1, place - len(days)} & self.places]

    def _fits(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - _length(day) - 1} & self.month_days:
            return False
        return not self.week_days or any((place, day.weekday()) in self.week_days for place in self._places(day))

    def _places(self, day: date) -> tuple[int, int, int]:
        """Which of its day of the week it is: any, from the front of its month or year, from the end."""
        of_year = self.period == "YEARLY" and not self.months
        place, length = (day.timetuple().tm_yday, 365 + isleap(day.year)) if of_year else (day.day, _length(day))
        return (0, (place - 1) // 7 + 1, -((length - place) // 7 + 1))


def _week_day(text: str) -> tuple[int, int]:
    found = _WEEK_DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1] or 0), _WEEK_DAYS.index(found[2])


def _number(text: str, least: int, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise ValueError(text)
    return int(text)


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> frozenset[int]:
    return frozenset(_number(text, least, most) for text in parts.get(name, "").split(",") if text)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days_of(month: int) -> list[date]:
    first = date(month // 12, month % 12 + 1, 1)
    return [first + _DAY * place for place in range(_length(first))]


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]
