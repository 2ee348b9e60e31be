"""The coach: what a well-mannered receptionist says and does at the moment the desk is in."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import resources
from receptiondesk.domain import when as clock
from receptiondesk.domain.conditions import Condition, Fact
from receptiondesk.domain.etiquette import Guide, Line, Moment, Prompt, placeholders_of
from receptiondesk.domain.facts import Facts
from receptiondesk.i18n import nearest
from receptiondesk.services.guide_files import GuideUnreadable, read_guide
from receptiondesk.services.situation import Situation, facts_of, words_of

__all__ = ["Advice", "AdvisedPrompt", "Ask", "Coach", "Moment", "SideCourse", "Situation"]

TOPICS = (
    "complaint",
    "phrase",
    "speech",
    "body",
    "card",
    "mobile",
    "gate",
    "car",
    "table",
    "flowers",
    "outside",
    "emergency",
    "service",
)
"""What is no one kind's business, in the order of the library; each has a guide of its own beside the kinds'."""

MOST_TO_DO, MOST_TO_AVOID = 3, 2
"""How many lines the panel shows; a receptionist on the telephone reads no more."""

_NOT_IN_NAMES = '<>:"/\\|?*%'
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisedPrompt:
    """One rule's words, filled in."""

    rule: str
    say: str
    """"" where the rule asks for no words."""
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something that only the receptionist can see; ticking it changes the advice (`Situation.seen`)."""

    fact: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCourse:
    """A course beside the main one (hold, transfer, lift) to which the receptionist may turn from here."""

    id: str
    """What `Moment.side` is called."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the panel shows at one moment."""

    kind: str
    moment: str
    title: str
    side: str
    """"" on the main course; else the side course (hold, transfer …)."""
    step: int
    """Where this moment stands in its course, from 1."""
    steps: int
    next_title: str
    """The moment that follows in the course; "" after the last."""
    say: str
    """The spoken line, without quotation marks; "" where only deeds count."""
    do: tuple[str, ...]
    """The most fitting lines, at most `MOST_TO_DO`."""
    avoid: tuple[str, ...]
    """The most fitting lines, at most `MOST_TO_AVOID`."""
    special: frozenset[str]
    """Those lines to do and to avoid that were made for just this situation; they are never left out."""
    prompts: tuple[AdvisedPrompt, ...]
    """Every rule that applies, whole, in the order of the guide."""
    asks: tuple[Ask, ...]
    """What to let the receptionist tick."""
    sides: tuple[SideCourse, ...]
    """Where to let the receptionist turn."""

    def in_short(self) -> "Advice":
        """The same for somebody who knows this moment well: what is said, and the lines of just this situation.

        Where nothing is said the first deed stays.
        """
        do = tuple(line for line in self.do if line in self.special) or (() if self.say else self.do[:1])
        return replace(self, do=do, avoid=tuple(line for line in self.avoid if line in self.special))


class Coach:
    """Knows the guides of all kinds and fills them with what the desk knows; reads each file when first asked."""

    def __init__(
        self,
        folder: Path | None = None,
        overrides_folder: Path | None = None,
        station: Callable[[], str] = lambda: "",
    ) -> None:
        """`folder` and `overrides_folder` hold ``<locale>/<kind>.toml``; default is the words of the house.

        A file in `overrides_folder` replaces moments by id and prompts by rule, in the parts that it names; one in
        its ``stations/<station>/<locale>`` (`station_folder`) is laid over that for this station alone.
        """
        self._folder = folder or resources.path("etiquette")
        self._overrides_folder = overrides_folder
        self._station = station
        self._guides: dict[tuple[str, str, str], Guide] = {}
        self._joined: dict[tuple[str, str, str], Guide] = {}
        self.troubles: tuple[GuideUnreadable, ...] = ()
        """Files of the company that were not understood, for a notice."""
        self._told: set[str] = set()
        self._trouble_listeners: list[Callable[[GuideUnreadable], None]] = []

    def on_trouble(self, listener: Callable[[GuideUnreadable], None]) -> None:
        """Call `listener` with each file that is not understood, once, on whatever thread reads it."""
        self._trouble_listeners.append(listener)

    def topics(self, locale: str) -> tuple[str, ...]:
        """The topics that belong to no kind, in the order of the library; the company's own after them."""
        own: set[str] = set()
        for file in self._own_files("*.toml", nearest(locale)):
            if not (self._folder / nearest(locale) / file.name).is_file():
                own.add(file.stem)
        return (*TOPICS, *sorted(own))

    def guide(self, kind: str, locale: str) -> Guide:
        """What is written of a kind or a topic itself, without the topics to which one may turn from it."""
        guides, key = self._guides, (kind, nearest(locale), self._station())
        if (guide := guides.get(key)) is None:
            guide = guides[key] = self._read(kind, nearest(locale))
        return guide

    def forget(self) -> None:
        """Read everything anew from now on: the company's words have changed. Any thread may say so."""
        # Other ones, not emptied ones: who is just reading the old words puts them where nobody looks any more.
        self._guides, self._joined = {}, {}
        self.troubles = ()

    def moments(self, kind: str, locale: str) -> tuple[Moment, ...]:
        """The moments of a kind in the order of its course, side courses after it; empty for a kind without guide."""
        return self._guide(kind, locale).moments

    def moment_for(
        self,
        kind: str,
        *,
        field: str = "",
        status: str = "",
        facts: Facts | None = None,
        now: datetime | None = None,
        locale: str = "en",
    ) -> str:
        """The moment's id for a focused field, else for a record's state, else the first; "" without guide."""
        moments = self.moments(kind, locale)
        situation = Situation(now=now or clock.now(), field=field, status=status, facts=facts)
        known = facts_of(situation)
        # A moment made for just this case goes before the one for every case.
        special = [moment for moment in moments if moment.when is not None and moment.when.holds(known)]
        fitting = [*special, *(moment for moment in moments if moment.when is None)]
        by_field = [moment for moment in fitting if field and field in moment.fields]
        by_status = [moment for moment in fitting if status and status in moment.statuses]
        return next((moment.id for moment in (*by_field, *by_status, *moments)), "")

    def advise(self, kind: str, moment: str, situation: Situation, locale: str) -> Advice:
        """What to say and do at `moment`; raises `KeyError` for a moment that the kind does not have.

        Where what is known speaks against the moment (the lift turns out to be occupied), the one that its guide
        names instead is taken.
        """
        words, facts = words_of(situation, nearest(locale)), facts_of(situation)
        return advice_from(self._guide(kind, locale), moment, words, facts, reading=situation.reading)

    def _guide(self, kind: str, locale: str) -> Guide:
        """A kind with its topics beside it."""
        joined, key = self._joined, (kind, nearest(locale), self._station())
        if (guide := joined.get(key)) is None:
            own = self.guide(kind, locale)
            guide = joined[key] = own.joined_with(self.guide(topic, locale) for topic in own.topics)
        return guide

    def _read(self, kind: str, locale: str) -> Guide:
        house = self._folder / locale / f"{kind}.toml"
        files = [house] if house.is_file() else []
        for own in self._own_files(f"{kind}.toml", locale):
            try:
                read_guide(kind, [*files, own])
            except GuideUnreadable as trouble:
                self._tell(trouble)
            else:
                files.append(own)
        return read_guide(kind, files) if files else Guide(kind=kind, moments=())

    def _tell(self, trouble: GuideUnreadable) -> None:
        self.troubles = (*self.troubles, trouble)
        if str(trouble) not in self._told:
            self._told.add(str(trouble))
            _log.warning("%s", trouble)
            for listener in self._trouble_listeners:
                listener(trouble)

    def _own_files(self, pattern: str, locale: str) -> list[Path]:
        """The company's files, then this station's."""
        if self._overrides_folder is None:
            return []
        folders = [self._overrides_folder]
        if station := self._station():
            folders.append(station_folder(self._overrides_folder, station))
        return [file for folder in folders for file in sorted((folder / locale).glob(pattern))]


def advice_from(
    guide: Guide, moment: str, words: Mapping[str, str], facts: Mapping[str, Fact], *, reading: bool = False
) -> Advice:
    """What `guide` says at `moment` with these words and facts; raises `KeyError` for a moment that it does not have.

    `reading` shows every prompt, whatever its condition.
    """
    chosen = _fitting(guide, guide.moment(moment), facts)
    course = guide.course(chosen)
    step = course.index(chosen) + 1
    filler = _Filler(words, facts, reading)
    applying = [prompt for prompt in chosen.prompts if filler.applies(prompt.when)]
    prompts = tuple(filler.fill(prompt) for prompt in applying)
    return Advice(
        kind=guide.kind,
        moment=chosen.id,
        title=chosen.title,
        side=chosen.side,
        step=step,
        steps=len(course),
        next_title=course[step].title if step < len(course) else "",
        say=next((prompt.say for prompt in prompts if prompt.say), ""),
        do=filler.most_fitting([(prompt.when, prompt.do) for prompt in applying], MOST_TO_DO),
        avoid=filler.most_fitting([(prompt.when, prompt.avoid) for prompt in applying], MOST_TO_AVOID),
        special=filler.special(applying),
        prompts=prompts,
        asks=tuple(Ask(fact=name, label=guide.asks[name], on=bool(facts[name])) for name in chosen.asks),
        sides=tuple(SideCourse(id=side, label=guide.sides[side]) for side in chosen.offers if guide.sides.get(side)),
    )


def station_folder(overrides_folder: Path, station: str) -> Path:
    """Where the words of one station lie; what no file system takes in a name is written in another way."""
    name = "".join(quote(letter, safe="") if letter in _NOT_IN_NAMES or letter < " " else letter for letter in station)
    # A name of dots is another folder.
    return overrides_folder / "stations" / (name if name.strip(".") else name.replace(".", "%2E"))


def _fitting(guide: Guide, moment: Moment, facts: Mapping[str, Fact]) -> Moment:
    is_ruled_out = moment.when is not None and moment.when.holds(facts) is False
    return guide.moment(moment.instead) if moment.instead and is_ruled_out else moment


@dataclass(frozen=True, slots=True)
class _Filler:
    """Puts what is known into lines, and leaves out the lines that would have a gap."""

    words: Mapping[str, str]
    facts: Mapping[str, Fact]
    reading: bool

    def applies(self, condition: Condition | None) -> bool:
        return condition is None or self.reading or condition.holds(self.facts) is True

    def fill(self, prompt: Prompt) -> AdvisedPrompt:
        return AdvisedPrompt(
            rule=prompt.rule,
            say=self._said(prompt.say),
            do=tuple(filter(None, (self._line(line) for line in prompt.do))),
            avoid=tuple(filter(None, (self._line(line) for line in prompt.avoid))),
            why=prompt.why,
        )

    def _said(self, lines: Sequence[Line]) -> str:
        certain = (line for line in lines if line.when is None or line.when.holds(self.facts) is True)
        said = next(filter(None, map(self._worded, certain)), "")
        if said or not self.reading:
            return said
        return next(filter(None, map(self._worded, reversed(lines))), "")

    def _line(self, line: Line) -> str:
        return self._worded(line) if self.applies(line.when) else ""

    def _worded(self, line: Line) -> str:
        for wording in line.wordings:
            if placeholders_of(wording) <= self.words.keys():
                return wording.format_map(self.words)
        return ""

    def special(self, prompts: Iterable[Prompt]) -> frozenset[str]:
        """The lines to do and to avoid that do not stand in every situation."""
        lines = ((prompt, line) for prompt in prompts for line in (*prompt.do, *prompt.avoid))
        made = (self._line(line) for prompt, line in lines if prompt.when is not None or line.when is not None)
        return frozenset(filter(None, made))

    def most_fitting(self, lines: Iterable[tuple[Condition | None, Sequence[Line]]], most: int) -> tuple[str, ...]:
        """The lines made for this very situation first, then the first line of each rule, then the others."""
        ranked: list[tuple[bool, int, str]] = []
        for condition, candidates in lines:
            for place, line in enumerate(candidates):
                special = condition is not None or line.when is not None
                ranked.append((not special, 0 if special else place, self._line(line)))
        ranked.sort(key=lambda entry: entry[:2])
        return tuple(dict.fromkeys(text for *_, text in ranked if text))[:most]
