"""Reads the parts of a calendar file that tell of visits, and passes over all others, however long they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from receptiondesk.services.records.archive import TooLarge

_MOST_EVENTS = 20_000
_LONGEST_LINE = 1 << 18
"""Bytes of one property; a description is never as long."""
_LONGEST_PART = 1 << 18
_LONGEST_CALENDAR = 1 << 24
"""Bytes of all that is kept of a calendar."""
_BLOCK = 1 << 16
_EVENT, _ZONE, _ONSETS = b"VEVENT", b"VTIMEZONE", (b"STANDARD", b"DAYLIGHT")
_WANTED = {
    *(b"UID", b"RECURRENCE-ID", b"SEQUENCE", b"STATUS", b"SUMMARY", b"DESCRIPTION", b"LOCATION", b"ORGANIZER"),
    *(b"ATTENDEE", b"DTSTART", b"RRULE", b"RDATE", b"EXDATE", b"TZID", b"TZOFFSETFROM", b"TZOFFSETTO"),
}
"""Neither pictures nor files, and none of what programs tell each other."""


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a part, without its escapes."""

    name: str
    """In capitals."""
    value: str
    parameters: Mapping[str, str | list[str]]

    def parameter(self, name: str) -> str:
        """A parameter's text, "" where there is none; some programs forget the quotes round a comma."""
        held = self.parameters.get(name, "")
        return held if isinstance(held, str) else ", ".join(held)


@dataclass(slots=True)
class Part:
    """An event, or a time zone with its onsets."""

    is_event: bool
    place: int
    """Which of the events it is, from 1."""
    properties: list[Property] = field(default_factory=list)
    onsets: list["Part"] = field(default_factory=list)
    length: int = 0
    trouble: str = ""
    """What of it cannot be read."""

    def all(self, name: str) -> Iterator[Property]:
        """The properties of that name."""
        return (each for each in self.properties if each.name == name)

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next(self.all(name), None)

    def text(self, name: str) -> str:
        """The value of the first property of that name, "" where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""


@dataclass(slots=True)
class Calendar:
    """What a file has to say."""

    events: list[Part] = field(default_factory=list)
    zones: list[Part] = field(default_factory=list)
    is_cancelled: bool = False
    """It was sent to take back what it holds."""


def read_calendar(stream: TextIO) -> Calendar:
    """The events and zones of an open file; raises `TooLarge` where they are more than any calendar's."""
    reader = _Reader(stream.encoding)
    for line in _unfolded(_raw(stream)):
        reader.take(line)
    return reader.finished()


class _Reader:
    """Puts parts together from lines."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._calendar = Calendar()
        self._open: Part | None = None
        self._onset: Part | None = None
        self._inside = 0
        """How deep in what is not wanted, such as an alarm; its lines are none of the event's."""
        self._kept = 0

    def take(self, line: bytes) -> None:
        """The next line."""
        name = line[:40].partition(b":")[0].partition(b";")[0].strip().upper()
        if name == b"BEGIN":
            self._begin(_word(line))
        elif name == b"END":
            self._end(_word(line))
        elif name == b"METHOD" and _word(line) == b"CANCEL":
            self._calendar.is_cancelled = True
        elif self._open is not None and not self._inside and name in _WANTED:
            self._keep(self._onset or self._open, line, name.decode())

    def finished(self) -> Calendar:
        """What there was; a part that did not end is in trouble."""
        if self._open is not None:
            self._open.trouble = "END"
            self._close()
        return self._calendar

    def _begin(self, what: bytes) -> None:
        if what in (_EVENT, _ZONE) and not (self._open is not None and self._inside):
            self._close()  # the one before has lost its end
            self._open = Part(is_event=what == _EVENT, place=len(self._calendar.events) + 1)
        elif self._open is not None and not self._open.is_event and what in _ONSETS and self._onset is None:
            self._onset = Part(is_event=False, place=0)
        elif self._open is not None:
            self._inside += 1

    def _end(self, what: bytes) -> None:
        if self._open is None:
            return
        if what == (_EVENT if self._open.is_event else _ZONE):
            self._close()
        elif self._onset is not None and what in _ONSETS:
            self._open.onsets.append(self._onset)
            self._onset, self._inside = None, 0
        elif self._inside:
            self._inside -= 1

    def _close(self) -> None:
        if self._open is not None:
            kept = self._calendar.events if self._open.is_event else self._calendar.zones
            kept.append(self._open)
            if len(kept) > _MOST_EVENTS:
                raise TooLarge
        self._open, self._onset, self._inside = None, None, 0

    def _keep(self, part: Part, line: bytes, name: str) -> None:
        part.length += len(line)
        if len(line) > _LONGEST_LINE or part.length > _LONGEST_PART:
            part.trouble = part.trouble or name
        if part.trouble:
            return
        self._kept += len(line)
        if self._kept > _LONGEST_CALENDAR:
            raise TooLarge
        kept = _property(self._decoded(line))
        if kept is None:
            part.trouble = name
        else:
            part.properties.append(kept)

    def _decoded(self, line: bytes) -> str:
        """A calendar is UTF-8, which is whole again now that its folds are out; an old one is what it is."""
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode(self._encoding, "replace")


def _property(line: str) -> Property | None:
    from icalendar.parser import Contentline  # loaded with the first calendar

    try:
        name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return Property(name.upper(), value, parameters)


def _word(line: bytes) -> bytes:
    return line[:60].partition(b":")[2].strip().upper()


def _raw(stream: TextIO) -> Iterable[bytes]:
    """The lines as bytes: some programs fold in the middle of a character. Long ones come in pieces."""
    if stream.encoding == "utf-16":
        return (line.encode() for line in iter(lambda: stream.readline(_BLOCK), ""))
    buffer = stream.buffer
    buffer.seek(0)
    return iter(lambda: buffer.readline(_BLOCK), b"")


def _unfolded(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines, a little more than the longest that is allowed at most."""
    held, length, has_ended = [b""], 0, True
    for line in lines:
        if has_ended and line[:1] not in (b" ", b"\t"):
            yield b"".join(held)
            held, length = [], 0
        elif has_ended:
            line = line[1:]
        has_ended = line.endswith(b"\n")
        if length <= _LONGEST_LINE:
            held.append(line.rstrip(b"\r\n"))
            length += len(held[-1])
    yield b"".join(held)
