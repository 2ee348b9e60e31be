"""Keeps the directory of colleagues."""

from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.names import fold, name_keys, number_keys, spelt, whole_key
from receptiondesk.storage.keys import Keys, matching
from receptiondesk.storage.tables import colleague, colleague_key


class DirectoryStore:
    """The colleagues within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, person: Colleague) -> bool:
        """Add a colleague, or bring the one with the same reference up to date; whether anything is new."""
        reference = _reference(person)
        values: dict[str, Any] = {
            "reference": reference,
            "sort_key": spelt(person.name),
            **{name: getattr(person, name) for name in _COLUMNS},
        }
        known = (
            self._connection.execute(sa.select(colleague).where(colleague.c.reference == reference)).mappings().first()
        )
        if known is not None and all(known[name] == value for name, value in values.items()):
            return False
        if known is None:
            owner = self._connection.execute(sa.insert(colleague).returning(colleague.c.id), values).scalar_one()
        else:
            owner = known["id"]
            self._connection.execute(sa.update(colleague).where(colleague.c.id == owner).values(values))
        keys = name_keys(person.name) | number_keys(person.extension, person.phone, person.code)
        _KEYS.replace(self._connection, owner, keys)
        return True

    def like(self, person: Colleague) -> Colleague | None:
        """The colleague whom `put` would bring up to date; None where it would add one."""
        query = sa.select(colleague).where(colleague.c.reference == _reference(person))
        return next(iter(self._read(query)), None)

    def find(self, text: str, limit: int = 8) -> tuple[Colleague, ...]:
        """Who matches what was typed (name, pinyin, initials, extension)."""
        query = sa.select(colleague).where(*matching(colleague.c.id, colleague_key, text))
        return self._read(query.order_by(colleague.c.sort_key, colleague.c.id).limit(limit))

    def named(self, name: str) -> tuple[Colleague, ...]:
        """Everybody of exactly that name (case and accents aside)."""
        whole = sa.select(colleague_key.c.colleague_id).where(colleague_key.c.key == whole_key(name))
        found = self._read(sa.select(colleague).where(colleague.c.id.in_(whole)).order_by(colleague.c.id))
        return tuple(person for person in found if fold(person.name) == fold(name))

    def all(self) -> tuple[Colleague, ...]:
        """Everybody, in the order of their names."""
        return self._read(sa.select(colleague).order_by(colleague.c.sort_key, colleague.c.id))

    def remove(self, person: Colleague) -> None:
        """Take a colleague out of the directory; what was logged for them stays."""
        owners = sa.select(colleague.c.id).where(colleague.c.reference == person.reference)
        self._connection.execute(sa.delete(colleague_key).where(colleague_key.c.colleague_id.in_(owners)))
        self._connection.execute(sa.delete(colleague).where(colleague.c.reference == person.reference))

    def _read(self, query: sa.Select[Any]) -> tuple[Colleague, ...]:
        return tuple(_colleague(row) for row in self._connection.execute(query).mappings())


def _reference(person: Colleague) -> str:
    return person.reference or "\t".join((person.name, person.code))


_COLUMNS = ("name", "title", "department", "extension", "phone", "email", "code", "presence", "until", "note")


_KEYS = Keys(colleague_key)


def _colleague(row: sa.RowMapping) -> Colleague:
    return Colleague(
        reference=row["reference"],
        **{name: row[name] for name in _COLUMNS if name != "presence"},
        presence=Presence(row["presence"]),
    )
