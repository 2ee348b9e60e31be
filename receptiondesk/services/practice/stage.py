"""Sets a scene in this house: the coach's own words become the good answers, the others stand beside them."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from receptiondesk.domain.address import plain_name, surname
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.etiquette import Moment
from receptiondesk.domain.facts import Facts, read_facts
from receptiondesk.domain.hearing import Sign, Words, bare
from receptiondesk.services.coach import AdvisedPrompt, Coach
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.practice.scenes import Asks, Scene, Signs, Turn
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import Situation, situation_at, words_of

_PEOPLE = ("caller", "visitor", "customer", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A rule that an answer breaks, and why that matters."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the answers to pick from."""

    text: str
    misses: tuple[Miss, ...] = ()
    """Empty for the good one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """The signs of one rule for which a typed answer is listened to."""

    rule: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PosedTurn:
    """A turn as it is shown: every word filled in, the answers in the order in which they are offered."""

    guide: str
    moment: str
    title: str
    """The moment's name in the guide."""
    happens: str
    they: str
    speaker: str
    asks: Asks
    answers: tuple[Answer, ...]
    rules: tuple[str, ...]
    """The rules at stake, each once."""
    ears: tuple[Ear, ...]
    words: Words
    """What the names in signs sound like here."""

    @property
    def good(self) -> Answer:
        """The answer that the coach would give."""
        return next(answer for answer in self.answers if not answer.misses)

    @property
    def can_be_typed(self) -> bool:
        """Whether there are words to listen for."""
        return self.asks is Asks.SAY and bool(self.ears)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The house in which scenes are set, and the language that is spoken."""

    coach: Coach
    kinds: Mapping[str, AnyKind]
    settings: Settings
    now: datetime
    locale: str
    signs: Signs

    def set(self, scene: Scene, chance: random.Random) -> tuple[PosedTurn, ...]:
        """Every turn of the scene; one whose rules the company has taken out of its guide is left out."""
        return tuple(self._posed(scene, chance))

    def _posed(self, scene: Scene, chance: random.Random) -> Iterator[PosedTurn]:
        for turn in scene.turns:
            moment = self._moment(turn)
            if moment is None:
                continue
            situation = self._situation(scene, turn)
            prompts = self.coach.advise(turn.guide, turn.moment, situation, self.locale).prompts
            good = turn.good or self._good(turn, prompts)
            if good:
                yield self._turn(turn, moment, good, self._words(situation), chance)

    def _turn(self, turn: Turn, moment: Moment, good: str, words: Words, chance: random.Random) -> PosedTurn:
        answers = [Answer(text=good)]
        for wrong in turn.wrong:
            misses = tuple(Miss(rule=rule, why=wrong.why) for rule in wrong.misses)
            answers.append(Answer(text=wrong.text, misses=misses))
        chance.shuffle(answers)
        return PosedTurn(
            guide=turn.guide,
            moment=turn.moment,
            title=moment.title,
            happens=turn.happens,
            they=turn.they,
            speaker=turn.speaker,
            asks=turn.asks,
            answers=tuple(answers),
            rules=tuple(dict.fromkeys((*turn.rules, *turn.hears))),
            ears=tuple(
                Ear(rule=rule, signs=tuple(self.signs[name] for name in names)) for rule, names in turn.hears.items()
            ),
            words=words,
        )

    def _moment(self, turn: Turn) -> Moment | None:
        moments = self.coach.moments(turn.guide, self.locale)
        return next((moment for moment in moments if moment.id == turn.moment), None)

    def _good(self, turn: Turn, prompts: tuple[AdvisedPrompt, ...]) -> str:
        by_rule = {prompt.rule: prompt for prompt in prompts}
        chosen = [by_rule[rule] for rule in turn.rules if rule in by_rule]
        if turn.asks is Asks.SAY:
            lines = [prompt.say for prompt in chosen]
        else:
            lines = [line for prompt in chosen for line in prompt.do[:1]]
        said: list[str] = []
        for line in lines:
            if line and bare(line) not in bare(" ".join(said)):  # two rules may say the same
                said.append(line)
        return ("" if self.locale == "zh_CN" else " ").join(said)

    def _situation(self, scene: Scene, turn: Turn) -> Situation:
        now = datetime.combine(self.now.date(), scene.at, self.now.tzinfo) + timedelta(minutes=turn.minutes)
        return replace(
            situation_at(self.settings, now),
            at_gate=scene.at_gate,
            facts=self._facts(scene, turn, now),
            status=turn.status,
            colleague=self._colleague(scene, now),
            rings=scene.rings,
            repeat=scene.repeat,
            seen=turn.seen,
            hold_since=now - timedelta(minutes=turn.held) if turn.held is not None else None,
            hold_minutes=turn.told_to_wait,
        )

    def _facts(self, scene: Scene, turn: Turn, now: datetime) -> Facts:
        empty: Facts = self.kinds[scene.kind].empty
        return read_facts(empty, turn.known, replace(self.settings.reading(), now=now)).facts

    def _colleague(self, scene: Scene, now: datetime) -> Colleague | None:
        person = scene.person
        if person is None:
            return None
        return Colleague(
            name=person.name,
            title=person.title,
            presence=Presence.OUT if person.out else Presence.IN,
            until=datetime.combine(now.date(), person.until, now.tzinfo) if person.until else None,
        )

    def _words(self, situation: Situation) -> Words:
        """What the coach calls things, and what else one may kindly call them."""
        words: dict[str, tuple[str, ...]] = {name: (word,) for name, word in words_of(situation, self.locale).items()}
        for name in (*_PEOPLE, "colleague", "host", "guide"):
            full = plain_name(self._name(situation, name))
            if full:
                words[name] = tuple(dict.fromkeys((*words.get(name, ()), full)))
                words[f"{name}_surname"] = (surname(full),)
        if situation.company:
            words["company"] = (situation.company, *_short(situation.company, self.locale))
        if situation.receptionist:
            words["receptionist_part"] = tuple(plain_name(situation.receptionist).split())
        return words

    def _name(self, situation: Situation, word: str) -> str:
        if word == "person":
            return next((situation.text(name) for name in _PEOPLE if situation.text(name)), "")
        if word in ("colleague", "host", "guide"):
            return situation.colleague.name if situation.colleague else situation.text(word)
        return situation.text(word)


def _short(company: str, locale: str) -> tuple[str, ...]:
    """A long name as one says it: its first word, or in Chinese its first two characters and its first four."""
    if locale == "zh_CN":
        return tuple(company[:length] for length in (4, 2) if len(company) > length)
    first = company.split()[0]
    return (first,) if len(first) > 3 else ()
