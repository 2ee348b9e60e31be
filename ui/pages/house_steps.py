"""Changes of the house as steps of a timeline."""

from collections.abc import Iterator, Sequence

from receptiondesk.domain.house import About
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from receptiondesk.services.house_words import Kinds, ToldChange, in_words, line_of
from receptiondesk.storage.house import HouseEntry
from ui.look.times import whole
from ui.widgets.history import Step

_EACH_BY_ITSELF = (About.SETTINGS, About.RETENTION)
"""Where each value that became another is a step of its own, called by its name."""


def steps_of(entries: Sequence[HouseEntry], kinds: Kinds) -> tuple[Step, ...]:
    """The steps of these entries, in their order."""
    return tuple(step for one in entries for step in _steps(one, kinds))


def _steps(one: HouseEntry, kinds: Kinds) -> Iterator[Step]:
    entry, told = one.entry, in_words(one, kinds)
    today = now()
    time = whole(entry.at.astimezone(today.tzinfo), today.date())
    who = _(", ").join(filter(None, (entry.person, entry.station)))
    remarks = tuple(filter(None, (entry.reason, who)))
    if one.about in _EACH_BY_ITSELF and told.changes:
        for place, change in enumerate(told.changes):
            last = place == len(told.changes) - 1
            yield _changed(change.label, time, change, remarks if last else ())
    elif len(told.changes) == 1 and told.changes[0].was:
        yield _changed(told.title, time, told.changes[0], remarks)
    else:
        yield Step(title=told.title, time=time, remarks=(*map(line_of, told.changes), *remarks))


def _changed(title: str, time: str, change: ToldChange, remarks: tuple[str, ...]) -> Step:
    return Step(title=title, time=time, before=change.was, after=change.now, remarks=remarks, corrected=True)
