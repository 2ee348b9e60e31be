"""The library: every guide of the house, the company's own words in it, made ready to be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import is_

from receptiondesk.domain import when as clock
from receptiondesk.domain.chapters import Chapter, Passage, Remark, RuleText, Shelf
from receptiondesk.domain.condition_words import when_text
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.etiquette import Guide, Line, Moment, Prompt, placeholders_of
from receptiondesk.i18n import N_, catalogue, nearest
from receptiondesk.services.coach import TOPICS, Coach
from receptiondesk.services.example_words import example_words, reading_time
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import situation_at, words_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: a chapter, one of its moments, one of its rules; "" for the whole of it."""

    chapter: str
    passage: str = ""
    rule: str = ""


class Library:
    """Makes chapters of the coach's guides: each kind, each topic, each topic of the company's own."""

    def __init__(self, *, coach: Coach, kinds: Mapping[str, AnyKind], settings: Callable[[], Settings]) -> None:
        self._coach, self._kinds, self._settings = coach, kinds, settings
        self._made: dict[str, _Made] = {}

    def chapters(self, locale: str) -> tuple[Chapter, ...]:
        """Every guide that has words, in the order of the library; the very same ones while nothing has changed.
        Reads files: call it off the GUI thread."""
        locale = nearest(locale)
        house = situation_at(self._settings(), reading_time(clock.now()))
        words = {**example_words(house.now, locale), **words_of(house, locale)}
        guides = tuple(self._coach.guide(kind, locale) for kind in (*self._kinds, *self._coach.topics(locale)))
        made = self._made.get(locale)
        if made is None or not made.is_of(guides, words):
            chapters = (self._chapter(guide, locale, words) for guide in guides)
            made = _Made(guides, words, tuple(chapter for chapter in chapters if chapter.passages))
            self._made[locale] = made
        return made.chapters

    def booklet(self, chapters: Sequence[str], locale: str) -> bytes:
        """The chapters of those ids as an A4 PDF, in the order of the library. Takes a second; raises `DeskError`
        where none is chosen."""
        from receptiondesk.paper.booklet import draw_booklet  # ReportLab: loaded with the first booklet
        from receptiondesk.paper.values import House, PaperLanguage

        chosen = [chapter for chapter in self.chapters(locale) if chapter.id in chapters]
        if not chosen:
            raise DeskError("nothing_chosen", N_("No topic is chosen for the booklet."))
        settings = self._settings()
        house = House(company=settings.company, region=settings.region)
        return draw_booklet(chosen, language=PaperLanguage(nearest(locale)), house=house, on=clock.now().date())

    def _chapter(self, guide: Guide, locale: str, words: Mapping[str, str]) -> Chapter:
        kind = self._kinds.get(guide.kind)
        if kind is not None:
            return _chapter(guide, catalogue(locale).gettext(kind.label), Shelf.TASKS, locale, words)
        shelf = Shelf.MANNERS if guide.kind in TOPICS else Shelf.OWN
        return _chapter(guide, guide.title or guide.kind, shelf, locale, words)


@dataclass(frozen=True, slots=True)
class _Made:
    """Chapters, and what they were made of."""

    guides: tuple[Guide, ...]
    words: Mapping[str, str]
    chapters: tuple[Chapter, ...]

    def is_of(self, guides: tuple[Guide, ...], words: Mapping[str, str]) -> bool:
        """Whether they still say what these guides and words say."""
        same = len(guides) == len(self.guides) and all(map(is_, guides, self.guides))
        return same and words == self.words


def find_place(chapters: Sequence[Chapter], address: str) -> Place | None:
    """Where an address leads: a guide's id, ``guide/moment`` as the coach names it (a topic's moment is
    ``kind/topic.moment``), or a rule's id; None where it leads nowhere."""
    known = {chapter.id: chapter for chapter in chapters}
    guide, slash, moment = address.partition("/")
    if guide in known:
        return _moment_in(known, guide, moment) if slash else Place(guide)
    own = known.get(address.partition(".")[0])
    # A rule may stand in several guides: the topic that it is named after goes first.
    for chapter in (*([own] if own else []), *chapters):
        for passage in chapter.passages:
            if any(rule.rule == address for rule in passage.rules):
                return Place(chapter.id, passage.id, address)
    return None


def _moment_in(known: Mapping[str, Chapter], guide: str, moment: str) -> Place:
    if any(passage.id == moment for passage in known[guide].passages):
        return Place(guide, moment)
    topic, _dot, inner = moment.partition(".")
    return _moment_in(known, topic, inner) if topic in known and topic != guide else Place(guide)


def _chapter(guide: Guide, title: str, shelf: Shelf, locale: str, words: Mapping[str, str]) -> Chapter:
    passages = tuple(_passage(guide, moment, locale, words) for moment in guide.moments if moment.prompts)
    return Chapter(id=guide.kind, title=title, shelf=shelf, locale=locale, passages=passages)


def _passage(guide: Guide, moment: Moment, locale: str, words: Mapping[str, str]) -> Passage:
    course = guide.course(moment)
    return Passage(
        id=moment.id,
        title=moment.title,
        step=course.index(moment) + 1 if len(course) > 1 else 0,
        rules=tuple(_rule(prompt, locale, words) for prompt in moment.prompts),
    )


def _rule(prompt: Prompt, locale: str, words: Mapping[str, str]) -> RuleText:
    when = when_text(prompt.when, locale)
    return RuleText(
        rule=prompt.rule,
        when=when,
        say=_without(when, _spoken(prompt.say, locale, words)),
        do=_without(when, _deeds(prompt.do, locale, words)),
        avoid=_without(when, _deeds(prompt.avoid, locale, words)),
        why=prompt.why,
    )


def _without(when: str, remarks: Iterator[Remark]) -> tuple[Remark, ...]:
    """The remarks, without what the rule says of itself already, and none twice."""
    return tuple(dict.fromkeys(Remark(text=r.text, when="" if r.when == when else r.when) for r in remarks))


def _deeds(lines: Sequence[Line], locale: str, words: Mapping[str, str]) -> Iterator[Remark]:
    """What to do in its general wording, which names nobody."""
    for line in lines:
        if text := _filled(line.wordings[::-1], words):
            yield Remark(text=text, when=when_text(line.when, locale))


def _spoken(lines: Sequence[Line], locale: str, words: Mapping[str, str]) -> Iterator[Remark]:
    """What to say: the usual words, then the words for each special case, each as full as it can be."""
    usual = [text for line in lines if line.when is None if (text := _filled(line.wordings, words))]
    yield from (Remark(text=text) for text in usual[:1])
    if len(usual) > 1 and not _only_leaves_out(usual[-1], usual[0]):
        yield Remark(text=usual[-1])
    seen: set[str] = set()
    for line in lines:
        if line.when is None or line.when.text in seen:
            continue
        if text := _filled(line.wordings, words):
            seen.add(line.when.text)
            yield Remark(text=text, when=when_text(line.when, locale))


def _filled(wordings: Sequence[str], words: Mapping[str, str]) -> str:
    for wording in wordings:
        if placeholders_of(wording) <= words.keys():
            return wording.format_map(words)
    return ""


def _only_leaves_out(shorter: str, longer: str) -> bool:
    """Whether the one says nothing but what the other says too, with a name or a time less."""
    return _spelt_apart(shorter) <= _spelt_apart(longer)


def _spelt_apart(text: str) -> set[str]:
    """Latin words, and Chinese characters one by one."""
    spaced = "".join(f" {letter} " if letter >= "\u2e80" else letter for letter in text.casefold())
    return {word.strip(",.?!:;，。？！：；、") for word in spaced.split()}
