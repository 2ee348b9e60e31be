"""Takes what a record knows of a person out of everything that the desk keeps, and accounts for it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.contact import Person
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.names import fold
from receptiondesk.domain.permissions import Require, everything_goes
from receptiondesk.domain.privacy import ERASE, EXTRA
from receptiondesk.domain.task import AnyTask, Change, HistoryEntry, Who
from receptiondesk.domain.when import sort_key
from receptiondesk.services.changes import Changes
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.erased_before import ErasedBefore
from receptiondesk.services.files import remove
from receptiondesk.services.house import House
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.saved_drafts import SavedDrafts
from receptiondesk.services.tasks import found_by
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.work import Work

_AT_ONCE = 200
"""Records of one moment among which somebody's last one is looked for: those of a day alone stand at its midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """By whom and why something is erased, and when."""

    now: datetime
    who: Who
    reason: str
    region: str


class PersonalDataService:
    """A service that works on all that the desk keeps of people outside."""

    def __init__(
        self,
        *,
        store: Store,
        house: House,
        kinds: Mapping[str, AnyKind],
        changes: Changes,
        drafts: Drafts,
        saved_drafts: SavedDrafts,
        erased_before: ErasedBefore,
        slips: Path,
        reading: Callable[[], Reading],
        who: Callable[[], Who],
        require: Require = everything_goes,
    ) -> None:
        """`slips` is the folder of slips that were put to a file; `require` is asked whether somebody may do it."""
        self._store, self._house, self._kinds, self._changes = store, house, kinds, changes
        self._drafts, self._saved_drafts, self._slips = drafts, saved_drafts, slips
        self._erased_before = erased_before
        self._reading, self._who, self._require = reading, who, require

    def _clear_beside(self, numbers: Sequence[str]) -> None:
        """Remove what lies beside the database of these records: their forms, and their slips that were put to a file.

        Raises `DeskError`.
        """
        self._saved_drafts.forget_numbers(numbers)
        for number in numbers:
            for file in self._slips.glob(f"*{number}*.pdf"):
                remove(file)


def personal_fields(kind: AnyKind) -> tuple[str, ...]:
    """The names of all fields of a kind that belong to a person, and what an import has brought along."""
    return (*(field.name for field in kind.fields if field.personal), EXTRA)


def erase_fields(
    work: "Work",
    kinds: Mapping[str, AnyKind],
    task: AnyTask,
    fields: Collection[str],
    how: Erasing,
    *,
    reasons: bool = False,
) -> AnyTask:
    """Empty `fields` of a record: in the record, its history, what finds it, and what is remembered of its person.

    With `reasons` what was written down as the reason of a change goes too. The record stays, with its number, its
    times and its states, so that counts remain.
    """
    kind = kinds[task.kind]
    empty: dict[str, Any] = {name: kind.field(name).type.empty for name in fields if name != EXTRA}
    facts = replace(task.facts, **empty)
    erased = replace(task, facts=facts, extra={} if EXTRA in fields else task.extra)
    entry = HistoryEntry(
        at=how.now,
        verb=ERASE,
        person=how.who.person,
        station=how.who.station,
        reason=how.reason,
        changes=tuple(Change(field=name, was="", now="") for name in fields),
    )
    gone = {*fields, *task.extra} if EXTRA in fields else fields
    work.privacy().empty_history(task.number, gone, reasons=reasons)
    saved = work.tasks.save(erased, entry, found_by(erased), is_open=kind.is_open(task.status))
    work.outgoing().withdraw(task.number)
    _forget(work, kinds, task, kind.person(facts), how)
    return saved


def _forget(work: "Work", kinds: Mapping[str, AnyKind], task: AnyTask, now: Person | None, how: Erasing) -> None:
    kind = kinds[task.kind]
    was = kind.person(task.facts)
    if was is None or was == now:
        return

    def lately(moment: int) -> list[Person]:
        people = (kinds[other.kind].person(other.facts) for other in work.tasks.at(moment, limit=_AT_ONCE))
        return [person for person in people if person is not None and fold(person.name) == fold(was.name)]

    # Seen since: at a moment after this record's own.
    before = sort_key(task.opened_at) + 1
    work.contacts.erase(was, now, kind.id, before=before, lately=lately, region=how.region)


def grouped(fields: Mapping[str, int], moment: int) -> tuple[str, ...]:
    """The fields whose time is over for a record of that moment."""
    return tuple(field for field, before in fields.items() if moment < before)
