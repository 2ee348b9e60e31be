"""One guide of the coach as the company writes on it: what is in force, from where it comes, and what it was."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.domain.etiquette import LONGEST_TITLE, Guide
from receptiondesk.domain.own_words import MomentInForce, NewMoment, PartInForce, PromptInForce, Source, Where, Written
from receptiondesk.domain.wording import (
    Part,
    WrittenLine,
    nothing_written,
    one_line,
    wording_problems,
)
from receptiondesk.i18n import N_
from receptiondesk.services.guide_files import GuideUnreadable, guide_of
from receptiondesk.services.guide_layers import Table, laid_over
from receptiondesk.services.words_file import WordsFile
from receptiondesk.services.written_lines import lines_in

OWN = "own-"
"""How ids of the company's own moments and prompts begin."""


class OwnGuide:
    """A guide and the words that one level, the company or a station, lays over it. Nothing is kept by itself."""

    def __init__(
        self,
        where: Where,
        *,
        house: Table,
        company: Table,
        file: WordsFile,
        begun_from: str,
        examples: Mapping[str, str],
    ) -> None:
        """`company` is what lies between the house's words and a station's; `examples` fills placeholders."""
        self.where = where
        self.file = file
        self.begun_from = begun_from
        """What stood in the company's file when this was begun."""
        self._house, self._company, self._examples = house, company, examples
        self._below = laid_over(laid_over({}, house), company)

    def moments(self) -> tuple[MomentInForce, ...]:
        """The moments in the order of their course."""
        written = self.file.table
        return tuple(self._moment(moment, written) for moment in laid_over(self._below, written)["moment"])

    def guide(self) -> Guide:
        """The guide as it would be in force; raises `GuideUnreadable`."""
        try:
            return guide_of(self.where.guide, laid_over(self._below, self.file.table))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise GuideUnreadable(f"{self.where.guide}.toml", str(error)) from error

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the original."""
        return bool(self.file.table)

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the words that differ from the original; they are written only if nothing is."""
        found = [problem for moment in self.moments() for problem in self._problems(moment)]
        if not found:
            try:
                self.guide()
            except GuideUnreadable as error:
                found = [Problem(field="", code=error.code, template=error.template, values=error.values)]
        return tuple(found)

    def written(self) -> Written:
        """All that is written so far, right or wrong, to be kept for the next time."""
        return Written(where=self.where, text=self.file.text, begun_from=self.begun_from)

    def checked(self) -> Written:
        """The same to be saved; raises `DraftRefused` where something is wrong with it."""
        if problems := self.problems():
            raise DraftRefused(problems)
        return self.written()

    def begin_from(self, text: str) -> None:
        """Put other words in place of all that is written here; a text that is not understood is as none."""
        name = f"{self.where.guide}.toml"
        try:
            self.file = type(self.file)(name, text)
        except GuideUnreadable:
            self.file = type(self.file)(name)

    def write(self, moment: str, rule: str, part: Part, lines: Sequence[WrittenLine]) -> None:
        """Put other lines into a part; the original's own are no difference and not kept."""
        tidy = tuple(replace(line, text=text) for line in lines if (text := one_line(line.text)))
        below = _prompts(self._below)
        if rule in below and tidy == _part(below[rule], part):
            self.file.give_back(rule, part)
        else:
            self.file.put(moment, rule, part, tidy)

    def give_back(self, rule: str, part: Part | None = None) -> None:
        """Go back to the original, of one part or of the whole prompt."""
        self.file.give_back(rule, part)

    def take_away(self, moment: str, rule: str) -> None:
        """Do without a prompt; one that is new is simply gone."""
        if rule in _prompts(self._below):
            self.file.take_away(moment, rule)
        else:
            self.file.give_back(rule)

    def put_back(self, rule: str) -> None:
        """Want a prompt again after all."""
        self.file.put_back(rule)

    def add_prompt(self, moment: str) -> str:
        """Begin a prompt of the company's own; gives its id."""
        taken = _prompts(laid_over(self._below, self.file.table)).keys()
        rule = _free(f"{OWN}{moment.removeprefix(OWN)}", taken)
        self.file.put(moment, rule, Part.WHY, ())
        return rule

    def add_moment(self, new: NewMoment) -> str:
        """Begin a moment of the company's own with one prompt to be written; gives its id."""
        moments = laid_over(self._below, self.file.table)["moment"]
        title = one_line(new.title)
        moment_id = _free(OWN + _slug(title), {moment["id"] for moment in moments})
        table: dict[str, Any] = {"id": moment_id, "title": title}
        if new.after:
            table["after"] = new.after
        side = next((moment.get("side", "") for moment in moments if moment["id"] == new.after), moment_id)
        table |= {"side": side} if side else {}
        table |= {"fields": [new.field]} if new.field else {}
        table |= {"status": [new.status]} if new.status else {}
        self.file.add_moment(table)
        self.add_prompt(moment_id)
        return moment_id

    def moment_problem(self, new: NewMoment) -> Problem | None:
        """What is wrong with the title of a moment that is asked for."""
        title, limit = one_line(new.title), LONGEST_TITLE[self.where.locale]
        if not title:
            return Problem(field="title", code="required", template=N_("Give the moment a title."))
        if len(title) > limit:
            text = N_("Too long for the panel: {length} characters, {limit} will fit.")
            return Problem(field="title", code="too_long", template=text, values={"length": len(title), "limit": limit})
        return None

    def remove_moment(self, moment: str) -> None:
        """Take a moment of the company's own out again."""
        self.file.remove_moment(moment)

    def _moment(self, moment: Table, written: Table) -> MomentInForce:
        below = {each["id"]: each for each in self._below["moment"]}
        before = below.get(moment["id"], {}).get("prompt", ())
        now = {prompt["rule"]: prompt for prompt in moment.get("prompt", ())}
        ours = _prompts(written)
        rules = [*(prompt["rule"] for prompt in before), *now]
        old = {prompt["rule"]: prompt for prompt in before}
        prompts = tuple(
            self._prompt(rule, old.get(rule, {}), now.get(rule), ours.get(rule, {})) for rule in dict.fromkeys(rules)
        )
        return MomentInForce(
            id=moment["id"],
            title=moment.get("title", ""),
            side=moment.get("side", ""),
            statuses=tuple(moment.get("status", ())),
            prompts=prompts,
            is_new=moment["id"] not in below,
            is_changed=moment["id"] not in below or any(prompt.is_changed for prompt in prompts),
        )

    def _prompt(self, rule: str, old: Table, now: Table | None, ours: Table) -> PromptInForce:
        shown = {**old, **ours} if now is None else now
        return PromptInForce(
            rule=rule,
            when=shown.get("when", ""),
            parts={
                part: PartInForce(
                    lines=_part(shown, part),
                    source=self._source(rule, part, ours),
                    original=_part(old, part) if part.value in ours else None,
                )
                for part in Part
            },
            is_new=not old,
            is_away=now is None,
            is_changed=bool(ours),
        )

    def _source(self, rule: str, part: Part, ours: Table) -> Source:
        if part.value in ours:
            return Source.STATION if self.where.station else Source.COMPANY
        return Source.COMPANY if part.value in _prompts(self._company).get(rule, {}) else Source.HOUSE

    def _problems(self, moment: MomentInForce) -> Iterator[Problem]:
        for prompt in moment.prompts:
            if not prompt.is_changed or prompt.is_away:
                continue
            if not any(in_force.lines for part, in_force in prompt.parts.items() if part is not Part.WHY):
                yield nothing_written(prompt.rule)
            ours = Source.STATION if self.where.station else Source.COMPANY
            for part, in_force in prompt.parts.items():
                if in_force.source is ours:
                    locale, examples = self.where.locale, self._examples
                    yield from wording_problems(prompt.rule, part, in_force.lines, locale, examples)


def _prompts(table: Table) -> dict[str, Table]:
    """Every prompt of a guide by its rule."""
    return {prompt["rule"]: prompt for moment in table.get("moment", ()) for prompt in moment.get("prompt", ())}


def _part(prompt: Table, part: Part) -> tuple[WrittenLine, ...]:
    return tuple(line for line in lines_in(prompt.get(part.value, ())) if line.text)


def _slug(title: str) -> str:
    """A title as an id: its letters and figures, the words joined."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split()) or "moment"


def _free(wanted: str, taken: Sequence[str] | Any) -> str:
    """`wanted`, or with a figure behind it where that is taken."""
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in candidates if name not in taken)
