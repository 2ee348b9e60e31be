"""The tour ticket on the 80 mm roll."""

from receptiondesk.domain.task import Task
from receptiondesk.paper import words as say
from receptiondesk.paper.forms import ROLL, ROLL_TAIL
from receptiondesk.paper.icons import draw_icon
from receptiondesk.paper.marks import Cell
from receptiondesk.paper.parts import Setting, Value, row, two_sizes
from receptiondesk.paper.pen import Pen
from receptiondesk.paper.roll import roll_foot, roll_name, roll_title, roll_value
from receptiondesk.paper.words import Words
from receptiondesk.tasks.sample_room_tour import slip_parts as parts
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour

_BOX = 8.75
_RULE_PITCH = 10.5


def roll_ticket(task: Task[SampleRoomTour], setting: Setting) -> Cell:
    """The ticket in one column; the stub with the shoe covers after the dotted line."""
    pen, facts, words = Pen(ROLL), task.facts.in_part(), setting.words
    y = roll_title(pen, words.pair(say.SAMPLE_ROOM_TOUR), words.day(parts.when(task)))
    y = roll_name(pen, y, words.say(say.CUSTOMER), words.person(facts.customer, facts.title) or parts.customer(facts))
    if people := parts.with_whom(facts, words):
        pen.text_within(ROLL.left, y + 5.4, people, ROLL.strong, ROLL.measure)
        pen.rule(y + 8.4)
        y += 8.4
    y = row(
        pen,
        y,
        _beside(words, (say.SAMPLE_ROOM, facts.sample_room), (say.TIME, words.clock(facts.started_at))),
    )
    party = (say.PARTY, str(facts.party_size or 1))
    y = row(pen, y, _beside(words, party, (say.GUIDE, facts.guide)))
    y = _rules(pen, y, words)
    y = _covers(pen, y, facts, words)
    y = roll_foot(pen, y, task.number, words.say(say.RETURN_COVERS), setting.house.company) + 4
    pen.dots(0, y, ROLL.width, y)
    return pen.cell(float(-int(-(_stub(pen, y, task, words) + ROLL_TAIL))))


def _beside(words: Words, *pairs: tuple[str, str]) -> list[Value]:
    column = ROLL.measure / 2 - 2
    return [
        Value(label=words.say(label), text=text, style=ROLL.strong, x=x, column=column)
        for x, (label, text) in zip((ROLL.left, ROLL.second), pairs, strict=True)
    ]


def _rules(pen: Pen, top: float, words: Words) -> float:
    pen.label(ROLL.left, top + 3.9, words.say(say.HOUSE_RULES))
    y = top + 5.6
    for picture, text, is_forbidden in parts.HOUSE_RULES:
        draw_icon(pen, ROLL.left, y, 9, picture, is_forbidden=is_forbidden)
        two_sizes(pen, ROLL.left + 12, y + 6, words.pair(text), ROLL.body)
        y += _RULE_PITCH
    pen.rule(y + 1)
    return y + 1


def _covers(pen: Pen, top: float, facts: SampleRoomTour, words: Words) -> float:
    pen.label(ROLL.left, top + 3.9, words.say(say.SHOE_COVERS))
    for x, label, count in (
        (ROLL.left, say.ISSUED, facts.covers_issued),
        (ROLL.second, say.RETURNED, facts.covers_returned),
    ):
        pen.frame(x, top + 5.6, _BOX, _BOX)
        pen.text_centred(x + _BOX / 2, top + 12.1, parts.counted(count), ROLL.number.sized(15))
        first, second = words.pair(label)
        pen.text(x + _BOX + 2, top + (9.6 if second else 11.2), first, ROLL.body)
        pen.label(x + _BOX + 2, top + 13.4, second)
    pen.rule(top + 17.5)
    return top + 17.5


def _stub(pen: Pen, top: float, task: Task[SampleRoomTour], words: Words) -> float:
    facts, form = task.facts.in_part(), ROLL
    pen.qr(form.right - form.code, top + 3, task.number)
    pen.text(form.left, top + 7.9, task.number, form.number)
    end = form.right - form.code - 3
    pen.text_within(form.left, top + 13.8, words.moment(parts.when(task)), form.body, end - form.left)
    pen.labelled(form.left, top + 19.8, words.say(say.CUSTOMER), parts.customer(facts), form.strong, end)
    pen.labelled(form.left, top + 25.1, words.say(say.GUIDE), facts.guide, form.body, form.right)
    y = _covers(pen, top + 28, facts, words)
    return roll_value(pen, y, words.say(say.GUIDE_SIGNS), " ") + 4
