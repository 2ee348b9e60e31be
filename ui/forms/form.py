"""The form of one open task: its fields, what is wrong with them, and where the talk stands."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import Problem
from receptiondesk.domain.facts import Facts, Understood, read_facts
from receptiondesk.domain.fields import Day, Field, Time, Unreadable
from receptiondesk.domain.privacy import Mask, masked
from receptiondesk.domain.when import When
from receptiondesk.i18n import _
from receptiondesk.services.drafts import Cursor, Draft
from receptiondesk.services.kinds import AnyKind
from ui.context import Context
from ui.forms.fields import as_field, translate, widget_for
from ui.forms.phrase_care import PhraseCare
from ui.forms.standing import cursor_in, moves_of, put_cursor
from ui.look import look
from ui.widgets.base import FormField
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.scroll import ScrollArea


class Form(QWidget):
    """A kind's fields in rows. The kind arranges it (`ui.tasks.<kind>.form`); the window saves what it holds."""

    edited = Signal()
    """Somebody changed something."""
    moment_changed = Signal()
    """The focus went to another field, or what is known changed: the coach looks again."""

    cursor_moved = Signal()
    """Somebody stands elsewhere in a text."""
    filled = Signal()
    """Texts were put in by the program: a draft, a record, a recognised person."""
    translated = Signal()
    """The screen's language changed."""

    def __init__(self, context: Context, kind: AnyKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.kind = kind
        self.grid = FormGrid()
        self.focused = ""
        """The name of the field in which the talk stands."""
        self.colleague: Colleague | None = None
        """The recipient, host or guide, where the directory knows them."""
        self.repeat: bool | None = None
        """Whether the person has had to do with the desk before, where that is known."""
        self._widgets: dict[str, QWidget] = {}
        self._given: dict[str, tuple[str, str]] = {}
        """What the program put into a field: as it is shown, and whole."""
        self._helpers: list[object] = []
        self._base: Facts = kind.empty
        self._problems: tuple[Problem, ...] = ()
        self._phrases = PhraseCare(self)
        self._scroll = ScrollArea(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        look().changed.connect(self._translate)

    # Arranging: called by the kind, from top to bottom.

    def row(self, name: str, width: Width = Width.FIRST, widget: QWidget | None = None) -> QWidget:
        """Begin a row with a field; `widget` where it is another than the usual one."""
        made = self._make(name, widget)
        self.grid.add(_(self.kind.field(name).label), made, width=width)
        return made

    def second(self, name: str, width: Width = Width.SECOND, widget: QWidget | None = None) -> QWidget:
        """Put a field into the row that was begun last."""
        made = self._make(name, widget)
        self.grid.add_second(_(self.kind.field(name).label), made, width=width)
        return made

    def beside(self, widget: QWidget, name: str = "") -> QWidget:
        """Put something without a label beside the last field; a field of its own where `name` is given."""
        if name:
            self._make(name, widget)
        self.grid.add_beside(widget, gap=8 if name else 16)
        return widget

    def group(self) -> None:
        """Leave a wider gap before the next row."""
        self.grid.begin_group()

    def keep(self, helper: object) -> None:
        """Keep what follows the fields alive as long as the form (a signal alone does not)."""
        self._helpers.append(helper)

    def put_under(self, field: QWidget, widget: QWidget) -> None:
        """Put something under a field, where its problem is said; its place stays from then on."""
        self._scroll.keep_with(field, widget)
        self.grid.put_under(field, widget)

    def adopt(self, name: str, widget: QWidget) -> None:
        """Take a widget that stands inside another one as the field `name`."""
        self._make(name, widget)

    def _make(self, name: str, widget: QWidget | None) -> QWidget:
        made = widget or widget_for(self.kind.field(name))
        made.setObjectName(name)
        self._widgets[name] = made
        as_field(made).edited.connect(lambda: self._edited(name))
        if self.kind.field(name).is_running_text:
            self._phrases.watch(made)
        for moved in moves_of(made):
            moved.connect(self.cursor_moved)
        if isinstance(made, QLineEdit):
            made.returnPressed.connect(lambda: self.go_on(name))
        return made

    # What stands in it.

    def widget(self, name: str) -> QWidget:
        """The widget of a field; raises `KeyError` where the form does not show it."""
        return self._widgets[name]

    def field(self, name: str) -> FormField:
        """The same as a field."""
        return as_field(self._widgets[name])

    def shows(self, name: str) -> bool:
        """Whether the form shows a field."""
        return name in self._widgets

    @property
    def names(self) -> Iterable[str]:
        """The fields that the form shows, from top to bottom."""
        return self._widgets.keys()

    def texts(self) -> dict[str, str]:
        """What stands in the fields, times with their day so that they mean the same tomorrow."""
        return {name: self.text(name) for name in self._widgets}

    def text(self, name: str) -> str:
        """What stands in one field, whole: also what it shows in part."""
        return self._whole(name, self.field(name).text())

    @property
    def in_part(self) -> tuple[str, ...]:
        """The fields that show a part of what stands in them: the desk knew it before, and nobody has typed it."""
        given = ((name, *self._given.get(name, ("", ""))) for name in self._widgets if not self._is_time(name))
        return tuple(name for name, shown, whole in given if shown != whole and shown == self.field(name).text())

    def show_texts(self, texts: Mapping[str, str], *, in_part: bool = False) -> None:
        """Put texts into the fields that the form shows; others stay as they are.

        `in_part` is for what the desk knew before and nobody types now: numbers are seen in part, and stay whole.
        Whoever only says that they are somebody is not told that person's number.
        """
        self._put(texts, lambda field: field.recalled_mask if in_part else None)

    def _put(self, texts: Mapping[str, str], mask: Callable[[Field], Mask | None]) -> None:
        for name, text in texts.items():
            if name in self._widgets:
                shown = self._shown(name, masked(text, mask(self.kind.field(name))))
                self._given[name] = (shown, text)
                self.field(name).set_text(shown)
        self.filled.emit()
        self.moment_changed.emit()

    def show_facts(self, facts: Facts, leaving: Collection[str] = ()) -> None:
        """Show a record's facts, but in the fields of `leaving`; what the form does not show is kept."""
        self._base = facts
        texts = {name: text for name, text in facts.texts().items() if name not in leaving}
        self._put(texts, lambda field: field.mask)

    def show_draft(self, draft: Draft) -> None:
        """Show a form as it was left: what it showed in part stays so, and the talk stands where it stood."""
        self.show_texts({name: text for name, text in draft.texts.items() if name not in draft.in_part})
        self.show_texts({name: draft.texts.get(name, "") for name in draft.in_part}, in_part=True)
        self.stand_again(draft.focus, draft.cursor)

    def know_record(self, facts: Facts) -> None:
        """Keep what a record holds besides what the form shows."""
        self._base = facts

    def seen(self) -> Facts:
        """What is known so far, of numbers no more than is seen in the fields: for whoever repeats it."""
        shown = {name: self.field(name).text() for name in self._widgets if self.kind.field(name).recalled_mask}
        return replace(self.understood().facts, **shown)

    def understood(self) -> Understood[Facts]:
        """What the fields mean, and what is wrong with them."""
        return read_facts(self._base, self.texts(), self.context.desk.settings.reading())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that would be lost."""
        return all(not text or text == "false" for name, text in self.texts().items() if not self._is_time(name))

    # What is wrong with it.

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say each problem beside its field and go to the first; one of a hidden field is said in a notice."""
        self._say_problems(problems)
        if first := self.grid.first_problem():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        for problem in problems:
            if problem.field not in self._widgets:
                label = next((f.label for f in self.kind.fields if f.name == problem.field), problem.field)
                self.context.notices.warn(f"{_(label)}: {problem.text}")

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        for name in self._widgets:
            said = next((problem.text for problem in problems if problem.field == name), None)
            if self.field(name).problem() or said:
                self.field(name).set_problem(said)

    # Where the talk stands.

    def focus_field(self, name: str = "") -> None:
        """Put the cursor into a field, the first one by default."""
        wanted = self._widgets.get(name) or next(iter(self._widgets.values()))
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def stands_at(self) -> Cursor | None:
        """Where in its field the talk stands; None where that holds no text."""
        field = self._widgets.get(self.focused)
        return cursor_in(field) if field is not None else None

    def stand_again(self, name: str, cursor: Cursor | None) -> None:
        """Let the talk stand where it stood: in that field, at that place of its text (its end for None)."""
        if name in self._widgets:
            self.focused = name
            put_cursor(self._widgets[name], cursor)

    def take_cursor(self) -> None:
        """Put the cursor back to where the talk stands; into the first field where it has not begun."""
        if self.focused in self._widgets:
            self._widgets[self.focused].setFocus(Qt.FocusReason.OtherFocusReason)  # selects nothing, as Tab would
        else:
            self.focus_field()

    def go_on(self, after: str) -> None:
        """Put the cursor into the next field that is still needed, else into the next one that is empty."""
        names = list(self._widgets)
        later = [name for name in names[names.index(after) + 1 :] if not self.field(name).text()]
        needed = {name for choice in self.kind.empty.REQUIRED if not self._has_one(choice) for name in choice}
        for name in [*(name for name in later if name in needed), *later]:
            widget = self._widgets[name]
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _has_one(self, choice: tuple[str, ...]) -> bool:
        return any(self.shows(name) and self.field(name).text() for name in choice)

    def _edited(self, name: str) -> None:
        if self.field(name).problem():
            self.field(name).set_problem(None)
        self.edited.emit()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        for name, widget in self._widgets.items():
            if (widget is new or widget.isAncestorOf(new)) and name != self.focused:
                self.focused = name
                self.moment_changed.emit()

    def _is_time(self, name: str) -> bool:
        return isinstance(self.kind.field(name).type, Time | Day)

    def _whole(self, name: str, text: str) -> str:
        """A typed clock with its day and offset; what cannot be read stays as typed."""
        shown, given = self._given.get(name, ("", ""))
        if text and text == shown:
            return given  # nobody touched it: the seconds and the offset stay, and what is seen in part is whole
        if not text or not self._is_time(name):
            return text
        kind = self.kind.field(name).type
        try:
            return kind.write(kind.read(text, self.context.desk.settings.reading()))
        except Unreadable:
            return text

    def _shown(self, name: str, text: str) -> str:
        """A time as people write it: the clock alone for today."""
        if not text or not self._is_time(name):
            return text
        reading = self.context.desk.settings.reading()
        try:
            when: When | None = self.kind.field(name).type.read(text, reading)
        except Unreadable:
            return text
        if not isinstance(when, datetime):
            return text
        local = when.astimezone(reading.now.tzinfo)
        return f"{local:%H:%M}" if local.date() == reading.now.date() else f"{local:%Y-%m-%d %H:%M}"

    def _translate(self) -> None:
        for name, widget in self._widgets.items():
            field = self.kind.field(name)
            translate(field, widget)
            self.grid.set_label(widget, _(field.label))
        # Said anew where they stand; the cursor stays where somebody is typing.
        self._say_problems(tuple(p for p in self._problems if self.shows(p.field) and self.field(p.field).problem()))
        self.translated.emit()
