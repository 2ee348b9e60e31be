"""Names and numbers completed from what the desk knows, while they are typed."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from receptiondesk import i18n
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.names import fold
from receptiondesk.domain.privacy import Mask, masked
from receptiondesk.domain.titles import title_in
from receptiondesk.domain.when import day_of
from receptiondesk.i18n import _, ngettext
from ui.forms.form import Form
from ui.forms.presence import out_until
from ui.look.times import day_words
from ui.operations.latest import Latest
from ui.widgets.suggestions import Suggestion, Suggestions

T = TypeVar("T")
_PAUSE_MS = 40
"""A pause in which the next letter of a fast typist arrives: not every letter is worth a look."""


class _Suggest(Generic[T]):
    """Asks while somebody types, and hands over whom they take."""

    def __init__(
        self,
        form: Form,
        field: str,
        *,
        find: Callable[[str], Sequence[T]],
        row: Callable[[T, str], Suggestion],
        take: Callable[[T], None],
        footer: Callable[[str], str],
    ) -> None:
        widget = form.widget(field)
        assert isinstance(widget, QLineEdit)
        self._edit = widget
        self._find, self._row, self._take, self._footer = find, row, take, footer
        self._latest = Latest(form.context.operations, form)
        self._found: Sequence[T] = ()
        self._popup = Suggestions(widget, _("Suggestions"))
        self._popup.chosen.connect(self._chosen)
        self._popup.new_chosen.connect(lambda: form.go_on(field))
        self._pause = QTimer(form)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        widget.textEdited.connect(lambda _text: self._pause.start())
        form.translated.connect(self._translate)
        form.keep(self)

    def _ask(self) -> None:
        typed = self._edit.text().strip()
        if not typed:
            self._popup.offer([])
            return
        self._latest.ask(lambda: self._find(typed), lambda found: self._show(typed, found))

    def _show(self, typed: str, found: Sequence[T]) -> None:
        if typed != self._edit.text().strip():
            return  # somebody typed on: the newer question has not been asked yet
        self._found = found
        footer = self._footer(typed) if found else ""
        self._popup.offer([self._row(one, typed) for one in found], footer=footer)

    def _chosen(self, index: int) -> None:
        self._take(self._found[index])

    def _translate(self) -> None:
        if self._popup.isVisible():
            self._ask()


def suggest_colleagues(form: Form, field: str) -> None:
    """Complete a recipient, host or guide from the directory; a name nobody knows stays as typed."""

    def take(person: Colleague) -> None:
        form.show_texts({field: person.name})
        form.edited.emit()
        form.go_on(field)

    _Suggest(
        form,
        field,
        find=lambda typed: form.context.desk.directory.find(typed, 5),
        row=_colleague_row,
        take=take,
        footer=lambda typed: _("Keep “{name}”, who is not in the directory").format(name=typed),
    )


def suggest_contacts(form: Form, field: str) -> None:
    """Recognise a person from a few letters or a number's tail; whoever is taken fills the empty fields."""

    def take(contact: Contact) -> None:
        known = form.kind.recalled(contact.person)
        empty = {name: text for name, text in known.items() if form.shows(name) and not form.field(name).text()}
        # What was typed into this field gives way; what stands in the others does not.
        form.show_texts({**empty, field: known[field]} if field in known else empty, in_part=True)
        form.edited.emit()
        form.go_on(field)

    _Suggest(
        form,
        field,
        find=lambda typed: form.context.desk.contacts.find(typed, 4) if len(typed) > 1 or not typed.isascii() else (),
        row=lambda contact, typed: _contact_row(form, contact, typed),
        take=take,
        footer=lambda typed: _("New: “{typed}”").format(typed=typed),
    )


def _colleague_row(person: Colleague, typed: str) -> Suggestion:
    extension = _("ext. {extension}").format(extension=person.extension) if person.extension else ""
    return Suggestion(
        title=person.name,
        line=" · ".join(part for part in (person.department, extension) if part),
        aside=_("In") if person.presence is Presence.IN else out_until(person),
        matched=_matched(person.name, typed),
    )


def _contact_row(form: Form, contact: Contact, typed: str) -> Suggestion:
    person = contact.person
    title = title_in(person.title, i18n.language())
    usual = _("usually {host}").format(host=person.host) if person.host else ""
    number = masked(person.phone, Mask.PHONE)
    times = ngettext("{count} time, {day}", "{count} times, last {day}", contact.total)
    return Suggestion(
        title=f"{person.name} · {title}" if title else person.name,
        line=" · ".join(p for p in (person.organisation, number, person.vehicle_plate, usual) if p),
        aside=times.format(count=contact.total, day=day_words(day_of(contact.last_at), weekday=False)),
        icon=form.kind.icon,
        matched=_matched(person.name, typed),
    )


def _matched(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed letters stand in a name; nothing where they match by pinyin or initials."""
    folded, wanted = fold(name), fold(typed)
    at = folded.find(wanted) if len(folded) == len(name) else -1
    return ((at, at + len(wanted)),) if at >= 0 and wanted else ()
