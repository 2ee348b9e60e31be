"""What can be heard in a sentence that somebody typed: signs such as a greeting, the own name, a time.

A sign is a list of turns of phrase; hearing one of them is enough. No more is claimed than that: a sentence
without any of them may still be a good one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from receptiondesk.domain.normal import normal

Words = Mapping[str, tuple[str, ...]]
"""What a name in braces may sound like, ``{"caller": ("Ms Wang", "Wang Fang")}``; what is not known is missing."""

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})
_DIGITS = str.maketrans("零〇一幺二三四五六七八九", "001123456789")
_SPOKEN_DIGITS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_ANYTHING = ".{0,60}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something that a good answer lets the other side hear."""

    id: str
    name: str
    """How one says what was not heard: “who you are and which house”."""
    phrases: tuple[str, ...]
    """Turns of phrase; ``*`` stands for some words between, ``{caller}`` for what is known, ``#number`` for the
    digits of a number however they are grouped or written."""


def folded(text: str) -> str:
    """`text` for comparing: one width, one case, straight quotes, single spaces."""
    plain = normal("NFKC", text).casefold().translate(_PLAIN)
    return " ".join(plain.split())


def bare(text: str) -> str:
    """The letters and figures of `text` alone, to tell whether two sentences are the same."""
    return "".join(character for character in folded(text) if character.isalnum())


def is_heard(sign: Sign, text: str, words: Words) -> bool | None:
    """Whether `text` has the sign; `None` where nobody could have it, because what it names is not known."""
    said, possible = folded(text), False
    for phrase in sign.phrases:
        for wanted in _filled(phrase, words):
            possible = True
            found = _digits(wanted[1:]) in _digits(said) if wanted[0] == "#" else _pattern(wanted).search(said)
            if found:
                return True
    return False if possible else None


def _filled(phrase: str, words: Words) -> Iterator[str]:
    """The phrase with every way to say the name in it; at most one name stands in a phrase."""
    name = phrase[1:] if phrase.startswith("#") else "".join(re.findall(r"\{(\w+)\}", phrase))
    if not name:
        yield phrase
        return
    for word in words.get(name, ()):
        yield f"#{word}" if phrase.startswith("#") else phrase.replace(f"{{{name}}}", word)


@lru_cache(maxsize=2048)
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [re.escape(folded(part)) for part in phrase.split("*")]
    head, tail = folded(phrase)[:1], folded(phrase)[-1:]
    # Whole words, where a script has words: “hi” is not heard in “this”.
    before = r"\b" if head.isascii() and head.isalnum() else ""
    after = r"\b" if tail.isascii() and tail.isalnum() else ""
    return re.compile(before + _ANYTHING.join(parts) + after)


def _digits(text: str) -> str:
    spoken = re.sub(r"[a-z]+", lambda word: _SPOKEN_DIGITS.get(word[0], word[0]), folded(text))
    return re.sub(r"\D", "", spoken.translate(_DIGITS))
