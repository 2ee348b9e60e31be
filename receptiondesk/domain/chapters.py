"""Manners to be read at leisure: what a guide says, filled with examples, and when each part of it applies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from receptiondesk.i18n import N_


class Shelf(Enum):
    """Where a chapter stands in the library."""

    TASKS = "tasks"
    """The course of a kind of task."""
    MANNERS = "manners"
    """What is no one task's business."""
    OWN = "own"
    """Topics that the company has written itself."""


SHELVES: Mapping[Shelf, str] = {
    Shelf.TASKS: N_("Step by step"),
    Shelf.MANNERS: N_("Good manners"),
    Shelf.OWN: N_("Our own"),
}
"""What each shelf is called, in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to say, do or avoid."""

    text: str
    when: str = ""
    """When it applies, as a short phrase (“When it rains”); "" for always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """One rule at one moment."""

    rule: str
    """The rule's stable id, e.g. ``phone.message.return-time``."""
    when: str
    """When the whole rule applies; "" for always."""
    say: tuple[Remark, ...]
    """The usual words first, then those for special cases."""
    do: tuple[Remark, ...]
    avoid: tuple[Remark, ...]
    why: str

    def remarks(self) -> Iterator[Remark]:
        """All that is to say, do and avoid."""
        yield from (*self.say, *self.do, *self.avoid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One moment."""

    id: str
    title: str
    step: int
    """Where it stands in its course, from 1; 0 where it is a course of its own."""
    rules: tuple[RuleText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One guide: a page of the library, a chapter of the booklet."""

    id: str
    """The kind's id, or the topic's."""
    title: str
    shelf: Shelf
    locale: str
    """The language that it is written in."""
    passages: tuple[Passage, ...]

    def rules(self) -> Iterator[RuleText]:
        """Every rule in the order of the page."""
        for passage in self.passages:
            yield from passage.rules
