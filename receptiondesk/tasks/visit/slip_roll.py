"""The visitor slip on the 80 mm roll."""

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import ROLL, ROLL_TAIL
from receptiondesk.paper.lettering.setter import shorten, width
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import Setting, Value, row
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.roll import roll_foot, roll_name, roll_title, roll_value
from receptiondesk.tasks.visit import slip_parts as parts
from receptiondesk.tasks.visit.record import Visit


def roll_slip(task: Task[Visit], setting: Setting) -> Cell:
    """All that is known in one column, the host's signature, the bar for the gate."""
    pen, facts, words = Pen(ROLL), task.facts.in_part(), setting.words
    y = roll_title(pen, words.pair(say.VISITOR_SLIP), words.day(parts.when(task)))
    y = roll_name(pen, y, words.say(say.VISITOR), facts.visitor)
    for label, text, is_strong in (
        (say.TO_SEE, facts.host, True),
        (say.UNIT, facts.unit, False),
        (say.ORGANISATION, facts.organisation, False),
        (say.PURPOSE, facts.purpose, False),
    ):
        if text:
            y = roll_value(pen, y, words.say(label), text, is_strong=is_strong)
    y = row(pen, y, _beside(pen, words.say(say.PARTY), parts.party(facts), words.say(say.PASS), facts.pass_number))
    for label, text in (
        (say.DOCUMENT_SEEN, parts.document(facts, words)),
        (say.VEHICLE_PLATE, facts.vehicle_plate),
        (say.BELONGINGS, facts.belongings),
    ):
        if text:
            y = roll_value(pen, y, words.say(label), text)
    arrived, left = words.clock(facts.arrived_at), words.clock(facts.left_at)
    y = row(pen, y, _beside(pen, words.say(say.TIME_IN), arrived, words.say(say.TIME_OUT), left))
    y = _signature(pen, y, setting)
    y = roll_foot(pen, y, task.number, words.say(say.ON_DUTY), words.taken_by(task))
    return pen.cell(float(-int(-(y + ROLL_TAIL))))


def _beside(pen: Pen, label: str, text: str, second_label: str, second_text: str) -> list[Value]:
    form = pen.form
    column = form.measure / 2 - 2
    return [
        Value(label=label, text=text, style=form.strong, x=form.left, column=column),
        Value(label=second_label, text=second_text, style=form.strong, x=form.second, column=column),
    ]


def _signature(pen: Pen, top: float, setting: Setting) -> float:
    form, words = pen.form, setting.words
    pen.put(form.left, top + 3.9, shorten(words.say(say.HOST_SIGNS), form.label, form.measure))
    y = top + 20
    pen.rule(y, end=form.right - 21)
    pen.rule(y, x=form.right - 18)
    pen.label(form.left, y + 3.7, words.say(say.SIGNATURE))
    pen.label(form.right - 18, y + 3.7, words.say(say.TIME))
    pen.band(form.left, y + 6.5, form.measure, 9)
    text = words.say(say.RETURN_SLIP_AND_PASS)
    if width(text, form.strong) > form.measure - 5:
        text = words.say(say.RETURN_AT_THE_GATE)
    pen.text(form.left + 2.5, y + 12.4, text, form.strong, is_white=True)
    return y + 15.5
