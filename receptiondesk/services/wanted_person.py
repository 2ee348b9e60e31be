"""Whom somebody asks for, and where they are spoken of."""

import re
from collections.abc import Collection, Iterable

from receptiondesk.domain.contact import Person
from receptiondesk.domain.fields import Phone
from receptiondesk.domain.names import fold
from receptiondesk.domain.phone import comparable
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.kinds import AnyKind

_LONGEST_NUMBER = 60
"""Characters of a telephone number with all that people write around it."""


class Wanted:
    """A person outside, by whole name or by number, however it is typed."""

    def __init__(self, text: str, phone: str, region: str) -> None:
        """`text` is a name or a number, `phone` tells people of one name apart, `region` whose numbers are local."""
        self.text, self.region = text, region
        own = comparable(text, region) if any(c.isdigit() for c in text) else ""
        self._name = "" if own else fold(text.strip())
        self.digits = comparable(phone, region) or own

    def is_person(self, person: Person | None) -> bool:
        """Whether it is they of whom a record or a contact speaks."""
        if person is None or (self._name and fold(person.name) != self._name):
            return False
        return not self.digits or comparable(person.phone, self.region) == self.digits

    def is_nameless(self, kind: AnyKind, task: AnyTask) -> bool:
        """A record that knows only the number (a caller who gave no name)."""
        if not self.digits or self._name or kind.person(task.facts) is not None:
            return False
        numbers = (getattr(task.facts, field.name) for field in kind.fields if isinstance(field.type, Phone))
        return any(comparable(number, self.region) == self.digits for number in numbers)

    def words(self, people: Iterable[Person]) -> frozenset[str]:
        """What in the history of a record would tell of them: name and number as they were typed."""
        known = {word for person in people for word in (person.name, person.phone)}
        return frozenset(filter(None, (*known, self.text.strip(), self.digits)))

    def is_in(self, texts: Collection[str]) -> bool:
        """Whether a form that was not saved is about them."""
        short = [text for text in texts if len(text) <= _LONGEST_NUMBER]
        if self.digits and not any(comparable(text, self.region) == self.digits for text in short):
            return False
        return not self._name or any(fold(text.strip()) == self._name for text in texts)


def is_said(name: str, said: str) -> bool:
    """Whether a folded name stands in a folded text, and not only within another word of it."""
    return bool(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", said))
