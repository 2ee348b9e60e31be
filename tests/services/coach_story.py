"""What a story for the coach is made of: the house, and the steps that are taken in it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.facts import Facts
from receptiondesk.services.situation import Situation
from tests.services.coach_cases import NOW


@dataclass(frozen=True, kw_only=True)
class Step:
    """One moment of a story: where the focus is or what state the record is in, and what is known by then."""

    facts: Facts
    field: str = ""
    status: str = ""
    moment: str = ""
    """Reached by a key instead."""
    heard: str = ""
    """What the caller or visitor says just before, or what happens."""
    seconds: int = 0
    """Since the story began."""
    held_at: int | None = None
    """Seconds since the story began at which the caller was put on hold; `None` while nobody is."""
    hold_minutes: int | None = None
    seen: frozenset[str] = frozenset()
    rings: int | None = None
    repeat: bool = False


@dataclass(frozen=True)
class Story:
    """What happens, to whom, and the house in which it does."""

    kind: str
    house: Situation
    steps: tuple[Step, ...]

    def situation(self, step: Step) -> Situation:
        """What the desk knows at one step."""
        began = self.house.now
        return replace(
            self.house,
            now=began + timedelta(seconds=step.seconds),
            facts=step.facts,
            field=step.field,
            status=step.status,
            seen=step.seen,
            rings=step.rings,
            repeat=step.repeat,
            hold_since=None if step.held_at is None else began + timedelta(seconds=step.held_at),
            hold_minutes=step.hold_minutes,
        )


def house(locale: str, now: datetime = NOW) -> Situation:
    """The desk in the lobby, its colleague in."""
    if locale == "en":
        li = Colleague(name="Li Wei", title="mr")
        return Situation(now=now, company="Riverside Gardens", receptionist="Chen Li", lift="Lift 2", colleague=li)
    li = Colleague(name="李伟", title="经理")
    return Situation(now=now, company="滨江花园", receptionist="陈丽", lift="二号客梯", colleague=li)


def house_with_colleague_out(locale: str) -> Situation:
    """The same until three in the afternoon."""
    usual = house(locale)
    assert usual.colleague is not None
    until = NOW.replace(hour=15, minute=0)
    return replace(usual, colleague=replace(usual.colleague, presence=Presence.OUT, until=until))
