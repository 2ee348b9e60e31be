"""The message slip on the 80 mm roll: one column, as long as it must be."""

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import ROLL, ROLL_TAIL
from receptiondesk.paper.lettering.lines import Line
from receptiondesk.paper.lettering.setter import shorten, wrap
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import Setting, two_sizes_width
from receptiondesk.paper.pen import GAP, Pen
from receptiondesk.paper.roll import roll_band, roll_foot, roll_name, roll_value
from receptiondesk.tasks.phone_message import slip_parts as parts
from receptiondesk.tasks.phone_message.record import WISHES, PhoneMessage

_LONGEST_STRIP = 600
"""Lines of matter on one strip, some three metres: a PDF page cannot be longer than five."""


def roll_slip(task: Task[PhoneMessage], setting: Setting) -> tuple[Cell, ...]:
    """The whole message in one strip, the stub after the dotted line; a further strip only for a monstrous matter."""
    lines = wrap(task.facts.matter, ROLL.body, ROLL.measure) if task.facts.matter else ()
    first = _Roll(task, setting, lines[:_LONGEST_STRIP]).cell()
    rest = (lines[start : start + _LONGEST_STRIP] for start in range(_LONGEST_STRIP, len(lines), _LONGEST_STRIP))
    return (first, *(_Roll(task, setting, more).continuation() for more in rest))


class _Roll:
    """Draws downwards; `y` is the last rule or line drawn."""

    def __init__(self, task: Task[PhoneMessage], setting: Setting, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.task, self.facts, self.words = task, task.facts, setting.words
        self.pen = Pen(ROLL)
        self.when = task.facts.taken_at or task.opened_at

    def cell(self) -> Cell:
        """The strip; its height is what the drawing came to, rounded up to whole millimetres."""
        words, facts = self.words, self.facts
        y = roll_band(self.pen, words, self.when, is_urgent=facts.urgent)
        y = roll_name(self.pen, y, words.say(say.PHONE_MESSAGE_FOR), facts.recipient)
        name = parts.caller(facts, words)
        y = roll_value(self.pen, y, words.say(say.CALLER), name or words.say(say.NAME_NOT_GIVEN), is_strong=bool(name))
        if facts.organisation:
            y = roll_value(self.pen, y, words.say(say.ORGANISATION), facts.organisation)
        y = self._matter(self._wishes(self._number(y)))
        y = self._stub(self._foot(y))
        return self.pen.cell(float(-int(-(y + ROLL_TAIL))))

    def continuation(self) -> Cell:
        """A strip with nothing but more of the matter, and whose it is."""
        words, pen = self.words, self.pen
        y = roll_band(pen, words, self.when, is_urgent=self.facts.urgent)
        y = roll_name(pen, y, f"{words.say(say.PHONE_MESSAGE_FOR)} · {words.say(say.CONTINUED)}", self.facts.recipient)
        y = pen.lines(ROLL.left, y + ROLL.line, self.lines, ROLL.line, ROLL.measure) + 2.9
        pen.rule(y)
        y = roll_foot(pen, y, self.task.number, words.say(say.TAKEN_BY), words.taken_by(self.task))
        return pen.cell(float(-int(-(y + ROLL_TAIL))))

    def _number(self, top: float) -> float:
        pen, form, words = self.pen, ROLL, self.words
        pen.label(form.left, top + 3.9, words.say(say.CALLBACK_NUMBER))
        y = top + 10.6
        if self.facts.callback_number:
            parts.read_back(pen, form.right, top + 3.9, words, is_ticked=self.facts.read_back)
            _, y = parts.callback_number(pen, form.left, y, self.facts, words)
        else:
            y = top + 9
            pen.text(form.left, y, words.say(say.NO_NUMBER_GIVEN), form.body)
        if self.facts.best_time:
            y += 6.7
            start = form.left + pen.label(form.left, y, words.say(say.BEST_TIME)) + GAP
            lines = wrap(self.facts.best_time, form.strong, form.right - start)
            y = pen.lines(start, y, lines, form.line, form.right - start)
        pen.rule(y + 3.4)
        return y + 3.4

    def _wishes(self, top: float) -> float:
        """Two columns only if every word fits in bold, else one."""
        form = ROLL
        column = form.measure / 2 - form.tick_box - 1.5 - 1.5
        labels = {option.code: option.label for option in WISHES}
        words = [self.words.pair(labels[wish]) for wish in parts.WISH_ORDER]
        fits = all(two_sizes_width(self.pen, word, form.strong) <= column for word in words)
        rows = 3 if fits else 6
        for number, wish in enumerate(parts.WISH_ORDER):
            x = form.left if number < rows else form.second
            parts.wish_box(self.pen, x, top + 6.1 + number % rows * form.line, wish, self.facts, self.words)
        bottom = top + 6.1 + (rows - 1) * form.line + 2.9
        self.pen.rule(bottom)
        return bottom

    def _matter(self, top: float) -> float:
        pen, form = self.pen, ROLL
        pen.label(form.left, top + 3.9, self.words.say(say.MATTER))
        if self.lines:
            y = pen.lines(form.left, top + 9, self.lines, form.line, form.measure)
        else:
            for number in range(3):
                pen.dots(form.left, top + 14 + 10 * number, form.right, top + 14 + 10 * number, 0.9, 2.8)
            y = top + 34
        pen.rule(y + 2.9)
        return y + 2.9

    def _foot(self, top: float) -> float:
        words = self.words
        bottom = roll_foot(self.pen, top, self.task.number, words.say(say.TAKEN_BY), words.taken_by(self.task)) + 4
        self.pen.dots(0, bottom, ROLL.width, bottom)
        return bottom

    def _stub(self, top: float) -> float:
        pen, form, words = self.pen, ROLL, self.words
        pen.qr(form.right - form.code, top + 3, self.task.number)
        column = form.measure - form.code - 3
        end = form.left + pen.text(form.left, top + 7.9, self.task.number, form.number)
        if self.facts.urgent:
            pen.triangle(end + 2.8, top + 7.9, 5)
        pen.put(form.left, top + 13.8, shorten(words.moment(self.when), form.body, column))
        name = parts.caller(self.facts, words) or words.say(say.NAME_NOT_GIVEN)
        end = form.left + column
        pen.labelled(form.left, top + 19.8, words.say(say.FOR), self.facts.recipient, form.strong, end)
        pen.labelled(form.left, top + 25.1, words.say(say.CALLER), name, form.body, end)
        parts.signed_for(pen, top + 37.3, words)
        return top + 38
