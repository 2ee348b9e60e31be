"""Whether the person in the form has had to do with the desk before."""

from collections.abc import Callable

from receptiondesk.domain.contact import Contact
from receptiondesk.domain.names import fold
from receptiondesk.domain.phone import digits_of
from receptiondesk.domain.when import day_of
from ui.forms.form import Form
from ui.look.times import day_words
from ui.operations.latest import Latest
from ui.widgets.text import Note


class KnownBefore:
    """A soft note beside the person: how often, and when last. The telephone number decides, else the name."""

    def __init__(
        self,
        form: Form,
        name: str,
        number: str,
        words: Callable[[int, str], str],
        decided: Callable[[bool], None] = lambda _repeat: None,
    ) -> None:
        """`words` says the count and the day; `decided` is told whether it is a repeat, when that is known."""
        self._form, self._name, self._number = form, name, number
        self._words, self._decided = words, decided
        self._asked = ("", "")
        self._latest = Latest(form.context.operations, form)
        self._contact: Contact | None = None
        self._note = Note()
        form.keep(self)
        form.beside(self._note)
        self._note.hide()
        form.edited.connect(self.look_again)
        form.filled.connect(self.look_again)
        form.translated.connect(self._show)

    def look_again(self) -> None:
        """Ask for the person when name or number has changed."""
        name, number = self._form.text(self._name).strip(), self._form.text(self._number).strip()
        if (name, number) == self._asked:
            return
        self._asked = (name, number)
        contacts = self._form.context.desk.contacts

        def find() -> Contact | None:
            if len(digits_of(number)) >= 7:
                return next(iter(contacts.with_number(number)), None)
            same = (contact for contact in contacts.find(name) if fold(contact.person.name) == fold(name))
            return next(same, None) if name else None

        self._latest.ask(find, self._answer)

    def _answer(self, found: Contact | None) -> None:
        self._contact = found
        known = self._times() > 0
        if len(digits_of(self._asked[1])) >= 7 or found is not None:
            self._form.repeat = known
            self._decided(known)
        self._show()
        self._form.moment_changed.emit()

    def _times(self) -> int:
        return self._contact.times.get(self._form.kind.id, 0) if self._contact else 0

    def _show(self) -> None:
        self._note.setVisible(self._times() > 0)
        if self._contact is not None and self._times():
            self._note.set_words(self._words(self._times(), day_words(day_of(self._contact.last_at), weekday=False)))
