"""The directory of colleagues, and the people outside whom the desk remembers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import When, before, now
from receptiondesk.i18n import N_
from receptiondesk.storage.store import Store


class Directory:
    """Colleagues: who they are, and whether they are in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, limit: int = 8) -> tuple[Colleague, ...]:
        """Colleagues whose name, pinyin, initials or extension begin with what was typed; all for ""."""
        with self._store.reading() as work:
            return tuple(_back_by_now(person) for person in work.directory.find(text, limit))

    def named(self, name: str) -> Colleague | None:
        """The colleague of exactly that name; None for nobody and where two share it."""
        with self._store.reading() as work:
            found = work.directory.named(name) if name.strip() else ()
        return _back_by_now(found[0]) if len(found) == 1 else None

    def all(self) -> tuple[Colleague, ...]:
        """Everybody, in the order of their names."""
        with self._store.reading() as work:
            return tuple(_back_by_now(person) for person in work.directory.all())

    def put(self, people: Sequence[Colleague]) -> int:
        """Add colleagues or bring them up to date; how many lines are new or different."""
        with self._store.writing() as work:
            new = sum(work.directory.put(person) for person in people)
            work.commit()
        return new

    def remove(self, person: Colleague) -> None:
        """Take a colleague out of the directory."""
        with self._store.writing() as work:
            work.directory.remove(person)
            work.commit()

    def set_presence(self, name: str, presence: Presence, until: When | None = None, note: str = "") -> Colleague:
        """Note that a colleague is in or out, and until when.

        Raises `DeskError` where nobody, or more than one, has that name.
        """
        with self._store.writing() as work:
            found = work.directory.named(name)
            if len(found) != 1:
                code, text = ("unknown_colleague", _NOBODY) if not found else ("shared_name", _SHARED)
                raise DeskError(code, text, name=name)
            changed = replace(
                found[0],
                presence=presence,
                until=until if presence is Presence.OUT else None,
                note=note if presence is Presence.OUT else "",
            )
            work.directory.put(changed)
            work.commit()
        return changed


_NOBODY = N_("Nobody in the directory is called “{name}”.")
_SHARED = N_("Several colleagues are called “{name}”.")


def _back_by_now(person: Colleague) -> Colleague:
    """Who was out until a time gone by is taken to be in again; a day alone lasts until its evening."""
    if person.presence is Presence.IN or person.until is None:
        return person
    moment: When = now() if isinstance(person.until, datetime) else now().date()
    if before(person.until, moment):
        return replace(person, presence=Presence.IN, until=None, note="")
    return person


class Contacts:
    """People outside, recognised again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, limit: int = 6) -> tuple[Contact, ...]:
        """Who matches a few letters, pinyin, initials or the tail of a telephone number, the last seen first."""
        with self._store.reading() as work:
            return work.contacts.find(text, limit)

    def with_number(self, phone: str) -> tuple[Contact, ...]:
        """Everybody with exactly this telephone number."""
        with self._store.reading() as work:
            return work.contacts.with_number(phone)
