"""The sheet beside the directory: whether a colleague is in, until when they are out, and who they are."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.fields import Choice, Time, named
from receptiondesk.i18n import _
from receptiondesk.services.colleague_facts import ColleagueFacts, facts_of, with_facts
from ui.commands.keys import Do
from ui.context import Context
from ui.look import Role, look
from ui.look.times import clock
from ui.pages.sheet_keeper import KeptSheet
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.scroll import ScrollArea
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField

_WHILE_OUT = ("until", "note")
_INDENT = 12
"""The form's own margin: its fields end where the scroll bar begins."""


class ColleagueSheet(KeptSheet):
    """A form for one colleague, new or known. Enter saves."""

    save_wanted = Signal(object)
    """A `Colleague` to be put into the directory."""
    remove_wanted = Signal(object)
    """A `Colleague` to be taken out of it."""
    left = Signal()
    """Back to the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", padding=24 - _INDENT, parent=parent)
        self._context = context
        self._person = Colleague(name="")
        self._kept: dict[str, str] = {}
        self.fields = {}
        self._title = TextBlock(role=Role.TITLE)
        head = QVBoxLayout()
        head.setContentsMargins(_INDENT, 0, _INDENT, 12)
        head.addWidget(self._title)
        self.column.addLayout(head)
        self._grid = FormGrid(margin=_INDENT, top=4)
        for field in ColleagueFacts.FIELDS:
            widget = self._make(field.name)
            self.fields[field.name] = widget
            own = isinstance(widget, Segments)
            self._grid.add(_(field.label), widget, width=Width.OWN if own else Width.FIRST)
            if field.name == _WHILE_OUT[-1]:
                self._grid.begin_group()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)
        column.addStretch(1)
        self._scroll = ScrollArea(body)
        self.column.addWidget(self._scroll, 1)
        self.column.addSpacing(8)
        self.column.addLayout(self._make_commands())
        follow_look(self._say)
        self.show_person(self._person)

    @property
    def person(self) -> Colleague:
        """Whom the sheet shows; without a name for somebody new."""
        return self._person

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self.unsaved())

    @property
    def about(self) -> str:
        return self._person.reference

    def unsaved(self) -> dict[str, str]:
        return {name: text for name, text in self._texts().items() if text != self._kept[name]}

    def put(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            if name in self.fields:
                self.fields[name].set_text(text)
        self._show_out()

    def show_person(self, person: Colleague) -> None:
        """Show a colleague, or an empty form for somebody new."""
        self._person = person
        for name, text in facts_of(person).texts().items():
            widget = self.fields[name]
            if name == "until" and person.until is not None:
                text = self._until_words(text)
            widget.set_text(text)
            widget.set_problem(None)
        self._kept = self._texts()
        self._title.set_words(person.name or _("New colleague"))
        self._remove.setVisible(bool(person.name))
        self._show_out()
        self.edited.emit()

    def begin(self, field: str) -> None:
        """Put the cursor into one of the fields."""
        widget = self.fields[field]
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def switch_presence(self) -> None:
        """In becomes out, and the cursor goes where the time of return is typed; out becomes in and is saved."""
        presence = self.fields["presence"]
        was_in = presence.text() == Presence.IN.value
        presence.set_text((Presence.OUT if was_in else Presence.IN).value)
        self._show_out()
        if was_in:
            self.begin("until")
        else:
            self.save()

    def save(self) -> bool:
        """Hand over what was typed; where it has problems say them beside their fields and give False."""
        understood = read_facts(facts_of(self._person), self._texts(), self._context.desk.settings.reading())
        said = {problem.field: problem.text for problem in understood.problems}
        for name, widget in self.fields.items():
            widget.set_problem(said.get(name))
        if said:
            self.begin(next(name for name in self.fields if name in said))
            return False
        person = with_facts(self._person, understood.facts)
        self.save_wanted.emit(person)  # while it is still known what is not saved
        self._person, self._kept = person, self._texts()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.save():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make(self, name: str) -> TextField | Segments:
        kind = named(ColleagueFacts.FIELDS, name).type
        if isinstance(kind, Choice):
            segments = Segments("", [(option.code, _(option.label)) for option in kind.options])
            segments.edited.connect(self._show_out)
            return segments
        return TimeField("") if isinstance(kind, Time) else TextField("")

    def _make_commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, _INDENT, 0)
        self._save = CommandButton("", key=Do.SAVE.key, manner=Manner.PRIMARY, fit=Fit.CONTROL)
        self._save.clicked.connect(self.save)
        self._remove = CommandButton("", manner=Manner.SUBTLE, fit=Fit.CONTROL)
        self._remove.clicked.connect(lambda: self.remove_wanted.emit(self._person))
        row.addWidget(self._save)
        row.addStretch(1)
        row.addWidget(self._remove)
        return row

    def _texts(self) -> dict[str, str]:
        return {name: str(widget.text()) for name, widget in self.fields.items()}

    def _until_words(self, text: str) -> str:
        """The return time as one types it: the clock alone today."""
        until, today = self._person.until, self._context.desk.settings.reading().now.date()
        if isinstance(until, datetime) and until.date() == today:
            return clock(until)
        return text[:16].replace("T", " ")

    def _show_out(self) -> None:
        """Return time and note belong to those who are out."""
        out = self.fields["presence"].text() == Presence.OUT.value
        for name in _WHILE_OUT:
            self.fields[name].setEnabled(out)

    def _say(self) -> None:
        self.setAccessibleName(_("Colleague"))
        for field in ColleagueFacts.FIELDS:
            widget = self.fields[field.name]
            self._grid.set_label(widget, _(field.label))
            if isinstance(widget, Segments):
                widget.set_labels([_(option.label) for option in field.options])
        for name, hint in (("until", _("15:00 or a day")), ("note", _("In a meeting ..."))):
            field_of = self.fields[name]
            if isinstance(field_of, TextField):
                field_of.set_hint(hint)
        self._save.set_words(_(Do.SAVE.label))
        self._remove.set_words(_("Remove"))
        if not self._person.name:
            self._title.set_words(_("New colleague"))
        ground = QPalette(look().palette())
        ground.setColor(QPalette.ColorRole.Window, look().colours.paper)
        self._scroll.setPalette(ground)
        self.setFixedWidth(round(416 + 240 * (look().scale - 1)))
