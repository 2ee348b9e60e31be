"""The visitor's badge, 90 by 60 millimetres: the name across the lobby, nothing that is nobody's business."""

from dataclasses import replace

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import BADGE
from receptiondesk.paper.lettering.setter import set_line, shorten, wrap
from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import Setting
from receptiondesk.paper.pen import GAP, Pen
from receptiondesk.tasks.visit.record import Visit
from receptiondesk.tasks.visit.slip_parts import when

_BAND = 8.75
_BAND_WORD = Style(13, Weight.SEMIBOLD, 0.5)


def badge(task: Task[Visit], setting: Setting) -> Cell:
    """The badge. No telephone, plate or document stands on it."""
    pen, facts, words, form = Pen(BADGE), task.facts.in_part(), setting.words, BADGE
    pen.band(form.left, form.top, form.measure, _BAND)
    first, second = words.pair(say.VISITOR_BADGE)
    end = form.left + 2.5 + pen.text(form.left + 2.5, form.top + 5.95, first, _BAND_WORD, is_white=True)
    if second:
        pen.text(end + GAP, form.top + 5.95, second, _BAND_WORD, is_white=True)
    pen.text_right(form.right - 2.5, form.top + 5.9, words.day(when(task)), form.body, is_white=True)
    _name(pen, facts.visitor)
    pen.put(form.left, 33.5, shorten(facts.organisation, form.body, form.measure))
    pen.rule(36.9)
    _whom(pen, facts, setting)
    if facts.pass_number:
        pen.label(48, 40.5, words.say(say.PASS))
        pen.put(48, 46.4, shorten(facts.pass_number, form.number, 22))
    pen.qr(form.right - form.code, 38.8, task.number)
    pen.text_right(form.right, 55, task.number, form.label)
    pen.put(form.left, 55, shorten(words.say(say.RETURN_AT_THE_GATE), form.mark, form.measure - 20))
    return replace(pen.cell(), is_card=True)


def _name(pen: Pen, name: str) -> None:
    form = pen.form
    for style in (form.title, form.title.sized(22)):
        if set_line(name, style).width <= form.measure:
            pen.text_within(form.left, 27.5, name, style, form.measure)
            return
    lines = wrap(name, form.number, form.measure, 2)
    pen.lines(form.left, 28 - 6.2 * (len(lines) - 1), lines, 6.2, form.measure)


def _whom(pen: Pen, facts: Visit, setting: Setting) -> None:
    """The host and where to find them; the purpose where nobody is asked for."""
    form, words, column = pen.form, setting.words, 41.0
    label, value = (say.TO_SEE, facts.host) if facts.host else (say.PURPOSE, facts.purpose)
    pen.label(form.left, 40.5, words.say(label))
    pen.put(form.left, 44.9, shorten(value, form.strong, column))
    if facts.unit:
        pen.put(form.left, 49.5, shorten(facts.unit, form.body, 66 if not facts.pass_number else column))
