"""What the strips of the 80 mm roll share: band, name, labelled values in one column."""

from receptiondesk.domain.when import When
from receptiondesk.paper.lettering.setter import set_line, shorten
from receptiondesk.paper.parts import two_sizes, urgent_words
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.words import Words


def roll_band(pen: Pen, words: Words, when: When, *, is_urgent: bool) -> float:
    """A thick rule or the urgent band, then day and time; returns the baseline reached."""
    form = pen.form
    if is_urgent:
        pen.band(form.left, form.top, form.measure, 9)
        urgent_words(pen, words, form.left + 2.5, form.top + 6.2, form.strong.sized(13))
        y = form.top + 14.4
    else:
        pen.rule(form.top + 0.3, weight=form.top_rule)
        y = form.top + 6.2
    pen.text(form.left, y, words.moment(when, has_weekday=True), form.strong)
    return y


def roll_name(pen: Pen, top: float, label: str, name: str) -> float:
    """The name in the largest type that fits on one line, else wrapped; returns the y of the rule below."""
    form = pen.form
    pen.label(form.left, top + 6.6, label)
    if set_line(name, form.title).width <= form.measure:
        y = top + 15.6
        pen.text_within(form.left, y, name, form.title, form.measure)
    else:
        y = pen.wrapped(form.left, top + 14, name, form.name, form.measure, 7.4)
    pen.rule(y + 4.7)
    return y + 4.7


def roll_value(pen: Pen, top: float, label: str, value: str, *, is_strong: bool = False) -> float:
    """A label with its value below, wrapped; returns the y of the rule below."""
    form = pen.form
    pen.put(form.left, top + 3.9, shorten(label, form.label, form.measure))
    style = form.strong if is_strong else form.body
    y = pen.wrapped(form.left, top + 8.9, value, style, form.measure, form.line)
    pen.rule(y + 3.0)
    return y + 3.0


def roll_title(pen: Pen, title: tuple[str, str], day: str) -> float:
    """A thick rule, what the paper is and the day; returns the baseline reached."""
    form = pen.form
    pen.rule(form.top + 0.3, weight=form.top_rule)
    y = form.top + 6.2
    two_sizes(pen, form.left, y, title, form.strong)
    pen.text_right(form.right, y, day, form.body)
    return y


def roll_foot(pen: Pen, top: float, number: str, label: str, who: str) -> float:
    """The number in letters and as a code, and who wrote it; returns the lowest millimetre used."""
    form = pen.form
    pen.qr(form.right - form.code, top + 3.3, number)
    column = form.measure - form.code - 3
    pen.text(form.left, top + 6.7, number, form.strong)
    pen.put(form.left, top + 12.7, shorten(label, form.label, column))
    y = pen.wrapped(form.left, top + 17.5, who, form.body, column, form.line)
    return max(y + 1, top + 3.3 + form.code)
