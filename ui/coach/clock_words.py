"""How a running clock is said and shown: a word, a shape, and a colour that repeats them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from receptiondesk.domain.clocks import Clock, Hold, Pace, Ringing, Waiting
from receptiondesk.i18n import _, ngettext
from ui.look.times import span
from ui.widgets.base import Shape, Tone

_TONES = {Pace.CALM: Tone.ACCENT, Pace.DUE: Tone.AMBER, Pace.OVER: Tone.RED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFace:
    """A clock as it is shown."""

    text: str
    shape: Shape
    tone: Tone


def face_of(clock: Clock, now: datetime) -> ClockFace:
    """What to show of `clock` at that moment; red only where a promise to somebody is broken."""
    pace = clock.pace(now)
    shape = Shape.TRIANGLE if pace is Pace.OVER else Shape.CLOCK
    return ClockFace(text=_words(clock, now), shape=shape, tone=_TONES[pace])


def hold_in_short(hold: Hold, now: datetime) -> tuple[str, str]:
    """For the tab of a parked task, in whole minutes: “On hold 2 min”, and as short as can be “2 min”."""
    minutes = int(hold.lasted(now).total_seconds() // 60)
    if hold.pace(now) is Pace.DUE:
        return _("On hold, go back"), _("Go back")
    if minutes < 1:
        return _("On hold"), _("On hold")
    return _("On hold {span}").format(span=span(minutes)), span(minutes)


def _words(clock: Clock, now: datetime) -> str:
    if isinstance(clock, Ringing):
        rings = clock.rings(now)
        return ngettext("Ringing, {count} ring", "Ringing, {count} rings", rings).format(count=rings)
    if isinstance(clock, Waiting):
        return waiting_words(clock, _("Waiting"), now)
    lasted, promised = _counted(clock.lasted(now)), span(clock.minutes)
    if clock.pace(now) is Pace.CALM:
        return _("On hold {time} of {promised}").format(time=lasted, promised=promised)
    if clock.pace(now) is Pace.DUE:
        return _("Go back: {time} of {promised}").format(time=lasted, promised=promised)
    return _("Overdue: {time} of {promised}").format(time=lasted, promised=promised)


def waiting_words(waiting: Waiting, state: str, now: datetime) -> str:
    """How long somebody has waited, and what is due for them: “Waiting 6 min · offer tea”."""
    words = _("{state} {span}").format(state=state, span=span(waiting.minutes(now)))
    if waiting.host_is_due(now):
        return _("{state} · tell host").format(state=words)
    if waiting.tea_is_due(now):
        return _("{state} · offer tea").format(state=words)
    return words


def _counted(lasted: timedelta) -> str:
    """As a clock counts up: “0:40”, “12:05”."""
    minutes, seconds = divmod(int(lasted.total_seconds()), 60)
    return f"{minutes}:{seconds:02d}"
