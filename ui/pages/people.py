"""Who works at this desk, their PINs, and what each may do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.domain.people import Person
from receptiondesk.domain.permissions import Act, may
from receptiondesk.i18n import N_, _
from receptiondesk.services.drafts import Draft
from ui.commands.keys import Do
from ui.context import Context
from ui.look import STRONG, Role, look
from ui.operations.latest import Latest
from ui.pages.frame import BesideOrOver, CommandBar, Ground, HeadBehind, indented
from ui.pages.page import Page
from ui.pages.people_rows import people_columns, people_rows, permission_columns, permission_rows
from ui.pages.person_sheet import For, PersonSheet
from ui.pages.rows import KeyedTable
from ui.pages.sheet_keeper import SheetKeeper
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton
from ui.widgets.scroll import ScrollArea
from ui.widgets.text import TextBlock, TextLine


class PeoplePage(Page):
    """The list with the table of permissions under it, and a sheet for whoever is chosen."""

    id = "people"
    label = N_("People")
    icon = "visitor"
    has_room_for_coach = False
    comes_from = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._people: dict[str, Person] = {}

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        nobody = not self.context.desk.people.present()
        self.setFocusProxy(self._sheet.fields["name"] if nobody else self._table)
        self.refresh()

    def refresh(self) -> None:
        """Read the people again."""
        people = self.context.desk.people
        self._latest.ask(people.all, self._read)

    def do(self, command: Do) -> bool:
        """Save what stands on the sheet."""
        if not self.is_built or command is not Do.SAVE:
            return False
        self._sheet.save()
        return True

    def add_person(self) -> None:
        """An empty sheet for somebody new."""
        self._sheet.show_person(None, self._sitter())
        self._both.is_open = True
        self._arrange()
        self._sheet.begin()

    def keep_drafts(self) -> None:
        if self.is_built:
            self._keeper.now()

    def step_back(self) -> None:
        """Esc: from the sheet to the list, from the list to the settings."""
        if self.is_built and self._sheet.isAncestorOf(self.focusWidget()):
            self._back_to_list()
        else:
            super().step_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert and self.is_built:
            self.add_person()
        else:
            super().keyPressEvent(event)

    # How it is made.

    def _build(self) -> None:
        self._head = HeadBehind()
        self._head.left.connect(lambda: self.context.page_wanted.emit(self.comes_from))
        self._line = TextBlock(tone=Tone.SOFT)
        self._table = KeyedTable(3)
        self._table.moved.connect(self._moved)
        self._table.opened.connect(lambda _name: self._open())
        self._heading = TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        self._permissions = KeyedTable(4)
        self._sheet = PersonSheet(self.context)
        self._sheet.changed.connect(self._changed)
        self._keeper = SheetKeeper(self, self._sheet)
        self._add = CommandButton("", icon="plus")
        self._add.clicked.connect(self.add_person)
        self._lay_out()
        follow_look(self._say)
        self._arrange()

    def _lay_out(self) -> None:
        body = Ground()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        for words, room in ((self._line, 12), (self._table, 24), (self._heading, 4)):
            column.addWidget(indented(words) if words is not self._table else words)
            column.addSpacing(room)
        column.addWidget(self._permissions)
        column.addStretch(1)
        bar = CommandBar()
        bar.row.addStretch(1)
        bar.row.addWidget(self._add)
        left = Ground()
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        listed.addWidget(self._head)
        listed.addWidget(ScrollArea(body), 1)
        listed.addWidget(bar)
        self._both = BesideOrOver(left, self._sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._both)

    def _say(self) -> None:
        self._head.set_words(_(self.label), _("Back to the settings"))
        self._add.set_words(_("New person"))
        self._heading.set_words(_("What each may do"))
        self._table.set_heads(_(self.label), people_columns())
        self._permissions.set_heads(_("What each may do"), permission_columns())
        self._permissions.show_rows(permission_rows())
        self._show(tuple(self._people.values()))

    # Who is shown.

    def _sitter(self) -> Person | None:
        return self._people.get(self.context.desk.people.here)

    def _read(self, people: tuple[Person, ...]) -> None:
        self._show(people)
        self._keeper.take_up(self._show_draft)

    def _show_draft(self, draft: Draft) -> bool:
        """What stood on the sheet when the desk stopped, for whoever may write on it."""
        sitter = self._sitter()
        if not _may_add(sitter) or (sitter is None and any(person.active for person in self._people.values())):
            return False
        person = self._people.get(draft.correcting or draft.texts.get("name", "").strip())
        if person is not None:
            self._table.go_to(person.name)
        self._sheet.show_person(person, sitter)
        self._sheet.put(draft.texts)
        self._both.is_open = self._both.is_open or bool(self._sheet.unsaved())
        self._arrange()
        return True

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people = {person.name: person for person in people}
        needs_pins = any(person.active for person in people)
        if needs_pins:
            words = _("Whatever is done is done in the name of whoever has signed in. {key} hands the desk over.")
            self._line.set_words(words.format(key=Do.SWITCH.key))
        else:
            self._line.set_words(
                _(
                    "Nobody needs a PIN here: whoever opens the desk may do everything. "
                    "The first person you add is its supervisor."
                )
            )
        self._table.show_rows(people_rows(people, self.context.desk.people.here))
        for table in (self._table, self._permissions):
            sizes, rows = look().sizes, table.rows_model.rowCount()
            table.setFixedHeight(sizes.table_header + rows * sizes.table_row + 2)
        self._table.setVisible(bool(people))
        self._add.setVisible(_may_add(self._sitter()))
        if not self._sheet.is_begun:
            if not self._table.current() and people:
                self._table.go_to(self.context.desk.people.here or people[0].name)
            self._sheet.show_person(self._people.get(self._table.current()), self._sitter())
        self._arrange()

    def _changed(self, name: str) -> None:
        self._both.is_open = False

        def show(people: tuple[Person, ...]) -> None:
            self._show(people)
            self._table.go_to(name)
            self._moved(name)

        self._latest.ask(self.context.desk.people.all, show)

    def _moved(self, name: str) -> None:
        if not self._sheet.is_begun or self._sheet.name != name:
            self._sheet.show_person(self._people.get(name), self._sitter())
        self._arrange()

    def _open(self) -> None:
        self._both.is_open = True
        self._arrange()
        self._sheet.begin()

    def _back_to_list(self) -> None:
        self._both.is_open = False
        self._sheet.show_person(self._people.get(self._table.current()), self._sitter())
        self._arrange()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        self._both.arrange(is_useful=self._sheet.purpose is not For.NOTHING)


def _may_add(sitter: Person | None) -> bool:
    return sitter is None or may(sitter.role, Act.PEOPLE)
