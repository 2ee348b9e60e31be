"""A person outside: who rang, who came, who saw the sample room; remembered by what the desk logged of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from receptiondesk.domain.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one task knows of the person outside."""

    name: str
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    vehicle_plate: str = ""
    host: str = ""
    """Whom they came to see or rang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person together with how often and when they last had to do with the desk."""

    id: int
    person: Person
    times: Mapping[str, int] = field(default_factory=dict)
    """How often, per kind of task."""
    last_at: When

    @property
    def total(self) -> int:
        """How often in all."""
        return sum(self.times.values())
