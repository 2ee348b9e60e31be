"""The tour ticket: who is shown which room by whom, the house rules, and the shoe covers that come back."""

from dataclasses import replace

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import Form, ticket_form
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


def tour_ticket(task: Task[SampleRoomTour], setting: Setting) -> tuple[Cell, ...]:
    """One ticket with its stub."""
    if setting.paper is Paper.ROLL80:
        return (roll_ticket(task, setting),)
    return (_Ticket(task, setting, ticket_form(setting.paper)).cell(),)


class _Ticket:
    def __init__(self, task: Task[SampleRoomTour], setting: Setting, form: Form) -> None:
        self.task, self.facts = task, task.facts
        self.setting, self.words, self.form = setting, setting.words, form
        # The shared head is drawn on the ticket's main part alone.
        self.main = _narrowed(form, form.width - _STUB + 2.5)
        self.right = self.main.right

    def cell(self) -> Cell:
        """The whole ticket."""
        pen = Pen(self.main)
        y = self._facts(pen, self._head(pen))
        self._rules(pen, y)
        self._covers(pen)
        self._foot(pen)
        stub = _Stub(self.task, self.setting, self.form)
        stub.draw()
        return Cell(self.form.width, self.form.height, (*pen.marks, *stub.pen.marks), self.form.scale)

    def _head(self, pen: Pen) -> float:
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
        return name_at_top(pen, words.say(say.CUSTOMER), parts.customer(facts, words), self.task.number, title)

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

    def _rules(self, pen: Pen, top: float) -> None:
        form, words = self.main, self.words
        bottom = form.height - _COVERS
        pen.label(form.left, top + 3.6, words.say(say.HOUSE_RULES))
        pitch = form.measure / len(parts.HOUSE_RULES)
        spare = max(0.0, bottom - top - 30)
        icon_top = top + 7.2 + spare / 2
        for number, (picture, text, is_forbidden) in enumerate(parts.HOUSE_RULES):
            x = form.left + number * pitch
            draw_icon(pen, x, icon_top, _ICON, picture, is_forbidden=is_forbidden)
            first, second = words.pair(text)
            y = icon_top + _ICON + 4.4
            size = form.body if words.language.has_chinese else form.label.sized(8)
            y = pen.lines(x, y, wrap(first, size, pitch - 0.6, 2), 3.6, pitch - 0.6)
            if second:
                pen.lines(x, y + 3.5, wrap(second, form.label, pitch - 0.6, 2), 3, pitch - 0.6)
        pen.rule(bottom)

    def _covers(self, pen: Pen) -> None:
        form, words = self.main, self.words
        top = form.height - _COVERS
        self._beside(pen, form.left, top, words.pair(say.SHOE_COVERS), form.strong)
        third = form.measure / 3
        for x, label, count in (
            (form.left + third * 0.915, say.ISSUED, parts.counted(self.facts.covers_issued)),
            (form.left + third * 1.9, say.RETURNED, parts.counted(self.facts.covers_returned)),
        ):
            counted_box(pen, x, top + 3.1, count)
            self._beside(pen, x + _BOX + 2, top, words.pair(label), form.body)

    def _beside(self, pen: Pen, x: float, top: float, pair: tuple[str, str], style: Style) -> None:
        """Words beside a box: in the middle of its height, or one language above the other."""
        first, second = pair
        pen.text(x, top + (6.9 if second else 8.7), first, style)
        pen.text(x, top + 10.9, second, pen.form.label)

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
        self.task, self.facts, self.words = task, task.facts, setting.words
        self.pen, self.form = Pen(form), form
        self.left = form.width - _STUB + 5
        self.column = form.right - self.left

    def draw(self) -> None:
        """All of the stub."""
        pen, form, words, facts, x = self.pen, self.form, self.words, self.facts, self.left
        edge = form.width - _STUB
        pen.dots(edge, 0, edge, form.height)
        pen.text(x, 12.5, self.task.number, form.number)
        pen.put(x, 18.9, shorten(words.moment(parts.when(self.task)), form.body, self.column))
        self._rule(22.4)
        self._lines(26.1, say.CUSTOMER, parts.customer(facts, words), 2)
        self._rule(39.2)
        half = self.column / 2
        for start, label, text in ((x, say.ROOM, facts.sample_room), (x + half, say.PARTY, str(facts.party_size or 1))):
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
