"""What is known of a visit."""

from dataclasses import dataclass
from typing import ClassVar

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import (
    Choice,
    Count,
    Field,
    LongText,
    Option,
    Phone,
    Reading,
    Several,
    Text,
    Time,
)
from receptiondesk.domain.order import out_of_order, too_many_of_party
from receptiondesk.domain.privacy import Mask
from receptiondesk.domain.titles import TITLES
from receptiondesk.domain.when import When
from receptiondesk.i18n import N_

VISITOR_TYPES = (
    Option(code="customer", label=N_("Customer")),
    Option(code="business", label=N_("Business visitor")),
    Option(code="contractor", label=N_("Contractor")),
    Option(code="delivery", label=N_("Delivery")),
    Option(code="interview", label=N_("Interview")),
    Option(code="resident_guest", label=N_("Guest of a resident")),
    Option(code="official", label=N_("Official")),
    Option(code="other", label=N_("Other")),
)

ID_TYPES = (
    Option(code="identity_card", label=N_("Identity card")),
    Option(code="passport", label=N_("Passport")),
    Option(code="driving_licence", label=N_("Driving licence")),
    Option(code="work_permit", label=N_("Work card")),
    Option(code="other", label=N_("Other")),
)

LEFT_HOW = (
    Option(code="real", label=N_("Real")),
    Option(code="automatic", label=N_("Automatic")),
    Option(code="corrected", label=N_("Corrected")),
)

FIELDS = (
    Field(name="visitor", label=N_("Visitor"), type=Text(), personal=True),
    Field(name="title", label=N_("Title"), type=Choice(options=TITLES, is_open=True), personal=True),
    Field(name="organisation", label=N_("Organisation"), type=Text(), personal=True),
    Field(name="phone", label=N_("Phone"), type=Phone(limit=60), personal=True, mask=Mask.PHONE),
    Field(name="email", label=N_("E-mail"), type=Text(), personal=True, mask=Mask.EMAIL),
    Field(name="party_size", label=N_("Party size"), type=Count(least=1)),
    Field(name="women", label=N_("Women"), type=Count()),
    Field(name="names", label=N_("Names"), type=Several(), personal=True),
    Field(name="purpose", label=N_("Purpose"), type=Text(), personal=True),
    Field(name="visitor_type", label=N_("Visitor type"), type=Choice(options=VISITOR_TYPES, is_open=True)),
    Field(name="host", label=N_("Host"), type=Text()),
    Field(name="unit", label=N_("Unit"), type=Text(limit=60)),
    Field(name="vehicle_plate", label=N_("Vehicle plate"), type=Text(limit=20), personal=True),
    Field(name="id_type", label=N_("Document"), type=Choice(options=ID_TYPES, is_open=True)),
    Field(name="id_number", label=N_("Document no."), type=Text(limit=40), personal=True, mask=Mask.DOCUMENT),
    Field(name="belongings", label=N_("Belongings"), type=Text(limit=500), personal=True),
    Field(name="pass_number", label=N_("Pass number"), type=Text(limit=40)),
    Field(name="zone", label=N_("Building part"), type=Text(limit=60)),
    Field(name="assistance", label=N_("Assistance"), type=Text(), personal=True),
    Field(name="expected_at", label=N_("Expected at"), type=Time()),
    Field(name="arrived_at", label=N_("Arrived at"), type=Time()),
    Field(name="met_at", label=N_("Met at"), type=Time()),
    Field(name="left_at", label=N_("Left at"), type=Time()),
    Field(name="left_how", label=N_("Left how"), type=Choice(options=LEFT_HOW)),
    Field(name="notes", label=N_("Notes"), type=LongText(), personal=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Facts):
    """One visitor, with the party that came along, from expected to left."""

    FIELDS: ClassVar = FIELDS
    REQUIRED: ClassVar = (("visitor",), ("purpose", "host"))

    visitor: str = ""
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    party_size: int | None = None
    women: int | None = None
    names: tuple[str, ...] = ()
    purpose: str = ""
    visitor_type: str = ""
    host: str = ""
    unit: str = ""
    vehicle_plate: str = ""
    id_type: str = ""
    id_number: str = ""
    belongings: str = ""
    pass_number: str = ""
    zone: str = ""
    assistance: str = ""
    expected_at: When | None = None
    arrived_at: When | None = None
    met_at: When | None = None
    left_at: When | None = None
    left_how: str = ""
    notes: str = ""

    def own_problems(self, reading: Reading) -> tuple[Problem, ...]:
        """A party smaller than its women; an end before its start."""
        return (
            *too_many_of_party(self.party_size, women=self.women),
            *out_of_order(arrived_at=self.arrived_at, met_at=self.met_at),
            *out_of_order(arrived_at=self.arrived_at, left_at=self.left_at),
            *out_of_order(met_at=self.met_at, left_at=self.left_at),
        )
