"""What the visitor's papers say: the facts of a visit in the words of the gate."""

from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.paper import words as say
from receptiondesk.paper.words import Words
from receptiondesk.tasks.visit.record import ID_TYPES, Visit

ON_THE_WAY_IN = ("expected", "waiting", "with_host")
"""The states in which a visitor wears a badge."""
_TAIL = 4
_SHORTEST_NUMBER = 6
"""Of a shorter document number four digits would give away too much: it is not printed."""


def when(task: Task[Visit]) -> When:
    """The day of the visit."""
    facts = task.facts
    return facts.arrived_at or facts.expected_at or task.opened_at


def document(facts: Visit, words: Words) -> str:
    """The document that was seen: the last four characters first, never the whole number."""
    label = next((option.label for option in ID_TYPES if option.code == facts.id_type), "")
    kind = words.pair(label)[0] if label else facts.id_type
    kind = kind if words.language.has_chinese else kind[:1].lower() + kind[1:]
    if len(facts.id_number) < _SHORTEST_NUMBER:
        return kind if words.language.has_chinese else kind[:1].upper() + kind[1:]
    ends = words.pair(say.DOCUMENT_ENDS, digits=facts.id_number[-_TAIL:])[0]
    comma = "，" if words.language.has_chinese else ", "
    return comma.join(filter(None, (ends, kind)))


def party(facts: Visit) -> str:
    """How many they are; one where nobody counted."""
    return str(facts.party_size or 1)
