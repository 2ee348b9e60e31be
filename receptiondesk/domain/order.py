"""Rules that several kinds share: an end comes after its start, a part is not larger than its party."""

from datetime import datetime, timedelta

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.when import When, before
from receptiondesk.i18n import N_

_SET_BACK = timedelta(hours=2)
"""So far a computer's clock is set back at most by somebody who puts it right, or by a country's change of time."""


def in_order(now: datetime, *written: When | None) -> datetime:
    """The time of a step that is taken `now`, after steps whose times are `written`.

    Where the computer's clock was set back in between, nobody can leave before they came: they did so at once. What
    lies farther ahead was written wrongly, and is left to be said.
    """
    latest = max((time for time in written if isinstance(time, datetime)), default=now)
    return latest if timedelta() < latest - now <= _SET_BACK else now


def out_of_order(**times: When | None) -> tuple[Problem, ...]:
    """A problem at the later of two named times if it lies before the earlier one."""
    (_, start), (name, end) = times.items()
    if start is None or end is None or not before(end, start):
        return ()
    return (Problem(field=name, code="before_start", template=N_("This lies before the beginning.")),)


def too_many_of_party(party_size: int | None, **parts: int | None) -> tuple[Problem, ...]:
    """A problem at each part (women, children …) that is larger than the whole party (one person if not said)."""
    whole = party_size or 1
    return tuple(
        Problem(
            field=name,
            code="more_than_party",
            template=N_("More than the party of {party}."),
            values={"party": whole},
        )
        for name, count in parts.items()
        if count is not None and count > whole
    )
