"""Situations of every sort for the coach's tests: who calls or comes, who is out, what is seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import product

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.etiquette import OBSERVED
from receptiondesk.domain.facts import Facts
from receptiondesk.services.coach import TOPICS
from receptiondesk.services.situation import Situation
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 9, 41, tzinfo=BEIJING)
"""A Friday morning."""
LONG_AGO = NOW - timedelta(minutes=25)
"""The host is to be told again."""
A_WHILE_AGO = NOW - timedelta(minutes=6)
"""One offers tea."""
EVENING = NOW.replace(hour=20)

KINDS = ("phone_message", "visit", "sample_room_tour")
GUIDES = (*KINDS, *TOPICS)
"""What the house has written: the guide of each kind and of each topic that belongs to none."""
LOCALES = ("en", "zh_CN")
FACTS: dict[str, type[Facts]] = {
    "phone_message": PhoneMessage,
    "visit": Visit,
    "sample_room_tour": SampleRoomTour,
}

STATUSES = {
    "phone_message": ("", "taken"),
    "visit": ("", "expected", "waiting", "with_host"),
    "sample_room_tour": ("", "touring", "finished"),
}
"""A draft, and the states that change a word."""

WORDS = {
    "en": {
        "station": "Lobby A", "company": "Riverside Gardens", "receptionist": "Chen Li", "colleague": "Li Wei",
        "title": "mr",
        "person": "Wang Fang", "organisation": "Haitong Trading Co.", "room": "flat B2", "guide": "Lin Yue",
        "floor": "18F", "lift": "Lift 2",
        "nobody": "unknown person",
    },
    "zh_CN": {
        "station": "大堂 A", "company": "滨江花园", "receptionist": "陈丽", "colleague": "李伟", "title": "经理",
        "person": "王芳", "organisation": "海通贸易", "room": "B2 户型", "guide": "林悦",
        "floor": "18F", "lift": "二号客梯",
        "nobody": "不详",
    },
}  # fmt: skip


def colleagues(locale: str) -> list[Colleague | None]:
    """Unknown, in, out, out until a clock time, until another day; with a title and without."""
    words = WORDS[locale]
    known = Colleague(name=words["colleague"], title=words["title"])
    out = replace(known, presence=Presence.OUT)
    until_three = replace(out, until=NOW.replace(hour=15, minute=0))
    return [
        None,
        known,
        replace(known, title=""),
        out,
        replace(out, title=""),
        until_three,
        replace(until_three, title=""),
        replace(out, until=date(2026, 11, 23)),
        replace(out, until=NOW - timedelta(hours=1)),
    ]


def facts_of_all_sorts(kind: str, locale: str) -> list[Facts]:
    """Drafts from empty to full."""
    words = WORDS[locale]
    person, organisation = words["person"], words["organisation"]
    if kind == "phone_message":
        full = PhoneMessage(
            recipient=words["colleague"], caller=person, title="ms", organisation=organisation,
            callback_number="138 0013 8000", matter="?", urgent=True,
        )  # fmt: skip
        return [
            PhoneMessage(),
            replace(full, caller="", title="", organisation="", callback_number="", urgent=False),
            replace(full, callback_number="", urgent=False),
            replace(full, title="", callback_number="", urgent=False),
            replace(full, title="", organisation="", best_time="16:00", urgent=False),
            replace(full, organisation=""),
            replace(full, caller=words["nobody"], callback_number=""),
            replace(full, caller=words["nobody"]),
            replace(full, recipient=""),
            full,
        ]
    if kind == "visit":
        visit = Visit(visitor=person, title="ms", host=words["colleague"], purpose="?")
        later = replace(visit, expected_at=NOW + timedelta(hours=3))
        here = replace(visit, arrived_at=NOW, pass_number="A-17")
        unnamed = Visit(visitor=words["nobody"], host=words["colleague"], pass_number="A-17")
        return [
            Visit(),
            replace(unnamed, arrived_at=LONG_AGO, assistance="?"),
            Visit(visitor=person),
            Visit(visitor=person, title="ms"),
            visit,
            replace(visit, title="", arrived_at=LONG_AGO),
            replace(visit, arrived_at=LONG_AGO, belongings="?", assistance="?"),
            replace(here, party_size=1, women=1, visitor_type="business"),
            replace(later, title="", pass_number="A-17", party_size=2, women=1),
            replace(later, party_size=5, women=2, visitor_type="official"),
            replace(visit, expected_at=date(2026, 11, 24)),
            replace(visit, arrived_at=A_WHILE_AGO, unit=words["floor"], vehicle_plate="粤B 12345"),
            replace(visit, title="", host="", arrived_at=A_WHILE_AGO, unit=words["floor"]),
            replace(visit, host="", arrived_at=LONG_AGO, unit=words["floor"], party_size=4),
        ]
    tour = SampleRoomTour(customer=person, title="ms", sample_room=words["room"], guide=words["guide"])
    return [
        SampleRoomTour(),
        SampleRoomTour(party_size=2, children=1, follow_up_on=date(2026, 11, 23)),
        SampleRoomTour(guide=words["guide"], sample_room=words["floor"]),
        SampleRoomTour(customer=person, title="ms"),
        replace(tour, party_size=3, women=1, children=1, elderly=1),
        replace(tour, title="", party_size=3, women=0),
        replace(tour, sample_room=f"{words['floor']} {words['room']}", party_size=2, women=2, assistance="?"),
        replace(tour, guide="", visit_kind="repeat", party_size=2),
        replace(tour, visit_kind="repeat", follow_up_on=date(2026, 11, 23)),
        replace(tour, title="", follow_up_on=date(2026, 11, 21)),
        tour,
    ]


def situations(guide: str, locale: str) -> Iterator[Situation]:
    """Whatever can change a word of this guide, and the guide read by nobody in particular."""
    yield from _of_a_kind(guide, locale) if guide in KINDS else _of_a_topic(locale)
    yield replace(house(locale), reading=True)
    yield Situation(now=NOW, reading=True)


def house(locale: str) -> Situation:
    """The desk before anybody rings or comes."""
    words = WORDS[locale]
    return Situation(now=NOW, company=words["company"], receptionist=words["receptionist"])


def _of_a_topic(locale: str) -> Iterator[Situation]:
    """Turned to from a call, a visit or a tour, by day and at night, in the lobby and at the gate."""
    yield Situation(now=NOW)
    lobby = replace(house(locale), station=WORDS[locale]["station"], at_gate=False)
    gate = replace(lobby, at_gate=True, now=EVENING)
    ticked = [replace(lobby, seen=frozenset({name})) for name in OBSERVED]
    for kind in KINDS:
        for facts in facts_of_all_sorts(kind, locale):
            yield from (replace(place, facts=facts) for place in (house(locale), lobby, gate, *ticked))
            yield replace(lobby, facts=facts, colleague=colleagues(locale)[1])
            yield replace(gate, facts=facts, seen=frozenset(OBSERVED))


def _of_a_kind(kind: str, locale: str) -> Iterator[Situation]:
    """A draft or a record of this kind in every state; colleagues in, out and unknown; whatever one can tick."""
    words = WORDS[locale]
    plain = house(locale)
    _, _, untitled, *_, until_three, _, _, _ = colleagues(locale)
    seen = [frozenset[str](), frozenset(OBSERVED), *(frozenset({name}) for name in OBSERVED)]
    seen = seen if kind != "phone_message" else seen[:1]
    for facts, status in product(facts_of_all_sorts(kind, locale), STATUSES[kind]):
        here = replace(plain, facts=facts, status=status)
        yield replace(here, company="", receptionist="")
        for colleague in colleagues(locale):
            yield replace(here, colleague=colleague, station=words["station"])
        yield replace(here, lift=words["lift"])
        yield replace(here, at_gate=True, now=EVENING)
        if kind == "phone_message":
            yield from _on_hold(here)
        if status != STATUSES[kind][0]:
            continue
        for now, ticked in product((NOW, EVENING), seen):
            yield replace(here, colleague=until_three, now=now, seen=ticked, repeat=True)
            yield replace(here, colleague=untitled, now=now, seen=ticked, rings=5)
    yield Situation(now=NOW, rings=5)


def _on_hold(here: Situation) -> Iterator[Situation]:
    """About to wait for some minutes, just parked, and nearly too long."""
    yield replace(here, hold_minutes=2)
    parked = replace(here, hold_since=NOW)
    yield parked
    yield replace(parked, hold_minutes=2)
    yield replace(parked, hold_minutes=2, now=NOW + timedelta(seconds=110))
