"""A visitor's arrival as a mail to the host: who waits and where. No number of theirs, and nothing of their papers."""

from receptiondesk.domain.letter import Letter, Said
from receptiondesk.domain.privacy import masked_within
from receptiondesk.domain.task import Task
from receptiondesk.i18n import N_
from receptiondesk.paper import words as say
from receptiondesk.paper.words import Words
from receptiondesk.tasks.visit.record import Visit

_SUBJECT = N_("Your visitor is here: {visitor}")
_HEADING = N_("Visitor for {name}")
_WAITS_AT = N_("Waits at")
_SINCE = N_("Since")


def arrival_letter(task: Task[Visit], words: Words) -> Letter:
    """The mail about one visitor who has arrived."""
    facts = task.facts
    visitor = words.person(masked_within(facts.visitor), facts.title) or words.say(say.NAME_NOT_GIVEN)
    organisation = masked_within(facts.organisation)
    said = (
        Said(label=words.say(say.VISITOR), value=visitor),
        Said(label=words.say(say.ORGANISATION), value=organisation),
        Said(label=words.say(say.PARTY), value=str(facts.party_size) if (facts.party_size or 1) > 1 else ""),
        Said(label=words.say(say.PURPOSE), value=masked_within(facts.purpose)),
        Said(label=words.say(_WAITS_AT), value=task.station),
        Said(label=words.say(_SINCE), value=words.clock(facts.arrived_at)),
    )
    return Letter(
        subject=words.say(_SUBJECT, visitor=words.comma.join(filter(None, (visitor, organisation)))),
        heading=words.say(_HEADING, name=facts.host),
        said=tuple(line for line in said if line.value),
    )
