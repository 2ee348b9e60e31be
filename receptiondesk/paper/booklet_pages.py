"""Where strips go: down the page, a rule never parted without need, a heading never alone at the foot."""

from receptiondesk.domain.chapters import Chapter, Passage
from receptiondesk.paper.booklet_parts import (
    SHEET,
    TITLE_ABOVE,
    Strips,
    chapter_head,
    gap,
    heights,
    passage_title,
    rule_strips,
)
from receptiondesk.paper.press import Placed
from receptiondesk.paper.words import Words

FOOT = 270.0
"""Millimetres from the top to where the text ends."""
_BETWEEN_RULES, _AFTER_PASSAGE = 4.4, 5.0


class Flow:
    """Fills page after page, or column after column."""

    def __init__(self, *, low: int = 0, low_top: float = 0.0) -> None:
        """The first `low` pages begin at `low_top`, below something else."""
        self._low, self._low_top = low, low_top
        self.pages: list[list[Placed]] = [[]]
        self.y = self._top()

    @property
    def number(self) -> int:
        """The page that is being filled, from 0."""
        return len(self.pages) - 1

    def fits(self, height: float) -> bool:
        """Whether so many millimetres are left on the page."""
        return self.y + height <= FOOT

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = self._top()

    def _top(self) -> float:
        return self._low_top if self.number < self._low else SHEET.top

    def put(self, strips: Strips) -> None:
        """Put strips below each other; those that the page has no room for go on on the next."""
        for strip in strips:
            if not self.fits(strip.height) and self.pages[-1]:
                self.turn()
            if strip.marks:
                self.pages[-1].append(Placed(strip, 0.0, self.y))
            self.y += strip.height


def chapter_pages(chapter: Chapter, shelf: str, words: Words) -> tuple[list[list[Placed]], dict[str, int]]:
    """The pages of a chapter, and on which of them, from 0, each moment begins."""
    flow, begins = Flow(), dict[str, int]()
    flow.put(chapter_head(chapter.title, shelf, words))
    for passage in chapter.passages:
        begins[passage.id] = _set_passage(flow, passage, words, is_first=not begins)
    return flow.pages, begins


def _set_passage(flow: Flow, passage: Passage, words: Words, *, is_first: bool) -> int:
    """Set a moment, its title again on every page that one of its rules opens; gives the page where it begins."""
    begins = titled = -1
    lowest = 0.0
    for number, rule in enumerate(passage.rules):
        strips = rule_strips(rule, words)
        if number and flow.fits(_BETWEEN_RULES + heights(strips)):
            flow.put((gap(_BETWEEN_RULES), *strips))
            continue
        title = passage_title(passage, words, is_continued=number > 0, is_first=is_first and not number)
        # Below the chapter's own name a moment begins however long it is, or the name would stand alone.
        stays = is_first and not number
        if not stays and (number or not flow.fits(max(TITLE_ABOVE + heights(strips), title.height))):
            flow.turn()
        begins, titled = (flow.number if begins < 0 else begins), flow.number
        lowest = flow.y + title.height
        flow.pages[-1].append(Placed(title, 0.0, flow.y))
        flow.y += TITLE_ABOVE
        flow.put(strips)
    if flow.number == titled:
        flow.y = max(flow.y, lowest)
    flow.y += _AFTER_PASSAGE
    return begins
