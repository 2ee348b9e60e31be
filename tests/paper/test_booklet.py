"""The booklet of the house: what was chosen, all of it, in good pages."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from receptiondesk.desk import Desk
from receptiondesk.domain.chapters import Chapter, Passage, Remark, RuleText, Shelf
from receptiondesk.i18n import LANGUAGES
from receptiondesk.paper import House, PaperLanguage
from receptiondesk.paper.booklet import draw_booklet
from receptiondesk.paper.booklet_pages import FOOT, chapter_pages
from receptiondesk.paper.marks import Text, transcript
from receptiondesk.paper.words import Words
from tests.paper.papers import flat, outside, pages, sizes

HOUSE = House(company="Riverside Gardens")
DAY = date(2026, 11, 20)
EnglishDesk = Callable[[], Desk]


def booklet(*chapters: Chapter, locale: str = "en") -> bytes:
    return draw_booklet(chapters, language=PaperLanguage(locale), house=HOUSE, on=DAY)


def together(text: str) -> str:
    return "".join(text.split())


def a_rule(name: str, **parts: object) -> RuleText:
    said = {"when": "", "say": (Remark(text=f"Words of {name}."),), "do": (), "avoid": (), "why": "", **parts}
    return RuleText(rule=name, **said)  # type: ignore[arg-type]  # the parts are those of a rule


def a_chapter(*passages: Passage, title: str = "Cards") -> Chapter:
    return Chapter(id="card", title=title, shelf=Shelf.MANNERS, locale="en", passages=passages)


def a_passage(*rules: RuleText, title: str = "Give your card", step: int = 1) -> Passage:
    return Passage(id=title, title=title, step=step, rules=rules)


def english() -> Words:
    return Words(language=PaperLanguage.EN, house=HOUSE)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_word_of_every_chosen_rule_stands_in_it(desk: Desk, locale: str) -> None:
    chapters = desk.library.chapters(locale)
    read = flat(booklet(*chapters, locale=locale))
    for chapter in chapters:
        assert together(chapter.title) in read
        for rule in chapter.rules():
            assert rule.rule in read
            for text in (rule.when, rule.why, *(part for r in rule.remarks() for part in (r.when, r.text))):
                assert together(text) in read, (chapter.id, rule.rule)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_what_was_not_chosen_does_not(desk: Desk, locale: str) -> None:
    chapters = desk.library.chapters(locale)
    chosen = [chapter for chapter in chapters if chapter.id in ("card", "visit")]
    ids = {rule.rule for chapter in chosen for rule in chapter.rules()}
    others = {rule.rule for chapter in chapters for rule in chapter.rules()} - ids
    # As whole ids: “phone.message” is the beginning of another one.
    printed = set(re.findall(r"[a-z][a-z-]*(?:\.[a-z0-9-]+)+", "\n".join(pages(booklet(*chosen, locale=locale)))))
    assert ids <= printed
    assert others
    assert not others & printed


def test_the_companys_own_words_and_name_stand_in_it(desk: Desk) -> None:
    own = desk.home.etiquette / "en"
    own.mkdir(parents=True)
    words = (
        '[[moment]]\nid = "present"\n[[moment.prompt]]\nrule = "card.present"\nsay = ["Have my <b>card</b> & &lt;"]\n'
    )
    (own / "card.toml").write_text(words, encoding="utf-8")
    desk.coach.forget()
    read = flat(booklet(*(chapter for chapter in desk.library.chapters("en") if chapter.id == "card")))
    assert "Havemy<b>card</b>&&lt;" in read
    assert "RiversideGardens" in read


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_contents_name_the_page_on_which_each_moment_begins(desk: Desk, locale: str) -> None:
    chapters = desk.library.chapters(locale)[:4]
    document = pypdfium2.PdfDocument(booklet(*chapters, locale=locale))
    texts = [together(page.get_textpage().get_text_range()) for page in document]
    contents = texts[1]
    for chapter in chapters:
        for passage in chapter.passages:
            named = {int(n) for n in re.findall(re.escape(together(passage.title)) + r"(\d+)", contents)}
            assert any(together(passage.title) in texts[number - 1] for number in named), passage.title
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [title for title, _page in marks[2:]] == [chapter.title for chapter in chapters]
    for title, page in marks[2:]:
        assert together(title) in texts[page][:60]


def test_every_page_but_the_cover_has_its_number_and_the_houses_name(desk: Desk) -> None:
    texts = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(booklet(*desk.library.chapters("en")))
    ]
    for number, text in enumerate(texts[1:], start=2):
        assert text.split()[-1] == str(number)
        assert "Riverside Gardens · How we receive people" in text
    assert "1" not in texts[0].split()
    assert "As of 20 Nov 2026" in texts[0]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_nothing_stands_beside_the_sheet_or_in_its_foot(desk: Desk, locale: str) -> None:
    assert outside(booklet(*desk.library.chapters(locale), locale=locale)) == []
    words = Words(language=PaperLanguage(locale), house=HOUSE)
    for chapter in desk.library.chapters(locale):
        for page in chapter_pages(chapter, "", words)[0]:
            assert max(placed.y + placed.cell.height for placed in page) <= FOOT + 0.01


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_two_lines_lie_over_each_other(desk: Desk, locale: str) -> None:
    words = Words(language=PaperLanguage(locale), house=HOUSE)
    for chapter in desk.library.chapters(locale):
        for page in chapter_pages(chapter, "", words)[0]:
            lines = sorted(
                (placed.y + mark.y, mark.line.text)
                for placed in page
                for mark in placed.cell.marks
                if isinstance(mark, Text) and mark.x > 60 and mark.line.width < 130 and len(mark.line.text) > 1
            )
            for (upper, text), (lower, other) in pairwise(lines):
                # A rule's id shares its line with the reason.
                assert lower == upper or lower - upper > 2.9, (chapter.id, text, other)


def test_a_long_moment_goes_on_on_the_next_page_under_its_name() -> None:
    rules = [a_rule(f"own.rule{number}", why="Because of this. " * 12) for number in range(30)]
    columns, begins = chapter_pages(a_chapter(a_passage(*rules)), "Good manners", english())
    assert len(columns) > 2
    assert begins == {"Give your card": 0}
    for number, column in enumerate(columns):
        told = "".join(transcript(placed.cell) for placed in column)
        assert "Give your card" in told
        assert ("continued" in told) == (number > 0)


def test_a_rule_is_not_parted_and_a_name_not_left_alone() -> None:
    rules = [a_rule(f"own.rule{number}", why="Because of this. " * 20) for number in range(40)]
    passages = [a_passage(rule, title=f"Moment {number}") for number, rule in enumerate(rules)]
    columns, begins = chapter_pages(a_chapter(*passages), "Good manners", english())
    for number, rule in enumerate(rules):
        told = "".join(transcript(placed.cell) for placed in columns[begins[f"Moment {number}"]])
        assert f"Moment {number}\n" in told
        assert rule.rule in told
        assert f"Words of {rule.rule}." in told


def test_a_rule_that_is_longer_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    pdf = booklet(a_chapter(a_passage(a_rule("own.long", why=words), a_rule("own.next"))))
    assert together(words) in re.sub(r"RiversideGardens·Howwereceivepeople\d+", "", flat(pdf))
    assert outside(pdf) == []
    columns, _begins = chapter_pages(a_chapter(a_passage(a_rule("own.long", why=words))), "", english())
    assert "Words of own.long" in "".join(transcript(placed.cell) for placed in columns[0])


STRANGE = "aZ -/，。（中\n\t\u200f\u202e\u2067\u200d\u2028\u00ad👩🏽é\u0301กำเัعلاב)]12·…“\x07𠮷\U0010ffff한क्ष<&%"


@given(some.text(STRANGE, max_size=200), some.text(STRANGE, min_size=1, max_size=60))
@settings(max_examples=25)
def test_whatever_a_company_has_written_stays_on_the_sheet(text: str, title: str) -> None:
    rule = a_rule("own.rule", when=title, say=(Remark(text=text, when=title),), do=(Remark(text=text),), why=text)
    pdf = booklet(a_chapter(a_passage(rule, title=title), title=title))
    assert outside(pdf) == []


def test_the_same_chapters_give_the_same_bytes(desk: Desk) -> None:
    chapters = desk.library.chapters("zh_CN")
    assert booklet(*chapters, locale="zh_CN") == booklet(*chapters, locale="zh_CN")


def test_the_pages_are_a4_and_a_booklet_has_a_chapter() -> None:
    assert set(sizes(booklet(a_chapter(a_passage(a_rule("a.b")))))) == {(210, 297)}
    with pytest.raises(ValueError, match="chapter"):
        booklet()
