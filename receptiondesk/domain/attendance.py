"""Who is in the house, or about to be, by one task: what the list of people on site and the muster stand on."""

from dataclasses import dataclass
from enum import IntEnum

from receptiondesk.domain.when import When


class Stage(IntEnum):
    """How far somebody has come, in order."""

    EXPECTED = 1
    WAITING = 2
    """In the lobby."""
    INSIDE = 3
    """With the host, in the sample room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The party that one task brought."""

    name: str
    organisation: str = ""
    host: str = ""
    """Whom they see, who leads them."""
    since: When | None = None
    """When they came; of those who are not here yet, when they are expected."""
    pass_number: str = ""
    people: int = 1
