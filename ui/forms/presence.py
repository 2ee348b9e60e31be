"""Whether the colleague whose name stands in a field is in, and where to reach them."""

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from ui.forms.form import Form
from ui.look.times import whole
from ui.operations.latest import Latest
from ui.widgets.base import Shape, Tone
from ui.widgets.pill import StatePill
from ui.widgets.text import Note


class ColleagueBeside:
    """Stands beside a recipient, host or guide, and tells the form whom the directory knows by that name."""

    def __init__(self, form: Form, field: str) -> None:
        self._form, self._field = form, field
        self._asked = ""
        self._latest = Latest(form.context.operations, form)
        self._pill = StatePill("", shape=Shape.DOT, tone=Tone.GREEN)
        self._note = Note()
        form.keep(self)
        form.beside(self._pill)
        form.beside(self._note)
        self._show(None)
        form.edited.connect(self.look_again)
        form.filled.connect(self.look_again)
        form.translated.connect(lambda: self._show(form.colleague))
        form.moment_changed.connect(lambda: self._show(form.colleague))

    def look_again(self) -> None:
        """Ask the directory when the name has changed."""
        name = self._form.field(self._field).text().strip()
        if name == self._asked:
            return
        self._asked = name
        directory = self._form.context.desk.directory
        self._latest.ask(lambda: directory.named(name), self._answer)

    def _answer(self, found: Colleague | None) -> None:
        self._form.colleague = found
        self._form.moment_changed.emit()

    def _show(self, person: Colleague | None) -> None:
        unknown = person is None and bool(self._asked) and self._form.focused != self._field
        self._pill.setVisible(person is not None)
        self._note.setVisible(person is not None or unknown)
        if person is None:
            self._note.set_words(_("Not in the directory, kept as typed"))
            return
        if person.presence is Presence.IN:
            self._pill.set_state(_("In"), Shape.DOT, Tone.GREEN)
        else:
            self._pill.set_state(out_until(person), Shape.HALF_DISC, Tone.AMBER)
        extension = _("ext. {extension}").format(extension=person.extension) if person.extension else ""
        self._note.set_words(" · ".join(part for part in (person.department, extension) if part))


def out_until(person: Colleague) -> str:
    """“Out until 15:00”, “Out until Sat 21 Nov”, or “Out” where nobody knows until when."""
    if person.until is None:
        return _("Out")
    return _("Out until {time}").format(time=whole(person.until, now().date()))
