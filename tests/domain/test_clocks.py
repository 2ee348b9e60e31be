"""The clocks of the desk: rings, holds and waits, each with the second at which something is to be done."""

from datetime import datetime, timedelta, timezone

import pytest

from receptiondesk.domain.clocks import Call, Hold, Pace, Ringing, Waiting

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=timezone(timedelta(hours=8)))


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "rings", "pace"),
    [
        (0, 1, Pace.CALM),
        (4, 1, Pace.CALM),
        (5, 2, Pace.CALM),
        (9, 2, Pace.CALM),
        (10, 3, Pace.DUE),
        (15, 4, Pace.DUE),
        (-3600, 1, Pace.CALM),
    ],
)
def test_a_telephone_rings_every_five_seconds_and_is_due_with_the_third_ring(
    seconds: int, rings: int, pace: Pace
) -> None:
    ringing = Ringing(since=NOW)
    assert ringing.rings(after(seconds)) == rings
    assert ringing.pace(after(seconds)) is pace


def test_the_next_ring_is_known() -> None:
    assert Ringing(since=NOW).next_change(after(7)) == timedelta(seconds=3)
    assert Ringing(since=NOW).next_change(after(10)) == timedelta(seconds=5)


@pytest.mark.parametrize(
    ("minutes", "seconds", "pace"),
    [
        (1, 0, Pace.CALM),
        (1, 44, Pace.CALM),
        (1, 45, Pace.DUE),
        (1, 59, Pace.DUE),
        (1, 60, Pace.OVER),
        (5, 284, Pace.CALM),
        (5, 285, Pace.DUE),
        (5, 300, Pace.OVER),
    ],
)
def test_one_goes_back_to_a_holding_caller_a_quarter_of_a_minute_early(minutes: int, seconds: int, pace: Pace) -> None:
    assert Hold(since=NOW, minutes=minutes).pace(after(seconds)) is pace


def test_a_computer_clock_that_is_put_back_makes_no_hold_shorter_than_nothing() -> None:
    assert Hold(since=NOW, minutes=1).lasted(after(-3600)) == timedelta()


def test_a_visitor_is_offered_tea_first_and_then_the_host_is_told_again() -> None:
    waiting = Waiting(since=NOW, tea_after=5, tell_host_after=10)
    told = [
        (waiting.tea_is_due(after(s)), waiting.host_is_due(after(s)), waiting.pace(after(s))) for s in (299, 300, 600)
    ]
    assert told == [(False, False, Pace.CALM), (True, False, Pace.DUE), (True, True, Pace.DUE)]


def test_a_visitor_who_waits_is_looked_at_again_with_the_next_whole_minute() -> None:
    waiting = Waiting(since=NOW, tea_after=5, tell_host_after=10)
    assert waiting.minutes(after(119)) == 1
    assert waiting.next_change(after(119)) == timedelta(seconds=1)
    assert waiting.next_change(after(120)) == timedelta(seconds=60)


def test_a_call_counts_its_rings_until_it_is_answered_and_remembers_them() -> None:
    call = Call(ringing=Ringing(since=NOW))
    assert call.rung(after(16)) == 4
    answered = call.answered(after(16))
    assert answered == Call(rings=4)
    assert answered.clock(after(17)) is None
    assert answered.rung(after(500)) == 4


def test_a_caller_who_is_put_on_hold_has_been_answered() -> None:
    held = Call(ringing=Ringing(since=NOW)).put_on_hold(after(12), minutes=2)
    assert held == Call(rings=3, hold=Hold(since=after(12), minutes=2))
    assert held.clock(after(13)) == held.hold
    assert held.taken_up() == Call(rings=3)


def test_nobody_rings_for_more_than_two_minutes() -> None:
    call = Call(ringing=Ringing(since=NOW))
    assert call.clock(after(119)) == call.ringing
    assert call.clock(after(120)) is None
    assert call.answered(after(120)).rings is None


def test_a_desk_that_opens_again_finds_who_still_holds_and_nobody_else() -> None:
    call = Call(ringing=Ringing(since=NOW), rings=2, hold=Hold(since=NOW, minutes=1))
    assert call.at(after(300)) == Call(rings=2, hold=call.hold)
    assert call.at(after(3600)) == Call(rings=2)
