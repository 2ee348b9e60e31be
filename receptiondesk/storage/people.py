"""Keeps the people who work at the desk, and what proves their PINs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.people import Person, Role
from receptiondesk.storage.tables import person


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What stands between a person and their desk."""

    pin: str
    """What argon2id has made of the PIN."""
    failed: int
    """Wrong PINs in a row."""
    locked_until: datetime | None


class PeopleStore:
    """The people within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Person, ...]:
        """Everybody who ever worked here, in the order in which they came."""
        rows = self._connection.execute(sa.select(person).order_by(person.c.id)).mappings()
        return tuple(person_of(row) for row in rows)

    def lock(self, name: str) -> Lock | None:
        """What proves somebody's PIN; None for somebody who does not work here.

        Nobody else may try the same lock before this unit of work has ended: two guesses at once are two.
        """
        query = sa.select(person).where(person.c.name == name, person.c.active).with_for_update()
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        return Lock(pin=row["pin"], failed=row["failed"], locked_until=row["locked_until"])

    def add(self, somebody: Person, pin: str) -> None:
        """Add somebody whose name is free, with the proof of their first PIN."""
        values = {"name": somebody.name, "role": somebody.role.value, "active": somebody.active}
        self._connection.execute(sa.insert(person), {**values, "pin": pin, "failed": 0, "locked_until": None})

    def change(self, name: str, **values: Any) -> None:
        """Put other values into somebody's columns."""
        self._connection.execute(sa.update(person).where(person.c.name == name).values(**values))

    def set_failed(self, name: str, failed: int, locked_until: datetime | None) -> None:
        """Count wrong PINs; 0 once the right one came."""
        self.change(name, failed=failed, locked_until=locked_until)


def person_of(row: Mapping[str, Any] | sa.RowMapping) -> Person:
    """One row as a person."""
    return Person(name=row["name"], role=Role(row["role"]), active=bool(row["active"]))
