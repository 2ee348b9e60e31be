"""Times: a moment keeps its offset, a day stays a day, other calendars are refused."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.when import NotATime, When, before, day_of, now, read_when, sort_key, write_when

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 9, 41, tzinfo=SHANGHAI)


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def zone() -> Iterator[Callable[[str], None]]:
    """Puts the machine into another zone for one test."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone for all programs")
    held = os.environ.get("TZ")

    def move(name: str) -> None:
        os.environ["TZ"] = name
        time.tzset()

    yield move
    if held is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = held
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("09:38", at(9, 38)),
        ("9:38", at(9, 38)),
        ("0938", at(9, 38)),
        ("９：３８", at(9, 38)),
        ("9.38", at(9, 38)),
        ("9时38分", at(9, 38)),
        ("15点", at(15)),
        ("3:05 pm", at(15, 5)),
        ("12:10 am", at(0, 10)),
        ("12:10 PM", at(12, 10)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026.11.20", date(2026, 11, 20)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("2026年11月20日 9:38", at(9, 38)),
        ("2026-11-19 09:38", at(9, 38, day=19)),
        ("2026-11-20T09:38", at(9, 38)),
        ("2026-11-20T09:38:15.987654+08:00", at(9, 38) + timedelta(seconds=15)),
        ("2026-11-20T01:38:00Z", at(9, 38)),
        ("2026-11-20T09:38:00-05:00", datetime(2026, 11, 20, 9, 38, tzinfo=timezone(timedelta(hours=-5)))),
        (" 2024-02-29 ", date(2024, 2, 29)),
    ],
)
def test_a_time_is_understood_as_it_is_written(typed: str, read: When) -> None:
    understood = read_when(typed, NOW)
    assert understood == read
    assert type(understood) is type(read)


@pytest.mark.parametrize(
    "typed",
    [
        "民国115年11月20日",
        "0115-11-20",
        "2569-11-20",
        "1405-08-29",
        "令和8年11月20日",
        "5787-03-01",
        "2026-02-29",
        "2026-13-01",
        "2026-11-31",
        "2026-11-20 25:00",
        "2026-11-20 09:61",
        "2026-11-20 13:00 pm",
        "24:00",
        "9:5",
        "20.11.2026",
        "11/20/2026",
        "tomorrow",
        "",
        "2026-11-20 09:38 +99:00",
        "2026-11-20T09:38\x00",
        "٢٠٢٦/١١/٢٠ x",
    ],
)
def test_other_calendars_and_other_shapes_are_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        read_when(typed, NOW)


def test_the_offset_of_another_day_is_that_days_own(zone: Callable[[str], None]) -> None:
    zone("Europe/London")
    winter = datetime(2026, 11, 20, 9, 41).astimezone()
    assert write_when(read_when("2026-07-01 10:00", winter)) == "2026-07-01T10:00:00+01:00"
    assert write_when(read_when("2026-12-01 10:00", winter)) == "2026-12-01T10:00:00+00:00"
    evening_of_the_change = datetime(2026, 10, 25, 18, 0).astimezone()
    assert write_when(read_when("00:30", evening_of_the_change)) == "2026-10-25T00:30:00+01:00"


def test_a_desk_that_knows_its_zone_by_name_uses_it() -> None:
    now_there = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("America/New_York"))
    assert write_when(read_when("2026-07-01 10:00", now_there)) == "2026-07-01T10:00:00-04:00"


def test_a_zone_that_is_not_the_machines_is_kept(zone: Callable[[str], None]) -> None:
    zone("America/New_York")
    assert write_when(read_when("2026-11-19 10:00", NOW)) == "2026-11-19T10:00:00+08:00"


@pytest.mark.parametrize("name", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_day_alone_stands_before_its_first_minute_everywhere(zone: Callable[[str], None], name: str) -> None:
    zone(name)
    midnight = datetime(2026, 11, 20).astimezone()
    assert sort_key(midnight - timedelta(seconds=1)) < sort_key(date(2026, 11, 20)) <= sort_key(midnight)


def test_a_day_is_the_day_of_the_place_where_it_was_written() -> None:
    assert day_of(datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("first", "second", "is_before"),
    [
        (at(9), at(10), True),
        (at(10), at(9), False),
        (at(9), datetime(2026, 11, 20, 1, 0, tzinfo=UTC), False),
        (date(2026, 11, 19), at(9), True),
        (date(2026, 11, 20), at(9), False),
        (at(9), date(2026, 11, 20), False),
        (date(2026, 11, 20), date(2026, 11, 20), False),
    ],
)
def test_where_one_is_only_a_day_days_are_compared(first: When, second: When, is_before: bool) -> None:
    assert before(first, second) is is_before


def test_now_is_to_the_second_and_knows_its_offset() -> None:
    moment = now()
    assert moment.microsecond == 0
    assert moment.utcoffset() is not None


whens = st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.datetimes(
    datetime(1900, 1, 2),
    datetime(2199, 12, 30),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
).map(lambda moment: moment.replace(microsecond=0))


@given(whens)
def test_what_is_written_is_read_as_the_same(when: When) -> None:
    read = read_when(write_when(when), NOW)
    assert read == when
    assert type(read) is type(when)
    assert write_when(read) == write_when(when)


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/:.年月日T +Zapm", max_size=25))
def test_a_text_is_a_time_or_refused_and_nothing_else(typed: str) -> None:
    try:
        when = read_when(typed, NOW)
    except NotATime:
        return
    assert isinstance(when, date)
    assert not isinstance(when, datetime) or when.utcoffset() is not None
