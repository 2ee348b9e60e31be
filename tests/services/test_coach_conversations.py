"""A whole call, a visit and a tour, as the coach walks through them, kept as scripts that one can read aloud.

Run with ``RECEPTIONDESK_WRITE_GOLDEN=1`` to write them anew; then read what has changed.
"""

import os
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import FunctionType

import pytest

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.facts import Facts
from receptiondesk.services.coach import Coach
from receptiondesk.services.situation import Situation
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.services.coach_cases import LOCALES, NOW

GOLDEN = Path(__file__).parents[1] / "golden" / "coach"

coach = Coach()


@dataclass(frozen=True)
class Step:
    """One moment of a story: where the focus is or what state the record is in, and what is known by then."""

    facts: Facts
    field: str = ""
    status: str = ""
    moment: str = ""
    """Reached by a key instead."""
    minutes: int = 0
    """Since the story began."""
    seen: frozenset[str] = frozenset()
    rings: int | None = None
    repeat: bool = False


@dataclass(frozen=True)
class Story:
    """What happens, to whom, and the house in which it does."""

    kind: str
    house: Situation
    steps: tuple[Step, ...]


def house(locale: str) -> Situation:
    """The desk on a Friday morning."""
    if locale == "en":
        colleague = Colleague(name="Li Wei", title="mr", presence=Presence.OUT, until=NOW.replace(hour=15, minute=0))
        return Situation(now=NOW, company="Riverside Gardens", receptionist="Chen Li", colleague=colleague)
    colleague = Colleague(name="李伟", title="经理", presence=Presence.OUT, until=NOW.replace(hour=15, minute=0))
    return Situation(now=NOW, company="滨江花园", receptionist="陈丽", colleague=colleague)


def call(locale: str) -> Story:
    """A customer rings for a colleague who is out."""
    start = PhoneMessage(recipient="Li Wei" if locale == "en" else "李伟")
    who = {"en": ("Wang Fang", "Haitong Trading Co."), "zh_CN": ("王芳", "海通贸易有限公司")}[locale]
    named = replace(start, caller=who[0], title="ms", organisation=who[1])
    numbered = replace(named, callback_number="13800138000")
    whole = replace(numbered, matter="?", best_time="16:00", urgent=True)
    steps = (
        Step(PhoneMessage(), field="recipient", rings=5),
        Step(start, field="caller"),
        Step(named, field="callback_number"),
        Step(numbered, field="read_back"),
        Step(numbered, field="matter"),
        Step(whole, field="urgent"),
        Step(whole, moment="hold"),
        Step(whole, moment="hold_back"),
        Step(whole, moment="transfer"),
        Step(whole, moment="transfer_connect"),
        Step(whole, field="taken_at"),
        Step(whole, status="taken"),
    )
    return Story("phone_message", house(locale), steps)


def angry_call(locale: str) -> Story:
    """A caller complains, and another one is past talking to."""
    who = PhoneMessage(caller="Wang Fang" if locale == "en" else "王芳", title="ms")
    moments = ("complaint", "complaint_settle", "abuse")
    return Story("phone_message", house(locale), tuple(Step(who, moment=moment) for moment in moments))


def visit(locale: str) -> Story:
    """An important guest is expected, comes again, waits too long, is led up, and goes home in the rain."""
    known = {"en": ("Zhang Wei", "Li Wei"), "zh_CN": ("张伟", "李伟")}[locale]
    agreed = Visit(visitor=known[0], title="mr", host=known[1], purpose="?", expected_at=NOW + timedelta(hours=3))
    arrived = replace(agreed, arrived_at=NOW + timedelta(hours=3), party_size=3, women=1, belongings="?")
    passed = replace(arrived, pass_number="A-17")
    inside = replace(house(locale), colleague=Colleague(name=known[1], title="mr" if locale == "en" else "经理"))
    important, occupied = frozenset({"important"}), frozenset({"lift_occupied"})
    led = tuple(
        Step(passed, moment=moment, minutes=200, seen=seen)
        for moment, seen in (
            ("escort", important), ("stairs", important), ("lift", important), ("lift", occupied),
            ("enter", important), ("tea", important), ("tea_pour", important), ("talk", important),
            ("interrupt", important), ("decline", important),
        )
    )  # fmt: skip
    steps = (
        Step(agreed, status="expected", seen=important),
        Step(agreed, status="expected", minutes=175),
        Step(Visit(visitor="Zh"), field="visitor"),
        Step(replace(agreed, host="", expected_at=None), field="host"),
        Step(arrived, field="pass_number", minutes=180),
        Step(passed, field="notes", minutes=180),
        Step(passed, status="waiting", minutes=181),
        Step(passed, status="waiting", minutes=195),
        *led,
        Step(passed, status="with_host", minutes=260, seen=frozenset({"rain", "gift"}), repeat=True),
        Step(passed, status="with_host", minutes=260),
    )
    return Story("visit", inside, steps)


def tour(locale: str) -> Story:
    """A family comes back to see the show flat."""
    names = {"en": ("Zhou Jianguo", "Lin Yue", "flat B2"), "zh_CN": ("周建国", "林悦", "B2 户型")}[locale]
    family = SampleRoomTour(
        customer=names[0], title="mr", visit_kind="repeat", party_size=3, women=1, children=1, elderly=1,
        guide=names[1], sample_room=names[2],
    )  # fmt: skip
    agreed = replace(family, follow_up_on=date(2026, 11, 23))
    steps = (
        Step(family, status="booked"),
        Step(SampleRoomTour(), field="customer"),
        Step(family, field="phone"),
        Step(family, field="covers_issued"),
        Step(family, field="started_at"),
        Step(family, status="touring"),
        Step(family, status="touring", field="covers_returned", minutes=60),
        Step(agreed, status="finished", minutes=61),
    )
    return Story("sample_room_tour", replace(house(locale), colleague=None), steps)


def script(story: Story, locale: str) -> str:
    """The story as a script: the moment, the spoken line in quotation marks, what to do (+) and to avoid (-)."""
    return "\n".join(scene(story, step, locale) for step in story.steps)


def scene(story: Story, step: Step, locale: str) -> str:
    """One step of the script."""
    now = story.house.now + timedelta(minutes=step.minutes)
    moment = step.moment or coach.moment_for(
        story.kind, field=step.field, status=step.status, facts=step.facts, now=now, locale=locale
    )
    situation = replace(
        story.house, now=now, facts=step.facts, field=step.field, status=step.status, seen=step.seen,
        rings=step.rings, repeat=step.repeat,
    )  # fmt: skip
    advice = coach.advise(story.kind, moment, situation, locale)
    where = " ".join(part for part in (step.field, step.status, *sorted(step.seen)) if part)
    lines = [f"{advice.title}  [{advice.moment} {advice.step}/{advice.steps}{': ' if where else ''}{where}]"]
    lines += [f"    “{advice.say}”"] if advice.say else []
    lines += [f"    + {line}" for line in advice.do]
    lines += [f"    - {line}" for line in advice.avoid]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("story", [call, angry_call, visit, tour], ids=lambda story: story.__name__)
def test_a_whole_conversation_sounds_as_it_did(story: FunctionType, locale: str) -> None:
    golden = GOLDEN / f"{story.__name__}.{locale}.txt"
    said = script(story(locale), locale)
    if os.environ.get("RECEPTIONDESK_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
