"""A text taken apart into the words by which phrases are found, each with its place in the text.

English is compared by the word and Chinese by the character. Case, accents, the width of letters, kinds of apostrophe,
white space and invisible marks make no difference, nor does how a word is contracted (`Speech.same`).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

STOP = "\n"
"""What stands among the words for a mark, a sign or the end of a line: no phrase goes over it."""
HALT = "\t"
"""A stop after which no clause begins: in “Reason: not sure” nobody is told that one is not sure."""

_BEGINS_CLAUSE = frozenset(".!?,;。、([{“‘「『【《<—–…\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_BEGINS_CLAUSE_APART = frozenset("-\"'*•·")
"""These do so where they do not stand close behind a word."""
_APOSTROPHES = "'’‘ʼ＇`´′"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"(?:(?![{_HAN}])[^\W_])"
_WORD = re.compile(rf"(?P<word>{_LETTER}+(?:'{_LETTER}+)*|[{_HAN}])|\S|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What makes no difference when one listens to a language."""

    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words (or characters) that count as others: ``{"cannot": ("can", "not"), "您": ("你",)}``. One that begins with
    a hyphen is the end of a word: ``{"-n't": ("not",)}``."""
    tails: frozenset[str] = frozenset()
    """Words that may hang on the end of a phrase and belong to it then: 吧, 呀 …"""

    def joined_with(self, other: "Speech") -> "Speech":
        """Both, for texts in either language."""
        return Speech(same={**self.same, **other.same}, tails=self.tails | other.tails)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text (or `STOP`), and for each the first character and the one after the last."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def begins_clause(self, at: int) -> bool:
        """Whether the word `at` is the first one of a clause."""
        return at == 0 or self.words[at - 1] == STOP

    def ends_clause(self, at: int) -> bool:
        """Whether nothing more is said in the clause from the word `at` on."""
        return at >= len(self.words) or self.words[at] in (STOP, HALT)


def words_of_text(text: str, speech: Speech) -> Words:
    """Take a text apart; the time it needs grows with its length and no quicker."""
    folded, places = _folded(text)
    same = speech.same
    endings = [key[1:] for key in same if key.startswith("-")]
    words = Words([], [], [])
    for match in _WORD.finditer(folded):
        start, end = places[match.start()], _after_marks(text, places[match.end() - 1] + 1)
        word = match["word"] or _stop(folded, match.start())
        parts = _parts(word, same, endings) if word in same or "'" in word else (word,)
        for part in parts:
            words.words.append(part)
            words.starts.append(start)
            words.ends.append(end)
    return words


def _stop(folded: str, at: int) -> str:
    """What the mark at that place is to the words around it."""
    stands_apart = at == 0 or folded[at - 1].isspace()
    begins = folded[at] in _BEGINS_CLAUSE or (stands_apart and folded[at] in _BEGINS_CLAUSE_APART)
    return STOP if begins else HALT


def _parts(word: str, same: Mapping[str, tuple[str, ...]], endings: Sequence[str]) -> tuple[str, ...]:
    """The word or words as which `word` counts."""
    if word in same:
        return same[word]
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending):
            return (*_parts(word.removesuffix(ending), same, endings), *same[f"-{ending}"])
    return (word,)


def _folded(text: str) -> tuple[str, range | list[int]]:
    """The text as it is compared, and for each of its characters the one of `text` that it comes from."""
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _fold(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """One character without its case, width and accents; nothing for an invisible mark."""
    if character in _APOSTROPHES:
        return "'"
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf"))


def _after_marks(text: str, end: int) -> int:
    """The end of a word with the accents that are written as characters of their own."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
