"""A time of a calendar is the same moment on the clock of the house, whatever its zone is called."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.services.records.calendar.lines import read_calendar
from receptiondesk.services.records.calendar.rule import Effort
from receptiondesk.services.records.calendar.zones import Zones, stated

_NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Hong_Kong"))
_BERLIN = """BEGIN:VTIMEZONE
TZID:ours
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def zones(described: str = "") -> Zones:
    """The zones of a calendar that describes these."""
    stream = TextIOWrapper(BytesIO(f"BEGIN:VCALENDAR\n{described}".encode()), encoding="utf-8")
    return Zones(read_calendar(stream).zones, _NOW, Effort())


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("", "02:00"),
        ("UTC", "10:00"),
        ("Asia/Shanghai", "02:00"),
        ("China Standard Time", "02:00"),
        ("Eastern Standard Time", "15:00"),
        ("/freeassociation.sourceforge.net/America/New_York", "15:00"),
        ("/citadel.org/20250101_1/America/Argentina/Buenos_Aires", "13:00"),
    ],
)
def test_zones_have_many_names(zone: str, utc: str) -> None:
    when = zones().when(stated("20261124T100000", zone))
    assert isinstance(when, datetime)
    assert (f"{when.astimezone(UTC):%H:%M}", when.tzinfo) == (utc, _NOW.tzinfo)


@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)).map(lambda m: m.replace(microsecond=0)))
def test_a_zone_that_the_calendar_describes_is_kept_like_a_known_one(moment: datetime) -> None:
    # By the hours in between, what is put forward or back is not said in one way only.
    moment = moment.replace(hour=max(4, moment.hour))
    text = f"{moment:%Y%m%dT%H%M%S}"
    held = zones(_BERLIN)
    assert held.when(stated(text, "ours")) == held.when(stated(text, "Europe/Berlin"))


def test_before_the_first_change_the_clock_is_what_it_was() -> None:
    once = _BERLIN.replace("16011028T030000", "20200101T000000").replace("16010325T020000", "20210101T000000")
    when = zones(once).when(stated("20190601T100000", "ours"))
    assert when == datetime(2019, 6, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "described",
    [
        "",
        "BEGIN:VTIMEZONE\nTZID:ours\nEND:VTIMEZONE\n",
        _BERLIN.replace("+0", "0"),
        _BERLIN.replace("+0", "+9"),
        _BERLIN.replace("DTSTART", "DTSTARTED"),
        _BERLIN.replace("YEARLY", "SECONDLY"),
    ],
)
def test_a_zone_of_which_nobody_knows_anything_is_no_zone(described: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        zones(described).when(stated("20261124T100000", "ours"))


@pytest.mark.parametrize(
    "text", ["", "2026112", "20261124T1000", "20260230", "12001124", "20261124T250000", "2026-11-24"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        stated(text)
