"""Looks things up in the library: in English, Chinese or pinyin, whatever the screen's language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from receptiondesk.domain.chapters import Chapter, Passage, RuleText
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.library import Place
from receptiondesk.services.library_query import Phrase, Query
from receptiondesk.services.library_words import Readable, Span, pinyin_of, readable

MOST_HITS = 40
"""How many are offered; whoever sees so many types another word."""
_OTHER_WORDS = 3
"""How much worse another word for the same thing is: a place and a half."""


class Rank(IntEnum):
    """Where something was found, the best place first."""

    CHAPTER = 0
    PASSAGE = 1
    SAY = 2
    DEED = 3
    WHY = 4
    ID = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found."""

    place: Place
    locale: str
    """The language of what was found."""
    text: str
    """The title, or the sentence, in which it was found."""
    marks: tuple[Span, ...]
    """Where in `text` the words stand."""
    within: tuple[str, ...]
    """The titles of chapter and moment that it stands in; () for a chapter."""
    is_literal: bool
    """Whether it has the very words; False where it has others for the same thing."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A chapter, a moment or a rule, with the texts in which it is found."""

    place: Place
    own: tuple[tuple[Rank, str], ...]
    within: tuple[str, ...] = ()

    def texts(self) -> Iterator[tuple[Rank, str]]:
        """Every text; the titles around it after its own."""
        yield from self.own
        yield from zip((Rank.CHAPTER, Rank.PASSAGE), self.within, strict=False)


@dataclass(slots=True)
class Index:
    """The chapters of one language, made ready to be searched."""

    chapters: tuple[Chapter, ...]
    locale: str
    _entries: tuple[_Entry, ...] = ()
    _readable: dict[tuple[str, bool], Readable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._entries = tuple(entry for chapter in self.chapters for entry in _entries(chapter))

    def find(self, query: Query) -> tuple[Hit, ...]:
        """What has all the words, the best place first, at most `MOST_HITS`."""
        if not query.terms:
            return ()
        ranked = [
            (found, number, entry)
            for number, entry in enumerate(self._entries)
            if (found := self._judge(entry, query)) is not None
        ]
        ranked.sort(key=lambda one: one[:2])
        return tuple(self._hit(entry, query, is_literal=not found[2]) for found, _number, entry in ranked[:MOST_HITS])

    def marks(self, text: str, query: Query, *, in_title: bool = False) -> tuple[Span, ...]:
        """Where in `text` words of the query stand, in order, none over another."""
        ready = self._ready(text, query)
        spans = sorted(
            span
            for term in query.terms
            for phrase in term
            if all(ready.has(word, in_title=in_title) for word in phrase)
            for word in phrase
            for span in ready.find(word, in_title=in_title)
        )
        joined: list[Span] = []
        for start, end in spans:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(joined)

    def _judge(self, entry: _Entry, query: Query) -> tuple[int, int, bool] | None:
        """How far the worst term stands from the best place, the sum of all, and whether other words had to do;
        None where a term is missing, or all stand in the titles around it."""
        distances, is_own, is_other = list[int](), False, False
        for term in query.terms:
            found = [
                (2 * rank + (_OTHER_WORDS if number else 0), number, rank)
                for number, phrase in enumerate(term)
                if (rank := self._rank(entry, phrase, query)) is not None
            ]
            if not found:
                return None
            distance, number, rank = min(found)
            distances.append(distance)
            is_own |= rank >= entry.own[0][0]
            is_other |= number > 0
        return (max(distances), sum(distances), is_other) if is_own else None

    def _rank(self, entry: _Entry, phrase: Phrase, query: Query) -> Rank | None:
        """The best place of each word of a phrase in the entry itself, else in the titles around it, and the worst
        of these; None where a word is missing."""
        worst = Rank.CHAPTER
        for word in phrase:
            places = (
                rank
                for rank, text in entry.texts()
                if self._ready(text, query).has(word, in_title=rank <= Rank.PASSAGE)
            )
            best = next(places, None)
            if best is None:
                return None
            worst = max(worst, best)
        return worst

    def _hit(self, entry: _Entry, query: Query, *, is_literal: bool) -> Hit:
        """The text of the entry in which most of the words stand; its first one where they stand in no sentence."""
        sentences = [(rank, text) for rank, text in entry.own if rank is not Rank.ID]
        marked = [(text, self.marks(text, query, in_title=rank <= Rank.PASSAGE)) for rank, text in sentences]
        text, marks = max(marked, key=lambda one: len(one[1]), default=(entry.own[0][1], ()))
        return Hit(
            place=entry.place, locale=self.locale, text=text, marks=marks, within=entry.within, is_literal=is_literal
        )

    def _ready(self, text: str, query: Query) -> Readable:
        reads = self.locale == "zh_CN" and query.wants_pinyin
        if (text, reads) not in self._readable:
            self._readable[text, reads] = readable(text, read=pinyin_of if reads else None)
        return self._readable[text, reads]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search has brought."""

    text: str
    """What was typed."""
    query: Query
    hits: tuple[Hit, ...]


class Finder:
    """Searches the screen's language first, and the other one where the very words are not found there."""

    def __init__(self, chapters_in: Callable[[str], tuple[Chapter, ...]]) -> None:
        """`chapters_in` gives the chapters of a language; it is asked when they are first wanted."""
        self._chapters_in = chapters_in
        self._indexes: dict[str, Index] = {}

    def index(self, locale: str) -> Index:
        """The index of one language. May read files: call it off the GUI thread."""
        if locale not in self._indexes:
            self._indexes[locale] = Index(self._chapters_in(locale), locale)
        return self._indexes[locale]

    def forget(self) -> None:
        """Look into the guides anew from now on."""
        self._indexes.clear()

    def find(self, text: str, locale: str) -> Found:
        """What has all the words of `text`. Call it off the GUI thread: the first pinyin loads its readings."""
        query = Query.of(text)
        for tried in (query, query.split()):
            hits = self.index(locale).find(tried)
            if not any(hit.is_literal for hit in hits):
                others = (other for other in LANGUAGES if other != locale)
                hits += tuple(hit for other in others for hit in self.index(other).find(tried) if hit.is_literal)
            if hits:
                return Found(text=text, query=tried, hits=hits)
        return Found(text=text, query=query, hits=())


def _entries(chapter: Chapter) -> Iterator[_Entry]:
    yield _Entry(Place(chapter.id), ((Rank.CHAPTER, chapter.title),))
    for passage in chapter.passages:
        yield _Entry(Place(chapter.id, passage.id), ((Rank.PASSAGE, passage.title),), (chapter.title,))
        for rule in passage.rules:
            yield _of_rule(chapter, passage, rule)


def _of_rule(chapter: Chapter, passage: Passage, rule: RuleText) -> _Entry:
    texts = [(Rank.SAY, remark.text) for remark in rule.say]
    texts += [(Rank.DEED, remark.text) for remark in (*rule.do, *rule.avoid)]
    conditions = dict.fromkeys((rule.when, *(remark.when for remark in rule.remarks())))
    texts += [(Rank.WHY, text) for text in (rule.why, *conditions) if text]
    texts.append((Rank.ID, rule.rule))
    return _Entry(Place(chapter.id, passage.id, rule.rule), tuple(texts), (chapter.title, passage.title))
