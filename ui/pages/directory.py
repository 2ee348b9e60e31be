"""The directory: colleagues, whether they are in, and until when they are out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_, _, ngettext
from ui.commands.keys import Do
from ui.context import Context
from ui.notices.notices import Action
from ui.operations.latest import Latest
from ui.pages.directory_rows import find_colleagues, row_of, state_words
from ui.pages.frame import BesideOrOver, CommandBar, Ground, PageTitle, SearchField
from ui.pages.page import Page
from ui.pages.rows import KeyedTable
from ui.widgets.base import Shape, Tone, follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chip import FilterOption, FilterRow
from ui.widgets.table import Column
from ui.widgets.text import TextLine

if TYPE_CHECKING:
    from receptiondesk.services.drafts import Draft
    from receptiondesk.services.records.report import ImportReport

_ALL = "all"
_REFUSED_SHOWN = 3


class DirectoryPage(Page):
    """Space switches in and out; everything else is on the sheet beside the list."""

    id = "directory"
    label = N_("Directory")
    icon = "directory"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._people: tuple[Colleague, ...] = ()
        self._by_key: dict[str, Colleague] = {}
        self._wanted_key = ""
        context.colleague_wanted.connect(self.show_colleague)

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        self.refresh()

    def refresh(self) -> None:
        """Read the directory again, as far as the search lets it through."""
        desk, text = self.context.desk, self._search.text()
        self._latest.ask(lambda: find_colleagues(desk, text), self._read)

    def do(self, command: Do) -> bool:
        """Save what stands on the sheet."""
        if not self.is_built or command is not Do.SAVE:
            return False
        self._sheet.save()
        return True

    def add_colleague(self) -> None:
        """An empty sheet for somebody new."""
        self._sheet.show_person(Colleague(name=""))
        self._both.is_open = True
        self._arrange()
        self._sheet.begin("name")

    def show_colleague(self, reference: str) -> None:
        """Go to the colleague of that reference."""
        if not self.is_built:
            self.shown()
        self._search.clear()
        self._filters.set_value(_ALL)
        self._wanted_key, self._both.is_open = reference, True
        self.refresh()

    def import_file(self) -> None:
        """Ask for a file and bring the directory up to date from it."""
        kinds = _("Tables and vCards (*.csv *.tsv *.xlsx *.vcf)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Read colleagues from a file"), "", kinds)
        if chosen:
            directory = self.context.desk.directory

            def read() -> "ImportReport":
                from receptiondesk.services.directory_files import import_colleagues

                return import_colleagues(directory, Path(chosen))

            self.context.operations.run(read, self._imported)

    def keep_drafts(self) -> None:
        if self.is_built:
            self._keeper.now()

    def can_step_back(self) -> bool:
        """Esc leads from the sheet back to the list."""
        return self.is_built and self._sheet.isAncestorOf(self.focusWidget())

    def step_back(self) -> None:
        """Back to the list; what was typed and not saved stays on the sheet."""
        self._back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._arrange()

    def _build(self) -> None:
        from ui.pages.colleague_sheet import ColleagueSheet
        from ui.pages.sheet_keeper import SheetKeeper

        self._table = KeyedTable(5)
        self._table.moved.connect(self._moved)
        self._table.opened.connect(lambda _key: self._edit("presence"))
        self._table.switched.connect(lambda _key: self._switch())
        self._sheet = ColleagueSheet(self.context)
        self._sheet.save_wanted.connect(self._save)
        self._sheet.remove_wanted.connect(self._remove)
        self._sheet.left.connect(self._back)
        self._keeper = SheetKeeper(self, self._sheet)
        self._add = CommandButton("", icon="plus")
        self._add.clicked.connect(self.add_colleague)
        self._first = CommandButton("", icon="download", manner=Manner.PRIMARY)
        self._first.clicked.connect(self.import_file)
        self._empty = EmptyState(self.icon, "", "", self._first)
        self._import = CommandButton("", manner=Manner.SUBTLE)
        self._import.clicked.connect(self.import_file)
        self._total = TextLine(tone=Tone.SOFT)
        bar = CommandBar()
        bar.row.addWidget(self._total, 1)
        bar.row.addWidget(self._import)
        bar.row.addWidget(self._add)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        body = Ground()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        column.addWidget(body, 1)
        column.addWidget(bar)
        self._both = BesideOrOver(left, self._sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._both)
        self.setFocusProxy(self._search)
        follow_look(self._say)
        self._arrange()

    def _make_head(self) -> QWidget:
        head = Ground()
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 16, 24, 14)
        row.setSpacing(20)
        self._title = PageTitle()
        self._filters = FilterRow("", [FilterOption(value=_ALL, label="")])
        self._filters.chosen.connect(lambda _value: self._show(self._people))
        self._search = SearchField()
        self._search.edited.connect(self.refresh)
        self._search.list = self._table
        row.addWidget(self._title)
        row.addWidget(self._filters, 1)
        row.addWidget(self._search)
        return head

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._filters.setAccessibleName(_("Filters"))
        self._search.set_words(_("Name, extension"))
        self._add.set_words(_("New colleague"))
        self._import.set_words(_("Read from a file ..."))
        self._first.set_words(_("Read from a file ..."))
        self._table.set_heads(
            _(self.label),
            (
                Column(label=_("Name"), share=40),
                Column(label=_("Department"), share=30, folds_into=0),
                Column(label=_("Extension"), pixels=88),
                Column(label=_("State"), pixels=196),
                Column(label=_("Note"), share=30, folds_into=0),
            ),
        )
        self._show(self._people)

    def _read(self, people: Sequence[Colleague]) -> None:
        self._show(people)
        self._keeper.take_up(self._show_draft)

    def _show_draft(self, draft: "Draft") -> bool:
        """What stood on the sheet when the desk stopped, over what is known of the colleague now."""
        if self._search.text():
            return False  # not everybody is listed
        reference = draft.correcting or _key_of(draft.texts.get("name", ""), draft.texts.get("code", ""))
        self._table.go_to(reference)
        known = (person for person in self._people if person.reference == reference)
        self._sheet.show_person(next(known, Colleague(name="")))
        self._sheet.put(draft.texts)
        self._both.is_open = self._both.is_open or self._sheet.changed
        self._arrange()
        return True

    def _show(self, people: Sequence[Colleague]) -> None:
        self._people = tuple(people)
        wanted = self._filters.value()
        out = [person for person in people if person.presence is Presence.OUT]
        self._filters.set_options(
            [
                FilterOption(value=_ALL, label=_("All"), count=len(people)),
                FilterOption(value="in", label=_("In"), count=len(people) - len(out), shape=Shape.DOT, tone=Tone.GREEN),
                FilterOption(value="out", label=_("Out"), count=len(out), shape=Shape.HALF_DISC, tone=Tone.AMBER),
            ]
        )
        listed = [person for person in people if wanted in (_ALL, person.presence.value)]
        self._by_key = {person.reference: person for person in listed}
        self._table.show_rows(tuple(row_of(person) for person in listed))
        if self._wanted_key and self._table.go_to(self._wanted_key):
            self._wanted_key = ""
        self._stack.setCurrentWidget(self._table if listed else self._empty)
        self._say_empty()
        words = ngettext("{count} colleague", "{count} colleagues", len(listed))
        self._total.set_words(words.format(count=f"{len(listed):,}"))
        self._follow_table()
        self._arrange()

    def _follow_table(self) -> None:
        """Keep the sheet on the row with the keyboard, unless somebody is typing on it."""
        if not self._table.current() and self._by_key:
            self._table.go_to(next(iter(self._by_key)))
        typing = self._sheet.changed or (self._both.is_open and not self._sheet.person.name)
        if self._table.current() in self._by_key and not typing:
            self._sheet.show_person(self._by_key[self._table.current()])

    def _say_empty(self) -> None:
        searching = bool(self._search.text()) or self._filters.value() != _ALL
        self._first.setVisible(not searching)
        if searching:
            self._empty.set_words(_("Nobody found"), _("No colleague matches that."))
        else:
            line = _("Colleagues stand here, with their extensions and whether they are in.")
            self._empty.set_words(_("The directory is empty"), line)

    def _moved(self, key: str) -> None:
        """Another row: what was typed on the sheet is saved first, or stays there with its problems."""
        person = self._by_key.get(key)
        if person is None or (self._sheet.changed and not self._sheet.save()):
            return
        self._sheet.show_person(person)
        self._arrange()

    def _edit(self, field: str) -> None:
        self._both.is_open = True
        self._arrange()
        self._sheet.begin(field)

    def _switch(self) -> None:
        self._both.is_open = self._both.is_open or self._both.is_narrow
        self._arrange()
        self._sheet.switch_presence()

    def _save(self, person: Colleague) -> None:
        directory, handed_over = self.context.desk.directory, self._keeper.hand_over()
        if not person.reference:
            # Somebody new: the list goes to where they come to stand.
            self._wanted_key = _key_of(person.name, person.code)

        def saved(_count: int) -> None:
            self._keeper.saved(handed_over)
            self.context.notices.say(_("{name} is saved: {state}.").format(name=person.name, state=state_words(person)))
            self.refresh()

        def failed(error: Exception) -> None:
            self.context.operations.report(error)
            if isinstance(error, DeskError):  # the same notice, with a way on: the sheet may show somebody else by now
                again = Action(label=_("Save again"), run=lambda: self._save(person))
                self.context.notices.trouble(error, again)

        self.context.operations.run(lambda: directory.put([person]), saved, failed)

    def _remove(self, person: Colleague) -> None:
        directory = self.context.desk.directory
        back = Action(label=_(Do.UNDO.label), run=lambda: self._save(person))

        def removed(_nothing: None) -> None:
            if self._sheet.person is person:
                self._sheet.show_person(Colleague(name=""))  # nor is anything kept that was typed about them
            self.context.notices.say(_("{name} was taken out of the directory.").format(name=person.name), back)
            self._back()
            self.refresh()

        self.context.operations.run(lambda: directory.remove(person), removed)

    def _imported(self, report: "ImportReport") -> None:
        read = _("{read} colleagues read: {added} new, {known} known.").format(
            read=report.read, added=report.added, known=report.known
        )
        self.refresh()
        if not report.refused:
            self.context.notices.say(read)
            return
        rows = [
            _("row {row}: {why}").format(row=refused.row, why=" ".join(problem.text for problem in refused.problems))
            for refused in report.refused[:_REFUSED_SHOWN]
        ]
        more = report.left_out - len(rows)
        rows += [ngettext("{count} more", "{count} more", more).format(count=more)] if more else []
        left_out = ngettext("{count} row was left out", "{count} rows were left out", report.left_out)
        self.context.notices.warn(
            _("{read} {left_out}: {rows}").format(
                read=read, left_out=left_out.format(count=report.left_out), rows="; ".join(rows)
            )
        )

    def _back(self) -> None:
        self._both.is_open = False
        if not self._sheet.changed and self._table.current() in self._by_key:
            self._sheet.show_person(self._by_key[self._table.current()])
        self._arrange()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert and self.is_built:
            self.add_colleague()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._both.arrange(is_useful=bool(self._by_key))


def _key_of(name: str, code: str) -> str:
    """By what a colleague is known who was typed in here."""
    return "\t".join((name, code))
