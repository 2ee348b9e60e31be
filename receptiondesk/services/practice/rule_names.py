"""What a rule is called when it was missed: the shortest thing the guides say of it, and where that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from receptiondesk.services.coach import AdvisedPrompt, Coach
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import situation_at


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRule:
    """A rule as its page in the library begins."""

    rule: str
    name: str
    guide: str
    moment: str


def named_rules(
    coach: Coach, guides: tuple[str, ...], settings: Settings, now: datetime, locale: str
) -> Mapping[str, NamedRule]:
    """Every rule of these guides by its id; of a rule that stands in several the first counts."""
    named: dict[str, NamedRule] = {}
    for rule in _all(coach, guides, settings, now, locale):
        named.setdefault(rule.rule, rule)
    return named


def _all(coach: Coach, guides: tuple[str, ...], settings: Settings, now: datetime, locale: str) -> Iterator[NamedRule]:
    reading = replace(situation_at(settings, now), reading=True)
    for guide in guides:
        for moment in coach.guide(guide, locale).moments:
            for prompt in coach.advise(guide, moment.id, reading, locale).prompts:
                yield NamedRule(rule=prompt.rule, name=_name(prompt), guide=guide, moment=moment.id)


def _name(prompt: AdvisedPrompt) -> str:
    return next(iter((*prompt.do, *filter(None, (prompt.say,)), *prompt.avoid, prompt.rule)))
