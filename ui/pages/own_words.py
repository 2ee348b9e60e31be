"""The company's own words: a supervisor changes what the coach says, and sees it before it counts."""

from collections.abc import Collection
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.own_words import MomentInForce, NewMoment, Where
from receptiondesk.domain.when import now
from receptiondesk.domain.wording import Part, place_of
from receptiondesk.i18n import N_, _, language
from receptiondesk.services.files import make_folder
from receptiondesk.services.guide_files import GuideUnreadable
from receptiondesk.services.own_preview import every_word, preview
from ui.commands.keys import Do
from ui.context import Context
from ui.look import look
from ui.operations.latest import Latest
from ui.pages.frame import CommandBar, Ground
from ui.pages.own_words_chooser import Chooser
from ui.pages.own_words_moment import MomentForm
from ui.pages.own_words_names import NamesBar
from ui.pages.own_words_preview import Preview
from ui.pages.own_words_prompts import PromptList
from ui.pages.own_words_writing import Writing
from ui.pages.page import Page
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.choice import Option
from ui.widgets.scroll import ScrollArea
from ui.widgets.text import Note

_NARROW_BELOW = 860
"""The effective window width (pixels ÷ text scale) under which the choices stand above the words."""
_SIDE = 264
_ALWAYS_OFFERED = {"greeting", "company", "receptionist", "person"}


class OwnWordsPage(Page):
    """What to change at the left, the words in the middle, the coach as it will be at the right."""

    id = "own_words"
    label = N_("Our own words")
    icon = "pencil"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._built = False
        self._latest = Latest(context.operations, self)
        self._writing = Writing(context, self)
        self._moment = ""
        self._wanted = ""
        """The moment or rule to show once its guide is read."""
        self._at: tuple[str, Part, int] = ("", Part.SAY, 0)
        """Where the cursor is: rule, part, line."""
        self._tells_problems = False
        self._prompts: PromptList | None = None
        self._guides: dict[str, str] = {}
        """What each guide is called."""
        self._address = ""

    # What the window asks.

    def shown(self) -> None:
        """Build on the first time, and show what was asked for; what was left unsaved is still there."""
        if not self._built:
            self._built = True
            self._build()
        guide, _slash, wanted = self._address.partition("/")
        if guide:
            self._offer_guides({guide: guide, **self._guides})
            self._chooser.guide.set_text(guide)
            self._wanted, self._address = wanted, ""
        self._read_choices()
        self._open()

    def open_at(self, address: str) -> None:
        """Show the next time what ``guide/moment`` or ``guide/rule`` says."""
        self._address = address

    def do(self, command: Do) -> bool:
        """Ctrl+S lets the words count."""
        if command is Do.SAVE:
            self._writing.save()
        return command is Do.SAVE

    def can_step_back(self) -> bool:
        """Esc leaves the form for a new moment."""
        return self._built and isinstance(self._content, MomentForm)

    def step_back(self) -> None:
        """Leave the form for a new moment."""
        self._show_moment(self._moment, self._at[0])

    def keep_drafts(self) -> None:
        """Keep what is written and not saved."""
        self._writing.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_drafts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self._fit()

    # Building.

    def _build(self) -> None:
        self._chooser = Chooser()
        self._chooser.speech.set_text(language())
        self._chooser.where_changed.connect(self._where_changed)
        self._chooser.moment_chosen.connect(self._choose_moment)
        self._chooser.new_wanted.connect(self._ask_for_moment)
        self._side = Ground()
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._content = QWidget()
        self._body.addWidget(self._content, 1)
        self._scroll = ScrollArea(body)
        self._names = NamesBar()
        self._names.chosen.connect(self._put_in)
        self._preview = Preview()
        self._preview.changed.connect(self._show_preview)
        middle = Ground()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._names)
        column.addWidget(self._make_bar())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((self._side, 0), (middle, 1), (self._preview, 0)):
            row.addWidget(part, stretch)
        self._writing.opened.connect(self._show)
        self._writing.changed.connect(self._refresh)
        self._writing.refused.connect(self._refused)
        follow_look(self._say)

    def _make_bar(self) -> CommandBar:
        bar = CommandBar()
        self._state = Note()
        self._leave = CommandButton("")
        self._leave.clicked.connect(self._writing.leave_changes)
        self._save = CommandButton("", key=Do.SAVE.key, manner=Manner.PRIMARY)
        self._save.clicked.connect(self._writing.save)
        for button in (self._leave, self._save):
            button.give_way()
        bar.row.addWidget(self._state, 1)
        for button in (self._leave, self._save):
            bar.row.addWidget(button)
        return bar

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._leave.set_words(_("Discard the changes"))
        self._save.set_words(_("Save"))
        self._fit()
        if self._writing.own is not None:
            self._read_choices()
            self._show()

    def _fit(self) -> None:
        narrow = self.window().width() / look().scale < _NARROW_BELOW
        self._chooser.set_narrow(narrow)
        if narrow:
            self._body.insertWidget(0, self._chooser)
        else:
            self._beside.addWidget(self._chooser)
        self._side.setVisible(not narrow)
        self._side.setFixedWidth(round(_SIDE * min(look().scale, 1.2)))

    def _put(self, content: QWidget) -> None:
        """Show something else in the middle."""
        self._body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _go_to_words(self, field: QWidget | None = None) -> None:
        """Scroll past the choices, and put the cursor into `field`."""

        def go() -> None:
            self._scroll.verticalScrollBar().setValue(self._content.y())
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

        # Only then has everything its place.
        QTimer.singleShot(0, self._content, go)

    # What is chosen.

    def _read_choices(self) -> None:
        station = self.context.desk.settings().station
        owners: list[Option] = [("", _("Whole company"))]
        owners += [(station, _("Only {station}").format(station=station))] if station else []
        chosen = self._chooser.owner.text()
        self._chooser.owner.set_options(owners)
        self._chooser.owner.set_text(chosen if chosen in dict(owners) else "")
        desk, screen = self.context.desk, language()

        def read() -> tuple[dict[str, str], set[str]]:
            topics = [(topic, desk.coach.guide(topic, screen)) for topic in desk.coach.topics(screen)]
            named = {kind.id: _(kind.label) for kind in desk.kinds.values()}
            named |= {topic: guide.title or topic for topic, guide in topics if guide.moments}
            return named, {where.guide for where in self._writing.unsaved()}

        self._latest.ask(read, lambda found: self._offer_guides(*found))

    def _offer_guides(self, named: dict[str, str], unsaved: Collection[str] = ()) -> None:
        self._guides = named
        marked = _("{guide} · not saved")
        options = [(id, marked.format(guide=name) if id in unsaved else name) for id, name in named.items()]
        self._chooser.guide.set_options(options)
        self._chooser.guide.set_text(self._where().guide)
        self._show_preview()

    def _where(self) -> Where:
        own = self._writing.own
        guide = self._chooser.guide.text() or (own.where.guide if own else next(iter(self.context.desk.kinds)))
        return Where(guide=guide, locale=self._chooser.speech.text(), station=self._chooser.owner.text())

    def _where_changed(self) -> None:
        self._open()
        self._read_choices()

    def _open(self) -> None:
        own = self._writing.own
        if own is None or own.where != self._where() or own.written().is_saved or self._wanted:
            self._writing.open(self._where())

    def _show(self) -> None:
        own = self._writing.own
        if own is None:
            return
        self._tells_problems = False
        asked, self._wanted = (self._wanted, self._at[0], self._moment), ""
        moments = own.moments()
        places = {name: moment.id for moment in moments for name in (moment.id, *(p.rule for p in moment.prompts))}
        rule = next((name for name in asked if name in places), "")
        first = moments[0].id if moments else ""
        self._show_moment(places.get(rule, first), rule)
        self._scroll.verticalScrollBar().setValue(0)

    # One moment.

    def _moment_now(self) -> MomentInForce | None:
        own = self._writing.own
        moments = own.moments() if own else ()
        return next((moment for moment in moments if moment.id == self._moment), None)

    def _choose_moment(self, moment_id: str) -> None:
        self._show_moment(moment_id)
        self._go_to_words()

    def _show_moment(self, moment_id: str, rule: str = "") -> None:
        self._moment = moment_id
        moment = self._moment_now()
        if moment is None:
            return
        self._prompts = prompts = PromptList(moment, self._writing.folder)
        prompts.edited.connect(self._edited)
        prompts.given_back.connect(self._give_back)
        prompts.taken_away.connect(self._take_away)
        prompts.put_back.connect(self._put_back)
        prompts.entered.connect(self._entered)
        prompts.new_wanted.connect(self._add_prompt)
        prompts.removal_wanted.connect(self._remove_moment)
        prompts.originals_wanted.connect(self._writing.give_all_back)
        prompts.folder_wanted.connect(self._open_folder)
        self._at = (prompts.open_at(rule), Part.SAY, 0)
        examples = every_word(self.context.desk.settings(), now(), self._where().locale)
        self._names.show()
        self._names.show_names(moment.names | _ALWAYS_OFFERED, examples)
        self._put(prompts)
        self._refresh()

    def _refresh(self) -> None:
        """Say everywhere how things stand now; what somebody types in stays as it is."""
        own, moment = self._writing.own, self._moment_now()
        if own is None:
            return
        self._chooser.show_moments(own.moments(), self._moment)
        if moment is not None and self._prompts is not None:
            self._prompts.show_moment(moment)
            self._prompts.offer_way_back(own.is_changed)
        is_saved = own.written().is_saved
        self._state.set_words("" if is_saved else _("Kept, not saved yet"))
        self._leave.setVisible(not is_saved)
        self._save.setEnabled(not is_saved)
        if self._tells_problems and self._prompts is not None:
            self._prompts.say(own.problems())
        self._show_preview()

    def _show_preview(self) -> None:
        own, (rule, part, line) = self._writing.own, self._at
        if own is None:
            return
        settings, locale, known = self.context.desk.settings(), own.where.locale, self._preview.known
        place, advice, course = line if part is Part.SAY else -1, None, []
        with suppress(GuideUnreadable, KeyError):  # while a name or a brace is being typed
            guide = own.guide()
            advice = preview(guide, self._moment, rule, place, settings, now(), locale, known=known)
            course = [moment.title for moment in guide.course(guide.moment(self._moment))]
        self._preview.show_advice(advice, self._guides.get(own.where.guide, ""), course)

    # Writing.

    def _edited(self, rule: str, part: Part) -> None:
        if (prompts := self._prompts) is not None:
            self._writing.change(lambda own: own.write(self._moment, rule, part, prompts.lines(rule, part)))

    def _give_back(self, rule: str, part: Part | None) -> None:
        self._writing.change(lambda own: own.give_back(rule, part))
        moment = self._moment_now()
        if moment is not None and self._prompts is not None:
            self._prompts.show_fresh(moment, rule)

    def _take_away(self, rule: str) -> None:
        self._writing.change(lambda own: own.take_away(self._moment, rule))

    def _put_back(self, rule: str) -> None:
        self._writing.change(lambda own: own.put_back(rule))

    def _add_prompt(self) -> None:
        rule = self._writing.change(lambda own: own.add_prompt(self._moment))
        if rule and self._prompts is not None:
            self._prompts.begin(rule)

    def _entered(self, rule: str, part: Part, line: int) -> None:
        if self._at != (rule, part, line):
            self._at = (rule, part, line)
            self._show_preview()

    def _put_in(self, name: str) -> None:
        field = self._prompts.field(*self._at) if self._prompts is not None else None
        if field is not None:
            field.textCursor().insertText(name)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong beside its line, at whichever moment it is."""
        own = self._writing.own
        beside = [place_of(problem.field) for problem in problems if problem.field]
        if own is None or not beside:
            self.context.notices.warn(problems[0].text)
            return
        homes = {prompt.rule: moment.id for moment in own.moments() for prompt in moment.prompts}
        here = [place for place in beside if homes[place[0]] == self._moment]
        rule, part, line = here[0] if here else beside[0]
        self._show_moment(homes[rule], rule)
        self._tells_problems = True
        self._refresh()
        if self._prompts is not None:
            self._go_to_words(self._prompts.field(rule, part, line))

    # Moments of the company's own.

    def _ask_for_moment(self) -> None:
        own = self._writing.own
        if own is None:
            return
        form = MomentForm(own.moments(), self.context.desk.kinds.get(own.where.guide))
        form.wanted.connect(self._add_moment)
        form.left.connect(self.step_back)
        self._prompts = None
        self._names.hide()
        self._put(form)
        self._go_to_words(form.title)

    def _add_moment(self, new: NewMoment) -> None:
        own, form = self._writing.own, self._content
        if own is None or not isinstance(form, MomentForm):
            return
        problem = own.moment_problem(new)
        form.title.set_problem(problem.text if problem else None)
        made = self._writing.change(lambda own: own.add_moment(new)) if problem is None else None
        if made:
            self._show_moment(made)
            if self._prompts is not None:
                self._prompts.begin(self._prompts.rules[0])

    def _remove_moment(self) -> None:
        moment = self._moment
        self._writing.change_with_way_back(_("The moment was taken out."), lambda own: own.remove_moment(moment))

    def _open_folder(self) -> None:
        folder = self.context.desk.home.etiquette
        make_folder(folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
