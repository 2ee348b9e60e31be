"""The settings: one page, each kept as soon as its field is left or a choice is made."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.fields import Choice as ChoiceType
from receptiondesk.domain.fields import Count, Field, named
from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_, _
from receptiondesk.services.settings import OF_WHOEVER_SITS_HERE, SECTIONS, PrinterName, Settings, change_settings
from ui.context import Context
from ui.look import Role
from ui.pages.backup_setting import FolderChoice, LastCopy
from ui.pages.frame import Ground, PageTitle, indented
from ui.pages.mail_setting import MailPassword, TrialMail
from ui.pages.page import Page
from ui.pages.printer_choice import PrinterChoice
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.choice import Choice
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.scroll import ScrollArea
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.text import TextLine
from ui.widgets.text_field import TextField

_SEGMENTS_UP_TO = 4
_MARGIN = 24
_BACKUP_FOLDER = "backup_folder"
_BEFORE_PEOPLE = "lock_after"
"""The setting beside which stands the way to the page of the people."""
_WHO_SITS_HERE = "receptionist"


SettingField = TextField | Segments | Choice
"""Whatever a setting is made in; a stepper is a text field too."""


class SettingsPage(Page):
    """Made from the declared settings; names none of them but those that need a widget of their own."""

    id = "settings"
    label = N_("Settings")
    icon = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, SettingField] = {}
        """The widget of each setting."""
        self._printers: list[PrinterChoice] = []
        self._of_the_house: list[QWidget] = []
        """What is a supervisor's to change, at a desk with people."""
        self._may_change_the_house = True
        context.desk.settings.on_change(self._show)

    def shown(self) -> None:
        """Build on the first time; look for printers every time."""
        self.build()
        for printer in self._printers:
            printer.look_for_printers()
        self._last_copy.look()
        self._let(may_change_the_house=self.context.desk.people.may(Act.SETTINGS))

    def _build(self) -> None:
        body = Ground()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(0)
        self._title = PageTitle()
        self._line = TextLine(tone=Tone.SOFT)
        for words in (self._title, self._line):
            column.addWidget(indented(words))
        self._people = CommandButton("", fit=Fit.CONTROL)
        self._people.clicked.connect(lambda: self.context.page_wanted.emit("people"))
        self._last_copy = LastCopy(self.context)
        self._below: dict[str, tuple[str, QWidget]] = {
            _BACKUP_FOLDER: (N_("Last copy"), self._last_copy),
            "mail_user": (N_("Password"), MailPassword(self.context)),
            "mail_sender": (N_("Test mail to"), TrialMail(self.context)),
        }
        self._heads: list[tuple[TextLine, str]] = []
        self._grids: list[tuple[FormGrid, tuple[str, ...]]] = []
        for head, names in SECTIONS:
            column.addSpacing(24)
            title = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=600)
            column.addWidget(indented(title))
            column.addSpacing(10)
            grid = FormGrid(margin=_MARGIN, top=4)
            for name in names:
                self.fields[name] = self._make(named(Settings.FIELDS, name))
                made = self.fields[name]
                width = Width.OWN if isinstance(made, Segments) else Width.FIRST
                grid.add(_(named(Settings.FIELDS, name).label), made, width=width)
                if isinstance(made, PrinterChoice):
                    grid.add_beside(made.test_button)
                if name not in OF_WHOEVER_SITS_HERE:
                    self._of_the_house.append(made)
                if isinstance(made, FolderChoice):
                    grid.add_beside(made.choose_button)
                    self._of_the_house.append(made.choose_button)
                if name in self._below:
                    label, below = self._below[name]
                    grid.add(_(label), below, width=Width.FIRST if isinstance(below, TextField) else Width.OWN)
                    if isinstance(below, TrialMail):
                        grid.add_beside(below.send_button)
                    if isinstance(below, TextField):
                        self._of_the_house.append(below)
                if name == _BEFORE_PEOPLE:
                    grid.add_beside(self._people)
            column.addWidget(grid)
            self._heads.append((title, head))
            self._grids.append((grid, names))
        self._privacy = CommandButton("", fit=Fit.CONTROL)
        self._privacy.clicked.connect(lambda: self.context.page_wanted.emit("privacy"))
        self._changes = CommandButton("", fit=Fit.CONTROL)
        self._changes.clicked.connect(lambda: self.context.page_wanted.emit("house_changes"))
        ways = QHBoxLayout()
        ways.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        ways.setSpacing(8)
        ways.addWidget(self._privacy)
        ways.addWidget(self._changes)
        ways.addStretch(1)
        column.addSpacing(24)
        column.addLayout(ways)
        for grid, _names in self._grids:
            grid.align_with([other for other, _others in self._grids])
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(body))
        follow_look(self._say)
        self._show(self.context.desk.settings())

    def _let(self, *, may_change_the_house: bool) -> None:
        """Offer the settings of the house to whoever may change them, and those of one's own to everybody."""
        self._may_change_the_house = may_change_the_house
        for widget in self._of_the_house:
            widget.setEnabled(may_change_the_house)
        self._say_who_may()
        # Where the focus is, nothing is shown over what somebody types.
        self.setFocusProxy(next(widget for widget in self.fields.values() if widget.isEnabled()))

    def _make(self, field: Field) -> SettingField:
        """The widget that a setting's type asks for."""
        keep: Callable[[], None] = lambda: self._keep(field.name)  # noqa: E731
        if isinstance(field.type, PrinterName):
            printer = PrinterChoice(self.context, field.type.unset)
            printer.edited.connect(keep)
            self._printers.append(printer)
            return printer
        if isinstance(field.type, ChoiceType):
            options = self._options(field)
            few = len(options) <= _SEGMENTS_UP_TO
            choice = Segments("", options) if few else Choice("", options)
            choice.edited.connect(keep)
            return choice
        if isinstance(field.type, Count):
            stepper = Stepper("", lowest=field.type.least)
            stepper.edited.connect(lambda: self._keep(field.name, typing=stepper.hasFocus()))
            stepper.editingFinished.connect(keep)
            return stepper
        if field.name == _BACKUP_FOLDER:
            folder = FolderChoice()
            for done in (folder.editingFinished, folder.chosen):
                done.connect(keep)
            return folder
        line = TextField("")
        line.editingFinished.connect(keep)
        return line

    def _options(self, field: Field) -> list[tuple[str, str]]:
        return [(option.code, _(option.label)) for option in field.options]

    def _keep(self, name: str, *, typing: bool = False) -> None:
        """Put one setting in force, or say beside its field why not; nothing is changed then."""
        widget, desk = self.fields[name], self.context.desk
        text = widget.text()
        settings = desk.settings()
        understood = change_settings(settings, {name: text})
        problems = [problem.text for problem in understood.problems if problem.field == name]
        if not (typing and problems):
            widget.set_problem(problems[0] if problems else None)
        if problems or understood.facts == settings:
            return
        if name in OF_WHOEVER_SITS_HERE:
            self._try(lambda: desk.settings.keep(understood.facts), name)
        else:
            # What concerns the house waits for its entry in the history, and nobody waits for the database here.
            self.context.operations.run(
                lambda: desk.settings.change({name: text}),
                lambda _none: desk.settings.tell(),
                lambda error: self._failed(error, name),
            )

    def _try(self, keep: Callable[[], None], name: str) -> None:
        try:
            keep()
        except DeskError as trouble:
            self._failed(trouble, name)

    def _failed(self, error: Exception, name: str) -> None:
        """What was in force stays so."""
        self.fields[name].set_text(self.context.desk.settings().texts()[name])
        self.context.operations.failed.emit(error)

    def _show(self, settings: Settings) -> None:
        """Show what is in force; where somebody is typing nothing moves."""
        if not isValid(self):
            return
        for name, text in settings.texts().items():
            widget = self.fields.get(name)
            if widget is None or (isinstance(widget, QLineEdit) and widget.hasFocus()):
                continue
            if widget.text() != text and not widget.problem():
                widget.set_text(text)
        # Who has signed in with a PIN is not written into a field.
        if (sitter := self.fields.get(_WHO_SITS_HERE)) is not None:
            sitter.setEnabled(not self.context.desk.people.here)

    def _say_who_may(self) -> None:
        everybody = _("Every change counts at once.")
        supervisors = _("Every change counts at once. The settings of the house are a supervisor’s to change.")
        self._line.set_words(everybody if self._may_change_the_house else supervisors)

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._say_who_may()
        self._people.set_words(_("People and PINs ..."))
        self._privacy.set_words(_("Privacy ..."))
        self._changes.set_words(_("Changes in the house ..."))
        for title, head in self._heads:
            title.set_words(_(head))
        for grid, names in self._grids:
            for name in names:
                grid.set_label(self.fields[name], _(named(Settings.FIELDS, name).label))
            for label, below in (self._below[name] for name in names if name in self._below):
                grid.set_label(below, _(label))
        for name, widget in self.fields.items():
            field = named(Settings.FIELDS, name)
            if isinstance(widget, Segments):
                widget.set_labels([_(option.label) for option in field.options])
            elif isinstance(widget, Choice) and field.options:
                widget.set_options(self._options(field))
