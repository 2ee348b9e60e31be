"""The sheet beside the people: somebody new, somebody's role and PIN, or one's own PIN."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.people import LONGEST_PIN, ROLES, Person
from receptiondesk.domain.people import Role as Place
from receptiondesk.domain.permissions import Act, may
from receptiondesk.i18n import _
from ui.commands.keys import Do
from ui.context import Context
from ui.look import Role, look
from ui.pages.sheet_keeper import KeptSheet
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.pin_field import PinField
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField

_INDENT = 12


class For(Enum):
    """What the sheet is for. The value names the fields that it shows."""

    FIRST = ("name", "pin")
    """The first of all, who is the supervisor and sits here at once."""
    NEW = ("name", "role", "pin")
    CHANGE = ("role", "pin")
    BACK = ("pin",)
    """Somebody who had left comes back."""
    OWN = ("old", "pin")
    NOTHING = ()
    """Somebody else's business."""


class PersonSheet(KeptSheet):
    """Enter saves. A PIN is shown to nobody and kept nowhere but as a proof."""

    changed = Signal(str)
    """Something about the person of that name is different now."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padding=24 - _INDENT)
        self._context = context
        self._person: Person | None = None
        self.purpose = For.FIRST
        self._kept = {"name": "", "role": Place.RECEPTIONIST.value}
        self.fields = {
            "name": TextField(),
            "role": Segments("", [(option.code, _(option.label)) for option in ROLES]),
            "old": PinField(longest=LONGEST_PIN),
            "pin": PinField(longest=LONGEST_PIN),
        }
        self._title = TextBlock(role=Role.TITLE)
        self._line = TextBlock(tone=Tone.SOFT)
        head = QVBoxLayout()
        head.setContentsMargins(_INDENT, 0, _INDENT, 12)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._line)
        self.column.addLayout(head)
        self._grid = FormGrid(margin=_INDENT, top=4)
        for name, field in self.fields.items():
            self._grid.add(name, field, width=Width.OWN if isinstance(field, Segments) else Width.FIRST)
            if isinstance(field, PinField):
                field.given.connect(self.save)
        self.column.addWidget(self._grid)
        self.column.addSpacing(12)
        self.column.addLayout(self._make_commands())
        self.column.addStretch(1)
        follow_look(self._say)

    @property
    def name(self) -> str:
        """Whom the sheet shows; "" for somebody new."""
        return self._person.name if self._person else ""

    @property
    def about(self) -> str:
        return self.name

    def unsaved(self) -> dict[str, str]:
        texts = {name: self.fields[name].text() for name in self._kept if name in self.purpose.value}
        return {name: text for name, text in texts.items() if text != self._kept[name]}

    def put(self, texts: Mapping[str, str]) -> None:
        for name in self._kept:
            text = texts.get(name, self._kept[name])
            if name != "role" or text in {option.code for option in ROLES}:
                self.fields[name].set_text(text)

    @property
    def is_begun(self) -> bool:
        """Whether something was typed that is not saved."""
        typed = any(self.fields[name].text() for name in ("name", "old", "pin") if name in self.purpose.value)
        return typed or (self._person is not None and self._role_is_new())

    def show_person(self, person: Person | None, sitter: Person | None) -> None:
        """Show somebody, or an empty form for somebody new; `sitter` is who has signed in."""
        self._person, self.purpose = person, _purpose(person, sitter)
        for name, field in self.fields.items():
            field.set_text("")
            field.set_problem(None)
            field.setVisible(name in self.purpose.value)
        self._kept = {"name": "", "role": (person.role if person else Place.RECEPTIONIST).value}
        self.fields["role"].set_text(self._kept["role"])
        self._say()
        self.edited.emit()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.purpose.value), "")
        if first:
            self.fields[first].setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Do what the sheet is for; problems are said beside their fields."""
        people, name = self._context.desk.people, self.name
        role, pin = Place(self.fields["role"].text()), self.fields["pin"].text()
        if self.purpose in (For.FIRST, For.NEW):
            new = self.fields["name"].text()
            self._run(lambda: people.add(new, role, pin), _("{name} works at this desk now."), new.strip())
        elif self.purpose is For.BACK:
            self._run(lambda: people.come_back(name, pin), _("{name} works at this desk now."), name)
        elif self.purpose is For.OWN:
            old = self.fields["old"].text()
            self._run(lambda: people.change_pin(name, old, pin), _("{name} has a new PIN."), name)
        elif self.purpose is For.CHANGE:
            if pin:
                self._run(lambda: people.reset_pin(name, pin), _("{name} has a new PIN."), name)
            if self._role_is_new():
                self._run(lambda: people.set_role(name, role), _("{name} has another role now."), name)

    def leave(self) -> None:
        """Whom the sheet shows works here no more."""
        people, name = self._context.desk.people, self.name
        said = _("{name} works at this desk no more; the history goes on naming them.")
        self._run(lambda: people.leave(name), said, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def _role_is_new(self) -> bool:
        return self._person is not None and self.fields["role"].text() != self._person.role.value

    def _run(self, work: Callable[[], object], said: str, name: str) -> None:
        for field in self.fields.values():
            field.set_problem(None)

        def done(_result: object) -> None:
            for field in ("name", "old", "pin"):
                self.fields[field].set_text("")
            # The first person of all sits here from now on.
            self._context.desk.settings.tell()
            self._context.notices.say(said.format(name=name))
            self.changed.emit(name)

        self._context.operations.run(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DraftRefused):
            for problem in error.problems:
                self.fields[problem.field].set_problem(problem.text)
            self.fields[error.problems[0].field].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, DeskError) and error.code in ("wrong_pin", "wait"):
            self.fields["old"].set_text("")
            self.fields["old"].set_problem(error.text)
            self.fields["old"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context.operations.report(error)

    def _make_commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, _INDENT, 0)
        self._save = CommandButton("", key=Do.SAVE.key, manner=Manner.PRIMARY, fit=Fit.CONTROL)
        self._save.clicked.connect(self.save)
        self._leave = CommandButton("", manner=Manner.SUBTLE, fit=Fit.CONTROL)
        self._leave.clicked.connect(self.leave)
        row.addWidget(self._save)
        row.addStretch(1)
        row.addWidget(self._leave)
        return row

    def _say(self) -> None:
        self.setAccessibleName(_("Person"))
        self._title.set_words(self.name or _("New person"))
        self._line.set_words(_lines()[self.purpose])
        role = self.fields["role"]
        assert isinstance(role, Segments)
        role.set_labels([_(option.label) for option in ROLES])
        pin = _("First PIN") if self.purpose is For.NEW else _("PIN") if self.purpose is For.FIRST else _("New PIN")
        for name, label in (("name", _("Name")), ("role", _("Role")), ("old", _("Present PIN")), ("pin", pin)):
            self._grid.set_label(self.fields[name], label)
        self._save.set_words(_("Works here again") if self.purpose is For.BACK else _(Do.SAVE.label))
        self._save.setVisible(self.purpose is not For.NOTHING)
        self._leave.set_words(_("Works here no more"))
        self._leave.setVisible(self.purpose is For.CHANGE)
        self.setFixedWidth(round(480 + 260 * (look().scale - 1)))


def _purpose(person: Person | None, sitter: Person | None) -> For:
    if sitter is None:  # nobody has a PIN here, or nobody any more
        return For.FIRST if person is None else For.BACK
    if may(sitter.role, Act.PEOPLE):
        return For.NEW if person is None else For.CHANGE if person.active else For.BACK
    return For.OWN if person is not None and person.name == sitter.name else For.NOTHING


def _lines() -> dict[For, str]:
    return {
        For.FIRST: _("The first person is the supervisor and sits here at once. The PIN has 4 to 12 digits."),
        For.NEW: _("They choose a PIN of their own later: 4 to 12 digits."),
        For.CHANGE: _("A new PIN also ends the wait after wrong ones. Left empty, it stays."),
        For.BACK: _("They are let in again with a new PIN."),
        For.OWN: _("4 to 12 digits that nobody guesses."),
        For.NOTHING: _("Roles and PINs of others are a supervisor’s business."),
    }
