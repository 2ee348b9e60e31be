"""What a supervisor sees of the coach's words: which are in force, whose they are, what they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from receptiondesk.domain.etiquette import PLACEHOLDERS
from receptiondesk.domain.wording import Part, WrittenLine


class Source(Enum):
    """From where the words in force come."""

    HOUSE = "house"
    """The program brings them."""
    COMPANY = "company"
    STATION = "station"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Whose words, in which language, of which guide."""

    guide: str
    """A kind's id or a topic's."""
    locale: str
    station: str = ""
    """The station for which alone they stand; "" for the whole company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartInForce:
    """One part of a prompt."""

    lines: tuple[WrittenLine, ...]
    source: Source
    original: tuple[WrittenLine, ...] | None
    """What stood there without the words that are being edited; `None` where nothing did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptInForce:
    """One prompt with all its parts."""

    rule: str
    when: str
    """The condition under which it stands; "" for always."""
    parts: Mapping[Part, PartInForce]
    is_new: bool
    """Whether it is there only through the words that are being edited."""
    is_away: bool
    """Whether those words take it away."""
    is_changed: bool
    """Whether those words say anything of it."""
    fixed: frozenset[Part] = frozenset()
    """The parts that are only shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentInForce:
    """One moment with its prompts, those that were taken away included."""

    id: str
    title: str
    side: str
    statuses: tuple[str, ...]
    prompts: tuple[PromptInForce, ...]
    is_new: bool
    is_changed: bool

    @property
    def names(self) -> frozenset[str]:
        """The names in braces that its lines use."""
        lines = [line.text for prompt in self.prompts for part in prompt.parts.values() for line in part.lines]
        return frozenset(name for name in PLACEHOLDERS if any(f"{{{name}}}" in line for line in lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMoment:
    """A moment of the company's own, as it is asked for."""

    title: str
    after: str = ""
    """The moment after which it comes in the course; "" for one that is turned to from the coach's menu."""
    field: str = ""
    """The form's field with which it comes; "" for none."""
    status: str = ""
    """The record's state with which it comes; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the company's words as it is to be kept or saved."""

    where: Where
    text: str
    """The whole file, "" for none."""
    begun_from: str
    """What stood in the company's file when this was begun."""

    @property
    def is_saved(self) -> bool:
        """Whether it is what stands in the company's file."""
        return self.text == self.begun_from
