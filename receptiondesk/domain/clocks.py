"""Moments with clocks of their own: a telephone that rings, a caller who holds, a visitor who waits.

Only the arithmetic stands here; what the desk says of it is the coach's, and how it looks the screen's.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

RING = timedelta(seconds=5)
"""From one ring to the next."""
MOST_RINGS = 3
"""A call is answered within so many rings (rule ``phone.answer.rings``)."""
_NOBODY_RINGS_ON = 24
"""After so many rings, two minutes, the caller has given up."""
_HOLD_ENDS = timedelta(seconds=15)
"""So long before the promised time is over one goes back to the caller (rule ``phone.hold.estimate``)."""
_NOBODY_HOLDS_ON = timedelta(hours=1)
"""A caller left on hold for longer, for instance while the desk was switched off, has hung up."""
_A_MINUTE = timedelta(minutes=1)


class Pace(Enum):
    """How pressing a clock is."""

    CALM = "calm"
    DUE = "due"
    """Something is to be done about it now."""
    OVER = "over"
    """The time that was promised is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing:
    """A telephone that has not been answered yet."""

    since: datetime

    def rings(self, now: datetime) -> int:
        """How often it has rung, from 1."""
        return 1 + max(0, (now - self.since) // RING)

    def is_over(self, now: datetime) -> bool:
        """Whether the caller has given up."""
        return self.rings(now) > _NOBODY_RINGS_ON

    def pace(self, now: datetime) -> Pace:
        """Due with the third ring."""
        return Pace.CALM if self.rings(now) < MOST_RINGS else Pace.DUE

    def next_change(self, now: datetime) -> timedelta:
        """How long until it rings again."""
        return RING - (now - self.since) % RING


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A caller who was asked to hold."""

    since: datetime
    minutes: int
    """How long they were told that it would take."""

    def lasted(self, now: datetime) -> timedelta:
        """How long they have been holding; never less than nothing, whatever was done to the computer's clock."""
        return max(timedelta(), now - self.since)

    def is_over(self, now: datetime) -> bool:
        """Whether nobody holds so long."""
        return self.lasted(now) >= _NOBODY_HOLDS_ON

    def pace(self, now: datetime) -> Pace:
        """Due a little before the promised time is over."""
        promised = self.minutes * _A_MINUTE
        if self.lasted(now) >= promised:
            return Pace.OVER
        return Pace.CALM if self.lasted(now) < promised - _HOLD_ENDS else Pace.DUE

    def next_change(self, now: datetime) -> timedelta:
        """It is counted in seconds."""
        return timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A visitor who waits for the host."""

    since: datetime
    tea_after: int
    """Minutes after which one offers tea."""
    tell_host_after: int
    """Minutes after which one reminds the host."""

    def minutes(self, now: datetime) -> int:
        """Whole minutes; never less than none, whatever was done to the computer's clock."""
        return max(0, (now - self.since) // _A_MINUTE)

    def tea_is_due(self, now: datetime) -> bool:
        """Whether they have waited so long that one offers tea."""
        return self.minutes(now) >= self.tea_after

    def host_is_due(self, now: datetime) -> bool:
        """Whether they have waited so long that one reminds the host."""
        return self.minutes(now) >= self.tell_host_after

    def pace(self, now: datetime) -> Pace:
        """Due as soon as there is something to be done for them."""
        return Pace.DUE if self.tea_is_due(now) or self.host_is_due(now) else Pace.CALM

    def next_change(self, now: datetime) -> timedelta:
        """How long until the next whole minute."""
        return _A_MINUTE - (now - self.since) % _A_MINUTE


Clock = Ringing | Hold | Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The telephone call behind a task."""

    ringing: Ringing | None = None
    """`None` once it is answered, or where nobody heard it ring."""
    rings: int | None = None
    """How often it rang before it was answered; `None` where that is not known."""
    hold: Hold | None = None
    """`None` while the caller is on the line."""

    def clock(self, now: datetime) -> Ringing | Hold | None:
        """What is to be counted now."""
        running = self.ringing or self.hold
        return None if running is None or running.is_over(now) else running

    def rung(self, now: datetime) -> int | None:
        """How often it has rung so far, or had when it was answered."""
        if self.ringing is not None and not self.ringing.is_over(now):
            return self.ringing.rings(now)
        return self.rings

    def answered(self, now: datetime) -> "Call":
        """Somebody has picked up."""
        return replace(self, ringing=None, rings=self.rung(now))

    def put_on_hold(self, now: datetime, minutes: int) -> "Call":
        """The caller has agreed to hold for about so long."""
        return replace(self.answered(now), hold=Hold(since=now, minutes=minutes))

    def taken_up(self) -> "Call":
        """The caller is on the line again."""
        return replace(self, hold=None)

    def at(self, now: datetime) -> "Call":
        """What is left of it when the desk opens again: nobody rings or holds for ever."""
        return replace(self, ringing=None, hold=self.hold if self.hold and not self.hold.is_over(now) else None)
