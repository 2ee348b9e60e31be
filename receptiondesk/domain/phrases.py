"""Phrases that a customer must never hear, as values: how they sound, and what to say instead.

The phrases themselves lie in ``etiquette/phrases/<locale>.toml``; `receptiondesk.services.phrase_watch` reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from receptiondesk.domain.etiquette import PLACEHOLDERS, placeholders_of

_ENDS_SENTENCE = ".!?。！？…"
_PUNCTUATION = _ENDS_SENTENCE + ",;:，；：、)）”’\"'"
_STAYS_LARGE = ("I ", "I’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One thing never to be said, in all its usual wordings."""

    id: str
    """By which a company's own file changes it; the rule's id unless a rule has several."""
    rule: str
    """The rule that forbids it (phrase.never.*, phrase.avoid.lecture), or the company's own name for it."""
    says: tuple[str, ...]
    """Its wordings, in the notation of `phrase_matching.read_wording`."""
    unless: tuple[str, ...] = ()
    """Longer wordings that contain it and in which it is not meant."""
    better: tuple[str, ...] = ()
    """What to say instead, the best first; may have the coach's placeholders."""

    def __post_init__(self) -> None:
        if not self.says:
            raise ValueError(f"{self.id}: no wording is given")
        for line in self.better:
            if strange := placeholders_of(line) - PLACEHOLDERS.keys():
                raise ValueError(f"{line}: nobody knows {{{', '.join(sorted(strange))}}}")

    def better_with(self, words: Mapping[str, str]) -> tuple[str, ...]:
        """The lines to say instead that can be filled with what is known; one with a gap is left out."""
        return tuple(line.format_map(words) for line in self.better if placeholders_of(line) <= words.keys())


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPhrase:
    """A phrase that stands in a text: from the character `start` up to, not including, `end`."""

    start: int
    end: int
    id: str
    """Which phrase it is (`Phrase.id`)."""
    rule: str
    better: tuple[str, ...]
    """What to say instead, filled in, the best first; empty where nobody wrote anything that can be filled."""

    def distance(self, position: int) -> int:
        """How many characters lie between the phrase and a place in the text; 0 within it."""
        return max(self.start - position, position - self.end, 0)


def fitted(better: str, text: str, found: FoundPhrase) -> str:
    """`better` as it can stand in `text` for what was found: no second full stop, no capital in mid-sentence."""
    before, after = text[: found.start].rstrip(" "), text[found.end :].lstrip(" ")
    if after and (after[0] in _PUNCTUATION or after[0].isalnum()):
        better = better.rstrip(_ENDS_SENTENCE)
    begins_sentence = not before or before[-1] in _ENDS_SENTENCE + "\n"
    if not begins_sentence and not better.startswith(_STAYS_LARGE):
        better = better[:1].lower() + better[1:]
    return better
