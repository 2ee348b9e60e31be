"""The directory of colleagues, and the people outside whom the desk remembers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.house import About
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.when import When, before, now
from receptiondesk.i18n import N_
from receptiondesk.services.directory_changes import NOBODY, Pair, changes_of, deed_of
from receptiondesk.services.house import House
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.work import Work


class Directory:
    """Colleagues: who they are, and whether they are in."""

    def __init__(self, store: Store, house: House, require: Require = everything_goes) -> None:
        """`house` accounts for every change."""
        self._store, self._house, self._require = store, house, require

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
        self._require(Act.DIRECTORY)
        with self._store.writing() as work:
            changed = [pair for person in people if (pair := _put(work, person))]
            self._note(work, changed)
            work.commit()
        return len(changed)

    def bring_up_to_date(self, lines: Sequence[Mapping[str, str]], source: str = "") -> int:
        """Add colleagues whom nobody knows yet, and bring the others up to date in what a line says of them.

        A line holds texts by the names of a colleague's fields; what it does not hold stays (also whether they
        are in). `source` is where they come from, for the history. Gives the number of colleagues who were added.
        """
        self._require(Act.IMPORT)
        with self._store.writing() as work:
            known = {person.reference: person for person in work.directory.all()}
            before, changed = len(known), []
            for reference, line in _told_apart(lines).items():
                held = known.get(reference, NOBODY)
                known[reference] = _with_texts(held, {**line, "reference": reference})
                if work.directory.put(known[reference]):
                    changed.append((held, known[reference]))
            self._note(work, changed, source)
            work.commit()
        return len(known) - before

    def remove(self, person: Colleague) -> None:
        """Take a colleague out of the directory."""
        self._require(Act.DIRECTORY)
        with self._store.writing() as work:
            if held := work.directory.like(person):
                work.directory.remove(held)
                self._note(work, [(held, NOBODY)])
            work.commit()

    def set_presence(self, name: str, presence: Presence, until: When | None = None, note: str = "") -> Colleague:
        """Note that a colleague is in or out, and until when.

        Raises `DeskError` where nobody, or more than one, has that name.
        """
        self._require(Act.PRESENCE)
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
            if pair := _put(work, changed):
                self._note(work, [pair])
            work.commit()
        return changed

    def _note(self, work: "Work", changed: Sequence[Pair], source: str = "") -> None:
        if changed:
            self._house.note(work, About.DIRECTORY, deed_of(changed), *changes_of(changed), reason=source)


def _put(work: "Work", person: Colleague) -> Pair | None:
    """Who was there and who is there now; None where nothing is different."""
    held = work.directory.like(person) or NOBODY
    return (held, person) if work.directory.put(person) else None


def _with_texts(person: Colleague, texts: Mapping[str, str]) -> Colleague:
    changed: dict[str, Any] = dict(texts)
    return replace(person, **changed)


def _told_apart(lines: Sequence[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The lines by what makes each the same colleague when the directory is read again.

    Two different lines of one directory are two people, though they share a name or, by mistake, a reference.
    """
    apart: dict[str, Mapping[str, str]] = {}
    counts: Counter[str] = Counter()
    known: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    for line in lines:
        said = line.get("reference") or "\t".join((line["name"], line.get("code", "")))
        same = (said, frozenset(line.items()))
        if same in known:
            continue
        known.add(same)
        reference = said
        while reference in apart:
            counts[said] += 1
            reference = f"{said}\t{counts[said] + 1}"
        apart[reference] = line
    return apart


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

    def __init__(self, store: Store, *, reading: Callable[[], Reading]) -> None:
        self._store = store
        self._reading = reading

    def find(self, text: str, limit: int = 6) -> tuple[Contact, ...]:
        """Who matches a few letters, pinyin, initials or the tail of a telephone number, the last seen first."""
        with self._store.reading() as work:
            return work.contacts.find(text, limit)

    def with_number(self, phone: str) -> tuple[Contact, ...]:
        """Everybody with this telephone number, however it is typed."""
        with self._store.reading() as work:
            return work.contacts.with_number(phone, region=self._reading().region)
