"""The printed forms' measures: millimetres and points on each paper. Grid, type sizes, lines, ticks."""

from dataclasses import dataclass, replace

from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.values import Paper

_LABEL = Style(7, Weight.REGULAR, 0.07)
_SMALL = Style(9)
_BODY = Style(10)
_STRONG = Style(10, Weight.SEMIBOLD)
_NUMBER = Style(15, Weight.SEMIBOLD)
_TITLE = Style(22, Weight.SEMIBOLD)
_MARK = Style(7, Weight.SEMIBOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One paper's size and type. Lengths are in the form's own millimetres, printed `scale` times larger."""

    width: float
    height: float
    scale: float = 1.0
    margin: float = 7.5
    top: float = 7.5
    line: float = 5.0
    """From one line of body text to the next."""
    label: Style = _LABEL
    small: Style = _SMALL
    body: Style = _BODY
    strong: Style = _STRONG
    number: Style = _NUMBER
    name: Style = _NUMBER
    """A name that needs several lines."""
    title: Style = _TITLE
    mark: Style = _MARK
    hairline: float = 0.5
    top_rule: float = 1.5
    tick_box: float = 3.5
    tick_line: float = 0.75
    tick: float = 1.7
    module: float = 0.625
    """Millimetres of a module of the code: whole dots of a label printer."""

    @property
    def left(self) -> float:
        """Where the lines begin."""
        return self.margin

    @property
    def right(self) -> float:
        """Where the lines end."""
        return self.width - self.margin

    @property
    def measure(self) -> float:
        """The length of a full line."""
        return self.width - 2 * self.margin

    @property
    def second(self) -> float:
        """Where the second of two columns begins."""
        return self.margin + self.measure / 2

    @property
    def code(self) -> float:
        """The side of the code, in millimetres."""
        return 21 * self.module


SLIP_A6 = Form(width=105, height=148)
SLIP_A5 = Form(width=118.4, height=168, scale=1.25, hairline=0.44, top_rule=1.36, tick_line=0.6)
SLIP_CELL = Form(width=105, height=148.5)
TICKET_A6 = Form(width=148, height=105)
TICKET_A5 = Form(width=168, height=118.4, scale=1.25, hairline=0.44, top_rule=1.36, tick_line=0.6)
TICKET_CELL = Form(width=148.5, height=105)
BADGE = Form(width=90, height=60, margin=5, top=5, title=Style(30, Weight.SEMIBOLD))
ROLL = Form(
    width=80,
    height=0,
    margin=4,
    top=3,
    line=5.25,
    label=Style(8, Weight.MEDIUM, 0.07),
    small=Style(10.5, Weight.MEDIUM),
    body=Style(10.5, Weight.MEDIUM),
    strong=Style(10.5, Weight.SEMIBOLD),
    number=Style(18, Weight.SEMIBOLD),
    name=Style(18, Weight.SEMIBOLD),
    title=Style(24, Weight.SEMIBOLD),
    mark=Style(8, Weight.SEMIBOLD),
    hairline=0.71,
    top_rule=1.7,
    tick_box=3.6,
    tick_line=0.95,
    tick=1.9,
    module=0.75,
)
ROLL_TAIL = 10.0
"""Millimetres of empty paper before the cutter."""


_TIGHTER = (
    (Style(9), Style(9, Weight.SEMIBOLD), Style(12, Weight.SEMIBOLD), 4.5),
    (Style(8), Style(8, Weight.SEMIBOLD), Style(9.5, Weight.SEMIBOLD), 3.9),
    (Style(7), Style(7, Weight.SEMIBOLD), Style(7.5, Weight.SEMIBOLD), 3.4),
)
DENSITIES = range(len(_TIGHTER) + 1)
"""How close a form can be set: 0 as it is meant, more where everything is very long."""


def tightened(form: Form, density: int) -> Form:
    """The form with smaller values and names, so that nothing need be cut; labels, ticks and numbers stay."""
    if not density:
        return form
    body, strong, name, line = _TIGHTER[density - 1]
    return replace(form, body=body, strong=strong, name=name, line=line)


def slip_form(paper: Paper) -> Form:
    """The upright slip on a sheet of paper."""
    return {Paper.A6: SLIP_A6, Paper.A5: SLIP_A5, Paper.A4: SLIP_CELL, Paper.ROLL80: ROLL}[paper]


def ticket_form(paper: Paper) -> Form:
    """The ticket that lies on its side."""
    return {Paper.A6: TICKET_A6, Paper.A5: TICKET_A5, Paper.A4: TICKET_CELL, Paper.ROLL80: ROLL}[paper]
