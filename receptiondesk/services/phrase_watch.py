"""Watches what is typed for phrases that a customer must never hear, in all languages of the desk at once."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

import resources
from receptiondesk.domain.phrase_matching import Matcher
from receptiondesk.domain.phrase_words import Speech
from receptiondesk.domain.phrases import FoundPhrase, Phrase
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.phrase_files import PhraseBook, PhrasesUnreadable, read_phrases


def _nothing_known(_locale: str) -> Mapping[str, str]:
    return {}


class PhraseWatch:
    """Knows the phrases of the house and of the company; reads their files when first asked. Any thread may ask."""

    def __init__(self, folder: Path | None = None, overrides_folder: Path | None = None) -> None:
        """Both folders hold ``<locale>.toml``, `folder` the house’s; a company’s file changes phrases by their id."""
        self._folder = folder or resources.path("etiquette", "phrases")
        self._overrides_folder = overrides_folder
        self._lock = Lock()
        self._books: dict[str, PhraseBook] = {}
        self._matcher: Matcher | None = None
        self._locales: tuple[str, ...] = ()
        """The locale of each phrase of the matcher."""
        self._trouble_listeners: list[Callable[[PhrasesUnreadable], None]] = []

    def on_trouble(self, listener: Callable[[PhrasesUnreadable], None]) -> None:
        """Call `listener` with each file of the company that is not understood, on whatever thread reads it.

        The house's own phrases are in force all the same.
        """
        self._trouble_listeners.append(listener)

    def found(self, text: str, words: Callable[[str], Mapping[str, str]] = _nothing_known) -> tuple[FoundPhrase, ...]:
        """The phrases in `text`, from its beginning; none overlaps another. It only looks.

        `words` gives the coach's words in a locale (`situation.words_of`), so that better lines can be filled.
        Places are counted in characters (code points).
        """
        with self._lock:
            matcher, locales = self._ready()
        return tuple(
            FoundPhrase(
                start=match.start,
                end=match.end,
                id=(phrase := matcher.phrases[match.phrase]).id,
                rule=phrase.rule,
                better=phrase.better_with(words(locales[match.phrase])),
            )
            for match in matcher.matches(text)
        )

    def phrases(self, locale: str) -> tuple[Phrase, ...]:
        """What is watched for in one language, the company's own included."""
        with self._lock:
            return self._book(locale).phrases

    def forget(self) -> None:
        """Read everything anew from now on: the company's phrases have changed."""
        with self._lock:
            self._books.clear()
            self._matcher = None

    def _ready(self) -> tuple[Matcher, tuple[str, ...]]:
        if self._matcher is None:
            books = {locale: self._book(locale) for locale in LANGUAGES}
            speech = Speech()
            for book in books.values():
                speech = speech.joined_with(book.speech)
            self._locales = tuple(locale for locale, book in books.items() for _phrase in book.phrases)
            self._matcher = Matcher([phrase for book in books.values() for phrase in book.phrases], speech)
        return self._matcher, self._locales

    def _book(self, locale: str) -> PhraseBook:
        if locale not in self._books:
            self._books[locale] = self._read(locale)
        return self._books[locale]

    def _read(self, locale: str) -> PhraseBook:
        house = self._folder / f"{locale}.toml"
        own = self._overrides_folder / f"{locale}.toml" if self._overrides_folder else None
        if own is not None and own.is_file():
            try:
                return read_phrases([house, own])
            except PhrasesUnreadable as trouble:
                for listener in self._trouble_listeners:
                    listener(trouble)
        return read_phrases([house])
