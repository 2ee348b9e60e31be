"""How the coach's panel will look with the words that are being written, before they count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from receptiondesk.domain.conditions import Fact
from receptiondesk.domain.etiquette import Guide, Moment, Prompt
from receptiondesk.services.coach import Advice, advice_from
from receptiondesk.services.example_words import example_words
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import Situation, facts_of, situation_at, words_of

_HOUSE = {"company": "Riverside Gardens", "station": "Lobby A"}
_IS_KNOWN = "_known"
"""How facts end that say that a name, a number or a time is known."""
_TAKEN_AS_SO = ("colleague_out",)


def usual_words(now: datetime, locale: str) -> Mapping[str, str]:
    """What each placeholder usually becomes, at whichever desk: by these a line is judged too long."""
    return {**words_of(Situation(now=now), locale), **_HOUSE, **example_words(now, locale)}


def every_word(settings: Settings, now: datetime, locale: str) -> Mapping[str, str]:
    """What each placeholder becomes: this desk's own words, invented names and times for the rest."""
    return {**usual_words(now, locale), **words_of(situation_at(settings, now), locale)}


def preview(
    guide: Guide, moment: str, rule: str, line: int, settings: Settings, now: datetime, locale: str, *, known: bool
) -> Advice:
    """The advice at `moment` with the prompt of that rule in front and, of what it says, the line of that number
    (-1 for none in particular).

    `known` is whether names, numbers and times are known. Raises `KeyError` for a moment that is not there.
    """
    situation = situation_at(settings, now)
    facts = facts_of(situation)
    words = words_of(situation, locale)
    if known:
        facts = {name: _so(name, fact) for name, fact in facts.items()}
        words = every_word(settings, now, locale)
    return advice_from(_in_front(guide, guide.moment(moment), rule, line), moment, words, facts)


def _so(name: str, fact: Fact) -> Fact:
    return True if name.endswith(_IS_KNOWN) or name in _TAKEN_AS_SO else fact


def _in_front(guide: Guide, wanted: Moment, rule: str, line: int) -> Guide:
    """The guide with one prompt first at its moment, and always applying."""
    prompts = sorted(wanted.prompts, key=lambda prompt: prompt.rule != rule)
    prompts = [_applying(prompt, line) if prompt.rule == rule else prompt for prompt in prompts]
    shown = replace(wanted, prompts=tuple(prompts), when=None)
    return replace(guide, moments=tuple(shown if moment is wanted else moment for moment in guide.moments))


def _applying(prompt: Prompt, line: int) -> Prompt:
    wordings = [replace(said, wordings=(text,)) for said in prompt.say for text in said.wordings]
    first = [replace(wordings[line], when=None)] if 0 <= line < len(wordings) else []
    return replace(prompt, when=None, say=(*first, *wordings))
