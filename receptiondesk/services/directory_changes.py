"""What the history keeps of a change of the directory."""

from collections.abc import Iterator, Sequence

from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.house import NAME, Deed
from receptiondesk.domain.privacy import Mask, masked
from receptiondesk.domain.task import Change
from receptiondesk.domain.when import write_when

NOBODY = Colleague(name="")
"""Who was there before somebody new, and is after somebody who was taken out."""
ADDED, CHANGED = "added", "changed"
"""The counts of many changes at once."""
_MASKS = {"phone": Mask.PHONE, "email": Mask.EMAIL}
"""An entry stays for ever: of a number that somebody had years ago it tells only which it was."""

Pair = tuple[Colleague, Colleague]
"""A colleague as they were, and as they are."""


def deed_of(pairs: Sequence[Pair]) -> Deed:
    """What was done, with one colleague or with many at once."""
    if len(pairs) != 1:
        return Deed.COLLEAGUES_READ
    was, now = pairs[0]
    if not (was.name and now.name):
        return Deed.COLLEAGUE_ADDED if now.name else Deed.COLLEAGUE_REMOVED
    same = [getattr(was, field) == getattr(now, field) for field in ("name", *_FIELDS)]
    return Deed.PRESENCE if all(same) else Deed.COLLEAGUE_CHANGED


def changes_of(pairs: Sequence[Pair]) -> tuple[Change, ...]:
    """What was and is of one colleague; of many how many are new and how many different."""
    if len(pairs) == 1:
        return tuple(_changes(*pairs[0]))
    new = sum(not was.name for was, _now in pairs)
    return tuple(
        Change(field=field, was="", now=str(many))
        for field, many in ((ADDED, new), (CHANGED, len(pairs) - new))
        if many
    )


_FIELDS = ("title", "department", "extension", "phone", "email", "code")


def _changes(was: Colleague, now: Colleague) -> Iterator[Change]:
    yield Change(field=NAME, was=was.name, now=now.name)
    for field in _FIELDS:
        before, after = getattr(was, field), getattr(now, field)
        if before != after:
            mask = _MASKS.get(field)
            yield Change(field=field, was=masked(before, mask), now=masked(after, mask))
    if was.presence != now.presence:
        yield Change(field="presence", was=was.presence.value, now=now.presence.value)
    if was.until != now.until:
        yield Change(field="until", was=_when(was), now=_when(now))
    if was.note != now.note:
        yield Change(field="note", was="", now="")  # why somebody is away is nobody's business later on


def _when(person: Colleague) -> str:
    return write_when(person.until) if person.until else ""
