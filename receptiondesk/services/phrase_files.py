"""Reads the files in which the phrases stand that nobody should hear, and lays a company's own over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.phrase_matching import Matcher
from receptiondesk.domain.phrase_words import Speech, words_of_text
from receptiondesk.domain.phrases import Phrase
from receptiondesk.i18n import N_
from receptiondesk.services.files import read_toml

_KEYS = {"same", "tails", "phrase"}
_PHRASE_KEYS = {"id", "rule", "says", "unless", "better", "drop"}


class PhrasesUnreadable(DeskError):
    """A file of phrases is not understood; the house's own are watched for all the same."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            "phrases_unreadable",
            N_("The file of phrases {file} is not understood: {reason}"),
            file=file,
            reason=reason,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseBook:
    """The phrases of one language."""

    speech: Speech
    phrases: tuple[Phrase, ...]


def read_phrases(files: Sequence[Path]) -> PhraseBook:
    """The phrases of the first file, with each later one laid over them; raises `PhrasesUnreadable`."""
    same: dict[str, tuple[str, ...]] = {}
    tails: frozenset[str] = frozenset()
    entries: dict[str, Mapping[str, Any]] = {}
    for file in files:
        try:
            table = read_toml(file)
            _only(table, _KEYS)
            same |= {left: tuple(words_of_text(right, Speech()).words) for left, right in table.get("same", {}).items()}
            tails |= frozenset(_texts(table.get("tails", ())))
            for entry in table.get("phrase", ()):
                _only(entry, _PHRASE_KEYS)
                key = entry.get("id") or entry["rule"]
                entries[key] = {**entries.get(key, {}), **entry}
            kept = [entry for entry in entries.values() if not entry.get("drop")]
            book = PhraseBook(speech=Speech(same=same, tails=tails), phrases=tuple(map(_phrase, kept)))
            if file is not files[0]:
                Matcher(book.phrases, book.speech)  # a wording that is not understood is refused here, with its file
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise PhrasesUnreadable(file.name, str(error)) from error
    return book


def _phrase(entry: Mapping[str, Any]) -> Phrase:
    return Phrase(
        id=entry.get("id") or entry["rule"],
        rule=str(entry["rule"]),
        says=_texts(entry["says"]),
        unless=_texts(entry.get("unless", ())),
        better=_texts(entry.get("better", ())),
    )


def _texts(written: Any) -> tuple[str, ...]:
    texts = (written,) if isinstance(written, str) else tuple(written)
    if strange := [text for text in texts if not isinstance(text, str)]:
        raise TypeError(f"{strange[0]} is no text")
    return texts


def _only(table: Mapping[str, Any], keys: set[str]) -> None:
    if strange := set(table) - keys:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
