"""What a phone message says."""

from dataclasses import dataclass
from typing import ClassVar

from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import Choice, Field, Flag, LongText, Option, Phone, Several, Text, Time
from receptiondesk.domain.titles import TITLES
from receptiondesk.domain.when import When
from receptiondesk.i18n import N_

WISHES = (
    Option(code="please_call", label=N_("Please call")),
    Option(code="will_call_again", label=N_("Will call again")),
    Option(code="returned_your_call", label=N_("Returned your call")),
    Option(code="telephoned", label=N_("Telephoned")),
    Option(code="came_to_see_you", label=N_("Came to see you")),
    Option(code="wants_to_see_you", label=N_("Wants to see you")),
)

FIELDS = (
    Field(name="recipient", label=N_("Message for"), type=Text()),
    Field(name="caller", label=N_("Caller"), type=Text(), personal=True),
    Field(name="title", label=N_("Title"), type=Choice(options=TITLES, is_open=True), personal=True),
    Field(name="organisation", label=N_("Organisation"), type=Text(), personal=True),
    Field(name="callback_number", label=N_("Callback number"), type=Phone(limit=60), personal=True),
    Field(name="best_time", label=N_("Best time"), type=Text(limit=100)),
    Field(name="wishes", label=N_("Wishes"), type=Several(options=WISHES)),
    Field(name="urgent", label=N_("Urgent"), type=Flag()),
    Field(name="matter", label=N_("Matter"), type=LongText(), personal=True),
    Field(name="taken_at", label=N_("Taken at"), type=Time()),
    Field(name="read_back", label=N_("Read back"), type=Flag()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneMessage(Facts):
    """A message taken on the telephone for a colleague."""

    FIELDS: ClassVar = FIELDS
    REQUIRED: ClassVar = (("recipient",), ("caller", "callback_number"), ("matter", "wishes"))

    recipient: str = ""
    caller: str = ""
    title: str = ""
    organisation: str = ""
    callback_number: str = ""
    best_time: str = ""
    wishes: tuple[str, ...] = ()
    urgent: bool = False
    matter: str = ""
    taken_at: When | None = None
    read_back: bool = False
