"""The booklet of the house: the chapters that were chosen, as A4 pages to be printed and bound.

Loaded when somebody wants one. The same chapters on the same day give the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from receptiondesk.domain.chapters import SHELVES, Chapter
from receptiondesk.i18n import N_
from receptiondesk.paper.booklet_pages import Flow, chapter_pages
from receptiondesk.paper.booklet_parts import SHEET, Strip, gap, legend
from receptiondesk.paper.lettering.setter import shorten, width, wrap
from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.press import Page, Placed, print_pages
from receptiondesk.paper.values import House, PaperLanguage
from receptiondesk.paper.words import Words

TITLE = N_("How we receive people")
_CONTENTS, _AS_OF = N_("Contents"), N_("As of {day}")
_COVER_NAME, _COVER_TITLE = Style(34, Weight.SEMIBOLD), Style(20)
_CHAPTER_ROW, _PASSAGE_ROW = 6.4, 4.8
_BETWEEN_COLUMNS = 10.0
_COLUMN = (SHEET.measure - _BETWEEN_COLUMNS) / 2
_FOOT_RULE, _FOOT_TEXT = 281.0, 286.0


@dataclass(frozen=True, slots=True)
class _Set:
    """A chapter with its pages."""

    chapter: Chapter
    pages: list[list[Placed]]
    begins: Mapping[str, int]


def draw_booklet(chapters: Sequence[Chapter], *, language: PaperLanguage, house: House, on: date) -> bytes:
    """The booklet as one PDF: cover, contents, a chapter from a new page each. `language` is that of the chapters;
    raises `ValueError` where there is none to print."""
    if not chapters:
        raise ValueError("a booklet needs a chapter")
    words = Words(language=language, house=house)
    chosen = [_Set(chapter, *chapter_pages(chapter, words.say(SHELVES[chapter.shelf]), words)) for chapter in chapters]
    first = 2 + len(_contents(chosen, 0, words))
    pages = [_page([Placed(_cover(words, house, on), 0.0, 0.0)], bookmark=words.say(TITLE))]
    for number, placed in enumerate(_contents(chosen, first, words), start=2):
        bookmark = words.say(_CONTENTS) if number == 2 else ""
        pages.append(_page([*placed, _foot(number, words, house)], bookmark=bookmark))
    for one in chosen:
        for number, placed in enumerate(one.pages):
            foot = _foot(len(pages) + 1, words, house)
            pages.append(_page([*placed, foot], bookmark="" if number else one.chapter.title))
    return print_pages(pages, title=words.say(TITLE), author=house.company)


def _page(placed: Sequence[Placed], *, bookmark: str) -> Page:
    return Page(SHEET.width, SHEET.height, tuple(placed), bookmark=bookmark)


def _cover(words: Words, house: House, on: date) -> Cell:
    """The house's name, what this is, and of which day."""
    strip = Strip()
    pen = strip.pen
    name = house.company or words.say(TITLE)
    lines = wrap(name, _COVER_NAME, SHEET.measure, 4)
    pen.rule(96.0, weight=2.4)
    last = pen.lines(SHEET.left, 114.0, lines, 15.0, SHEET.measure)
    if house.company:
        pen.wrapped(SHEET.left, last + 14.0, words.say(TITLE), _COVER_TITLE, SHEET.measure, 10.0)
    pen.text(SHEET.left, _FOOT_TEXT, words.say(_AS_OF, day=words.day(on)), SHEET.body)
    return strip.cut(SHEET.height)


def _foot(number: int, words: Words, house: House) -> Placed:
    """The house's name and the page's number."""
    strip = Strip()
    pen = strip.pen
    pen.rule(_FOOT_RULE)
    name = " · ".join(filter(None, (house.company, words.say(TITLE))))
    pen.put(SHEET.left, _FOOT_TEXT, shorten(name, SHEET.label, SHEET.measure * 0.8))
    pen.text_right(SHEET.right, _FOOT_TEXT, str(number), SHEET.strong)
    return Placed(strip.cut(SHEET.height), 0.0, 0.0)


def _contents(chosen: Sequence[_Set], first: int, words: Words) -> list[list[Placed]]:
    """The pages of the contents, in two columns; the chapters begin on page `first`."""
    head = _contents_head(words)
    flow, begins = Flow(low=2, low_top=SHEET.top + head.height), first
    for one in chosen:
        rows = [_row(one.chapter.title, begins, SHEET.strong, _CHAPTER_ROW, is_chapter=True)]
        for passage in one.chapter.passages:
            page = begins + one.begins[passage.id]
            rows.append(_row(passage.title, page, SHEET.body, _PASSAGE_ROW, is_chapter=False))
        # A chapter's name does not stand without its first moments.
        if not flow.fits(sum(row.height for row in rows[:3])):
            flow.turn()
        flow.put((*rows, gap(2.4)))
        begins += len(one.pages)
    pages = [[Placed(head, 0.0, SHEET.top)]]
    for number, column in enumerate(flow.pages):
        if number and number % 2 == 0:
            pages.append([])
        shift = number % 2 * (_COLUMN + _BETWEEN_COLUMNS)
        pages[-1] += [Placed(placed.cell, shift, placed.y) for placed in column]
    return pages


def _contents_head(words: Words) -> Cell:
    strip = Strip()
    strip.pen.text(SHEET.left, 13.5, words.say(_CONTENTS), SHEET.title)
    strip.pen.rule(19.5, weight=SHEET.top_rule)
    legend(strip.pen, 27.0, words)
    return strip.cut(34.0)


def _row(title: str, page: int, style: Style, height: float, *, is_chapter: bool) -> Cell:
    """A line of the contents: dots lead from the title to the page."""
    strip = Strip()
    pen, baseline = strip.pen, height - 1.4
    left, right = SHEET.left + (0.0 if is_chapter else 5.0), SHEET.left + _COLUMN
    number = str(page)
    end = right - width(number, style) - 2.0
    start = left + pen.text_within(left, baseline, title, style, end - left) + 2.0
    if not is_chapter and start < end:
        pen.dots(start, baseline - 0.4, end, baseline - 0.4, size=0.5, pitch=4.0)
    pen.text_right(right, baseline, number, style)
    return strip.cut(height)
