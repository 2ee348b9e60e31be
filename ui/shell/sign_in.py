"""The sheet on which somebody says who they are: their name and their PIN, with the keyboard in one place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.names import fold, name_keys
from receptiondesk.domain.people import LONGEST_PIN, ROLE_LABELS, Person
from receptiondesk.i18n import _
from ui.commands.keys import Do
from ui.context import Context
from ui.look import MEDIUM, Role, look
from ui.pages.rows import KeyedTable, Row
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.pin_field import PinField
from ui.widgets.problem_line import ProblemLine
from ui.widgets.rows import Cell
from ui.widgets.sheet import PADDING, SHADOW, Sheet
from ui.widgets.table import Column
from ui.widgets.text import TextBlock, TextLine

_WIDTH = 400
_NAMES_IN_SIGHT = 7


class SignIn(Sheet):
    """Digits are the PIN; letters and arrows choose the name; Enter signs in. All of it from the PIN's field."""

    signed_in = Signal(str)
    """The name of whoever sits here now: somebody else, or the same person again."""
    left = Signal()
    """Esc: it stays as it was."""
    lock_wanted = Signal()
    """Cover the desk until somebody comes."""

    def __init__(self, context: Context, people: Sequence[Person], *, locked: bool) -> None:
        """`people` can be chosen from; a `locked` desk has no way back without a PIN."""
        super().__init__(padding=0)
        self._context, self._people, self._locked = context, tuple(people), locked
        self._room = _WIDTH
        self._letters, self._typing = "", QElapsedTimer()
        self._title = TextBlock(role=Role.TITLE)
        self._names = KeyedTable(2)
        self._names.horizontalHeader().hide()
        self._names.moved.connect(lambda _name: self._say_whose())
        self._whose = TextLine(weight=MEDIUM)
        self.pin = PinField(longest=LONGEST_PIN)
        self._problem = ProblemLine()
        self._problem.hide()
        self._enter = CommandButton("", key="Enter", manner=Manner.PRIMARY)
        self._lock = CommandButton("", key=Do.SWITCH.key, manner=Manner.SUBTLE, fit=Fit.CONTROL)
        self._connect()
        self._lay_out()
        follow_look(self._say)

    @property
    def chosen(self) -> str:
        """The name that is chosen."""
        return self._names.current()

    def choose(self, name: str) -> None:
        """Choose a name, the first where it is not there, and wait for the PIN."""
        if not self._names.go_to(name):
            self._names.go_to(self._people[0].name)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: int) -> None:
        """Be as wide as is good to read, but no wider than `room`."""
        self._room = room
        self.setFixedWidth(min(room, round(_WIDTH * min(look().scale, 1.6)) + 2 * SHADOW))

    def sign_in(self) -> None:
        """Look at the PIN, off this thread; what was handed over before is still done in the name of who sat here.

        Neither a save nor a dead printer keeps anybody from going on: whatever they save comes after.
        """
        if self.pin.isReadOnly() or not self.pin.text():
            return
        people, name, pin = self._context.desk.people, self.chosen, self.pin.text()
        self._busy(True)
        self._context.operations.look_up(
            lambda: people.proven(name, pin), lambda sit: self._done(name, sit), self._failed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._locked:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.pin.step_wanted.connect(self._step)
        self.pin.letter_typed.connect(self._look_for)
        self.pin.given.connect(self.sign_in)
        self.pin.edited.connect(lambda: self._say_problem(""))
        self._names.activated.connect(lambda _index: self.pin.setFocus(Qt.FocusReason.TabFocusReason))
        self._names.clicked.connect(lambda _index: self.pin.setFocus(Qt.FocusReason.OtherFocusReason))
        self._enter.clicked.connect(self.sign_in)
        self._lock.clicked.connect(self.lock_wanted)
        if not self._locked:
            QShortcut(QKeySequence(Do.SWITCH.key), self).activated.connect(self.lock_wanted)

    def _lay_out(self) -> None:
        commands = QHBoxLayout()
        commands.setSpacing(8)
        commands.addWidget(self._enter)
        commands.addStretch(1)
        commands.addWidget(self._lock)
        if self._locked:
            self._lock.hide()
        typed = QVBoxLayout()
        typed.setContentsMargins(PADDING, 16, PADDING, 0)
        typed.setSpacing(0)
        for part, room in ((self._whose, 4), (self.pin, 4), (self._problem, 12)):
            typed.addWidget(part)
            typed.addSpacing(room)
        typed.addLayout(commands)
        head = QVBoxLayout()
        head.setContentsMargins(PADDING, 4, PADDING, 8)
        head.addWidget(self._title)
        self.column.addLayout(head)
        self.column.addWidget(self._names)
        self.column.addLayout(typed)

    def _step(self, by: int) -> None:
        if self.pin.isReadOnly():
            return  # a PIN is being looked at
        names = [person.name for person in self._people]
        at = names.index(self.chosen) if self.chosen in names else -by
        self._names.go_to(names[(at + by) % len(names)])

    def _look_for(self, letter: str) -> None:
        """The next name that begins with the letters typed in one go: “l”, “lin”, or 林 by “l” and “lt”."""
        if self.pin.isReadOnly():
            return
        if not self._typing.isValid() or self._typing.hasExpired(QApplication.keyboardInputInterval()):
            self._letters = ""
        self._typing.start()
        self._letters += fold(letter)
        names = [person.name for person in self._people]
        at = names.index(self.chosen) if self.chosen in names else 0
        first = at + 1 if len(self._letters) == 1 else at
        turned = names[first % len(names) :] + names[: first % len(names)]
        found = next((name for name in turned if any(k.startswith(self._letters) for k in name_keys(name))), "")
        if found:
            self._names.go_to(found)

    def _done(self, name: str, sit: Callable[[], None]) -> None:
        self._busy(False)
        settings = self._context.desk.settings
        self._context.operations.run(sit, lambda _none: settings.tell())
        self.signed_in.emit(name)

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        self.pin.clear()
        if isinstance(error, DeskError):
            self._say_problem(error.text)
        else:
            self._context.operations.report(error)
            self._say_problem(_("That did not work. Try once more."))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, busy: bool) -> None:
        self.pin.setReadOnly(busy)
        self._names.setEnabled(not busy)
        self._enter.setEnabled(not busy)

    def _say_problem(self, text: str) -> None:
        self.pin.set_problem(text)
        self._problem.set_words(text)
        self._problem.setVisible(bool(text))
        self.adjustSize()

    def _say_whose(self) -> None:
        words = _("PIN of {name}").format(name=self.chosen)
        self._whose.set_words(words)
        self.pin.setAccessibleName(words)
        self._say_problem("")
        self.pin.clear()

    def _say(self) -> None:
        self.setAccessibleName(_("Who sits here?"))
        self._title.set_words(_("Who sits here?"))
        self._enter.set_words(_("Sign in"))
        self._lock.set_words(_("Lock"))
        self._names.set_heads(_("Names"), (Column(label=_("Name"), share=68), Column(label=_("Role"), share=32)))
        self._names.show_rows(
            tuple(
                Row(
                    key=person.name,
                    cells=(Cell(text=person.name, strong=True), Cell(text=_(ROLE_LABELS[person.role]), tone=Tone.SOFT)),
                )
                for person in self._people
            )
        )
        rows = min(len(self._people), _NAMES_IN_SIGHT)
        self._names.setFixedHeight(rows * look().sizes.table_row + 2)
        self.fit(self._room)
        self._say_whose()
