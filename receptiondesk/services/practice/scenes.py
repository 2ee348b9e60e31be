"""Scenes for a newcomer: invented people who ring or come, and what one may answer them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import Enum

from receptiondesk.domain.hearing import Sign


class Asks(Enum):
    """What a turn asks of the newcomer."""

    SAY = "say"
    DO = "do"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongAnswer:
    """Something that one is tempted to say or do."""

    text: str
    misses: tuple[str, ...]
    """The ids of the rules that it breaks."""
    why: str
    """One line: what it does to the person on the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The colleague whom the scene is about; nobody real."""

    name: str
    title: str
    out: bool
    until: time | None
    """Back at this hour of the scene's day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing the other side says or does, and the answer that is due."""

    guide: str
    moment: str
    """Where the coach's own words for it stand."""
    happens: str
    """What one sees and hears besides words; "" for nothing."""
    they: str
    """What the other side says; "" where nobody speaks."""
    speaker: str
    asks: Asks
    rules: tuple[str, ...]
    """The rules whose words in the guide make the good answer."""
    good: str
    """The good answer where the story needs words of its own; "" takes the guide's."""
    hears: Mapping[str, tuple[str, ...]]
    """By rule: the signs of which a typed answer lets one be heard."""
    wrong: tuple[WrongAnswer, ...]
    known: Mapping[str, str]
    """Fields of the task (texts) that are known from here on, all that came before included."""
    seen: frozenset[str]
    """Observed facts that hold from here on."""
    status: str
    minutes: int
    """Since the scene began."""
    told_to_wait: int | None
    """The minutes that a caller on hold was told."""
    held: int | None
    """The minutes that a caller has been on hold; `None` while they are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A call or a visit to be played in five minutes."""

    id: str
    title: str
    intro: str
    """One line that sets the scene."""
    icon: str
    kind: str
    """The kind of task whose fields `Turn.known` fills."""
    at: time
    """The hour at which it begins."""
    rings: int | None
    repeat: bool
    at_gate: bool
    person: Person | None
    turns: tuple[Turn, ...]


Signs = Mapping[str, Sign]
