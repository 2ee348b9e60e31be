"""The life of a phone message: taken, delivered, acknowledged, called back, closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from receptiondesk.domain.contact import Person
from receptiondesk.domain.letter import Letter
from receptiondesk.domain.privacy import NAME_ERASED, Mask, masked, masked_within
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.i18n import N_, _
from receptiondesk.services.kinds import Status, TaskKind, Verb
from receptiondesk.tasks.phone_message.record import WISHES, PhoneMessage

if TYPE_CHECKING:
    from receptiondesk.paper.words import Words


class PhoneMessages(TaskKind[PhoneMessage]):
    """Phone messages, as the desk deals with them."""

    id = "phone_message"
    label = N_("Phone message")
    plural = N_("Messages")
    icon = "phone"
    key = "F2"
    prefix = "M"
    empty = PhoneMessage()
    statuses = (
        Status(id="taken", label=N_("Taken"), shape="ring"),
        Status(id="delivered", label=N_("Delivered"), shape="half_disc"),
        Status(id="acknowledged", label=N_("Acknowledged"), shape="tick"),
        Status(id="called_back", label=N_("Called back"), shape="tick", is_open=False),
        Status(id="closed", label=N_("Closed"), shape="tick", is_open=False),
    )
    verbs = (
        Verb(id="deliver", label=N_("Deliver"), done=N_("Delivered"), starts=("taken",), ends="delivered"),
        Verb(
            id="acknowledge",
            label=N_("Acknowledge"),
            done=N_("Acknowledged"),
            starts=("taken", "delivered"),
            ends="acknowledged",
        ),
        Verb(
            id="call_back",
            label=N_("Called back"),
            done=N_("Called back"),
            starts=("taken", "delivered", "acknowledged"),
            ends="called_back",
        ),
        Verb(
            id="close",
            label=N_("Close"),
            done=N_("Closed"),
            starts=("taken", "delivered", "acknowledged", "called_back"),
            ends="closed",
        ),
    )

    def begin(self, draft: PhoneMessage, now: datetime) -> PhoneMessage:
        return draft if draft.taken_at else replace(draft, taken_at=now)

    def status_of(self, facts: PhoneMessage, status: str) -> str:
        return status or "taken"

    def happened(self, facts: PhoneMessage) -> When | None:
        return facts.taken_at

    def person(self, facts: PhoneMessage) -> Person | None:
        if not facts.caller:
            return None
        return Person(
            name=facts.caller,
            title=facts.title,
            organisation=facts.organisation,
            phone=facts.callback_number,
            host=facts.recipient,
        )

    def recalled(self, person: Person) -> Mapping[str, str]:
        return {
            "caller": person.name,
            "title": person.title,
            "organisation": person.organisation,
            "callback_number": person.phone,
        }

    def tells(self, facts: PhoneMessage, status: str) -> str:
        return facts.recipient

    def letter(self, task: Task[PhoneMessage], words: "Words") -> Letter:
        from receptiondesk.tasks.phone_message.letter import message_letter  # with the first mail

        return message_letter(task, words)

    def headline(self, facts: PhoneMessage) -> str:
        caller = masked_within(facts.caller) or masked(facts.callback_number, Mask.PHONE) or _(NAME_ERASED)
        return _("{caller} for {recipient}").format(caller=caller, recipient=facts.recipient)

    def detail(self, facts: PhoneMessage) -> str:
        if facts.matter:
            return " ".join(masked_within(facts.matter)[:200].split())
        return _(", ").join(_(option.label) for option in WISHES if option.code in facts.wishes)
