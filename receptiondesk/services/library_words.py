"""How words are found in a text: by their beginnings, in another form, in pinyin, as initials; and where."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from receptiondesk.domain.names import fold, is_han

Span = tuple[int, int]
"""A piece of a text: its first place, and the one after its last."""

_WORD = re.compile(r"[^\W_]+")
_LEAST_STEM = 4
"""Letters that a word must have to be found in another form (listening, listens)."""
_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Readable:
    """A text made ready to be searched."""

    text: str
    folded: str
    places: tuple[int, ...]
    """Where in `text` each letter of `folded` comes from."""
    words: tuple[tuple[str, int, int], ...]
    """Words in Latin letters, folded, with their places in `text`."""
    syllables: tuple[str, ...] = ()
    """Per letter of `text` how it is read, "" for what is no Chinese character; () where nobody reads pinyin."""

    def find(self, term: str, *, in_title: bool) -> Iterator[Span]:
        """Every place of a typed word; in titles initials count too, and a syllable that is only begun."""
        if not term.isascii():
            yield from self._letters(term)
            return
        # Forms of a word begin alike: most texts need not be looked at word by word.
        for word, start, end in self.words if term[:_ALIKE] in self.folded else ():
            if word.startswith(term):
                yield start, start + len(term) if end - start == len(word) else end
            elif len(term) >= _LEAST_STEM and stem(word) == stem(term):
                yield start, end
        if self.syllables and term.isalpha():
            yield from self._spoken(term, in_title=in_title)

    def has(self, term: str, *, in_title: bool) -> bool:
        """Whether a typed word stands in it."""
        return next(self.find(term, in_title=in_title), None) is not None

    def _letters(self, term: str) -> Iterator[Span]:
        found = self.folded.find(term)
        while found >= 0:
            yield self.places[found], self.places[found + len(term) - 1] + 1
            found = self.folded.find(term, found + 1)

    def _spoken(self, term: str, *, in_title: bool) -> Iterator[Span]:
        for start, syllable in enumerate(self.syllables):
            if not syllable or syllable[0] != term[0]:
                continue
            end = self._read_on(term, start, is_begun_enough=in_title)
            if not end and in_title and len(term) > 1:
                end = self._initials(term, start)
            if end:
                yield start, end

    def _read_on(self, term: str, start: int, *, is_begun_enough: bool) -> int:
        """Where `term` ends, read syllable by syllable from `start` on; 0 where it is not read so."""
        place, rest = start, term
        while rest and place < len(self.syllables) and self.syllables[place]:
            syllable = self.syllables[place]
            if rest.startswith(syllable):
                rest = rest[len(syllable) :]
            elif syllable.startswith(rest) and (is_begun_enough or place > start):
                rest = ""
            else:
                return 0
            place += 1
        return 0 if rest else place

    def _initials(self, term: str, start: int) -> int:
        read = self.syllables[start : start + len(term)]
        return start + len(term) if "".join(syllable[:1] for syllable in read) == term else 0


def readable(text: str, *, read: Callable[[str], Sequence[str]] | None = None) -> Readable:
    """A text made ready; `read` gives the reading of each of its letters (`pinyin_of`)."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for piece in fold(letter):
            letters.append(piece)
            places.append(place)
    folded = "".join(letters)
    words = tuple(
        (match[0], places[match.start()], places[match.end() - 1] + 1)
        for match in _WORD.finditer("".join(" " if is_han(letter) else letter for letter in folded))
    )
    syllables = tuple(read(text)) if read is not None and any(map(is_han, text)) else ()
    return Readable(text, folded, tuple(places), words, syllables)


def pinyin_of(text: str) -> list[str]:
    """How each letter of a text is read, in its context (银行 is hang, 行走 is xing); "" for all but Chinese."""
    from pypinyin import lazy_pinyin  # 57 MiB: loaded when somebody types pinyin

    syllables: list[str] = []
    for run in re.split(r"([\u3400-\u9fff]+)", text):
        read = lazy_pinyin(run) if run and is_han(run[0]) else [""] * len(run)
        # Rare characters without a reading come back as one piece.
        syllables += map(fold, read if len(read) == len(run) else [""] * len(run))
    return syllables


@cache
def stem(word: str) -> str:
    """What the forms of an English word have in common."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def words_in(text: str) -> list[str]:
    """What was typed, as words: Chinese and Latin letters apart, as people type them without a space."""
    words: list[str] = []
    for word in _WORD.findall(fold(text)):
        words += re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+", word)
    return words
