"""The middle of the page of the company's own words: the prompts of a moment, the names, the commands."""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.own_words import MomentInForce, NewMoment
from receptiondesk.domain.when import now
from receptiondesk.domain.wording import Part, place_of
from receptiondesk.i18n import _
from receptiondesk.services.files import make_folder
from receptiondesk.services.own_preview import every_word
from ui.commands.keys import Do
from ui.context import Context
from ui.pages.frame import CommandBar, Ground
from ui.pages.own_words_moment import MomentForm
from ui.pages.own_words_names import NamesBar
from ui.pages.own_words_prompts import PromptList
from ui.pages.own_words_writing import Writing
from ui.widgets.button import CommandButton, Manner
from ui.widgets.scroll import ScrollArea
from ui.widgets.text import Note

_ALWAYS_OFFERED = {"greeting", "company", "receptionist", "person"}


class WordsBody(Ground):
    """Shows one moment to be written on, or the form for a new one."""

    refreshed = Signal(object)
    """The words, or the moment that is shown, are other ones: all moments (a tuple of `MomentInForce`)."""
    moved = Signal()
    """The cursor is in another line."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._context, self._writing = context, writing
        self.moment = ""
        """The id of the moment that is shown."""
        self.at: tuple[str, Part, int] = ("", Part.SAY, 0)
        """Where the cursor is: rule, part, line."""
        self.prompts: PromptList | None = None
        """The moment's prompts; None while a new moment is asked for."""
        self._tells_problems = False
        self._whole = QWidget()
        self._column = QVBoxLayout(self._whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.content = QWidget()
        """What is shown: prompts, or a form."""
        self._column.addWidget(self.content, 1)
        self.area = ScrollArea(self._whole)
        self.names = NamesBar()
        self.names.chosen.connect(self._put_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.names)
        column.addWidget(self._make_bar())
        writing.changed.connect(self._refresh)
        writing.refused.connect(self._refused)

    def put_above(self, widget: QWidget) -> None:
        """Put something over the words, to be scrolled with them."""
        self._column.insertWidget(0, widget)

    def say_words(self) -> None:
        """All words anew: on the first time, and in another language."""
        self.leave.set_words(_("Discard the changes"))
        self.save.set_words(_("Save"))

    @property
    def asks_for_moment(self) -> bool:
        """Whether the form for a new moment is shown."""
        return isinstance(self.content, MomentForm)

    def open(self, wanted: str) -> None:
        """Show the moment of that id or with that rule; "" for the one that was shown last, else the first."""
        own = self._writing.own
        if own is None:
            return
        self._tells_problems = False
        moments = own.moments()
        places = {name: moment.id for moment in moments for name in (moment.id, *(p.rule for p in moment.prompts))}
        rule = next((name for name in (wanted, self.at[0], self.moment) if name in places), "")
        self._show_moment(places.get(rule, moments[0].id if moments else ""), rule)
        self.area.verticalScrollBar().setValue(0)

    def step_back(self) -> None:
        """Leave the form for a new moment."""
        self._show_moment(self.moment, self.at[0])

    def _make_bar(self) -> CommandBar:
        bar = CommandBar()
        self._state = Note()
        self.leave = CommandButton("")
        self.leave.clicked.connect(self._writing.leave_changes)
        self.save = CommandButton("", key=Do.SAVE.key, manner=Manner.PRIMARY)
        self.save.clicked.connect(self._writing.save)
        for button in (self.leave, self.save):
            button.give_way()
        bar.row.addWidget(self._state, 1)
        for button in (self.leave, self.save):
            bar.row.addWidget(button)
        return bar

    def _put(self, content: QWidget) -> None:
        """Show something else in the middle."""
        focus: QWidget | None = self.window().focusWidget()
        had_cursor = focus is not None and self.content.isAncestorOf(focus)
        self._column.replaceWidget(self.content, content)
        self.content.hide()
        self.content.deleteLater()
        self.content = content
        if had_cursor and isinstance(content, PromptList):
            content.take_focus(self.at[0])

    def _go_to_words(self, field: QWidget | None = None) -> None:
        """Scroll past the choices, and put the cursor into `field`."""

        def go() -> None:
            self.area.verticalScrollBar().setValue(self.content.y())
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

        # Only then has everything its place.
        QTimer.singleShot(0, self.content, go)

    def _moment_now(self) -> MomentInForce | None:
        own = self._writing.own
        moments = own.moments() if own else ()
        return next((moment for moment in moments if moment.id == self.moment), None)

    def choose_moment(self, moment_id: str) -> None:
        """Show a moment, and scroll to it."""
        self._show_moment(moment_id)
        self._go_to_words()

    def _show_moment(self, moment_id: str, rule: str = "") -> None:
        self.moment = moment_id
        own, moment = self._writing.own, self._moment_now()
        if own is None or moment is None:
            return
        self.prompts = prompts = PromptList(moment, self._writing.folder)
        prompts.edited.connect(self._edited)
        prompts.given_back.connect(self._give_back)
        prompts.taken_away.connect(self._take_away)
        prompts.put_back.connect(self._put_back)
        prompts.entered.connect(self._entered)
        prompts.new_wanted.connect(self._add_prompt)
        prompts.removal_wanted.connect(self._remove_moment)
        prompts.originals_wanted.connect(self._writing.give_all_back)
        prompts.folder_wanted.connect(self._open_folder)
        self.at = (prompts.open_at(rule), Part.SAY, 0)
        examples = every_word(self._context.desk.settings(), now(), own.where.locale)
        self.names.show()
        self.names.show_names(moment.names | _ALWAYS_OFFERED, examples)
        self._put(prompts)
        self._refresh()

    def _refresh(self) -> None:
        """Say everywhere how things stand now; what somebody types in stays as it is."""
        own = self._writing.own
        if own is None:
            return
        moments = own.moments()
        for moment in moments:
            if moment.id == self.moment and self.prompts is not None:
                self.prompts.show_moment(moment)
                self.prompts.offer_way_back(own.is_changed)
        is_saved = own.written().is_saved
        self._state.set_words("" if is_saved else _("Kept, not saved yet"))
        self.leave.setVisible(not is_saved)
        self.save.setEnabled(not is_saved)
        if self._tells_problems and self.prompts is not None:
            self.prompts.say(own.problems())
        self.refreshed.emit(moments)

    # Writing.

    def _edited(self, rule: str, part: Part) -> None:
        if (prompts := self.prompts) is not None:
            self._writing.change(lambda own: own.write(self.moment, rule, part, prompts.lines(rule, part)))

    def _give_back(self, rule: str, part: Part | None) -> None:
        self._writing.change(lambda own: own.give_back(rule, part))
        moment = self._moment_now()
        if moment is not None and self.prompts is not None:
            self.prompts.show_fresh(moment, rule)

    def _take_away(self, rule: str) -> None:
        self._writing.change(lambda own: own.take_away(self.moment, rule))

    def _put_back(self, rule: str) -> None:
        self._writing.change(lambda own: own.put_back(rule))

    def _add_prompt(self) -> None:
        rule = self._writing.change(lambda own: own.add_prompt(self.moment))
        if rule and self.prompts is not None:
            self.prompts.begin(rule)

    def _entered(self, rule: str, part: Part, line: int) -> None:
        if self.at != (rule, part, line):
            self.at = (rule, part, line)
            self.moved.emit()

    def _put_in(self, name: str) -> None:
        field = self.prompts.field(*self.at) if self.prompts is not None else None
        if field is not None:
            field.textCursor().insertText(name)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong beside its line, at whichever moment it is."""
        own = self._writing.own
        beside = [place_of(problem.field) for problem in problems if problem.field]
        if own is None or not beside:
            self._context.notices.warn(problems[0].text)
            return
        homes = {prompt.rule: moment.id for moment in own.moments() for prompt in moment.prompts}
        here = [place for place in beside if homes[place[0]] == self.moment]
        rule, part, line = here[0] if here else beside[0]
        self._show_moment(homes[rule], rule)
        self._tells_problems = True
        self._refresh()
        if self.prompts is not None:
            self._go_to_words(self.prompts.field(rule, part, line))

    # Moments of the company's own.

    def ask_for_moment(self) -> None:
        """Show the form for a new moment."""
        own = self._writing.own
        if own is None:
            return
        form = MomentForm(own.moments(), self._context.desk.kinds.get(own.where.guide))
        form.wanted.connect(self._add_moment)
        form.left.connect(self.step_back)
        self.prompts = None
        self.names.hide()
        self._put(form)
        self._go_to_words(form.title)

    def _add_moment(self, new: NewMoment) -> None:
        own, form = self._writing.own, self.content
        if own is None or not isinstance(form, MomentForm):
            return
        problem = own.moment_problem(new)
        form.title.set_problem(problem.text if problem else None)
        made = self._writing.change(lambda own: own.add_moment(new)) if problem is None else None
        if made:
            self._show_moment(made)
            if self.prompts is not None:
                self.prompts.begin(self.prompts.rules[0])

    def _remove_moment(self) -> None:
        moment = self.moment
        self._writing.change_with_way_back(_("The moment was taken out."), lambda own: own.remove_moment(moment))

    def _open_folder(self) -> None:
        folder = self._context.desk.home.etiquette

        def show(_made: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self._context.operations.run(lambda: make_folder(folder), show)
