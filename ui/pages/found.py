"""What is found by what stands in the find box, and where each line leads."""

from collections.abc import Callable
from dataclasses import dataclass

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.privacy import Mask, masked
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.i18n import _, ngettext
from ui.context import Context
from ui.look.times import short
from ui.pages.directory_rows import state_words
from ui.pages.states import words_of
from ui.widgets.suggestions import Suggestion

_COLLEAGUES, _CONTACTS, _TASKS = 3, 2, 6
_AMONG = 60
"""Newest finds among which those of the person are looked for: few, because each letter asks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One line of the popup and where it leads."""

    shown: Suggestion
    open: Callable[[Context], None]


def find(desk: Desk, text: str) -> tuple[Found, ...]:
    """Colleagues, people known from before, tasks. Reads the database: call it off the GUI thread."""
    colleagues = desk.directory.find(text, _COLLEAGUES)
    contacts = desk.contacts.find(text, _CONTACTS)
    tasks = desk.tasks.find(text, limit=_TASKS, among=_AMONG)
    return (
        *(_colleague(person) for person in colleagues),
        *(_contact(person) for person in contacts),
        *(_task(desk, task) for task in tasks),
    )


def _colleague(person: Colleague) -> Found:
    extension = _("ext. {extension}").format(extension=person.extension) if person.extension else ""
    line = " · ".join(filter(None, (extension, person.department, person.title)))
    return Found(
        shown=Suggestion(title=person.name, line=line, aside=state_words(person), icon="directory"),
        open=lambda context: _open_colleague(context, person.reference),
    )


def _open_colleague(context: Context, reference: str) -> None:
    context.page_wanted.emit("directory")
    context.colleague_wanted.emit(reference)


def _contact(contact: Contact) -> Found:
    person, today = contact.person, now().date()
    times = ngettext("{count} time, last {day}", "{count} times, last {day}", contact.total)
    aside = times.format(count=contact.total, day=short(contact.last_at, today))
    line = " · ".join(filter(None, (person.organisation, masked(person.phone, Mask.PHONE), person.vehicle_plate)))
    return Found(
        shown=Suggestion(title=person.name, line=line, aside=aside, icon="visitor"),
        open=lambda context: _open_last_task(context, person.name),
    )


def _open_last_task(context: Context, name: str) -> None:
    """The newest record of that person."""

    def show(tasks: tuple[AnyTask, ...]) -> None:
        if tasks:
            context.record_wanted.emit(tasks[0].number)

    context.operations.look_up(lambda: context.desk.tasks.page(LogbookFilter(text=name), limit=1), show)


def _task(desk: Desk, task: AnyTask) -> Found:
    kind, moment = desk.kinds[task.kind], now()
    aside = " · ".join((words_of(kind, task, moment), short(task.opened_at, moment.date())))
    line = " · ".join(filter(None, (task.number, kind.detail(task.facts))))
    return Found(
        shown=Suggestion(title=kind.headline(task.facts), line=line, aside=aside, icon=kind.icon),
        open=lambda context: context.record_wanted.emit(task.number),
    )
