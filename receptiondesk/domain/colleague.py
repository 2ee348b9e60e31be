"""A person inside: for whom messages are taken and whom visitors see."""

from dataclasses import dataclass
from enum import StrEnum

from receptiondesk.domain.when import When


class Presence(StrEnum):
    """Whether a colleague can be reached."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One line of the directory."""

    name: str
    title: str = ""
    department: str = ""
    extension: str = ""
    phone: str = ""
    email: str = ""
    code: str = ""
    """Initials or a staff number."""
    reference: str = ""
    """What makes it the same colleague when the directory is read again; "" takes the name and code."""
    presence: Presence = Presence.IN
    until: When | None = None
    """Out until when, where that is known."""
    note: str = ""
