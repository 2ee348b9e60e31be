"""The people and what each may do, as rows of tables."""

from collections.abc import Sequence

from receptiondesk.domain.people import ROLE_LABELS, Person, Role
from receptiondesk.domain.permissions import Act, may
from receptiondesk.i18n import _
from ui.pages.rows import Row
from ui.widgets.base import Shape, Tone
from ui.widgets.rows import Cell
from ui.widgets.table import Column


def people_columns() -> tuple[Column, ...]:
    """Who, what for, and whether they sit here."""
    return (
        Column(label=_("Name"), share=45),
        Column(label=_("Role"), share=25),
        Column(label=_("State"), share=30),
    )


def people_rows(people: Sequence[Person], here: str) -> tuple[Row, ...]:
    """Everybody who works here, then those who have left; `here` is who has signed in."""
    ordered = sorted(people, key=lambda person: not person.active)
    return tuple(Row(key=person.name, cells=_cells(person, here)) for person in ordered)


def _cells(person: Person, here: str) -> tuple[Cell, ...]:
    tone = Tone.PLAIN if person.active else Tone.SOFT
    return (
        Cell(text=person.name, strong=person.active, tone=tone),
        Cell(text=_(ROLE_LABELS[person.role]), tone=tone),
        _state(person, here),
    )


def _state(person: Person, here: str) -> Cell:
    if not person.active:
        return Cell(text=_("Works here no more"), tone=Tone.SOFT, shape=Shape.DASHED_RING)
    if person.name == here:
        return Cell(text=_("Sits here now"), tone=Tone.GREEN, shape=Shape.DOT)
    return Cell(text="")


def permission_columns() -> tuple[Column, ...]:
    """What, and each role."""
    return (
        Column(label=_("What"), share=100),
        *(Column(label=_(ROLE_LABELS[role]), pixels=96) for role in Role),
    )


def permission_rows() -> tuple[Row, ...]:
    """The whole table of `receptiondesk.domain.permissions`."""
    return tuple(
        Row(key=act.name, cells=(Cell(text=_(act.label)), *(_answer(role, act) for role in Role))) for act in Act
    )


def _answer(role: Role, act: Act) -> Cell:
    if may(role, act):
        return Cell(text=_("Yes"), tone=Tone.GREEN, shape=Shape.TICK)
    return Cell(text="–", tone=Tone.SOFT)
