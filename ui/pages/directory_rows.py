"""Colleagues as rows: who is found by what was typed, and how their presence is said."""

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.names import fold
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from ui.look.times import whole
from ui.pages.rows import Row
from ui.widgets.base import Shape, Tone
from ui.widgets.rows import Cell

_MOST = 100_000


def find_colleagues(desk: Desk, text: str) -> tuple[Colleague, ...]:
    """Who matches by name, pinyin, initials or extension, and whole departments and titles. Off the GUI thread."""
    if not text.strip():
        return desk.directory.all()
    keys = {person.reference for person in desk.directory.find(text, _MOST)}
    wanted = fold(text)
    return tuple(
        person
        for person in desk.directory.all()
        if person.reference in keys or wanted in fold(f"{person.department}\n{person.title}\n{person.email}")
    )


def state_words(person: Colleague) -> str:
    """“In”, “Out”, “Out until 15:00”."""
    if person.presence is Presence.IN:
        return _("In")
    if person.until is None:
        return _("Out")
    return _("Out until {time}").format(time=whole(person.until, now().date()))


def row_of(person: Colleague) -> Row:
    """One colleague as a row of the table."""
    here = person.presence is Presence.IN
    return Row(
        key=person.reference,
        cells=(
            Cell(text=person.name, strong=True),
            Cell(text=person.department or "—", tone=Tone.PLAIN if person.department else Tone.SOFT),
            Cell(text=person.extension),
            Cell(
                text=state_words(person),
                shape=Shape.DOT if here else Shape.HALF_DISC,
                tone=Tone.GREEN if here else Tone.AMBER,
            ),
            Cell(text=person.note, tone=Tone.SOFT),
        ),
    )
