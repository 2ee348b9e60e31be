"""Finds phrases in a text, all wordings of all of them in one walk over its words.

A wording has no repetition: from each word of a text one looks at most as far as the longest wording goes. So a text of
any length or malice takes time in proportion to its length, which a regular expression could not promise.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from receptiondesk.domain.phrase_words import HALT, STOP, Speech, Words, words_of_text
from receptiondesk.domain.phrases import Phrase

_MARKS = re.compile(r"([()\[\]|])")
_TOUCHING = re.compile(r"[A-Za-z0-9'’][(\[]|[)\]][A-Za-z0-9'’]")
_CLOSES = {"(": ")", "[": "]"}


@dataclass(eq=False, slots=True)
class _Step:
    """One word that is waited for, and what may follow it."""

    word: str
    follow: "tuple[_Step | _End, ...]"


@dataclass(eq=False, slots=True)
class _End:
    """Here a wording has been heard."""

    phrase: int
    at_clause_end: bool
    is_exception: bool


class _Place:
    """How far some wordings have been heard alike: what may come next, and which of them end here.

    Made when a text first leads here, so that each word of a text is one look-up however many wordings there are.
    """

    def __init__(self, reached: Iterable[_Step | _End]) -> None:
        self.ends: list[_End] = []
        self._follow: dict[str, list[_Step | _End]] = {}
        self._places: dict[str, _Place] = {}
        for step in dict.fromkeys(reached):
            if isinstance(step, _End):
                self.ends.append(step)
            else:
                self._follow.setdefault(step.word, []).extend(step.follow)

    def after(self, word: str) -> "_Place | None":
        """Where `word` leads; None where no wording goes on with it."""
        place = self._places.get(word)
        if place is None and word in self._follow:
            place = self._places[word] = _Place(self._follow[word])
        return place


@dataclass(eq=False, slots=True)
class _Choice:
    """Several ways to go on; none of them must be taken where it `may_be_left_out`."""

    ways: "list[list[str | _Choice]]"
    may_be_left_out: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase (by its place in the list) from character `start` up to, not including, `end`."""

    phrase: int
    start: int
    end: int


class Matcher:
    """All phrases at once."""

    def __init__(self, phrases: Sequence[Phrase], speech: Speech) -> None:
        """Raises `ValueError` for a wording that is not understood."""
        self.phrases, self._speech = tuple(phrases), speech
        anywhere: list[_Step] = []
        at_clause_start: list[_Step] = []
        for index, phrase in enumerate(phrases):
            for wordings, is_exception in ((phrase.says, False), (phrase.unless, True)):
                for wording in wordings:
                    steps = self._steps(wording, index, is_exception=is_exception)
                    (at_clause_start if wording.startswith("<") else anywhere).extend(steps)
        self._within_clause = _Place(anywhere)
        self._at_clause_start = _Place([*anywhere, *at_clause_start])

    def matches(self, text: str) -> list[Match]:
        """The phrases of a text from its beginning, the longest where several begin alike; none overlaps another."""
        words = words_of_text(text, self._speech)
        heard, excused = self._heard(words)
        kept: list[Match] = []
        until, excuses, next_excuse = 0, dict[int, int](), 0
        for start, end, phrase in sorted(heard, key=lambda span: (span[0], -span[1])):
            while next_excuse < len(excused) and excused[next_excuse][0] <= start:
                _, excuse_end, whose = excused[next_excuse]
                excuses[whose] = max(excuses.get(whose, 0), excuse_end)
                next_excuse += 1
            if start >= until and excuses.get(phrase, 0) < end:
                kept.append(Match(phrase, words.starts[start], words.ends[end - 1]))
                until = end
        return kept

    def _heard(self, words: Words) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
        """Phrases and exceptions: first word, the word after the last, which phrase, in that order."""
        heard: list[tuple[int, int, int]] = []
        excused: list[tuple[int, int, int]] = []
        said = words.words
        for start in range(len(said)):
            place = self._at_clause_start if words.begins_clause(start) else self._within_clause
            for at in range(start, len(said)):
                if (further := place.after(said[at])) is None:
                    break
                place = further
                for end in place.ends:
                    if end.is_exception:
                        excused.append((start, at + 1, end.phrase))
                    elif (after := self._after(words, at + 1, end)) is not None:
                        heard.append((start, after, end.phrase))
        return heard, excused

    def _after(self, words: Words, after: int, end: _End) -> int | None:
        """The word after the phrase, its tails (吧, 呀) included where the clause ends with them."""
        last = after
        while not words.ends_clause(last) and words.words[last] in self._speech.tails:
            last += 1
        if words.ends_clause(last):
            return last
        return None if end.at_clause_end else after

    def _steps(self, wording: str, index: int, *, is_exception: bool) -> Iterator[_Step]:
        """The words with which a wording can begin."""
        end = _End(index, wording.endswith(">"), is_exception)
        for first in self._link(read_wording(wording.removeprefix("<").removesuffix(">")), (end,)):
            if isinstance(first, _End):
                raise ValueError(f"{wording}: every word of it may be left out")
            yield first

    def _link(self, parts: Iterable[str | _Choice], follow: tuple[_Step | _End, ...]) -> tuple[_Step | _End, ...]:
        """The words with which `parts` can begin, each leading through them to `follow`."""
        for part in reversed(list(parts)):
            if isinstance(part, _Choice):
                ways = [step for way in part.ways for step in self._link(way, follow)]
                follow = tuple(dict.fromkeys([*ways, *(follow if part.may_be_left_out else ())]))
                continue
            words = words_of_text(part, self._speech).words
            if STOP in words or HALT in words:
                raise ValueError(f"{part.strip()}: a wording has no punctuation")
            for word in reversed(words):
                follow = (_Step(word, follow),)
        return follow


def read_wording(wording: str) -> list[str | _Choice]:
    """Understand the notation of a wording; raises `ValueError`.

    ``(a|b c)`` is one of several, ``[a|b]`` the same or nothing; ``<`` before everything: only where a clause
    begins, ``>`` behind everything: only where it ends. Brackets stand apart from English words.
    """
    if touching := _TOUCHING.search(wording):
        raise ValueError(f"{wording}: leave a space in “{touching[0]}”")
    marks = [part for part in _MARKS.split(wording) if part]
    ways, closed_by = _ways(marks, wording)
    if closed_by:
        raise ValueError(f"{wording}: the brackets do not fit")
    return ways[0] if len(ways) == 1 else [_Choice(ways, may_be_left_out=False)]


def _ways(marks: list[str], wording: str) -> tuple[list[list[str | _Choice]], str]:
    """Read up to the bracket that closes (and take it), or to the end; takes what it reads from `marks`."""
    ways: list[list[str | _Choice]] = [[]]
    while marks:
        mark = marks.pop(0)
        if mark in _CLOSES:
            inner, closed_by = _ways(marks, wording)
            if closed_by != _CLOSES[mark]:
                raise ValueError(f"{wording}: the brackets do not fit")
            ways[-1].append(_Choice(inner, may_be_left_out=mark == "["))
        elif mark == "|":
            ways.append([])
        elif mark in _CLOSES.values():
            return ways, mark
        else:
            ways[-1].append(mark)
    return ways, ""
