"""An invitation, and each time that it comes round, as a row of a table."""

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TextIO

from receptiondesk.domain.errors import DeskError, Problem
from receptiondesk.domain.when import When, before, day_of, write_when
from receptiondesk.i18n import N_
from receptiondesk.services.records.archive import TooLarge
from receptiondesk.services.records.calendar.lines import Calendar, Part, Property, read_calendar
from receptiondesk.services.records.calendar.people import Insiders, names_of
from receptiondesk.services.records.calendar.rule import Effort, Rule
from receptiondesk.services.records.calendar.zones import Stated, Zones, each_stated, stated
from receptiondesk.services.records.column_map import ColumnMap
from receptiondesk.services.records.raw import RawRow, one_too_many, unreadable
from receptiondesk.services.records.template import Template

WEEKS = 8
"""What comes round again is expected so many weeks ahead; the rest follows when the calendar is read again."""
_MOST_ROWS = 20_000
_BEGIN = "begin:vcalendar"
_A_DAY = timedelta(days=1)
_SEQUENCE = re.compile("[0-9]{1,9}")
COLUMNS = (
    *("UID", "RECURRENCE-ID", "DTSTART", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS"),
    *("ORGANIZER", "ATTENDEE", "EMAIL", "OTHERS", "PEOPLE"),
)
_FIELDS = {
    "visitor": "ATTENDEE",
    "email": "EMAIL",
    "names": "OTHERS",
    "party_size": "PEOPLE",
    "purpose": "SUMMARY",
    "host": "ORGANIZER",
    "expected_at": "DTSTART",
    "notes": "DESCRIPTION",
    "status": "STATUS",
}
CALENDAR_MAP = ColumnMap(
    fields={name: Template.column(column) for name, column in _FIELDS.items()},
    key=(Template.column("UID"), Template.column("RECURRENCE-ID")),
)
"""How an invitation becomes a visit, if no other map is given."""


def is_calendar(stream: TextIO) -> bool:
    """Whether an open text is a calendar; leaves it where it began."""
    beginning = stream.read(1000)
    stream.seek(0)
    return beginning.lstrip("\ufeff \t\r\n").lower().startswith(_BEGIN)


def calendar_rows(stream: TextIO, now: datetime, insiders: Insiders) -> list[RawRow]:
    """A row for each visit to come, in the order of `COLUMNS`, numbered by the event from which it is.

    Raises `DeskError` where there is more than in any calendar.
    """
    try:
        rows = list(islice(_Rows(read_calendar(stream), now, insiders).all(), _MOST_ROWS + 1))
    except TooLarge as error:
        text = N_("There is more in “{file}” than in any calendar. Export a shorter time, please.")
        raise DeskError("calendar_too_large", text, file=Path(stream.name).name) from error
    return [*rows[:-1], one_too_many(rows[-1].number, _MOST_ROWS)] if len(rows) > _MOST_ROWS else rows


@dataclass(frozen=True, slots=True)
class _Event:
    """An event of which it is known when it is."""

    part: Part
    start: Stated
    when: When
    uid: str
    mark: str
    """Which one it is of those that come round; "" for one that stands for itself or for all of them."""
    version: tuple[int, int]

    @property
    def comes_round(self) -> bool:
        """Whether it stands for several."""
        return not self.mark and any(each.name in ("RRULE", "RDATE") for each in self.part.properties)


class _Rows:
    """Makes rows of a calendar's events; raises `TooLarge` where there is no end to them."""

    def __init__(self, calendar: Calendar, now: datetime, insiders: Insiders) -> None:
        self._calendar = calendar
        self._insiders = insiders
        self._today = now.date()
        self._last = self._today + timedelta(weeks=WEEKS)
        self._effort = Effort()
        self._zones = Zones(calendar.zones, now, self._effort)

    def all(self) -> Iterator[RawRow]:
        """The rows, event after event; of several versions of one the latest."""
        read = [self._read(part) for part in self._calendar.events]
        latest: dict[tuple[str, str], _Event] = {}
        for event in read:
            if isinstance(event, _Event):
                held = latest.setdefault((event.uid, event.mark), event)
                latest[event.uid, event.mark] = max(held, event, key=lambda each: each.version)
        for event in read:
            if isinstance(event, RawRow):
                yield event
            elif latest[event.uid, event.mark] is event:
                yield from self._coming(event, latest.keys())

    def _read(self, part: Part) -> _Event | RawRow:
        """The event, or why it cannot be read."""
        name = part.trouble or "DTSTART"
        try:
            given = None if part.trouble else part.first(name)
            if given is None:
                return unreadable(part.place, name)
            start = next(each_stated(given))
            when = self._zones.when(start)
            name = "RECURRENCE-ID"
            instance = part.first(name)
            mark = _mark(self._zones.when(next(each_stated(instance)))) if instance else ""
        except ValueError as error:
            return unreadable(part.place, f"{name} {str(error)[:40]}")
        found = _SEQUENCE.fullmatch(part.text("SEQUENCE"))
        version = (int(found[0]) if found else 0, part.place)
        return _Event(part, start, when, part.text("UID") or _everything(part), mark, version)

    def _coming(self, event: _Event, known: Container[tuple[str, str]]) -> Iterator[RawRow]:
        """Each time that it is still to come; those of a series that were changed have events of their own."""
        if not event.comes_round:
            if day_of(event.when) >= self._today:
                yield from self._rows(event, {event.mark: event.when})
            elif not event.mark:
                yield _not_to_come(event.part.place, N_("It was on {day}."), day=day_of(event.when).isoformat())
            return
        try:
            times = self._times(event)
        except ValueError as error:
            yield unreadable(event.part.place, f"RRULE {str(error)[:40]}")
            return
        if not times:
            yield _not_to_come(event.part.place, N_("It does not come round in the next {weeks} weeks."), weeks=WEEKS)
        yield from self._rows(event, {mark: when for mark, when in times.items() if (event.uid, mark) not in known})

    def _times(self, event: _Event) -> dict[str, When]:
        """When a series comes round from today on, by its marks; raises `ValueError`."""
        first, last = self._today - _A_DAY, self._last + _A_DAY  # elsewhere it is another day
        start = event.start
        found = [] if event.part.first("RRULE") else [event.when]
        for given in event.part.all("RRULE"):
            rule = Rule.read(given.value)
            until = self._zones.when(stated(rule.until, start.zone)) if rule.until else None
            days = rule.days(day_of(start.time), first, last, self._effort)
            whens = (self._zones.when(start.on(day)) for day in days)
            found += [when for when in whens if until is None or not before(until, when)]
        found += [when for given in event.part.all("RDATE") for when in self._whens(given)]
        gone = {_mark(when) for given in event.part.all("EXDATE") for when in self._whens(given)}
        marked = {_mark(when): when for when in found if self._today <= day_of(when) <= self._last}
        return {mark: when for mark, when in marked.items() if mark not in gone}

    def _whens(self, given: Property) -> Iterator[When]:
        return (self._zones.when(each) for each in each_stated(given))

    def _rows(self, event: _Event, times: Mapping[str, When]) -> Iterator[RawRow]:
        """The rows of one event, which differ in when it is."""
        part, company = event.part, self._insiders.company(event.part)
        is_cancelled = self._calendar.is_cancelled or part.text("STATUS").upper() == "CANCELLED"
        first, others = company.visitors[:1], company.visitors[1:]
        said = (
            part.text("SUMMARY"),
            part.text("DESCRIPTION"),
            part.text("LOCATION"),
            "cancelled" if is_cancelled else "",
            company.host,
            "".join(one.name for one in first),
            "".join(one.address for one in first),
            names_of(others),
            str(len(company.visitors)) if others else "",
        )
        for mark, when in times.items():
            yield RawRow(part.place, (event.uid, mark, write_when(when), *said))


def _mark(when: When) -> str:
    """What tells one time of a series from the others, on whatever clock it is written."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return when.strftime("%Y%m%d")


def _everything(part: Part) -> str:
    """What tells an event from others where its program gave it no name."""
    said = "\n".join(f"{each.name}:{each.value}" for each in part.properties if each.name != "STATUS")
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _not_to_come(place: int, text: str, **values: str | int) -> RawRow:
    return RawRow(place, (), Problem(field="DTSTART", code="not_to_come", template=text, values=values))
