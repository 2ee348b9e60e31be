"""Remembers the people outside."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.contact import Contact, Person
from receptiondesk.domain.names import fold, name_keys, number_keys
from receptiondesk.domain.phone import comparable, digits_of
from receptiondesk.domain.when import When, sort_key
from receptiondesk.storage.keys import Keys, matching
from receptiondesk.storage.prepared import Prepared
from receptiondesk.storage.tables import contact, contact_key

_PARTS = ("name", "title", "organisation", "phone", "email", "vehicle_plate", "host")
_FOUND_BY = ("name", "phone", "digits", "vehicle_plate", "organisation")
_COLUMNS = ("folded_name", "digits", *_PARTS, "times", "last_at", "last_sort")
_KNOWN = ("id", "digits", *_PARTS, "times", "last_sort")

_OF_THAT_NAME = Prepared(
    sa.select(*(contact.c[name] for name in _KNOWN))
    .where(contact.c.folded_name == sa.bindparam("folded_name"))
    .order_by(contact.c.last_sort.desc(), contact.c.id),
    ["folded_name"],
)
_ADD = Prepared(sa.insert(contact).returning(contact.c.id), _COLUMNS)
_SEEN_AGAIN = Prepared(
    sa.update(contact).where(contact.c.id == sa.bindparam("known_id")),
    ["known_id", "folded_name", "digits", *_PARTS, "times"],
)
_SEEN_LATELY = Prepared(sa.update(contact).where(contact.c.id == sa.bindparam("known_id")), ["known_id", *_COLUMNS])
_KEYS = Keys(contact_key)
_MEETING = 0x4465736C
"""Any number that the desk uses for nothing else."""

Known = Mapping[str, Any]
"""What is held of one contact: `_KNOWN`, the times read."""


class ContactStore:
    """The contacts within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def remember(self, person: Person, kind: str, at: When, *, region: str) -> None:
        """Count one more task of `kind` for a person; the newest task says what is known of them.

        `region` is the country whose telephone numbers need no country code.
        """
        known = self._same(person, region)
        if known is None:
            said = {part: getattr(person, part) for part in _PARTS}
            seen = {"times": {kind: 1}, "last_at": at, "last_sort": sort_key(at)}
            values = {**_compared(said, region), **seen}
            contact_id: int = _ADD.run(self._connection, values).scalar_one()
            _KEYS.add(self._connection, contact_id, _keys(values))
            return
        is_newest = sort_key(at) >= known["last_sort"]
        parts: dict[str, str] = {}
        for part in _PARTS:
            said, held = getattr(person, part), known[part]
            parts[part] = said if said and (is_newest or not held) else held
        values = {**_compared(parts, region), "times": {**known["times"], kind: known["times"].get(kind, 0) + 1}}
        if is_newest:
            seen_now = {**values, "known_id": known["id"], "last_at": at, "last_sort": sort_key(at)}
            _SEEN_LATELY.run(self._connection, seen_now)
        else:
            _SEEN_AGAIN.run(self._connection, {**values, "known_id": known["id"]})
        self._find_by(known, values)

    def correct(self, was: Person | None, person: Person | None, kind: str, at: When, *, region: str) -> None:
        """A record that spoke of `was` speaks of `person` now: what was learnt from it is put right."""
        if was == person:
            return
        known = self._same(was, region) if was else None
        if was is None or known is None:
            if person is not None:
                self.remember(person, kind, at, region=region)
            return
        is_only_task = sum(known["times"].values()) <= 1
        if person is not None and (
            fold(person.name) == fold(was.name) or (is_only_task and self._same(person, region) is None)
        ):
            parts = {part: _put_right(known[part], getattr(was, part), getattr(person, part)) for part in _PARTS}
            values = {**_compared(parts, region), "times": known["times"]}
            _SEEN_AGAIN.run(self._connection, {**values, "known_id": known["id"]})
            self._find_by(known, values)
            return
        self._forget_one(known, kind)
        if person is not None:
            self.remember(person, kind, at, region=region)

    def erase(
        self,
        was: Person,
        now: Person | None,
        kind: str,
        *,
        before: int,
        lately: Callable[[int], Sequence[Person]],
        region: str,
    ) -> None:
        """A record that came before the moment `before` says `now` only of what it said of `was`.

        What it does not say any more goes, unless the contact was seen since and still says so: `lately` gives whom
        the records of that last time speak of. Where it names nobody now, the contact has been here one time less.
        """
        known = self._same(was, region)
        if known is None:
            return
        later = lately(known["last_sort"]) if known["last_sort"] >= before else ()
        parts = {part: known[part] for part in _PARTS}
        for part in _PARTS[1:]:
            said = getattr(was, part)
            is_gone = now is None or getattr(now, part) != said
            if is_gone and parts[part] == said and all(getattr(other, part) != said for other in later):
                parts[part] = ""
        values = {**_compared(parts, region), "times": known["times"]}
        _SEEN_AGAIN.run(self._connection, {**values, "known_id": known["id"]})
        self._find_by(known, values)
        if now is None:
            self._forget_one(known, kind)

    def forget(self, contact_id: int) -> None:
        """Know nothing of a contact any more, however often they were here."""
        _KEYS.replace(self._connection, contact_id, set())
        self._connection.execute(sa.delete(contact).where(contact.c.id == contact_id))

    def find(self, text: str, limit: int = 8) -> tuple[Contact, ...]:
        """Who matches what was typed (letters, pinyin, initials, a number's tail), the last seen first."""
        conditions = matching(contact.c.id, contact_key, text)
        if not conditions:
            return ()
        query = sa.select(contact).where(*conditions).order_by(*_LAST_SEEN_FIRST).limit(limit)
        return tuple(_contact(row) for row in self._connection.execute(query).mappings())

    def with_number(self, phone: str, *, region: str) -> tuple[Contact, ...]:
        """Everybody with this telephone number, however it was typed, the last seen first."""
        digits = comparable(phone, region)
        if not digits:
            return ()
        query = sa.select(contact).where(contact.c.digits == digits).order_by(*_LAST_SEEN_FIRST)
        return tuple(_contact(row) for row in self._connection.execute(query).mappings())

    def _same(self, person: Person, region: str) -> Known | None:
        """The contact who is this person: the same name, and no number or organisation that speaks against it."""
        name, digits = fold(person.name), comparable(person.phone, region)
        if self._connection.dialect.name == "postgresql":
            # Two desks that meet somebody at once shall make one contact of them, and each count on what the other
            # has counted. One lock for all names, as SQLite has one writer: of one for each, a long import would
            # need more than the server has.
            self._connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MEETING})")
        rows = _OF_THAT_NAME.run(self._connection, {"folded_name": name}).all()
        candidates = [dict(zip(_KNOWN, row, strict=True)) for row in rows]
        same_number = (known for known in candidates if digits and known["digits"] == digits)
        nothing_against = (
            known
            for known in candidates
            if not (digits and known["digits"])
            and (not person.organisation or known["organisation"] in ("", person.organisation))
        )
        found = next(same_number, None) or next(nothing_against, None)
        return {**found, "times": json.loads(found["times"])} if found else None

    def _find_by(self, known: Known, values: Mapping[str, Any]) -> None:
        if any(known[part] != values[part] for part in _FOUND_BY):
            _KEYS.replace(self._connection, known["id"], _keys(values))

    def _forget_one(self, known: Known, kind: str) -> None:
        """One task less; a contact of whom nothing is logged any more is forgotten."""
        times = {**known["times"], kind: known["times"].get(kind, 1) - 1}
        times = {of: count for of, count in times.items() if count > 0}
        here = contact.c.id == known["id"]
        if times:
            self._connection.execute(sa.update(contact).where(here).values(times=times))
        else:
            self.forget(known["id"])


_LAST_SEEN_FIRST = (contact.c.last_sort.desc(), contact.c.id.desc())


def _put_right(held: str, was: str, now: str) -> str:
    """What is held of one part after a record that said `was` says `now`: newer knowledge is left alone."""
    return now if held in (was, "") else held


def _compared(parts: Mapping[str, str], region: str) -> dict[str, Any]:
    """The parts together with what people are recognised by."""
    return {**parts, "folded_name": fold(parts["name"]), "digits": comparable(parts["phone"], region)}


def _keys(values: Mapping[str, Any]) -> set[str]:
    numbers = (values["digits"], digits_of(values["phone"]), values["vehicle_plate"])
    return name_keys(values["name"]) | number_keys(*numbers) | name_keys(values["organisation"])


def _contact(row: sa.RowMapping) -> Contact:
    person = Person(**{part: row[part] for part in _PARTS})
    return Contact(id=row["id"], person=person, times=row["times"], last_at=row["last_at"])
