"""What can be typed of a colleague at the desk, judged like every other draft."""

from dataclasses import dataclass, replace
from typing import ClassVar

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import Choice, Field, Option, Text, Time
from receptiondesk.domain.when import When
from receptiondesk.i18n import N_
from receptiondesk.services.directory_files import FIELDS as FILE_FIELDS

PRESENCES = (
    Option(code=Presence.IN.value, label=N_("In")),
    Option(code=Presence.OUT.value, label=N_("Out")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueFacts(Facts):
    """Who a colleague is, and whether they are in."""

    FIELDS: ClassVar = (
        Field(name="presence", label=N_("Presence"), type=Choice(options=PRESENCES)),
        Field(name="until", label=N_("Until"), type=Time()),
        Field(name="note", label=N_("Note"), type=Text(limit=120)),
        *(field for field in FILE_FIELDS if field.name != "reference"),
    )
    REQUIRED: ClassVar = (("name",),)

    presence: str = Presence.IN.value
    until: When | None = None
    note: str = ""
    name: str = ""
    title: str = ""
    department: str = ""
    extension: str = ""
    phone: str = ""
    email: str = ""
    code: str = ""


def facts_of(person: Colleague) -> ColleagueFacts:
    """A colleague as a form shows them."""
    values = {field.name: getattr(person, field.name) for field in ColleagueFacts.FIELDS}
    return ColleagueFacts(**{**values, "presence": person.presence.value})


def with_facts(person: Colleague, facts: ColleagueFacts) -> Colleague:
    """`person` as the form says; who is in has neither a return time nor a note."""
    out = facts.presence == Presence.OUT.value
    return replace(
        person,
        **{
            **facts.values(),
            "presence": Presence.OUT if out else Presence.IN,
            "until": facts.until if out else None,
            "note": facts.note if out else "",
        },
    )
