"""Holding in four steps of one key: ask, hold, thank, go on with the talk."""

from dataclasses import dataclass
from datetime import datetime

from receptiondesk.domain.clocks import Call
from receptiondesk.i18n import N_

ASK, WHILE, BACK = "hold", "holding", "hold_back"
"""The moments of the side course, as the guides name them."""
SIDE = "hold"
USUAL_MINUTES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where the next press of the key leads."""

    label: str
    """What the key does."""
    moment: str
    """The moment that is shown then; "" for the one in which the talk stands."""
    call: Call


def step_from(shown: str, call: Call, now: datetime, minutes: int) -> Step:
    """The next step while the moment `shown` stands on the sheet; `minutes` is how long one asks for."""
    if call.hold is not None:
        return Step(label=N_("Back on the line"), moment=BACK, call=call.taken_up())
    if shown in (ASK, WHILE):
        return Step(label=N_("They agreed"), moment="", call=call.put_on_hold(now, minutes))
    if shown == BACK:
        return Step(label=N_("Go on"), moment="", call=call.taken_up())
    return Step(label=N_("Hold"), moment=ASK, call=call)
