"""A phone message as a mail to whom it is for: what stands on its slip, in the same words."""

from receptiondesk.domain.letter import Letter, Said
from receptiondesk.domain.task import Task
from receptiondesk.i18n import N_
from receptiondesk.paper import words as say
from receptiondesk.paper.words import Words
from receptiondesk.tasks.phone_message.record import WISHES, PhoneMessage

_HEADING = N_("Phone message for {name}")
_SUBJECT = N_("Phone message: {caller}")
_URGENT_SUBJECT = N_("URGENT phone message: {caller}")


def message_letter(task: Task[PhoneMessage], words: Words) -> Letter:
    """The mail about one message."""
    facts = task.facts
    caller = words.person(facts.caller, facts.title) or words.say(say.NAME_NOT_GIVEN)
    number, extension = words.phone(facts.callback_number)
    shown = " ".join(filter(None, (number, extension and f"{words.say(say.EXTENSION)} {extension}")))
    who = words.comma.join(filter(None, (caller, facts.organisation)))
    said = (
        Said(label=words.say(say.CALLER), value=caller),
        Said(label=words.say(say.ORGANISATION), value=facts.organisation),
        Said(label=words.say(say.CALLBACK_NUMBER), value=shown or words.say(say.NO_NUMBER_GIVEN), dial=_dial(number)),
        Said(label=words.say(say.BEST_TIME), value=facts.best_time),
    )
    wishes = (words.say(wish.label) for wish in WISHES if wish.code in facts.wishes)
    return Letter(
        subject=words.say(_URGENT_SUBJECT if facts.urgent else _SUBJECT, caller=who),
        urgent=words.say(say.URGENT) if facts.urgent else "",
        heading=words.say(_HEADING, name=facts.recipient),
        said=tuple(line for line in said if line.value),
        ticked=tuple(wishes),
        text=facts.matter,
    )


def _dial(number: str) -> str:
    """What a telephone dials for a number in groups; "" for words that are none."""
    digits = "".join(sign for sign in number if sign in "+0123456789")
    return digits if digits[1:].isdigit() else ""
