"""The tour ticket: who is shown which room by whom, the house rules, and the shoe covers that come back."""

from dataclasses import replace

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import DENSITIES, Form, ticket_form, tightened
from receptiondesk.paper.icons import draw_icon
from receptiondesk.paper.lettering.setter import set_line, shorten, width, wrap
from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import Setting, name_at_top, two_sizes
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.values import Paper
from receptiondesk.tasks.sample_room_tour import slip_parts as parts
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.sample_room_tour.slip_roll import roll_ticket

_STUB = 44.0
"""From the perforation to the right edge."""
_BOX = 8.75
_ICON = 9.5
_COVERS, _FOOT = 28.75, 12.5
"""From the shoe covers' rule and from the foot's rule to the lower edge."""
_NAME_LINES = 4
_LOWEST_COVERS = 24.5
_LOWEST_FACTS = 52.5
"""How low the shoe covers' rule and the rule above the house rules may come, from the lower edge."""


def tour_ticket(task: Task[SampleRoomTour], setting: Setting) -> tuple[Cell, ...]:
    """One ticket with its stub."""
    if setting.paper is Paper.ROLL80:
        return (roll_ticket(task, setting),)
    return (_Ticket(task, setting, ticket_form(setting.paper)).cell(),)


class _Ticket:
    def __init__(self, task: Task[SampleRoomTour], setting: Setting, form: Form) -> None:
        self.task, self.facts = task, task.facts.in_part()
        self.setting, self.words, self.form = setting, setting.words, form
        # The shared head is drawn on the ticket's main part alone.
        self.main = _narrowed(form, form.width - _STUB + 2.5)
        self.right = self.main.right

    def cell(self) -> Cell:
        """The whole ticket; a very long name is set closer, so that the house rules keep their room."""
        for density in DENSITIES:
            pen = Pen(self.main)
            y = self._facts(pen, self._head(pen, tightened(self.main, density).name))
            if y <= self.form.height - _LOWEST_FACTS:
                break
        bottom = self._rules(pen, y)
        self._covers(pen, bottom)
        self._foot(pen)
        stub = _Stub(self.task, self.setting, self.form)
        stub.draw()
        return Cell(self.form.width, self.form.height, (*pen.marks, *stub.pen.marks), self.form.scale)

    def _head(self, pen: Pen, several: Style) -> float:
        form, words, facts = self.main, self.words, self.facts
        end = self.right - 20
        pen.rule(form.top + 0.2, end=end, weight=form.top_rule)
        first, second = words.pair(say.SAMPLE_ROOM_TOUR)
        after = form.left + pen.text(form.left, form.top + 4.95, first, form.strong)
        pen.text(after + 5, form.top + 4.95, second, form.body)
        if people := parts.with_whom(facts, words):
            label_ends = form.left + width(words.say(say.CUSTOMER), form.label)
            medium = Style(form.label.size, Weight.MEDIUM, form.label.tracking)
            line = shorten(people, medium, end - label_ends - 3)
            pen.put(end - line.width, form.top + 11.9, line)
        title = words.title(facts.title)
        name, most = parts.customer(facts), _NAME_LINES
        label, number = words.say(say.CUSTOMER), self.task.number
        return name_at_top(pen, label, name, number, several=several, suffix=title, most=most)

    def _facts(self, pen: Pen, top: float) -> float:
        form, words, facts = self.main, self.words, self.facts
        span = form.measure
        starts = [form.left + span * share for share in (0.0, 0.284, 0.492, 0.677)]
        ends = [*(start - 2 for start in starts[1:]), form.right]
        for x, end, label, text in zip(
            starts,
            ends,
            (say.SAMPLE_ROOM, say.TIME, say.PARTY, say.GUIDE),
            (facts.sample_room, words.clock(facts.started_at), str(facts.party_size or 1), facts.guide),
            strict=True,
        ):
            pen.text_within(x, top + 3.75, words.say(label), form.label, end - x)
            if label is say.GUIDE:
                self._two_lines(pen, x, top, text, end - x, form.strong)
            else:
                self._two_lines(pen, x, top, text, end - x, form.number)
        bottom = top + 13.75
        pen.rule(bottom)
        return bottom

    def _two_lines(self, pen: Pen, x: float, top: float, text: str, column: float, style: Style) -> None:
        """In one line where it fits, else smaller in two."""
        line = set_line(text, style)
        if line.width <= column:
            pen.text_within(x, top + 9.7, text, style, column)
        else:
            lines = wrap(text, self.main.strong, column, 2)
            pen.lines(x, top + (9.7 if len(lines) == 1 else 7.6), lines, 4.4, column)

    def _rules(self, pen: Pen, top: float) -> float:
        """Pictures with words below; returns the y of the next rule."""
        form, words = self.main, self.words
        pitch = form.measure / len(parts.HOUSE_RULES)
        column = pitch - 0.6
        style = form.body if words.language.has_chinese else form.label.sized(8)
        sayings = [
            (wrap(first, style, column, 2), wrap(second, form.label, column, 2))
            for _, text, _ in parts.HOUSE_RULES
            for first, second in (words.pair(text),)
        ]
        deepest = max(3.6 * (len(first) - 1) + (3.0 * len(second) + 0.5) for first, second in sayings)
        needed = 5.6 + _ICON + 4.2 + deepest + 1.6
        bottom = min(max(form.height - _COVERS, top + needed), form.height - _LOWEST_COVERS)
        spare = max(0.0, bottom - top - needed)
        pen.label(form.left, top + 3.6, words.say(say.HOUSE_RULES))
        y = top + 5.6 + spare / 2
        for number, ((picture, _, is_forbidden), (first, second)) in enumerate(
            zip(parts.HOUSE_RULES, sayings, strict=True)
        ):
            x = form.left + number * pitch
            draw_icon(pen, x, y, _ICON, picture, is_forbidden=is_forbidden)
            last = pen.lines(x, y + _ICON + 4.2, first, 3.6, column)
            pen.lines(x, last + 3.5, second, 3, column)
        pen.rule(bottom)
        return bottom

    def _covers(self, pen: Pen, top: float) -> None:
        form, words = self.main, self.words
        top += (form.height - _FOOT - top - 16.25) / 2
        self._beside(pen, form.left, top, words.pair(say.SHOE_COVERS), form.strong)
        third = form.measure / 3
        for x, label, count in (
            (form.left + third * 0.915, say.ISSUED, parts.counted(self.facts.covers_issued)),
            (form.left + third * 1.9, say.RETURNED, parts.counted(self.facts.covers_returned)),
        ):
            counted_box(pen, x, top + 3.6, count)
            self._beside(pen, x + _BOX + 2, top, words.pair(label), form.body)

    def _beside(self, pen: Pen, x: float, top: float, pair: tuple[str, str], style: Style) -> None:
        """Words beside a box: in the middle of its height, or one language above the other."""
        first, second = pair
        pen.text(x, top + (7.4 if second else 9.2), first, style)
        pen.text(x, top + 11.4, second, pen.form.label)

    def _foot(self, pen: Pen) -> None:
        form = self.main
        pen.rule(form.height - _FOOT)
        line = self.words.pair(say.RETURN_COVERS)
        company = shorten(self.setting.house.company, form.label, form.measure * 0.3)
        y = form.height - _FOOT + 4.4
        two_sizes(pen, form.left, y, line, form.label)
        if form.left + width(" ".join(line), form.label) + 6 < form.right - company.width:
            pen.put(form.right - company.width, y, company)


class _Stub:
    """What the desk keeps while the party is in the sample room."""

    def __init__(self, task: Task[SampleRoomTour], setting: Setting, form: Form) -> None:
        self.task, self.facts, self.words = task, task.facts.in_part(), setting.words
        self.pen, self.form = Pen(form), form
        self.left = form.width - _STUB + 5
        self.column = form.right - self.left

    def draw(self) -> None:
        """All of the stub."""
        pen, form, words, facts, x = self.pen, self.form, self.words, self.facts, self.left
        edge = form.width - _STUB
        pen.dots(edge, 0, edge, form.height)
        pen.text(x, 12.5, self.task.number, form.number)
        self._moment(18.9)
        self._rule(22.4)
        self._lines(26.1, say.CUSTOMER, parts.customer(facts), 2)
        self._rule(39.2)
        half = self.column / 2
        for start, label, text in (
            (x, say.ROOM, facts.sample_room),
            (x + half, say.PARTY, str(facts.party_size or 1)),
        ):
            pen.put(start, 42.9, shorten(words.say(label), form.label, half - 1))
            pen.put(start, 47.3, shorten(text, form.strong, half - 1.5))
        self._rule(50)
        self._lines(53.7, say.GUIDE, facts.guide, 1)
        self._rule(61)
        pen.label(x, 64.7, words.say(say.SHOE_COVERS))
        for start, label, count in (
            (x, say.ISSUED, parts.counted(facts.covers_issued)),
            (x + half, say.RETURNED, parts.counted(facts.covers_returned)),
        ):
            counted_box(pen, start, 66.9, count)
            first, second = words.pair(label)
            pen.label(start, 79.2, first)
            pen.label(start, 82.2, second)
        self._rule(form.height - _FOOT)
        pen.label(x, form.height - _FOOT + 3.7, words.say(say.GUIDE_SIGNS))

    def _moment(self, y: float) -> None:
        """Day and clock: as everywhere where they fit, else all in digits."""
        when, words, form = parts.when(self.task), self.words, self.form
        moment, digits = words.moment(when), words.digits(when)
        for text, style in ((moment, form.body), (moment, form.small), (digits, form.small)):
            if width(text, style) <= self.column:
                break
        self.pen.put(self.left, y, shorten(text, style, self.column))

    def _rule(self, y: float) -> None:
        self.pen.rule(y, x=self.left)

    def _lines(self, y: float, label: str, text: str, most: int) -> None:
        pen, form = self.pen, self.form
        pen.label(self.left, y, self.words.say(label))
        pen.lines(self.left, y + 4.4, wrap(text, form.strong, self.column, most), form.line, self.column)


def counted_box(pen: Pen, x: float, y: float, count: str) -> None:
    """A box with a number in it, or empty for the pen."""
    pen.frame(x, y, _BOX, _BOX)
    pen.text_centred(x + _BOX / 2, y + 6.25, count, pen.form.number)


def _narrowed(form: Form, width_of_main: float) -> Form:
    """The form without its stub."""
    return replace(form, width=width_of_main)
