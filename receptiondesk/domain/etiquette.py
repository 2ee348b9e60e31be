"""Manners as values: the guide of a kind, the moments of its course, what to say and do there.

The words themselves lie in ``etiquette/<locale>/<kind>.toml``; here stands what they may be made of.
"""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from receptiondesk.domain.conditions import Condition
from receptiondesk.i18n import N_

PLACEHOLDERS: Mapping[str, str] = {
    "greeting": N_("the greeting of this time of day"),
    "company": N_("the house for which the desk speaks"),
    "station": N_("the desk at which somebody sits here"),
    "receptionist": N_("who sits here"),
    "caller": N_("who rang, as one addresses them"),
    "visitor": N_("who came, as one addresses them"),
    "person": N_("who rang or came, as one addresses them"),
    "customer": N_("who wants to see the sample room, as one addresses them"),
    "organisation": N_("where that person comes from"),
    "colleague": N_("whom the person wants, as one speaks of a colleague"),
    "he": N_("pronoun for the colleague"),
    "him": N_("pronoun for the colleague"),
    "his": N_("pronoun for the colleague"),
    "back": N_("when the colleague is back, as one says it"),
    "number": N_("the callback number in the groups in which it is read back"),
    "best_time": N_("when to ring back"),
    "host": N_("whom the visitor sees, as one speaks of a colleague"),
    "guide": N_("who leads the tour, as one speaks of a colleague"),
    "sample_room": N_("the room shown"),
    "party_size": N_("how many came"),
    "pass_number": N_("the number on the pass"),
    "expected_at": N_("the clock time for which the visit is agreed, as one says it"),
    "follow_up": N_("the day on which the desk will ring again, as one says it"),
    "wait": N_("how long the caller was told to hold, as one says it"),
    "answer_by": N_("the same time tomorrow, by when a complaint has an answer, as one says it"),
    "floor": N_("the floor of the unit or sample room, as one says it"),
    "lift": N_("the lift that guests take, as the settings name it"),
}
"""Every name that may stand in braces in a line, and what it becomes."""

ALWAYS_KNOWN = frozenset({"greeting", "answer_by"})
"""What is known whoever rings or comes, because the clock says it."""

LONGEST_SAID: Mapping[str, int] = {"en": 90, "zh_CN": 45}
"""How many characters a filled spoken line may have, so that it can be taken in while speaking."""
LONGEST_LINE: Mapping[str, int] = {"en": 60, "zh_CN": 24}
"""The same for a line of what to do or to avoid."""
LONGEST_WHY: Mapping[str, int] = {"en": 120, "zh_CN": 48}
"""The same for a reason."""
LONGEST_TITLE: Mapping[str, int] = {"en": 26, "zh_CN": 10}
"""The same for the title of a moment."""

FACTS: Mapping[str, str] = {
    "rings": "how often it rang before somebody answered",
    "rang_long": "it rang more than three times",
    "recipient_known": "it is known whom the caller wants",
    "caller_known": "the caller's name is known",
    "title_known": "it is known how the person is addressed",
    "number_known": "there is a callback number",
    "best_time_known": "there is a time for ringing back",
    "urgent": "the message needs attention now",
    "saved": "the task is already in the logbook",
    "over": "nothing more is to come: the person has left, or it was called off",
    "colleague_out": "the colleague is known to be out",
    "colleague_in": "the colleague is known to be in",
    "back_known": "it is known when the colleague will be back",
    "expected": "the visit was agreed beforehand",
    "expected_later": "the visit is agreed for a time more than half an hour away",
    "host_known": "it is known whom the visitor sees",
    "repeat_visit": "the person has been here before",
    "party_size": "how many came together",
    "women": "how many of them are women",
    "men": "how many of them are men",
    "children": "how many of them are children",
    "elderly": "how many of them are elderly",
    "wait_minutes": "how long the visitor has been waiting",
    "tea_due": "the visitor has waited so long that one offers tea",
    "host_due": "the visitor has waited so long that one reminds the host",
    "on_hold": "the caller is on hold",
    "hold_due": "the time that the caller was told to hold is nearly over",
    "at_gate": "this desk stands at the gate and not in the lobby",
    "pass_known": "a pass is set down for the visitor",
    "carries": "the visitor carries something",
    "assistance": "somebody needs help on the stairs or in an emergency",
    "important": "an important guest",
    "business": "a formal or business meeting",
    "gift": "the guest brought a gift",
    "lift_occupied": "somebody is already in the lift",
    "going_down": "the stairs are taken downwards",
    "rain": "it rains",
    "night": "it is evening or night",
    "heavy_load": "they carry something heavy",
    "by_car": "they came by car",
    "host_drives": "the host drives the car, not a chauffeur",
    "misunderstanding": "the complaint rests on a misunderstanding",
    "follow_up_known": "a day for ringing the customer again is agreed",
}
"""Every name that may stand in a condition, and what it says."""

OBSERVED = (
    "rang_long",
    "important",
    "business",
    "gift",
    "lift_occupied",
    "going_down",
    "rain",
    "heavy_load",
    "by_car",
    "host_drives",
    "misunderstanding",
)
"""Facts that no field holds: the coach asks for them where they matter, the receptionist ticks what they see."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say, do or avoid: wordings tried in order, the first that can be filled is taken."""

    wordings: tuple[str, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What one rule asks for at one moment."""

    rule: str
    """The rule's stable id, e.g. ``phone.message.return-time``."""
    why: str
    say: tuple[Line, ...] = ()
    """Alternatives: the first that applies and can be filled is said. The last needs no placeholder."""
    do: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One point in the course of a task."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]
    side: str = ""
    """"" for the main course; else the name of a course of its own that is reached by a key (hold, transfer)."""
    fields: tuple[str, ...] = ()
    """The form's fields whose focus means that this moment has come."""
    statuses: tuple[str, ...] = ()
    """The record's states that mean that this moment has come."""
    when: Condition | None = None
    """Chooses between moments of the same field or state."""
    instead: str = ""
    """The moment that is taken instead where `when` is known not to hold."""
    asks: tuple[str, ...] = ()
    """The observed facts that change what is said here."""
    offers: tuple[str, ...] = ()
    """The side courses and topics that are likely from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The whole course of one kind, or of a topic that belongs to none (complaints), in one language."""

    kind: str
    """The kind's id, or the topic's."""
    moments: tuple[Moment, ...]
    asks: Mapping[str, str] = field(default_factory=dict)
    """How each observed fact is asked for."""
    sides: Mapping[str, str] = field(default_factory=dict)
    """The short name of each side course, for its button."""
    title: str = ""
    """A topic's name; "" for a kind, which has its own."""
    topics: tuple[str, ...] = ()
    """The topics to which one may turn from here, each as a side course."""

    def moment(self, wanted: str) -> Moment:
        """The moment of that id; raises `KeyError`."""
        for moment in self.moments:
            if moment.id == wanted:
                return moment
        raise KeyError(wanted)

    def course(self, moment: Moment) -> tuple[Moment, ...]:
        """The moments in whose row this one stands: the main course, or its side course."""
        return tuple(other for other in self.moments if other.side == moment.side)

    def joined_with(self, topics: Iterable["Guide"]) -> "Guide":
        """This guide with each topic as one more side course, called after the topic; ids become ``topic.moment``."""
        moments, asks, sides = list(self.moments), dict(self.asks), dict(self.sides)
        for topic in topics:
            moments += [_as_side_course(moment, topic.kind) for moment in topic.moments]
            asks = {**topic.asks, **asks}
            sides[topic.kind] = topic.title
        return replace(self, moments=tuple(moments), asks=asks, sides=sides)


def _as_side_course(moment: Moment, topic: str) -> Moment:
    instead = f"{topic}.{moment.instead}" if moment.instead else ""
    return replace(moment, id=f"{topic}.{moment.id}", side=topic, instead=instead, fields=(), statuses=(), offers=())


def placeholders_of(wording: str) -> frozenset[str]:
    """The names in braces; raises `ValueError` where the braces do not fit, or hold more than a name."""
    names: set[str] = set()
    for _text, name, layout, conversion in string.Formatter().parse(wording):
        if layout or conversion:
            raise ValueError(wording)
        if name is not None:
            names.add(name)
    return frozenset(names)
