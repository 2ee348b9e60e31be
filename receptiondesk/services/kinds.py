"""What a kind of task is to the rest of the desk. Nothing else knows kinds by name."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from receptiondesk.domain.attendance import Attendance, Stage
from receptiondesk.domain.contact import Person
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import Field, named
from receptiondesk.domain.letter import Letter
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When

if TYPE_CHECKING:
    from receptiondesk.paper.words import Words

F = TypeVar("F", bound=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One state of a kind's life."""

    id: str
    label: str
    shape: str
    """The mark beside the word: ring, dot, clock, dashed_ring, tick, cross."""
    tone: str = "soft"
    """What the colour repeats: soft, amber, green."""
    is_open: bool = True
    """Whether somebody still has something to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb(Generic[F]):
    """One step of a kind's life: what it is called, from where, to where, and what it writes down."""

    id: str
    label: str
    """English name of the command ("Check out")."""
    done: str
    """What history and notice call it afterwards ("Checked out")."""
    starts: tuple[str, ...]
    """The states from which the step can be taken."""
    ends: str
    move: Callable[[F, datetime], F] = lambda facts, now: facts
    """Writes the step down (its time); values given with the verb are already in the facts."""


class TaskKind(ABC, Generic[F]):
    """Everything the desk must know of one kind to list, save, find, print and coach it."""

    id: ClassVar[str]
    label: ClassVar[str]
    """English name of one ("Phone message")."""
    plural: ClassVar[str]
    """English name of several, for filters ("Messages")."""
    icon: ClassVar[str]
    key: ClassVar[str]
    """The key that opens a new one ("F2")."""
    prefix: ClassVar[str]
    """What its numbers begin with ("M")."""
    prints_pass: ClassVar[bool] = False
    """Whether its paper goes with a person and may have a printer and a size of its own."""
    statuses: ClassVar[tuple[Status, ...]]
    stages: ClassVar[Mapping[str, Stage]] = {}
    """The states in which somebody is on site by such a task, or expected there; empty for most kinds."""
    empty: F
    """A draft in which nothing is filled."""
    verbs: tuple[Verb[F], ...]

    @abstractmethod
    def begin(self, draft: F, now: datetime) -> F:
        """The draft with what goes without saying filled in (its time)."""

    def know_again(self, facts: F, times: Callable[[str], int]) -> F:
        """The facts with what earlier tasks tell; `times` gives how often the kind was logged for a number."""
        return facts

    def not_asked(self, texts: Mapping[str, str]) -> frozenset[str]:
        """The fields for which there is no need to ask, by what stands in a form; none for most kinds."""
        return frozenset()

    @abstractmethod
    def status_of(self, facts: F, status: str) -> str:
        """The state that the facts speak of; `status` is the one before ("" for a new task)."""

    @abstractmethod
    def happened(self, facts: F) -> When | None:
        """The time at which it stands in the logbook; None: when it was entered."""

    def ended(self, facts: F) -> When | None:
        """When it ended, as far as its own fields know."""
        return None

    def correct(self, was: F, facts: F) -> F:
        """What else a correction by hand changes."""
        return facts

    def settle_past(self, facts: F, now: datetime) -> F:
        """What an imported record of a past day must have been by now."""
        return facts

    @abstractmethod
    def person(self, facts: F) -> Person | None:
        """The person outside, remembered for the next time; None for nobody."""

    @abstractmethod
    def recalled(self, person: Person) -> Mapping[str, str]:
        """The texts that a recognised person fills into an empty form."""

    def attendance(self, facts: F) -> Attendance | None:
        """The people whom the task brings into the house; None for kinds that bring nobody."""
        return None

    def tells(self, facts: F, status: str) -> str:
        """The colleague who is told of such a task by mail, by name; "" for nobody."""
        return ""

    def letter(self, task: Task[F], words: "Words") -> Letter | None:
        """What the colleague whom it tells is told; None for kinds that tell nobody."""
        return None

    @abstractmethod
    def headline(self, facts: F) -> str:
        """The first line in lists, in the screen's language."""

    @abstractmethod
    def detail(self, facts: F) -> str:
        """The second line in lists, in the screen's language."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields in order."""
        return self.empty.FIELDS

    def field(self, name: str) -> Field:
        """One field; raises `KeyError`."""
        return named(self.fields, name)

    def status(self, status_id: str) -> Status:
        """One state; raises `KeyError`."""
        return next_or_raise(self.statuses, status_id)

    def verb(self, verb_id: str) -> Verb[F]:
        """One verb; raises `KeyError`."""
        return next_or_raise(self.verbs, verb_id)

    def is_open(self, status_id: str) -> bool:
        """Whether a task in that state still needs somebody."""
        return self.status(status_id).is_open


V = TypeVar("V", Status, Verb[Any])


def next_or_raise(values: tuple[V, ...], wanted: str) -> V:
    """The value with that id; raises `KeyError`."""
    for value in values:
        if value.id == wanted:
            return value
    raise KeyError(wanted)


AnyKind = TaskKind[Any]
"""Whichever kind."""
