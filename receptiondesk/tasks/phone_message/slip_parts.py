"""What the message slip has on every paper: the caller, the number, the boxes, the line to sign."""

from dataclasses import replace

from receptiondesk.paper import words as say
from receptiondesk.paper.forms import Form
from receptiondesk.paper.lettering.setter import ELLIPSIS, width, wrap
from receptiondesk.paper.lettering.style import Style
from receptiondesk.paper.parts import Value, two_sizes
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.words import Words
from receptiondesk.tasks.phone_message.record import WISHES, PhoneMessage

WISH_ORDER = (
    "please_call",
    "will_call_again",
    "telephoned",
    "returned_your_call",
    "came_to_see_you",
    "wants_to_see_you",
)
"""Down the first column of the pad, then down the second."""


_SHORT = 24


def shortened(facts: PhoneMessage, words: Words) -> PhoneMessage:
    """The same message with the parts that no slip has room for cut, and said in full before the matter."""
    full: list[str] = []
    cut: dict[str, str] = {}
    for name, label in (
        ("caller", say.CALLER),
        ("organisation", say.ORGANISATION),
        ("best_time", say.BEST_TIME),
    ):
        text = getattr(facts, name)
        if len(text) > _SHORT:
            full.append(f"{words.say(label)}: {text}")
            cut[name] = f"{text[:_SHORT].rstrip()}{ELLIPSIS}"
    return replace(facts, matter="\n".join(filter(None, (*full, facts.matter))), **cut)  # type: ignore[arg-type]


def lines_to_write_on(top: float, bottom: float) -> list[float]:
    """Where dotted lines for the pen stand when nothing was said."""
    count = int((bottom - top) / 10) + 1
    return [bottom - 1.4 - 10 * number for number in reversed(range(count))]


def caller(facts: PhoneMessage, words: Words) -> str:
    """The caller's name with its title."""
    return words.person(facts.caller, facts.title)


def caller_values(facts: PhoneMessage, words: Words, form: Form) -> list[Value]:
    """Caller and organisation beside each other; the caller alone takes the whole width."""
    name = caller(facts, words)
    style = form.strong if name else form.body
    wide = form.second - form.left - 2.5 if facts.organisation else form.measure
    values = [
        Value(
            label=words.say(say.CALLER),
            text=name or words.say(say.NAME_NOT_GIVEN),
            style=style,
            x=form.left,
            column=wide,
        )
    ]
    if facts.organisation:
        column = form.right - form.second
        values.append(
            Value(
                label=words.say(say.ORGANISATION),
                text=facts.organisation,
                style=form.body,
                x=form.second,
                column=column,
            )
        )
    return values


def callback_number(pen: Pen, x: float, baseline: float, facts: PhoneMessage, words: Words) -> tuple[float, float]:
    """The number in groups, large, its extension after it or below; returns where it ends and its baseline."""
    form = pen.form
    number, extension = words.phone(facts.callback_number)
    lines = wrap(number, form.number, form.right - x)
    baseline = pen.lines(x, baseline, lines, form.number.size * 0.42, form.right - x)
    end = x + lines[-1].width
    if extension:
        word = Style(form.body.size * 1.05, form.body.weight)
        label = words.say(say.EXTENSION)
        needed = 2 + width(label, word) + 1.6 + width(extension, form.number)
        if end + needed > form.right:
            end, baseline = x - 2, baseline + form.number.size * 0.42
        end += 2 + pen.text(end + 2, baseline, label, word)
        end += 1.6 + pen.text(end + 1.6, baseline, extension, form.number)
    return end, baseline


def read_back(pen: Pen, right: float, baseline: float, words: Words, *, is_ticked: bool) -> None:
    """Whether the number was repeated to the caller, at the right of the label's line."""
    side = pen.form.tick_box * 0.72
    start = right - pen.text_right(right, baseline, words.say(say.READ_BACK), pen.form.label) - 1 - side
    pen.tick_box(start, baseline + 0.15, is_ticked=is_ticked, side=side)


def wish_box(pen: Pen, x: float, baseline: float, wish: str, facts: PhoneMessage, words: Words) -> None:
    """A box with the wish beside it, ticked and in bold where the caller has it."""
    is_ticked = wish in facts.wishes
    label = next(option.label for option in WISHES if option.code == wish)
    pen.tick_box(x, baseline, is_ticked=is_ticked)
    style = pen.form.strong if is_ticked else pen.form.body
    two_sizes(pen, x + pen.form.tick_box + 1.5, baseline, words.pair(label), style)


def signed_for(pen: Pen, baseline: float, words: Words) -> None:
    """Two lines for the pen: to whom the slip was given, and when."""
    form = pen.form
    at = words.say(say.AT)
    time_line = form.right - 20
    at_starts = time_line - 1.2 - width(at, form.label)
    start = form.left + pen.label(form.left, baseline, words.say(say.DELIVERED_TO)) + 1.3
    pen.rule(baseline + 0.3, x=start, end=at_starts - 1.2)
    pen.label(at_starts, baseline, at)
    pen.rule(baseline + 0.3, x=time_line)
