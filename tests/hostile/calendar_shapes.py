"""Calendars that are made to bring a program down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from pathlib import Path

from tests.hostile.shapes import Shape

_MET = "ORGANIZER:mailto:chen@house.example\nATTENDEE:mailto:li@acme.example\n"
_DAY = "DTSTART;VALUE=DATE:20991201\n"
_GOOD = f"BEGIN:VEVENT\nUID:good\n{_DAY}{_MET}END:VEVENT\n"
_BLOCK = 1 << 20


def _calendar(file: Path, parts: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"BEGIN:VCALENDAR\n{_GOOD}")
        stream.writelines(parts)
        stream.write("END:VCALENDAR\n")


def a_million_events(file: Path) -> None:
    """More events than anybody has in a life."""
    _calendar(file, repeat(f"BEGIN:VEVENT\n{_DAY}END:VEVENT\n" * 1000, 1000))


def folded_without_end(file: Path) -> None:
    """A description that goes on for 192 MiB, a few characters in each line."""
    folds = repeat(" xxxxxxx\n" * (_BLOCK // 9), 192)
    _calendar(file, ("BEGIN:VEVENT\n", _DAY, "DESCRIPTION:\n", *folds, _MET, "END:VEVENT\n"))


def parts_that_never_end(file: Path) -> None:
    """Ten million parts, each begun in the one before."""
    _calendar(file, ("BEGIN:VEVENT\n", _DAY, *repeat("BEGIN:X\n" * 10_000, 1000), _MET))


def everybody_is_invited(file: Path) -> None:
    """Events with so many people that their names alone fill the memory."""
    people = "".join(f"ATTENDEE:mailto:{number}@acme.example\n" for number in range(6000))
    _calendar(file, (f"BEGIN:VEVENT\nUID:{number}\n{_DAY}{people}END:VEVENT\n" for number in range(200)))


def pictures_among_the_lines(file: Path) -> None:
    """An event that carries 128 MiB of a file, which is no reason to refuse it."""
    data = repeat(" " + "A" * 74 + "\n", 128 * _BLOCK // 76)
    _calendar(file, ("BEGIN:VEVENT\nUID:2\n", "ATTACH;ENCODING=BASE64:\n", *data, _DAY, _MET, "END:VEVENT\n"))


def series_that_are_counted_for_ever(file: Path) -> None:
    """Rules that never come true, to be counted from 1900 on."""
    rule = "DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=YEARLY;COUNT=9;BYMONTH=2;BYMONTHDAY=30\n"
    _calendar(file, (f"BEGIN:VEVENT\nUID:{number}\n{rule}{_MET}END:VEVENT\n" for number in range(10_000)))


def series_every_second(file: Path) -> None:
    """What comes round every second, by a clock that is put forward every second."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19000101T000000\nRRULE:FREQ=SECONDLY\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = "BEGIN:VEVENT\nUID:{}\nDTSTART;TZID=x:20991201T100000\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n"
    _calendar(file, (zone, *(event.format(number) for number in range(1000))))


def every_day_of_everybody(file: Path) -> None:
    """Ten thousand daily meetings without end."""
    rule = "DTSTART;VALUE=DATE:20000101\nRRULE:FREQ=DAILY\n"
    _calendar(file, (f"BEGIN:VEVENT\nUID:{number}\n{rule}END:VEVENT\n" for number in range(10_000)))


CALENDARS: Mapping[Shape, tuple[int, str]] = {
    a_million_events: (0, "calendar_too_large"),
    folded_without_end: (1, "row_unreadable"),
    parts_that_never_end: (1, "row_unreadable"),
    everybody_is_invited: (0, "calendar_too_large"),
    pictures_among_the_lines: (2, ""),
    series_that_are_counted_for_ever: (0, "calendar_too_large"),
    series_every_second: (1, "row_unreadable"),
    every_day_of_everybody: (1, "required"),
}
"""What is in the desk after an import of visits, and what is said of the rest."""
