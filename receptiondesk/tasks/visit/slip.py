"""The visitor's papers: the slip that the host signs and the gate takes back (会客单), and the badge."""

from collections.abc import Sequence
from dataclasses import replace

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import DENSITIES, Form, slip_form, tightened
from receptiondesk.paper.lettering.setter import width
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import BAND_MARGIN, Setting, Value, foot, name_at_top, row, row_height
from receptiondesk.paper.pen import GAP, Pen
from receptiondesk.paper.values import Paper
from receptiondesk.tasks.visit import slip_parts as parts
from receptiondesk.tasks.visit.record import Visit
from receptiondesk.tasks.visit.slip_badge import badge
from receptiondesk.tasks.visit.slip_roll import roll_slip

_SIGN, _BAR, _BAR_HEIGHT = 21.75, 15.5, 8.0
"""From the line to sign and from the return bar to the lower edge; the bar's height."""
_ROOM_TO_SIGN = 12.0
_TIMES = 12.5
_SPARE = 2.5
"""How much a row may grow where there is room."""
# What gives way first when everything is long: purpose and organisation; the host and what they carry last.
_FIRST_CUTS = (
    ("purpose", 3),
    ("organisation", 3),
    ("unit", 3),
    ("purpose", 2),
    ("organisation", 2),
    ("unit", 2),
    ("document", 2),
    ("belongings", 4),
)
_LAST_CUTS = (
    *_FIRST_CUTS,
    ("purpose", 1),
    ("organisation", 1),
    ("document", 1),
    ("unit", 1),
    ("pass", 1),
    ("plate", 1),
    ("host", 3),
    ("belongings", 3),
    ("host", 2),
    ("belongings", 2),
)


def visitor_papers(task: Task[Visit], setting: Setting) -> tuple[Cell, ...]:
    """The slip, and the badge while the visitor is expected or in the house."""
    is_roll = setting.paper is Paper.ROLL80
    slip = roll_slip(task, setting) if is_roll else _VisitorSlip(task, setting, slip_form(setting.paper)).cell()
    return (slip, badge(task, setting)) if task.status in parts.ON_THE_WAY_IN else (slip,)


class _VisitorSlip:
    def __init__(self, task: Task[Visit], setting: Setting, form: Form) -> None:
        self.task, self.facts = task, task.facts.in_part()
        self.setting, self.words, self.form = setting, setting.words, form
        self.sign_line = form.height - _SIGN

    def cell(self) -> Cell:
        """The whole slip; set closer where the name alone would take the room of the rows."""
        for density in DENSITIES:
            pen, tight = Pen(self.form), tightened(self.form, density)
            y = self._head(pen, tight)
            cuts = _LAST_CUTS if density == DENSITIES[-1] else _FIRST_CUTS
            rows, spare, fits = self._fitted(tight, y, cuts)
            if fits:
                break
        pen.form = tight
        for values in rows:
            y = row(pen, y, values, spare=spare)
        pen.form = self.form
        y = self._times(pen, y)
        self._signature(pen, y)
        self._return_bar(pen)
        on_duty = self.words.say(say.ON_DUTY)
        foot(pen, self.form.height - 4.4, self.task, self.setting, label=on_duty, is_small=True)
        return pen.cell()

    def _head(self, pen: Pen, tight: Form) -> float:
        form, words = self.form, self.words
        end = form.right - BAND_MARGIN
        pen.rule(form.top + 0.2, end=end, weight=form.top_rule)
        pen.text(form.left, form.top + 4.95, words.say(say.VISITOR_SLIP), form.strong)
        pen.text_right(end, form.top + 4.95, words.day(parts.when(self.task)), form.body)
        title = words.title(self.facts.title)
        name, number = self.facts.visitor, self.task.number
        return name_at_top(pen, words.say(say.VISITOR), name, number, several=tight.name, suffix=title)

    def _rows(self, form: Form) -> list[tuple[tuple[str, Value], ...]]:
        facts, words = self.facts, self.words
        left, right = form.left, form.second
        column, last = right - left - 2.5, form.right - right
        quarter = left + form.measure / 4

        def value(label: str, text: str, x: float, wide: float, *, is_strong: bool = False) -> Value:
            style = form.strong if is_strong else form.body
            return Value(label=words.say(label), text=text, style=style, x=x, column=wide)

        return [
            (
                ("host", value(say.TO_SEE, facts.host, left, column, is_strong=True)),
                ("unit", value(say.UNIT, facts.unit, right, last)),
            ),
            (
                ("organisation", value(say.ORGANISATION, facts.organisation, left, column)),
                ("purpose", value(say.PURPOSE, facts.purpose, right, last)),
            ),
            (
                ("party", value(say.PARTY, parts.party(facts), left, quarter - left - 2)),
                ("pass", value(say.PASS, facts.pass_number, quarter, right - quarter - 2.5, is_strong=True)),
                ("document", value(say.DOCUMENT_SEEN, parts.document(facts, words), right, last)),
            ),
            (
                ("plate", value(say.VEHICLE_PLATE, facts.vehicle_plate, left, column, is_strong=True)),
                ("belongings", value(say.BELONGINGS, facts.belongings, right, last)),
            ),
        ]

    def _fitted(
        self, tight: Form, top: float, cuts: Sequence[tuple[str, int]]
    ) -> tuple[list[tuple[Value, ...]], float, bool]:
        """The rows, cut where they must be, by how much each may grow, and whether they fit at all."""
        rows = self._rows(tight)
        room = self.sign_line - _ROOM_TO_SIGN - _TIMES - top
        for name, most in (("", 0), *cuts):
            rows = [tuple((n, replace(v, most=most) if n == name else v) for n, v in values) for values in rows]
            bare = [tuple(value for _, value in values) for values in rows]
            needed = sum(row_height(tight, values) for values in bare)
            if needed <= room:
                return bare, min(_SPARE, (room - needed) / len(bare)), True
        return bare, 0.0, False

    def _times(self, pen: Pen, top: float) -> float:
        form, facts, words = self.form, self.facts, self.words
        for x, label, moment in (
            (form.left, say.TIME_IN, facts.arrived_at),
            (form.second, say.TIME_OUT, facts.left_at),
        ):
            pen.label(x, top + 3.75, words.say(label))
            pen.text(x, top + 9.7, words.clock(moment), form.number)
        pen.rule(top + _TIMES)
        return top + _TIMES

    def _signature(self, pen: Pen, top: float) -> None:
        form, words, y = self.form, self.words, self.sign_line
        pen.label(form.left, top + 3.75, words.say(say.HOST_SIGNS))
        time_starts = form.right - 19.5
        pen.rule(y, end=time_starts - 3)
        pen.rule(y, x=time_starts)
        pen.label(form.left, y + 3.2, words.say(say.SIGNATURE))
        pen.label(time_starts, y + 3.2, words.say(say.TIME))

    def _return_bar(self, pen: Pen) -> None:
        form, top = self.form, self.form.height - _BAR
        pen.band(form.left, top, form.measure, _BAR_HEIGHT)
        first, second = self.words.pair(say.RETURN_SLIP_AND_PASS)
        if width(f"{first} {second}", form.strong) > form.measure - 5:
            first, second = self.words.pair(say.RETURN_AT_THE_GATE)
        end = pen.text(form.left + 2.5, top + 5.3, first, form.strong, is_white=True)
        if second:
            pen.text(form.left + 2.5 + end + GAP, top + 5.3, second, form.strong, is_white=True)
