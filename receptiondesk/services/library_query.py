"""What was typed into the library's search, understood: words, and what else each may be called."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import resources
from receptiondesk.services.library_words import stem, words_in

Phrase = tuple[str, ...]
"""Words that belong together."""
Term = tuple[Phrase, ...]
"""What is looked for at one place of the query: the words as typed, then other words for the same thing."""

_LONGEST_PHRASE = 4
_LONGEST_QUERY = 60
"""Letters that are looked at; nobody looks for a longer sentence than the coach speaks."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, text: str) -> "Query":
        """The words of `text`, each with what else it may be called; signs alone are no words."""
        words = words_in(text[:_LONGEST_QUERY])
        terms: list[Term] = []
        while words:
            length, term = _longest_known(words)
            terms.append(term)
            words = words[length:]
        return cls(tuple(terms))

    def split(self) -> "Query":
        """The same with Chinese words taken apart, for who types 递名片 where 递送名片 is written."""
        typed = (word for term in self.terms for word in term[0])
        return Query(tuple(((part,),) for word in typed for part in ([word] if word.isascii() else word)))

    @property
    def wants_pinyin(self) -> bool:
        """Whether something of it may be pinyin."""
        return any(word.isascii() and word.isalpha() for term in self.terms for word in term[0])


def _longest_known(words: Sequence[str]) -> tuple[int, Term]:
    """How many of the first words belong together, and the term that they make."""
    for length in range(min(len(words), _LONGEST_PHRASE), 1, -1):
        if others := _called_otherwise(tuple(words[:length])):
            return length, (tuple(words[:length]), *others)
    return 1, ((words[0],), *_called_otherwise((words[0],)))


def _called_otherwise(typed: Phrase) -> tuple[Phrase, ...]:
    """The other phrases of the lines that have this one."""
    lines = (line for line in _same_words() if any(_is_same(typed, phrase) for phrase in line))
    return tuple(dict.fromkeys(phrase for line in lines for phrase in line if phrase != typed))


def _is_same(typed: Phrase, known: Phrase) -> bool:
    return len(typed) == len(known) and list(map(stem, typed)) == list(map(stem, known))


@cache
def _same_words() -> tuple[tuple[Phrase, ...], ...]:
    written = tomllib.loads(resources.path("library", "same_words.toml").read_text(encoding="utf-8"))
    return tuple(tuple(tuple(words_in(phrase)) for phrase in line) for line in written["same"])
