"""Remembers the people outside."""

from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.contact import Contact, Person
from receptiondesk.domain.names import fold, name_keys, number_keys
from receptiondesk.domain.phone import digits_of
from receptiondesk.domain.when import When, sort_key
from receptiondesk.storage.keys import matching, replace_keys
from receptiondesk.storage.tables import contact, contact_key


class ContactStore:
    """The contacts within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def remember(self, person: Person, kind: str, at: When) -> None:
        """Count one more task of `kind` for a person; the newest task says what is known of them."""
        known = self._same(person)
        newest = known is None or sort_key(at) >= known["last_sort"]
        values: dict[str, Any] = {
            "folded_name": fold(person.name),
            "times": {
                **(known["times"] if known else {}),
                kind: (known["times"].get(kind, 0) if known else 0) + 1,
            },
            **({"last_at": at, "last_sort": sort_key(at)} if newest else {}),
        }
        for part in ("name", "title", "organisation", "phone", "email", "vehicle_plate", "host"):
            held = known[part] if known else ""
            said = getattr(person, part)
            values[part] = said if said and (newest or not held) else held
        values["digits"] = digits_of(values["phone"])
        if known is None:
            contact_id = self._connection.execute(sa.insert(contact).returning(contact.c.id), values).scalar_one()
        else:
            contact_id = known["id"]
            self._connection.execute(sa.update(contact).where(contact.c.id == contact_id).values(values))
        if known is None or any(known[part] != values[part] for part in _FOUND_BY):
            keys = name_keys(values["name"]) | number_keys(values["digits"], values["vehicle_plate"])
            replace_keys(self._connection, contact_key, contact_id, keys | name_keys(values["organisation"]))

    def _same(self, person: Person) -> sa.RowMapping | None:
        """The contact who is this person: the same name, and no number or organisation that speaks against it."""
        digits = digits_of(person.phone)
        for known in self._connection.execute(
            sa.select(contact).where(contact.c.folded_name == fold(person.name)).order_by(contact.c.last_sort.desc())
        ).mappings():
            if digits and known["digits"]:
                if digits == known["digits"]:
                    return known
            elif not person.organisation or known["organisation"] in ("", person.organisation):
                return known
        return None

    def find(self, text: str, limit: int = 8) -> tuple[Contact, ...]:
        """Who matches what was typed (letters, pinyin, initials, a number's tail), the last seen first."""
        conditions = matching(contact.c.id, contact_key, text)
        if not conditions:
            return ()
        query = sa.select(contact).where(*conditions).order_by(contact.c.last_sort.desc()).limit(limit)
        return tuple(_contact(row) for row in self._connection.execute(query).mappings())

    def with_number(self, phone: str) -> tuple[Contact, ...]:
        """Everybody with exactly this telephone number, the last seen first."""
        digits = digits_of(phone)
        if not digits:
            return ()
        query = sa.select(contact).where(contact.c.digits == digits).order_by(contact.c.last_sort.desc())
        return tuple(_contact(row) for row in self._connection.execute(query).mappings())


_FOUND_BY = ("name", "digits", "vehicle_plate", "organisation")


def _contact(row: sa.RowMapping) -> Contact:
    person = Person(
        name=row["name"],
        title=row["title"],
        organisation=row["organisation"],
        phone=row["phone"],
        email=row["email"],
        vehicle_plate=row["vehicle_plate"],
        host=row["host"],
    )
    return Contact(id=row["id"], person=person, times=row["times"], last_at=row["last_at"])
