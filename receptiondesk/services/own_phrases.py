"""The phrases to avoid as the company writes on them: what to say instead, and phrases of its own."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.etiquette import Guide
from receptiondesk.domain.own_words import MomentInForce, PromptInForce, Where
from receptiondesk.domain.phrase_matching import Matcher
from receptiondesk.domain.phrase_words import Speech
from receptiondesk.domain.phrases import Phrase
from receptiondesk.domain.wording import Part, field_of
from receptiondesk.i18n import N_, catalogue
from receptiondesk.services.guide_layers import Table
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.phrases_file import PhrasesFile, phrases_as_guide

TITLE = N_("Phrases to avoid")
_QUOTES = "“”「」"
_NOTATION = set("()[]|<>")


class OwnPhrases(OwnGuide):
    """The phrases of one language. How a phrase of the house is heard is not changed here, only what is better."""

    def __init__(
        self, where: Where, *, house: Path, told: Guide, file: PhrasesFile, begun_from: str, examples: Mapping[str, str]
    ) -> None:
        """`house` is the house's file; `told` the guide that says of each rule how the phrase sounds."""
        table = _as_heard(phrases_as_guide(tomllib.loads(house.read_text(encoding="utf-8"))), told, where.locale)
        super().__init__(where, house=table, company={}, file=file, begun_from=begun_from, examples=examples)

    def moments(self) -> tuple[MomentInForce, ...]:
        """One moment with all phrases."""
        return tuple(
            replace(moment, prompts=tuple(_as_phrase(prompt) for prompt in moment.prompts))
            for moment in super().moments()
        )

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with what the company has written."""
        own = [p for moment in self.moments() for p in moment.prompts if p.is_new]
        return (*super().problems(), *(problem for prompt in own for problem in _not_heard(prompt)))


def _as_heard(table: Table, told: Guide, locale: str) -> Table:
    """The house's phrases, each in one wording as somebody would say it instead of the notation."""
    heard = {p.rule: p.avoid[0].wordings[-1].strip(_QUOTES) for m in told.moments for p in m.prompts if p.avoid}
    [moment] = table["moment"]
    prompts = [{**prompt, Part.AVOID.value: _in_words(prompt, heard)} for prompt in moment["prompt"]]
    return {"moment": [{**moment, "title": catalogue(locale).gettext(TITLE), "prompt": prompts}]}


def _in_words(prompt: Table, heard: Mapping[str, str]) -> Sequence[str]:
    """How a phrase sounds, as the guide tells it; of a rule's further phrases a wording without the notation."""
    if prompt["rule"] in heard:
        return [heard[prompt["rule"]]]
    plain = [text for text in prompt[Part.AVOID.value] if not _NOTATION & set(text)]
    return plain[:1] or [words for rule, words in heard.items() if prompt["rule"].startswith(rule)][-1:]


def _as_phrase(prompt: PromptInForce) -> PromptInForce:
    parts = {part: prompt.parts[part] for part in (Part.AVOID, Part.SAY)}
    return replace(prompt, parts=parts, fixed=frozenset() if prompt.is_new else frozenset({Part.AVOID}))


def _not_heard(prompt: PromptInForce) -> tuple[Problem, ...]:
    """What is wrong with how a phrase is to be heard."""
    lines = prompt.parts[Part.AVOID].lines
    if not lines and prompt.parts[Part.SAY].lines:
        text = N_("Write what one must not say.")
        return (Problem(field=field_of(prompt.rule, Part.AVOID), code="required", template=text),)
    problems = []
    for number, line in enumerate(lines):
        try:
            Matcher([Phrase(id=prompt.rule, rule=prompt.rule, says=(line.text,))], Speech())
        except ValueError:
            text = N_("This cannot be listened for: leave brackets and strokes out.")
            problems.append(Problem(field=field_of(prompt.rule, Part.AVOID, number), code="not_heard", template=text))
    return tuple(problems)
