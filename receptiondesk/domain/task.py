"""A task: what every kind has in common around its own facts, and the entries of its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Generic, Self, TypeVar

from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import Field
from receptiondesk.domain.privacy import masked_by_itself
from receptiondesk.domain.when import When

F = TypeVar("F", bound=Facts, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[F]):
    """The saved record of one task of any kind."""

    number: str
    """The running number that is printed on paper, e.g. ``M-000123``."""
    kind: str
    status: str
    station: str
    taken_by: str
    opened_at: When
    """When it happened: its place in the logbook."""
    closed_at: When | None = None
    version: int = 1
    """Grows with every change, so that two desks cannot overwrite each other."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """What an imported row knew besides, kept as it was."""
    held: bool = False
    """It must be kept whatever its age (a dispute, a court): nothing of it is erased."""
    facts: F

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names of what is seen in part only: declared fields, then what an import has brought along."""
        part, values = self.in_part(), self.facts.values()
        fields = [name for name, value in part.facts.values().items() if value != values[name]]
        return (*fields, *(name for name, text in part.extra.items() if text != self.extra[name]))

    def in_part(self) -> Self:
        """The same record, with what is hidden as passers-by may see it."""
        extra = {name: masked_by_itself(text) for name, text in self.extra.items()}
        return replace(self, facts=self.facts.in_part(), extra=extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an imported record says of itself besides its facts; the desk knows what is left out."""

    status: str = ""
    """Counts where the facts do not speak against it."""
    station: str = ""
    taken_by: str = ""
    opened_at: When | None = None
    """Counts where the facts have no time of their own."""
    closed_at: When | None = None


NEW_HEAD = Head()
"""Of a task that begins here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that became something else; both values as text."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """Who did what to a task, when and where. Entries are only ever added."""

    at: datetime
    verb: str
    """``take`` for the first entry, then the verbs of the kind, ``correct`` or ``undo``."""
    person: str
    station: str
    reason: str = ""
    changes: tuple[Change, ...] = ()

    def in_part(self, fields: Iterable[Field]) -> Self:
        """The same entry of a record with these fields, with what is hidden as passers-by may see it."""
        known = {declared.name: declared for declared in fields}
        changes = [
            replace(one, was=of.in_part(one.was), now=of.in_part(one.now)) if (of := known.get(one.field)) else one
            for one in self.changes
        ]
        return replace(self, changes=tuple(changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """At whose hands and where something is done."""

    person: str
    station: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogbookFilter:
    """Which tasks a list shows; every part that is left out lets everything through."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    open_only: bool = False
    text: str = ""
    """Words, parts of names, pinyin, initials or digits, all of which must be found."""


AnyTask = Task[Any]
"""A task of whichever kind."""
