"""What is found while somebody types into the find box: people inside, people outside, and their tasks first."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.phone import digits_of, mask
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.i18n import _, ngettext
from ui.context import Context
from ui.look import look
from ui.look.times import short
from ui.operations.latest import Latest
from ui.pages.directory_rows import state_words
from ui.pages.states import words_of
from ui.widgets.suggestions import Suggestion, Suggestions

_COLLEAGUES, _CONTACTS, _TASKS = 3, 2, 6
_AMONG = 60
"""Newest finds among which those of the person are looked for: few, because each letter asks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One line of the popup and where it leads."""

    shown: Suggestion
    open: Callable[[Context], None]


class FindPopup(QObject):
    """Listens to the find box and offers what it finds; Enter opens, Esc closes and gives the focus back."""

    def __init__(self, context: Context, field: QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(parent or field)
        self._context, self._field = context, field
        self._latest = Latest(context.operations, self)
        self._found: tuple[_Found, ...] = ()
        self._came_from: QWidget | None = None
        self.popup = Suggestions(field, _("Found"))
        self.popup.chosen.connect(self._open)
        field.textEdited.connect(self._look)
        field.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        look().changed.connect(self._say)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes, empties the box and goes back to where the person was; it parks nothing."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_escape and event.type() is QEvent.Type.KeyPress:
            self._leave()
            return True
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field and old is not None:
            self._came_from = old

    def _leave(self) -> None:
        self.popup.close_up()
        self._latest.forget()
        self._field.clear()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

    def _look(self, text: str) -> None:
        if not text.strip():
            self._latest.forget()
            self.popup.offer(())
            return
        desk = self._context.desk
        self._latest.ask(lambda: _find(desk, text), self._offer)

    def _offer(self, found: tuple[_Found, ...]) -> None:
        self._found = found
        footer = "" if found else _("Nothing found for “{text}”").format(text=self._field.text())
        self.popup.offer(tuple(one.shown for one in found), footer=footer, least_width=self._field.width())

    def _open(self, place: int) -> None:
        found = self._found[place]
        self._field.clear()
        self._field.clearFocus()
        found.open(self._context)

    def _say(self) -> None:
        self.popup.setAccessibleName(_("Found"))
        if self.popup.isVisible():
            self._look(self._field.text())


def _find(desk: Desk, text: str) -> tuple[_Found, ...]:
    """Colleagues, people known from before, tasks. Reads the database: call it off the GUI thread."""
    colleagues = desk.directory.find(text, _COLLEAGUES)
    contacts = desk.contacts.find(text, _CONTACTS)
    tasks = desk.tasks.find(text, limit=_TASKS, among=_AMONG)
    return (
        *(_colleague(person) for person in colleagues),
        *(_contact(person) for person in contacts),
        *(_task(desk, task) for task in tasks),
    )


def _colleague(person: Colleague) -> _Found:
    extension = _("ext. {extension}").format(extension=person.extension) if person.extension else ""
    line = " · ".join(filter(None, (extension, person.department, person.title)))
    return _Found(
        shown=Suggestion(title=person.name, line=line, aside=state_words(person), icon="directory"),
        open=lambda context: _open_colleague(context, person.reference),
    )


def _open_colleague(context: Context, reference: str) -> None:
    context.page_wanted.emit("directory")
    context.colleague_wanted.emit(reference)


def _contact(contact: Contact) -> _Found:
    person, today = contact.person, now().date()
    times = ngettext("{count} time, last {day}", "{count} times, last {day}", contact.total)
    aside = times.format(count=contact.total, day=short(contact.last_at, today))
    line = " · ".join(filter(None, (person.organisation, mask(digits_of(person.phone)), person.vehicle_plate)))
    return _Found(
        shown=Suggestion(title=person.name, line=line, aside=aside, icon="visitor"),
        open=lambda context: _open_last_task(context, person.name),
    )


def _open_last_task(context: Context, name: str) -> None:
    """The newest record of that person."""

    def show(tasks: tuple[AnyTask, ...]) -> None:
        if tasks:
            context.record_wanted.emit(tasks[0].number)

    context.operations.look_up(lambda: context.desk.tasks.page(LogbookFilter(text=name), limit=1), show)


def _task(desk: Desk, task: AnyTask) -> _Found:
    kind, moment = desk.kinds[task.kind], now()
    aside = " · ".join((words_of(kind, task, moment), short(task.opened_at, moment.date())))
    line = " · ".join(filter(None, (task.number, kind.detail(task.facts))))
    return _Found(
        shown=Suggestion(title=kind.headline(task.facts), line=line, aside=aside, icon=kind.icon),
        open=lambda context: context.record_wanted.emit(task.number),
    )
