"""The prompts of one moment on the page of the company's own words, one of them open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.own_words import MomentInForce, PromptInForce
from receptiondesk.domain.wording import Part, WrittenLine, place_of
from receptiondesk.i18n import _
from receptiondesk.services.phrases_file import PHRASES
from ui.look import Role
from ui.pages.frame import MARGIN
from ui.pages.own_words_lines import LineField
from ui.pages.own_words_prompt import PromptEditor
from ui.widgets.base import Tone
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.scroll import BAR
from ui.widgets.text import TextBlock


class PromptList(QWidget):
    """A moment's prompts under its title; below them where the words lie as files."""

    edited = Signal(str, object)
    """A rule's part (`Part`) was written on."""
    given_back = Signal(str, object)
    """The original of a rule's part (`Part`), or of all of it (None), is wanted again."""
    taken_away = Signal(str)
    put_back = Signal(str)
    entered = Signal(str, object, int)
    """The cursor is in a rule's part (`Part`), in the line of that place."""
    new_wanted = Signal()
    removal_wanted = Signal()
    originals_wanted = Signal()
    """The whole guide is to be the original again."""
    folder_wanted = Signal()

    def __init__(self, moment: MomentInForce, folder: str) -> None:
        super().__init__()
        self.setAccessibleName(moment.title)
        self._editors: dict[str, PromptEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 16, MARGIN - BAR, 24)
        self._column.setSpacing(0)
        self._column.addWidget(TextBlock(moment.title, role=Role.TITLE))
        self._column.addSpacing(8)
        self._prompts = QVBoxLayout()
        self._prompts.setSpacing(0)
        self._column.addLayout(self._prompts)
        self._column.addSpacing(10)
        self._foot = self._make_foot(moment)
        self._column.addWidget(self._foot)
        self._column.addSpacing(20)
        self._column.addStretch(1)
        self._column.addWidget(TextBlock(_where(folder), role=Role.LABEL, tone=Tone.SOFT, weight=400))
        open_it = CommandButton(_("Open the folder"), manner=Manner.QUIET, fit=Fit.NOTICE)
        open_it.clicked.connect(self.folder_wanted)
        self._column.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_moment(moment)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of the prompts, from above."""
        return tuple(self._editors)

    def show_moment(self, moment: MomentInForce) -> None:
        """Say how things stand now; what somebody types in stays as it is. Prompts may have come or gone."""
        wanted = {prompt.rule: prompt for prompt in moment.prompts}
        for rule in self._editors.keys() - wanted.keys():
            editor = self._editors.pop(rule)
            editor.hide()
            editor.deleteLater()
        for rule, prompt in wanted.items():
            if rule in self._editors:
                self._editors[rule].show_prompt(prompt)
            else:
                self._add(prompt)

    def offer_way_back(self, offered: bool) -> None:
        """Offer to make the whole guide the original again, where anything differs."""
        self._reset.setVisible(offered)
        self._foot.updateGeometry()

    def lines(self, rule: str, part: Part) -> tuple[WrittenLine, ...]:
        """What is typed in a part."""
        return self._editors[rule].parts[part].lines.lines

    def open_at(self, rule: str) -> str:
        """Open the prompt of that rule, else the first; gives its rule, "" where there is none."""
        chosen = rule if rule in self._editors else next(iter(self._editors), "")
        if chosen:
            self._editors[chosen].open()
        return chosen

    def take_focus(self, rule: str) -> None:
        """Put the keyboard on a prompt."""
        if rule in self._editors:
            self._editors[rule].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, rule: str) -> None:
        """Open a prompt with the cursor in an empty line."""
        self._editors[rule].begin()

    def show_fresh(self, moment: MomentInForce, rule: str) -> None:
        """Show a prompt's words in fresh fields: they are other ones now."""
        for prompt in moment.prompts:
            if prompt.rule == rule and rule in self._editors:
                self._editors[rule].show_lines(prompt)

    def field(self, rule: str, part: Part, line: int) -> LineField | None:
        """The field of one line; `None` where it is not there."""
        editor = self._editors.get(rule)
        fields = editor.parts[part].lines.fields if editor and part in editor.parts else ()
        return fields[line] if line < len(fields) else None

    def say(self, problems: Sequence[Problem]) -> bool:
        """Say each problem beside its line; gives whether there was one of this moment, which then has the cursor."""
        said: dict[str, dict[Part, dict[int, str]]] = {rule: {} for rule in self._editors}
        places = [(place_of(problem.field), problem.text) for problem in problems if problem.field]
        here = [((rule, part, line), text) for (rule, part, line), text in places if rule in said]
        for (rule, part, line), text in here:
            said[rule].setdefault(part, {})[line] = text
        for rule, of_rule in said.items():
            self._editors[rule].say(of_rule)
        return bool(here)

    def _add(self, prompt: PromptInForce) -> None:
        rule, editor = prompt.rule, PromptEditor(len(self._editors) + 1, prompt)
        editor.toggled.connect(lambda on: self._toggled(rule, on))
        editor.edited.connect(lambda part: self.edited.emit(rule, part))
        editor.given_back.connect(lambda part: self.given_back.emit(rule, part))
        editor.taken_away.connect(lambda: self.taken_away.emit(rule))
        editor.put_back.connect(lambda: self.put_back.emit(rule))
        editor.entered.connect(lambda part, line: self.entered.emit(rule, part, line))
        self._editors[rule] = editor
        self._prompts.addWidget(editor)

    def _toggled(self, rule: str, on: bool) -> None:
        """One at a time: what is opened is what one reads."""
        if on:
            self.entered.emit(rule, Part.SAY, 0)
            for other, editor in self._editors.items():
                if other != rule:
                    editor.close_up()

    def _make_foot(self, moment: MomentInForce) -> ChipFlow:
        words = _("Add a phrase") if moment.id == PHRASES else _("Add a prompt")
        add = CommandButton(words, icon="plus", manner=Manner.QUIET, fit=Fit.CONTROL)
        add.clicked.connect(self.new_wanted)
        remove = CommandButton(_("Take this moment out"), manner=Manner.SUBTLE, fit=Fit.CONTROL)
        remove.clicked.connect(self.removal_wanted)
        self._reset = CommandButton(_("Whole guide back to the original"), manner=Manner.QUIET, fit=Fit.CONTROL)
        self._reset.clicked.connect(self.originals_wanted)
        foot = ChipFlow((add, remove), tail=self._reset, parent=self)
        remove.setVisible(moment.is_new)
        return foot


def _where(folder: str) -> str:
    said = _("Your words lie as files in {folder}. Copy that folder to another desk, and they count there too.")
    return said.format(folder=folder)
