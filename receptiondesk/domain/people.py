"""The people who work at the desk: who they are, what they are there for, and the PIN that says so."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import Choice, Field, FieldType, Option, Reading, Text, Unreadable
from receptiondesk.i18n import N_, NC_

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""In digits."""
WRONG_BEFORE_WAITING = 5
"""So many wrong PINs one after the other cost nothing."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
_SMALL_STEPS = {0, 1, 9, 2, 8}
"""Up, down and by twos, in the circle of ten digits."""
_DOUBLINGS = 6
"""Enough of them to reach the longest wait."""


class Role(StrEnum):
    """What somebody is at the desk for; what each may do stands in `receptiondesk.domain.permissions`."""

    RECEPTIONIST = "receptionist"
    GUARD = "guard"
    SUPERVISOR = "supervisor"


ROLES = (
    Option(code=Role.RECEPTIONIST.value, label=NC_("role", "Receptionist")),
    Option(code=Role.GUARD.value, label=N_("Guard")),
    Option(code=Role.SUPERVISOR.value, label=N_("Supervisor")),
)
ROLE_LABELS = {Role(option.code): option.label for option in ROLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the desk. Nobody is ever deleted: the history names them."""

    name: str
    role: Role
    active: bool = True
    """Whether they still work here."""


@dataclass(frozen=True, slots=True)
class Pin(FieldType):
    """Some digits that only their owner knows. The desk never keeps them, only what can be proved with them."""

    name = "pin"

    def read(self, text: str, reading: Reading) -> str:
        return as_typed(text)

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if not value:
            return  # missing is said by who needs it
        if not (value.isascii() and value.isdigit()):
            yield Unreadable("not_digits", N_("Digits only, please."))
        elif not SHORTEST_PIN <= len(value) <= LONGEST_PIN:
            text = N_("Between {least} and {most} digits, please.")
            yield Unreadable("wrong_length", text, least=SHORTEST_PIN, most=LONGEST_PIN)
        elif _is_guessed_first(value):
            yield Unreadable("too_simple", N_("Too easy to guess: no rows and no repetitions, please."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts(Facts):
    """A person as a form shows them."""

    FIELDS: ClassVar = (
        Field(name="name", label=N_("Name"), type=Text(limit=60)),
        Field(name="role", label=N_("Role"), type=Choice(options=ROLES)),
        Field(name="pin", label=N_("PIN"), type=Pin()),
    )
    REQUIRED: ClassVar = (("name",), ("role",), ("pin",))

    name: str = ""
    role: str = Role.RECEPTIONIST.value
    pin: str = ""


def as_typed(pin: str) -> str:
    """The digits of a PIN, whichever keyboard they were typed on (１２３４ is 1234)."""
    return unicodedata.normalize("NFKC", pin).strip()


def wait_after(wrong: int) -> timedelta:
    """How long no PIN is looked at after so many wrong ones in a row; it doubles with each, up to an hour."""
    if wrong < WRONG_BEFORE_WAITING:
        return timedelta(0)
    doubled = min(wrong - WRONG_BEFORE_WAITING, _DOUBLINGS)
    return min(_FIRST_WAIT * (1 << doubled), _LONGEST_WAIT)


def _is_guessed_first(pin: str) -> bool:
    """Whether each digit follows from the one before by the same small step: 0000, 1234, 8765, 2468."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= _SMALL_STEPS
