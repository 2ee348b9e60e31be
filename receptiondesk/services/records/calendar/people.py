"""Who of those invited belongs to the house, and who comes to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from receptiondesk.domain.colleague import Colleague
from receptiondesk.services.records.calendar.lines import Part, Property

_ANYBODYS = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com",
    "me.com", "aol.com", "proton.me", "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn",
    "sohu.com", "139.com", "189.cn", "aliyun.com",
})  # fmt: skip
"""Whose addresses say nothing about a house."""
_COMMAS = re.compile("[,，、]")
_NOT_COMING = ("DECLINED", "DELEGATED")
_NOBODY = ("ROOM", "RESOURCE")


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody in an invitation."""

    name: str
    address: str
    """In small letters; "" where it is not said."""


@dataclass(frozen=True, slots=True)
class Company:
    """Those who meet."""

    host: str
    visitors: tuple[Invited, ...]


class Insiders:
    """Whom the directory knows."""

    def __init__(self, colleagues: Iterable[Colleague]) -> None:
        known = [(person.name, person.email.strip().lower()) for person in colleagues]
        self._names = {address: name for name, address in known if address}
        self._domains = {_domain(address) for address in self._names} - _ANYBODYS

    def company(self, event: Part) -> Company:
        """Who of an event's people is the host, and who comes.

        Whoever invites is of the house, unless the directory knows another of them and not who invites.
        """
        organiser = [_invited(each) for each in event.all("ORGANIZER")][:1]
        guests = [_invited(each) for each in event.all("ATTENDEE") if _comes(each)]
        inside = [one for one in (*organiser, *guests) if self._knows(one)] or organiser
        who = {one.address or one.name for one in inside}
        domains = self._domains | ({_domain(one.address) for one in inside if one.address} - _ANYBODYS)
        outside = {
            one.address or one.name: one
            for one in (*organiser, *guests)
            if (one.address or one.name) not in who and _domain(one.address) not in domains
        }
        return Company("".join(self._named(one) for one in inside[:1]), tuple(outside.values()))

    def _knows(self, one: Invited) -> bool:
        return bool(one.address) and (one.address in self._names or _domain(one.address) in self._domains)

    def _named(self, one: Invited) -> str:
        """As the directory writes the name."""
        return self._names.get(one.address, one.name)


def names_of(people: Sequence[Invited]) -> str:
    """Their names as a list; a comma inside a name would make two of it."""
    return ", ".join(" ".join(_COMMAS.sub(" ", one.name).split()) for one in people)


def _invited(given: Property) -> Invited:
    scheme, _colon, rest = given.value.strip().partition(":")
    address = (rest if scheme.lower() == "mailto" else given.parameter("EMAIL")).strip().lower()
    name = " ".join(given.parameter("CN").strip("'\" ").split())
    return Invited(name=name or address, address=address if "@" in address else "")


def _comes(given: Property) -> bool:
    return given.parameter("PARTSTAT").upper() not in _NOT_COMING and given.parameter("CUTYPE").upper() not in _NOBODY


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
