"""Everything that the coach has to say, gathered for its tests."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from receptiondesk.domain.etiquette import Line, Moment
from receptiondesk.services.coach import Advice, Coach
from tests.services.coach_cases import GUIDES, LOCALES, situations

RULES = Path(__file__).parents[1] / "golden" / "coach" / "rules.txt"

coach = Coach()
every_guide = pytest.mark.parametrize(("guide", "locale"), [(guide, locale) for guide in GUIDES for locale in LOCALES])


def moments_of(guide: str, locale: str) -> tuple[Moment, ...]:
    """What is written of a kind or a topic itself."""
    return coach.guide(guide, locale).moments


def all_advice(guide: str, locale: str) -> tuple[Advice, ...]:
    """Everything that the coach can say of one kind or topic, to a receptionist or a reader."""
    return given(guide, locale, reading=False) + given(guide, locale, reading=True)


@cache
def given(guide: str, locale: str, *, reading: bool) -> tuple[Advice, ...]:
    """What is advised in situations of every sort; or what stands in the library."""
    moments = [moment.id for moment in moments_of(guide, locale)]
    return tuple(
        coach.advise(guide, moment, situation, locale)
        for situation in situations(guide, locale)
        if situation.reading is reading
        for moment in moments
    )


def lines_in(advised: Iterable[Advice]) -> set[str]:
    """Every filled line of any sort."""
    return {
        text
        for advice in advised
        for prompt in advice.prompts
        for text in (prompt.say, *prompt.do, *prompt.avoid, prompt.why)
        if text
    }


def lines_of(moment: Moment) -> list[Line]:
    """Every line written for a moment."""
    return [line for prompt in moment.prompts for line in (*prompt.say, *prompt.do, *prompt.avoid)]


def is_filled(wordings: Iterable[str], text: str) -> bool:
    """Whether `text` is one of these wordings with its placeholders filled."""
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".+", re.escape(wording)), text) for wording in wordings)


def rules_of(topic: str) -> set[str]:
    """The ids of one topic of the house's rules; of all topics for ""."""
    lines = [line.split() for line in RULES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {rule for of, rule in lines if topic in ("", of)}
