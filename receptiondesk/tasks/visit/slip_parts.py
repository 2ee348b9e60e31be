"""What the visitor's papers say: the facts of a visit in the words of the gate."""

from receptiondesk.domain.privacy import HIDDEN, Mask, masked
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.paper.words import Words
from receptiondesk.tasks.visit.record import ID_TYPES, Visit

ON_THE_WAY_IN = ("expected", "waiting", "with_host")
"""The states in which a visitor wears a badge."""


def when(task: Task[Visit]) -> When:
    """The day of the visit."""
    facts = task.facts
    return facts.arrived_at or facts.expected_at or task.opened_at


def document(facts: Visit, words: Words) -> str:
    """The document that was seen: as much of its number as the screen shows too, never the whole."""
    label = next((option.label for option in ID_TYPES if option.code == facts.id_type), "")
    kind = words.pair(label)[0] if label else facts.id_type
    kind = kind if words.language.has_chinese else kind[:1].lower() + kind[1:]
    number = masked(facts.id_number, Mask.DOCUMENT)
    if number in ("", HIDDEN):
        return kind if words.language.has_chinese else kind[:1].upper() + kind[1:]
    comma = "，" if words.language.has_chinese else ", "
    return comma.join(filter(None, (number, kind)))


def party(facts: Visit) -> str:
    """How many they are; one where nobody counted."""
    return str(facts.party_size or 1)
