"""The message slip: who it is for, who rang, what about, with a stub that the desk keeps."""

from dataclasses import dataclass

from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import DENSITIES, Form, slip_form, tightened
from receptiondesk.paper.lettering.lines import Line
from receptiondesk.paper.lettering.setter import shorten, width, wrap
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import (
    Setting,
    code_and_number,
    dated_band,
    foot,
    name_at_top,
    row,
)
from receptiondesk.paper.pen import GAP, Pen
from receptiondesk.paper.values import Paper
from receptiondesk.tasks.phone_message import slip_parts as parts
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.phone_message.slip_roll import roll_slip

_FOOT, _STUB = 39.25, 30.5
"""From the foot's rule and from the perforation to the lower edge."""
_BESIDE_CODE = 16.8
"""The code on the stub with the space beside it."""
_ROOM_FOR_MATTER = 10.5
"""The matter's label and one line."""


def message_slip(task: Task[PhoneMessage], setting: Setting) -> tuple[Cell, ...]:
    """One slip, and as many further ones as the matter needs."""
    if setting.paper is Paper.ROLL80:
        return roll_slip(task, setting)
    return _Slip(task, setting, slip_form(setting.paper)).cells()


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The matter's lines, how many stand on the first slip, and their pitch."""

    lines: tuple[Line, ...]
    first: int
    pitch: float


class _Slip:
    """Lays out one message on slips of one form."""

    def __init__(self, task: Task[PhoneMessage], setting: Setting, form: Form) -> None:
        self.task, self.facts = task, task.facts
        self.setting, self.words, self.form = setting, setting.words, form
        self.foot_rule = form.height - _FOOT

    def cells(self) -> tuple[Cell, ...]:
        """The first slip with its stub, then the continuations."""
        pen, top = self._head_that_fits()
        fitted = self._fit(top)
        pages = self._pages(fitted)
        self._matter(pen, top, pages[0], fitted.pitch)
        pen.rule(self.foot_rule)
        foot(pen, self.foot_rule + 4.75, self.task, self.setting, label=self.words.say(say.TAKEN_BY),
             right=self._page_of(1, len(pages)))  # fmt: skip
        self._stub(pen)
        others = (self._continuation(lines, number, len(pages)) for number, lines in enumerate(pages[1:], start=2))
        return (pen.cell(), *others)

    def _head_that_fits(self) -> tuple[Pen, float]:
        """The upper rows as they are meant, closer where everything is long, at last shortened.

        What had to be shortened opens the matter in full, so that nothing is lost.
        """
        for density in DENSITIES:
            pen, top = self._try_head(density)
            if self.foot_rule - top >= _ROOM_FOR_MATTER:
                return pen, top
        self.facts = parts.shortened(self.facts, self.words)
        return self._try_head(DENSITIES[-1])

    def _try_head(self, density: int) -> tuple[Pen, float]:
        pen, tight = Pen(self.form), tightened(self.form, density)
        dated_band(pen, self.words, self._taken_at(), is_urgent=self.facts.urgent)
        label = self.words.say(say.PHONE_MESSAGE_FOR)
        y = name_at_top(pen, label, self.facts.recipient, self.task.number, several=tight.name)
        pen.form = tight
        y = row(pen, y, parts.caller_values(self.facts, self.words, tight))
        y = self._number(pen, y)
        pen.form = self.form
        return pen, self._wishes(pen, y)

    def _taken_at(self) -> When:
        return self.facts.taken_at or self.task.opened_at

    def _number(self, pen: Pen, top: float) -> float:
        form = pen.form
        pen.label(form.left, top + 3.75, self.words.say(say.CALLBACK_NUMBER))
        baseline = top + 9.7
        if self.facts.callback_number:
            parts.read_back(pen, form.right, top + 3.75, self.words, is_ticked=self.facts.read_back)
            end, baseline = parts.callback_number(pen, form.left, baseline, self.facts, self.words)
        else:
            end = form.left + pen.text(form.left, top + 8.8, self.words.say(say.NO_NUMBER_GIVEN), form.body)
        bottom = baseline + 2.8
        if self.facts.best_time:
            bottom += self._best_time(pen, end, baseline)
        pen.rule(bottom)
        return bottom

    def _best_time(self, pen: Pen, end: float, baseline: float) -> float:
        """Beside the number where it fits, else below; returns by how much the row grows."""
        form, label = pen.form, self.words.say(say.BEST_TIME)
        value = self.facts.best_time
        needed = width(label, form.label) + GAP + width(value, form.strong)
        if needed <= form.right - end - 4:
            pen.labelled(form.right - needed, baseline, label, value, form.strong, form.right + 1)
            return 0.0
        start = form.left + pen.label(form.left, baseline + form.line, label) + GAP
        lines = wrap(value, form.strong, form.right - start)
        pen.lines(start, baseline + form.line, lines, form.line, form.right - start)
        return len(lines) * form.line

    def _wishes(self, pen: Pen, top: float) -> float:
        form = self.form
        for number, wish in enumerate(parts.WISH_ORDER):
            x = form.left if number < 3 else form.second
            parts.wish_box(pen, x, top + 5.25 + number % 3 * form.line, wish, self.facts, self.words)
        bottom = top + 3.1 + 3 * form.line
        pen.rule(bottom)
        return bottom

    def _fit(self, top: float) -> _Fitted:
        """At body size if all of it fits on one slip, else smaller throughout."""
        form, matter = self.form, self.facts.matter
        for style, pitch in ((form.body, form.line), (form.small, 4.5)):
            room = max(1, int((self.foot_rule - 1.3 - (top + 8.6)) / pitch + 1e-6) + 1)
            # Of a very long matter only as much is tried at body size as could fit.
            probe = matter[: room * 120 + 1] if style is form.body else matter
            lines = wrap(probe, style, form.measure)
            if len(lines) <= room and probe == matter:
                return _Fitted(lines, room, pitch)
        return _Fitted(lines, room, pitch)

    def _pages(self, fitted: _Fitted) -> list[tuple[Line, ...]]:
        first, rest = fitted.lines[: fitted.first], fitted.lines[fitted.first :]
        room = int((self.form.height - 12.55 - 1.3 - 39.4) / fitted.pitch + 1e-6) + 1
        return [first, *(rest[start : start + room] for start in range(0, len(rest), room))]

    def _matter(self, pen: Pen, top: float, lines: tuple[Line, ...], pitch: float) -> None:
        form = self.form
        pen.label(form.left, top + 3.75, self.words.say(say.MATTER))
        if self.facts.matter:
            pen.lines(form.left, top + 8.6, lines, pitch, form.measure)
            return
        for y in parts.lines_to_write_on(top + 14, self.foot_rule):
            pen.dots(form.left, y, form.right, y, 0.6, 2.2)

    def _page_of(self, page: int, pages: int) -> str:
        if pages == 1:
            return ""
        if page == pages:
            return f"{page}/{pages}"
        return f"{page}/{pages}  {self.words.say(say.CONTINUES)} →"

    def _continuation(self, lines: tuple[Line, ...], page: int, pages: int) -> Cell:
        pen, form, words = Pen(self.form), self.form, self.words
        dated_band(pen, words, self._taken_at(), is_urgent=self.facts.urgent)
        number_starts = code_and_number(pen, self.task.number)
        pen.label(form.left, 19.4, f"{words.say(say.PHONE_MESSAGE_FOR)} · {words.say(say.CONTINUED)}")
        name = shorten(self.facts.recipient, form.number, number_starts - 2 - form.left)
        pen.put(form.left, 26.8, name)
        pen.labelled(form.left, 32.3, words.say(say.CALLER), parts.caller(self.facts, words), form.strong, form.right)
        pen.rule(34.9)
        pen.lines(form.left, 39.4, lines, 4.5, form.measure)
        pen.rule(form.height - 12.55)
        foot(pen, form.height - 7.8, self.task, self.setting, label=words.say(say.TAKEN_BY),
             right=self._page_of(page, pages))  # fmt: skip
        return pen.cell()

    def _stub(self, pen: Pen) -> None:
        form, words, top = self.form, self.words, self.form.height - _STUB
        pen.dots(0, top, form.width, top)
        code = form.right - form.code
        pen.qr(code, top + 3.75, self.task.number)
        end = form.left + pen.text(form.left, top + 7.5, self.task.number, form.number)
        if self.facts.urgent:
            end += 2.6 + pen.triangle(end + 2.6, top + 7.5, 4.3)
        moment = words.moment(self._taken_at())
        if width(moment, form.body) > code - 3.7 - end - 2:
            moment = words.clock(self._taken_at())
        pen.text_right(code - 3.7, top + 7.5, moment, form.body)
        second = form.left + (form.measure - _BESIDE_CODE) / 2 + 1
        pen.label(form.left, top + 12.3, words.say(say.FOR))
        pen.put(form.left, top + 16.7, shorten(self.facts.recipient, form.strong, second - form.left - 3))
        pen.label(second, top + 12.3, words.say(say.CALLER))
        name = parts.caller(self.facts, words) or words.say(say.NAME_NOT_GIVEN)
        pen.put(second, top + 16.7, shorten(name, form.body, code - 3.7 - second))
        parts.signed_for(pen, top + 25.4, words)
