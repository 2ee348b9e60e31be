"""What several papers share: the head with band, name, number and code; the foot; labelled values in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import Form
from receptiondesk.paper.lettering.setter import set_line, shorten, width, wrap
from receptiondesk.paper.lettering.style import Style
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.pen import GAP, Pen
from receptiondesk.paper.values import House, Paper, PaperLanguage
from receptiondesk.paper.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """For which paper and in which words a slip is laid out."""

    paper: Paper
    words: Words
    house: House

    @classmethod
    def of(cls, paper: Paper, language: PaperLanguage, house: House) -> "Setting":
        """The setting for a paper of a house."""
        return cls(paper=paper, words=Words(language=language, house=house), house=house)


SlipMaker = Callable[[Task[Any], Setting], tuple[Cell, ...]]
"""What a kind gives: the record in, laid-out cells of paper out."""

BAND = 7.5
BAND_MARGIN = 20.0
"""From the end of the top band to the end of the measure: the code stands there."""


def dated_band(pen: Pen, words: Words, when: When, *, is_urgent: bool) -> None:
    """The top band: a thick rule with the day and time, or the black band that says it is urgent."""
    form = pen.form
    end = form.right - BAND_MARGIN
    baseline = form.top + 4.95
    if not is_urgent:
        pen.rule(form.top + 0.2, end=end, weight=form.top_rule)
        pen.text(form.left, baseline, words.moment(when, has_weekday=True), form.strong)
        return
    pen.band(form.left, form.top, end - form.left, BAND)
    after = urgent_words(pen, words, form.left + 2.5, baseline + 0.2, form.strong)
    # The weekday goes before the band overflows.
    for moment in (words.moment(when, has_weekday=True), words.moment(when), words.day(when)):
        if width(moment, form.body) <= end - 2.5 - after - 3:
            pen.text_right(end - 2.5, baseline + 0.2, moment, form.body, is_white=True)
            return


def urgent_words(pen: Pen, words: Words, x: float, baseline: float, style: Style) -> float:
    """White triangle and word on black; returns where they end."""
    height = style.size * 0.43
    x += pen.triangle(x, baseline + height * 0.14, height, is_white=True) + 1.5
    chinese, english = words.pair(say.URGENT)
    x += pen.text(x, baseline, chinese, Style(style.size, style.weight, 0.5), is_white=True)
    if english:
        x += GAP + pen.text(x + GAP, baseline, english, Style(style.size, style.weight, 0.5), is_white=True)
    return x


def code_and_number(pen: Pen, number: str, top: float | None = None) -> float:
    """The code at the top right, the number in letters below it; returns where the number begins."""
    form = pen.form
    y = form.top if top is None else top
    pen.qr(form.right - form.code, y, number)
    return form.right - pen.text_right(form.right, y + 20.6, number, form.strong)


def name_at_top(
    pen: Pen, label: str, name: str, number: str, *, several: Style, suffix: str = "", most: int = 0
) -> float:
    """Label, the name in the largest type, code and number; returns the y of the rule below.

    A name too long for one line is set in the style `several` in as many lines as it needs (or at most `most`).
    """
    form = pen.form
    number_starts = code_and_number(pen, number)
    pen.label(form.left, form.top + 11.9, label)
    column = number_starts - 2 - form.left
    if set_line(name, form.title).width <= column:
        baseline = form.top + 20.6
        after = form.left + pen.text_within(form.left, baseline, name, form.title, column)
        if suffix and not set_line(name, form.title).reads_from_right:
            _suffix(pen, after + 2, baseline, suffix, number_starts - 2)
    else:
        column, pitch = form.right - BAND_MARGIN - form.left, several.size * 0.413
        lines = wrap(name, several, column, most)
        baseline = pen.lines(form.left, form.top + 12.7 + pitch, lines, pitch, column)
        # The number beside it keeps its place however few lines there are.
        baseline = max(baseline, form.top + 20.6)
    rule = baseline + 4.4
    pen.rule(rule)
    return rule


def _suffix(pen: Pen, x: float, y: float, suffix: str, end: float) -> None:
    if x + width(suffix, pen.form.body) <= end:
        pen.text(x, y, suffix, pen.form.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A label with the value below it."""

    label: str
    text: str
    style: Style
    x: float
    column: float
    most: int = 0
    """Lines that the value may have; 0: as many as it needs."""


def row(pen: Pen, top: float, values: Sequence[Value], *, spare: float = 0.0) -> float:
    """A row of labelled values below a rule; returns the y of the next rule, which is drawn."""
    form = pen.form
    bottom = top + row_height(form, values, spare=spare)
    for value in values:
        pen.text_within(value.x, top + 3.75 + spare / 3, value.label, form.label, value.column)
        lines = wrap(value.text, value.style, value.column, value.most)
        pen.lines(value.x, top + value_offset(form) + spare / 3, lines, form.line, value.column)
    pen.rule(bottom)
    return bottom


def value_offset(form: Form) -> float:
    """From a rule to the baseline of the value below it."""
    return 3.1 + form.line


def row_height(form: Form, values: Sequence[Value], *, spare: float = 0.0) -> float:
    """How high a row of values is."""
    most = max(len(wrap(value.text, value.style, value.column, value.most)) for value in values)
    return value_offset(form) + 2.5 + (most - 1) * form.line + spare


def foot(
    pen: Pen,
    y: float,
    task: Task[Any],
    setting: Setting,
    *,
    label: str,
    right: str = "",
    is_small: bool = False,
) -> None:
    """The line below the last rule: who and where on the left, the house or what continues on the right."""
    form = pen.form
    body = form.label if is_small else form.body
    style = form.mark if right else form.label
    text = right or setting.house.company
    line = shorten(text, style, form.measure * 0.45)
    start = form.right - line.width
    pen.labelled(form.left, y, label, setting.words.taken_by(task), body, start - 2.5)
    pen.put(start, y, line)


def two_sizes(pen: Pen, x: float, y: float, pair: tuple[str, str], style: Style) -> float:
    """Chinese at the given size and English after it at label size; returns where they end."""
    first, second = pair
    x += pen.text(x, y, first, style)
    if second:
        x += GAP * 0.8
        x += pen.text(x, y, second, pen.form.label)
    return x


def two_sizes_width(pen: Pen, pair: tuple[str, str], style: Style) -> float:
    """The width of what `two_sizes` draws."""
    first, second = pair
    return width(first, style) + (GAP * 0.8 + width(second, pen.form.label) if second else 0.0)
