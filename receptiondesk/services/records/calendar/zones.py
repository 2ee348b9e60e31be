"""What moment a calendar means: in UTC, by the clock of a named zone, of one that it describes, or of the house."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from receptiondesk.domain.when import EARLIEST_YEAR, LATEST_YEAR, When, day_of, in_zone_of, on_clock_of
from receptiondesk.services.records.calendar.lines import Part, Property
from receptiondesk.services.records.calendar.rule import Effort, Rule

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_ZONE_NAME = re.compile(r"[A-Za-z0-9_+\-]{1,30}(?:/[A-Za-z0-9_+\-]{1,30}){0,2}")
_LONGEST_ZONE = 200
_MOST_ONSETS = 200
"""Some programs write one for every year."""
_MORE_THAN_A_YEAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Stated:
    """A time as a calendar states it."""

    time: When
    """A day, or what the clock of the zone shows."""
    zone: str = ""
    """As the calendar calls it; "" for that of the house."""

    def on(self, day: date) -> "Stated":
        """The same at another day."""
        clock = self.time.time() if isinstance(self.time, datetime) else None
        return Stated(day if clock is None else datetime.combine(day, clock), self.zone)


def stated(text: str, zone: str = "") -> Stated:
    """What `text` says where this zone counts; raises `ValueError` for a text that is no time."""
    found = _MOMENT.fullmatch(text)
    if found is None or not EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR:
        raise ValueError(text)
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Stated(day)
    # A minute has sixty-one seconds now and then.
    clock = time(int(found[4]), int(found[5]), min(int(found[6]), 59))
    return Stated(datetime.combine(day, clock), "UTC" if found[7] else zone)


def each_stated(given: Property) -> Iterator[Stated]:
    """The times that a property names; raises `ValueError`."""
    for text in given.value.split(","):
        # Of a span the beginning counts.
        yield stated(text.partition("/")[0].strip(), given.parameter("TZID"))


class Zones:
    """The zones of one calendar; `now` is in that of the house."""

    def __init__(self, described: Sequence[Part], now: datetime, effort: Effort) -> None:
        self._described = {zone.text("TZID"): zone for zone in described}
        self._now = now
        self._effort = effort
        self._known: dict[str, tzinfo | _Described | None] = {}

    def when(self, given: Stated) -> When:
        """A day, or what the clock of the house shows then; raises `ValueError` for a zone that nobody knows."""
        if not isinstance(given.time, datetime):
            return given.time
        if not given.zone:
            return in_zone_of(given.time, self._now)
        if given.zone not in self._known:
            self._known[given.zone] = self._find(given.zone)
        known = self._known[given.zone]
        if known is None:
            raise ValueError(given.zone)
        zone = known.offset(given.time, self._effort) if isinstance(known, _Described) else known
        return on_clock_of(given.time.replace(tzinfo=zone), self._now)

    def _find(self, zone: str) -> "tzinfo | _Described | None":
        if zone.upper() == "UTC":
            return UTC
        for name in _names(zone):
            try:
                return ZoneInfo(name)
            except (LookupError, ValueError, OSError):
                continue  # a name of no zone; a folder of them
        described = self._described.get(zone)
        return _Described(described) if described is not None and described.onsets else None


def _names(zone: str) -> Iterator[str]:
    """What the zone may be called elsewhere: Windows has names of its own, some programs put a path before it."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if zone in WINDOWS_TO_OLSON:
        yield WINDOWS_TO_OLSON[zone]
    parts = zone[:_LONGEST_ZONE].strip("/").split("/")
    for count in (len(parts), 3, 2):
        name = "/".join(parts[-count:])
        if _ZONE_NAME.fullmatch(name):
            yield name


class _Described:
    """A zone of which the file says when its clock is put forward and back."""

    def __init__(self, zone: Part) -> None:
        self._onsets = [_Onset(part) for part in zone.onsets[:_MOST_ONSETS]]

    def offset(self, local: datetime, effort: Effort) -> timezone:
        """How far it is from UTC when its clock shows `local`; raises `ValueError` where that is not said well."""
        begun = [(last, onset) for onset in self._onsets if (last := onset.last(local, effort)) is not None]
        if begun:
            return max(begun, key=lambda found: found[0])[1].to
        return min(self._onsets, key=lambda onset: onset.start).since


class _Onset:
    """One way in which a clock is put forward or back."""

    def __init__(self, part: Part) -> None:
        self._part = part

    @cached_property
    def start(self) -> datetime:
        """When it happened first."""
        # Outlook begins in 1601, when nobody had zones.
        text = re.sub("^1[678]", "19", self._part.text("DTSTART"))
        when = stated(text).time
        if not isinstance(when, datetime):
            raise ValueError(text)
        return when

    @cached_property
    def since(self) -> timezone:
        """What held before."""
        return _offset(self._part.text("TZOFFSETFROM"))

    @cached_property
    def to(self) -> timezone:
        """What holds from then on."""
        return _offset(self._part.text("TZOFFSETTO"))

    @cached_property
    def _rule(self) -> Rule | None:
        written = self._part.text("RRULE")
        return Rule.read(written) if written else None

    def last(self, local: datetime, effort: Effort) -> datetime | None:
        """When it happened last before the clock shows `local`."""
        if local < self.start:
            return None
        if self._rule is None:
            return self.start
        end = local.date()
        if self._rule.until:
            end = min(end, day_of(stated(self._rule.until).time))
        at = self.start.time()
        days = self._rule.days(self.start.date(), end - _MORE_THAN_A_YEAR, end, effort)
        return max((onset for day in days if (onset := datetime.combine(day, at)) <= local), default=self.start)


def _offset(text: str) -> timezone:
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(text)
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return timezone(-length if found[1] == "-" else length)
