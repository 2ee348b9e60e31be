"""Times as the desk writes them: a moment with its offset, or a day that stays a day."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timezone

When = datetime | date
"""A moment (aware) or a day alone."""

_CLOCK = re.compile(r"^(\d{1,2})\s*[:.：时点h]\s*(\d{2})?\s*分?\s*(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"^([01]\d|2[0-3])([0-5]\d)$")
_DAY = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_LONGEST = 100
"""No time is written with more characters; the patterns above take their time with many blanks."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class NotATime(ValueError):
    """The text is no time of this calendar."""


def read_when(text: str, now: datetime) -> When:
    """Read ISO 8601, ``2026-11-20 09:38``, ``2026年11月20日`` or a clock alone (of today).

    Without an offset the desk's own zone (that of `now`) counts. Raises `NotATime`, also for years of other
    calendars (民国115年, 2569, 1405).
    """
    if len(text) > _LONGEST:
        raise NotATime(text[:_LONGEST])
    text = unicodedata.normalize("NFKC", text).strip()
    if not text.isprintable():
        raise NotATime(text)
    if clock := _read_clock(text):
        return in_zone_of(datetime.combine(now.date(), clock), now)
    match = _DAY.match(text)
    if not match:
        raise NotATime(text)
    try:
        day = date(*(int(part) for part in match.groups()))
        rest = text[match.end() :].lstrip(" T")
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise NotATime(text)
        if not rest:
            return day
        if clock := _read_clock(rest):
            return in_zone_of(datetime.combine(day, clock), now)
        # To the second: what is saved is what was read.
        return in_zone_of(datetime.fromisoformat(f"{day.isoformat()}T{rest}").replace(microsecond=0), now)
    except ValueError as error:
        raise NotATime(text) from error


def _read_clock(text: str) -> time | None:
    match = _CLOCK.match(text)
    if match:
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower().replace(".", "")
        if half and not 1 <= hour <= 12:
            raise NotATime(text)
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
    elif match := _FOUR_DIGITS.match(text):
        hour, minute = int(match[1]), int(match[2])
    else:
        return None
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return time(hour, minute)


def in_zone_of(moment: datetime, now: datetime) -> datetime:
    """`moment` made aware: its own offset if it has one, else that of the zone of `now` at that moment."""
    if moment.tzinfo is not None:
        return moment
    return _local(moment) if _is_system_time(now) else moment.replace(tzinfo=now.tzinfo)


def on_clock_of(moment: datetime, now: datetime) -> datetime:
    """An aware `moment` as the clock in the zone of `now` shows it."""
    return _local(moment) if _is_system_time(now) else moment.astimezone(now.tzinfo)


def _is_system_time(now: datetime) -> bool:
    """Whether the system is to be asked: a fixed offset (what `now()` gives) is only right for today."""
    return now.tzinfo is None or (isinstance(now.tzinfo, timezone) and now.utcoffset() == _local(now).utcoffset())


def _local(moment: datetime) -> datetime:
    """`moment` in the system's zone; some systems know no zone before 1970 and get that of now."""
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        zone = datetime.now().astimezone().tzinfo
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def write_when(when: When | None) -> str:
    """ISO 8601 with offset to the second, a day as ``YYYY-MM-DD``, "" for none."""
    if when is None:
        return ""
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()


def day_of(when: When) -> date:
    """The day on which it stands in the logbook: the local day of the place where it was written."""
    return when.date() if isinstance(when, datetime) else when


def sort_key(when: When) -> int:
    """Microseconds since 1970 in UTC, for ordering; a day alone stands at its local beginning."""
    if not isinstance(when, datetime):
        when = _local(datetime.combine(when, time()))
    delta = when - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def before(first: When, second: When) -> bool:
    """Whether `first` is certainly earlier; where one is only a day, days are compared."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    return day_of(first) < day_of(second)


def now() -> datetime:
    """This moment in the desk's zone, to the second (what is printed is what is saved)."""
    return datetime.now().astimezone().replace(microsecond=0)
