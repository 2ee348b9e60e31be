"""What the booklet's pages are made of: strips as wide as the sheet, each as high as what stands on it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from receptiondesk.domain.chapters import Passage, Remark, RuleText
from receptiondesk.i18n import N_
from receptiondesk.paper.forms import Form
from receptiondesk.paper.lettering.lines import Line
from receptiondesk.paper.lettering.setter import set_line, wrap
from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.words import CONTINUED, Words

SHEET = Form(
    width=210,
    height=297,
    margin=24,
    top=24,
    label=Style(7.5, Weight.REGULAR, 0.05),
    body=Style(9.5),
    strong=Style(9.5, Weight.SEMIBOLD),
    number=Style(11.5, Weight.MEDIUM),
    name=Style(9.5, Weight.SEMIBOLD),
    title=Style(24, Weight.SEMIBOLD),
    mark=Style(7.5, Weight.SEMIBOLD),
    hairline=0.4,
    top_rule=1.2,
)
"""The upright A4 sheet. `number` is what is said aloud, `name` the moment beside it."""
TEXT_LEFT = 66.0
"""Millimetres from the sheet's left edge to the text; left of it stand the moments."""
_TITLE_INDENT, _TITLE_GAP = 6.0, 5.0
_MARK_ROOM = 5.4
_DO, _AVOID, _OR, _WHEN_THEN, _SPOKEN = N_("Do"), N_("Avoid"), N_("Or"), N_("{when}: {deed}"), N_("“{words}”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch:
    """Millimetres from line to line."""

    said: float
    body: float
    small: float
    title: float

    @classmethod
    def of(cls, words: Words) -> "Pitch":
        """Chinese needs a little more room between the lines."""
        if words.language.has_chinese:
            return cls(said=6.3, body=5.3, small=4.6, title=5.2)
        return cls(said=5.6, body=4.7, small=4.2, title=4.7)


Strips = tuple[Cell, ...]
"""What belongs together; it is parted only where it is higher than a whole page."""


class Strip:
    """A strip in the making."""

    def __init__(self) -> None:
        self.pen = Pen(SHEET)

    def cut(self, height: float) -> Cell:
        """The strip, done."""
        return self.pen.cell(height)


def gap(height: float) -> Cell:
    """Empty paper."""
    return Strip().cut(height)


def rule_strips(rule: RuleText, words: Words) -> Strips:
    """One rule: when it applies, what to say, to do and to avoid, why, and its id."""
    pitch = Pitch.of(words)
    return tuple(_rule_strips(rule, words, pitch))


def _rule_strips(rule: RuleText, words: Words, pitch: Pitch) -> Iterator[Cell]:
    if rule.when:
        yield from _lines(rule.when, SHEET.mark, pitch.small)
    for number, remark in enumerate(rule.say):
        yield from _said(remark, words, pitch, is_first=not number)
    if rule.say and (rule.do or rule.avoid):
        yield gap(1.2)
    for remarks, draw in ((rule.do, _tick), (rule.avoid, _cross)):
        for remark in remarks:
            yield from _deed(remark, words, pitch, draw)
    yield from _reason(rule, pitch)


def _said(remark: Remark, words: Words, pitch: Pitch, *, is_first: bool) -> Iterator[Cell]:
    if label := remark.when or ("" if is_first else words.say(_OR)):
        if not is_first:
            yield gap(1.0)
        yield from _lines(label, SHEET.label, pitch.small)
    style, step = (SHEET.number, pitch.said) if is_first else (SHEET.body, pitch.body)
    opening, closing = words.say(_SPOKEN, words="\n").split("\n")
    for number, line in enumerate(wrap(remark.text + closing, style, SHEET.right - TEXT_LEFT)):
        strip = Strip()
        _put(strip.pen, TEXT_LEFT, _baseline(style, step), line)
        if not number:
            quote = set_line(opening, style)
            strip.pen.put(TEXT_LEFT - quote.width - 0.3, _baseline(style, step), quote)
        yield strip.cut(step)


def _deed(remark: Remark, words: Words, pitch: Pitch, draw: Callable[[Pen, float, float], None]) -> Iterator[Cell]:
    text = words.say(_WHEN_THEN, when=remark.when, deed=remark.text) if remark.when else remark.text
    left = TEXT_LEFT + _MARK_ROOM
    for number, line in enumerate(wrap(text, SHEET.body, SHEET.right - left)):
        strip = Strip()
        baseline = _baseline(SHEET.body, pitch.body)
        if not number:
            draw(strip.pen, TEXT_LEFT, baseline)
        _put(strip.pen, left, baseline, line)
        yield strip.cut(pitch.body)


def _reason(rule: RuleText, pitch: Pitch) -> Iterator[Cell]:
    """Why, and the rule's id at the right end of the last line that has room for it."""
    sign = set_line(rule.rule, SHEET.label)
    lines = wrap(rule.why, SHEET.label.sized(8.5), SHEET.right - TEXT_LEFT) if rule.why else ()
    yield gap(0.8)
    for number, line in enumerate(lines):
        strip = Strip()
        baseline = _baseline(SHEET.label, pitch.small)
        _put(strip.pen, TEXT_LEFT, baseline, line)
        if number == len(lines) - 1 and line.width + sign.width + 6 <= SHEET.right - TEXT_LEFT:
            strip.pen.put(SHEET.right - sign.width, baseline, sign)
            sign = set_line("", SHEET.label)
        yield strip.cut(pitch.small)
    if sign.pieces:
        strip = Strip()
        strip.pen.put(SHEET.right - sign.width, _baseline(SHEET.label, pitch.small), sign)
        yield strip.cut(pitch.small)


def _lines(text: str, style: Style, step: float) -> Iterator[Cell]:
    for line in wrap(text, style, SHEET.right - TEXT_LEFT):
        strip = Strip()
        _put(strip.pen, TEXT_LEFT, _baseline(style, step), line)
        yield strip.cut(step)


def passage_title(passage: Passage, words: Words, *, is_continued: bool, is_first: bool) -> Cell:
    """The moment's name in the left column below a hairline; it is laid over the strips beside it. The first of a
    chapter needs no line: it stands below the chapter's own."""
    strip, pitch = Strip(), Pitch.of(words)
    pen = strip.pen
    if not is_first:
        pen.rule(0.0)
    baseline = _TITLE_GAP - 1.2 + _baseline(SHEET.name, pitch.said)
    if passage.step:
        pen.text(SHEET.left, baseline, str(passage.step), SHEET.name)
    column = TEXT_LEFT - 6 - SHEET.left - _TITLE_INDENT
    lines = wrap(passage.title, SHEET.name, column)
    last = pen.lines(SHEET.left + _TITLE_INDENT, baseline, lines, pitch.title, column)
    if is_continued:
        last += pitch.small
        pen.text_within(SHEET.left + _TITLE_INDENT, last, words.say(CONTINUED), SHEET.label, column)
    return strip.cut(last + 2)


TITLE_ABOVE = _TITLE_GAP - 1.2
"""From the hairline to the first strip beside the title."""


def chapter_head(title: str, shelf: str, words: Words) -> Strips:
    """The chapter's name over a thick rule."""
    strip = Strip()
    pen = strip.pen
    pen.label(SHEET.left, 3.0, shelf)
    pitch = 10.5
    lines = wrap(title, SHEET.title, SHEET.measure)
    last = pen.lines(SHEET.left, 13.5, lines, pitch, SHEET.measure)
    pen.rule(last + 6.0, weight=SHEET.top_rule)
    return (strip.cut(last + 8.0),)


def legend(pen: Pen, y: float, words: Words) -> None:
    """What the tick and the cross mean."""
    x = SHEET.left
    for draw, text in ((_tick, _DO), (_cross, _AVOID)):
        draw(pen, x, y)
        x += _MARK_ROOM
        x += pen.text(x, y, words.say(text), SHEET.body) + 8


def _tick(pen: Pen, x: float, baseline: float) -> None:
    steps = (("M", x + 0.2, baseline - 1.1), ("L", x + 1.1, baseline - 0.2), ("L", x + 2.9, baseline - 2.5))
    pen.path(steps, 0.9)


def _cross(pen: Pen, x: float, baseline: float) -> None:
    pen.path((("M", x + 0.4, baseline - 2.3), ("L", x + 2.5, baseline - 0.2)), 0.9)
    pen.path((("M", x + 2.5, baseline - 2.3), ("L", x + 0.4, baseline - 0.2)), 0.9)


def _put(pen: Pen, x: float, y: float, line: Line) -> None:
    """A line of the text; one that reads from the right stands at the right."""
    pen.put(SHEET.right - line.width if line.reads_from_right else x, y, line)


def _baseline(style: Style, step: float) -> float:
    """Where letters stand in a line of that height."""
    return step / 2 + style.size * 0.125


def heights(strips: Sequence[Cell]) -> float:
    """How high strips are together."""
    return sum(strip.height for strip in strips)
