"""What is known of a sample-room tour."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import (
    Choice,
    Count,
    Day,
    Field,
    LongText,
    Option,
    Phone,
    Reading,
    Remark,
    Text,
    Time,
)
from receptiondesk.domain.order import out_of_order, too_many_of_party
from receptiondesk.domain.privacy import Mask
from receptiondesk.domain.titles import TITLES
from receptiondesk.domain.when import When
from receptiondesk.i18n import N_

VISIT_KINDS = (
    Option(code="first", label=N_("First")),
    Option(code="repeat", label=N_("Repeat")),
)

CHANNELS = (
    Option(code="walk_in", label=N_("Walked in")),
    Option(code="friend", label=N_("Friend’s advice")),
    Option(code="agent", label=N_("Agent")),
    Option(code="online", label=N_("Online")),
    Option(code="hotline", label=N_("Hotline")),
    Option(code="advertisement", label=N_("Advertisement")),
    Option(code="other", label=N_("Other")),
)

FIELDS = (
    Field(name="customer", label=N_("Customer"), type=Text(), personal=True),
    Field(name="title", label=N_("Title"), type=Choice(options=TITLES, is_open=True), personal=True),
    Field(name="phone", label=N_("Phone"), type=Phone(limit=60), personal=True, mask=Mask.PHONE),
    Field(name="party_size", label=N_("Party size"), type=Count(least=1)),
    Field(name="women", label=N_("Women"), type=Count()),
    Field(name="children", label=N_("Children"), type=Count()),
    Field(name="elderly", label=N_("Elderly"), type=Count()),
    Field(name="visit_kind", label=N_("Visit"), type=Choice(options=VISIT_KINDS)),
    Field(name="channel", label=N_("Heard of us by"), type=Choice(options=CHANNELS, is_open=True)),
    Field(name="sample_room", label=N_("Sample room"), type=Text(limit=60)),
    Field(name="guide", label=N_("Guide"), type=Text()),
    Field(name="covers_issued", label=N_("Covers given"), type=Count()),
    Field(name="covers_returned", label=N_("Returned"), type=Count()),
    Field(name="zone", label=N_("Building part"), type=Text(limit=60)),
    Field(name="assistance", label=N_("Assistance"), type=Text(), personal=True),
    Field(name="started_at", label=N_("Started at"), type=Time()),
    Field(name="ended_at", label=N_("Ended at"), type=Time()),
    Field(name="area", label=N_("Area wanted"), type=Text(limit=60)),
    Field(name="layout", label=N_("Layout wanted"), type=Text(limit=60)),
    Field(name="budget", label=N_("Budget"), type=Text(limit=60)),
    Field(name="interest", label=N_("Interest"), type=Remark(), personal=True),
    Field(name="follow_up_on", label=N_("Follow up on"), type=Day()),
    Field(name="notes", label=N_("Notes"), type=LongText(), personal=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRoomTour(Facts):
    """One customer's tour of a sample room, from booked to finished."""

    FIELDS: ClassVar = FIELDS
    REQUIRED: ClassVar = (("customer", "phone"), ("sample_room",))

    customer: str = ""
    title: str = ""
    phone: str = ""
    party_size: int | None = None
    women: int | None = None
    children: int | None = None
    elderly: int | None = None
    visit_kind: str = ""
    channel: str = ""
    sample_room: str = ""
    guide: str = ""
    covers_issued: int | None = None
    covers_returned: int | None = None
    zone: str = ""
    assistance: str = ""
    started_at: When | None = None
    ended_at: When | None = None
    area: str = ""
    layout: str = ""
    budget: str = ""
    interest: str = ""
    follow_up_on: date | None = None
    notes: str = ""

    def own_problems(self, reading: Reading) -> tuple[Problem, ...]:
        """Parts larger than the party; an end before its start."""
        return (
            *too_many_of_party(self.party_size, women=self.women, children=self.children, elderly=self.elderly),
            *out_of_order(started_at=self.started_at, ended_at=self.ended_at),
        )
