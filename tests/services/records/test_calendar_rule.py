"""On which days something comes round: as other programs reckon, but only the days that are asked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.services.records.archive import TooLarge
from receptiondesk.services.records.calendar.rule import Effort, Rule

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PART = {
    "INTERVAL": st.integers(1, 5).map(str),
    "COUNT": st.integers(1, 40).map(str),
    "WKST": st.sampled_from(_DAYS),
    "BYMONTH": st.lists(st.integers(1, 12).map(str), min_size=1, max_size=3).map(",".join),
    "BYMONTHDAY": st.lists(st.sampled_from(["1", "13", "29", "31", "-1", "-3"]), min_size=1, max_size=3).map(",".join),
}
_PLAIN = st.lists(st.sampled_from(_DAYS), min_size=1, max_size=4).map(",".join)
_PLACED = st.lists(st.sampled_from(["1MO", "2TU", "-1FR", "5WE", "SA"]), min_size=1, max_size=3).map(",".join)
_STARTS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """An RRULE such as calendars have."""
    period = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    names = draw(st.lists(st.sampled_from(sorted(_PART)), unique=True, max_size=3))
    if period == "WEEKLY" and "BYMONTHDAY" in names:
        names.remove("BYMONTHDAY")  # which no calendar may write
    parts = {"FREQ": period} | {name: draw(_PART[name]) for name in names}
    if draw(st.booleans()):
        parts["BYDAY"] = draw(_PLAIN if period in ("DAILY", "WEEKLY") else _PLAIN | _PLACED)
    if "BYDAY" in parts and period == "MONTHLY" and draw(st.booleans()):
        parts["BYSETPOS"] = draw(st.sampled_from(["1", "-1", "2", "1,-2"]))
    return ";".join(f"{name}={said}" for name, said in parts.items())


@given(rule=rules(), start=_STARTS, ahead=st.integers(-200, 1500))
def test_it_comes_round_when_other_programs_say_so(rule: str, start: date, ahead: int) -> None:
    first = start + timedelta(days=ahead)
    last = first + timedelta(weeks=8)
    midnight = datetime.min.time()
    known = rrulestr(rule, dtstart=datetime.combine(start, midnight))
    wanted = known.between(datetime.combine(first, midnight), datetime.combine(last, midnight), inc=True)
    assert list(Rule.read(rule).days(start, first, last, Effort())) == [moment.date() for moment in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;INTERVAL=99999999",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;COUNT=" + "1" * 5000,
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTHDAY=١",
        "FREQ=DAILY;WKST=XX",
    ],
)
def test_what_no_visit_follows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Rule.read(text)


def test_a_rule_that_never_comes_true_is_looked_at_for_the_days_asked_for_only() -> None:
    effort = Effort()
    never = Rule.read("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    day = date(2026, 11, 20)
    for _time in range(10_000):
        assert list(never.days(date(1900, 1, 1), day, day + timedelta(weeks=8), effort)) == []


def test_what_is_counted_from_its_beginning_is_counted_so_far_only() -> None:
    effort = Effort()
    counted = Rule.read("FREQ=DAILY;COUNT=99999;BYMONTH=2;BYMONTHDAY=30")
    with pytest.raises(TooLarge):
        for _time in range(1000):
            assert list(counted.days(date(1900, 1, 1), date(2026, 1, 1), date(2026, 2, 1), effort)) == []
