"""What a rule is called when it was missed: the shortest thing that the guides say of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from receptiondesk.services.coach import AdvisedPrompt, Coach
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import situation_at


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRule:
    """A rule as one speaks of it."""

    name: str
    """What it asks one to do or to say, in a line."""
    why: str


def named_rules(
    coach: Coach, guides: Iterable[str], settings: Settings, now: datetime, locale: str
) -> Mapping[str, NamedRule]:
    """Every rule of these guides by its id; of a rule that stands in several the first one counts."""
    named: dict[str, NamedRule] = {}
    for prompt in _prompts(coach, guides, settings, now, locale):
        named.setdefault(prompt.rule, NamedRule(name=_name(prompt), why=prompt.why))
    return named


def _prompts(
    coach: Coach, guides: Iterable[str], settings: Settings, now: datetime, locale: str
) -> Iterator[AdvisedPrompt]:
    reading = replace(situation_at(settings, now), reading=True)
    for guide in guides:
        for moment in coach.guide(guide, locale).moments:
            yield from coach.advise(guide, moment.id, reading, locale).prompts


def _name(prompt: AdvisedPrompt) -> str:
    if prompt.do:
        return prompt.do[0]
    if prompt.say:
        return f"“{prompt.say}”"
    return prompt.avoid[0] if prompt.avoid else prompt.rule
