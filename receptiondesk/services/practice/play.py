"""One scene being played: an answer at a time, judged at once, and the score at the end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from receptiondesk.domain.hearing import Sign, bare, is_heard
from receptiondesk.services.practice.rule_names import NamedRule
from receptiondesk.services.practice.scenes import Scene
from receptiondesk.services.practice.stage import Answer, Miss, PosedTurn

if TYPE_CHECKING:
    from receptiondesk.domain.phrases import FoundPhrase

Watch = Callable[[str], "Iterable[FoundPhrase]"]
"""Finds what one never says in a typed answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverSaid:
    """Words in a typed answer that a customer must never hear."""

    rule: str
    words: str
    better: str
    """What to say instead; "" where nothing is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an answer was worth."""

    turn: PosedTurn
    said: str
    """The answer, picked or typed."""
    typed: bool
    kept: tuple[str, ...]
    """The rules at stake that it keeps."""
    misses: tuple[Miss, ...]
    heard: tuple[str, ...] = ()
    """What was listened for in a typed answer and heard, as one names it."""
    not_heard: tuple[str, ...] = ()
    never: tuple[NeverSaid, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing was missed."""
        return not self.misses

    @property
    def missed(self) -> tuple[str, ...]:
        """The ids of the rules that were missed, each once."""
        return tuple(dict.fromkeys(miss.rule for miss in self.misses))


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentScore:
    """How it went at one moment of the scene."""

    guide: str
    moment: str
    title: str
    kept: int
    asked: int
    """How many rules were at stake."""
    misses: tuple[Miss, ...]
    """Each rule once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How the whole scene went."""

    moments: tuple[MomentScore, ...]

    @property
    def kept(self) -> int:
        """How many rules were kept."""
        return sum(moment.kept for moment in self.moments)

    @property
    def asked(self) -> int:
        """How many rules were at stake."""
        return sum(moment.asked for moment in self.moments)


class Play:
    """A scene on its way from the first turn to the last."""

    def __init__(self, scene: Scene, turns: Sequence[PosedTurn], rules: Mapping[str, NamedRule], watch: Watch) -> None:
        self.scene = scene
        self.turns = tuple(turns)
        self.rules = rules
        """What each rule is called, by its id."""
        self.verdicts: list[Verdict] = []
        self._watch = watch

    @property
    def turn(self) -> PosedTurn | None:
        """The turn that waits for an answer; `None` when the scene is over."""
        return self.turns[len(self.verdicts)] if not self.is_over else None

    @property
    def is_over(self) -> bool:
        """Whether every turn has its answer."""
        return len(self.verdicts) == len(self.turns)

    @property
    def course(self) -> tuple[str, ...]:
        """The names of the moments that the scene goes through, each stay at one once."""
        return tuple(title for place, title in enumerate(self._titles()) if place in self._starts())

    def place(self, number: int) -> int:
        """Where in `course` the turn of that number (from 0) stands."""
        return sum(1 for start in self._starts() if start <= number) - 1

    def pick(self, number: int) -> Verdict:
        """Answer the present turn with the offered answer of that number (from 0)."""
        return self._take(judge_pick(self._present(), self._present().answers[number]))

    def type(self, text: str) -> Verdict:
        """Answer the present turn in own words."""
        return self._take(judge_typed(self._present(), text, self.rules, self._watch))

    def score(self) -> Score:
        """How it went so far, moment by moment."""
        groups: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in self.verdicts:
            groups.setdefault((verdict.turn.guide, verdict.turn.moment), []).append(verdict)
        return Score(moments=tuple(_moment_score(verdicts) for verdicts in groups.values()))

    def _present(self) -> PosedTurn:
        if self.turn is None:
            raise IndexError("the scene is over")
        return self.turn

    def _take(self, verdict: Verdict) -> Verdict:
        self.verdicts.append(verdict)
        return verdict

    def _titles(self) -> tuple[str, ...]:
        return tuple(turn.title for turn in self.turns)

    def _starts(self) -> tuple[int, ...]:
        """The turns that stand at another moment than the one before."""
        at = [(turn.guide, turn.moment) for turn in self.turns]
        return tuple(place for place, moment in enumerate(at) if place == 0 or moment != at[place - 1])


def judge_pick(turn: PosedTurn, answer: Answer) -> Verdict:
    """What one of the offered answers is worth."""
    return _verdict(turn, answer.text, answer.misses, typed=False)


def judge_typed(turn: PosedTurn, text: str, rules: Mapping[str, NamedRule], watch: Watch) -> Verdict:
    """What own words are worth: by the signs that can be heard in them, and by what one never says.

    An offered answer typed word for word is worth what it is worth when picked.
    """
    same = next((answer for answer in turn.answers if bare(answer.text) == bare(text)), None)
    if same is not None:
        return _verdict(turn, text, same.misses, typed=True)
    heard: list[Sign] = []
    lost: list[Sign] = []
    broken: list[str] = []
    for ear in turn.ears:
        listened = [(sign, is_heard(sign, text, turn.words)) for sign in ear.signs]
        heard += [sign for sign, was_heard in listened if was_heard]
        lost += [sign for sign, was_heard in listened if was_heard is False]
        if any(was_heard is False for _, was_heard in listened):
            broken.append(ear.rule)
    never = tuple(
        NeverSaid(rule=found.rule, words=text[found.start : found.end], better=next(iter(found.better), ""))
        for found in watch(text)
    )
    misses = [_missed(rule, rules) for rule in dict.fromkeys((*broken, *(said.rule for said in never)))]
    return _verdict(turn, text, misses, typed=True, heard=heard, not_heard=lost, never=never)


def _missed(rule: str, rules: Mapping[str, NamedRule]) -> Miss:
    return Miss(rule=rule, why=rules[rule].why if rule in rules else "")


def _verdict(
    turn: PosedTurn,
    said: str,
    misses: Sequence[Miss],
    *,
    typed: bool,
    heard: Sequence[Sign] = (),
    not_heard: Sequence[Sign] = (),
    never: tuple[NeverSaid, ...] = (),
) -> Verdict:
    broken = {miss.rule for miss in misses}
    return Verdict(
        turn=turn,
        said=said,
        typed=typed,
        kept=tuple(rule for rule in turn.rules if rule not in broken),
        misses=tuple(misses),
        heard=tuple(dict.fromkeys(sign.name for sign in heard)),
        not_heard=tuple(dict.fromkeys(sign.name for sign in not_heard)),
        never=never,
    )


def _moment_score(verdicts: Sequence[Verdict]) -> MomentScore:
    turn = verdicts[0].turn
    misses = {miss.rule: miss for miss in chain.from_iterable(verdict.misses for verdict in verdicts)}
    return MomentScore(
        guide=turn.guide,
        moment=turn.moment,
        title=turn.title,
        kept=sum(len(verdict.kept) for verdict in verdicts),
        asked=sum(len(verdict.kept) + len(verdict.missed) for verdict in verdicts),
        misses=tuple(misses.values()),
    )
