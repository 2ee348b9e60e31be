"""The company's own words: a supervisor changes what the coach says, and sees it before it counts."""

from collections.abc import Collection
from contextlib import suppress

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.own_words import MomentInForce, Where
from receptiondesk.domain.when import now
from receptiondesk.domain.wording import Part
from receptiondesk.i18n import N_, _, language
from receptiondesk.services.guide_files import GuideUnreadable
from receptiondesk.services.own_preview import preview
from receptiondesk.services.phrases_file import PHRASES
from ui.commands.keys import Do
from ui.context import Context
from ui.look import look
from ui.operations.latest import Latest
from ui.pages.frame import Ground
from ui.pages.own_words_body import WordsBody
from ui.pages.own_words_chooser import Chooser
from ui.pages.own_words_preview import Preview
from ui.pages.own_words_writing import Writing
from ui.pages.page import Page
from ui.widgets.base import follow_look
from ui.widgets.choice import Option

_NARROW_BELOW = 860
"""The effective window width (pixels ÷ text scale) under which the choices stand above the words."""
_SIDE = 264


class OwnWordsPage(Page):
    """What to change at the left, the words in the middle, the coach as it will be at the right."""

    id = "own_words"
    label = N_("Our own words")
    icon = "pencil"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._wanted = ""
        """The moment or rule to show once its guide is read."""
        self._guides: dict[str, str] = {}
        """What each guide is called."""
        self._address = ""

    # What the window asks.

    def shown(self) -> None:
        """Build on the first time, and show what was asked for; what was left unsaved is still there."""
        self.build()
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
        if command is Do.SAVE and self.is_built:
            self._writing.save()
        return command is Do.SAVE

    def can_step_back(self) -> bool:
        """Esc leaves the form for a new moment."""
        return self.is_built and self._body.asks_for_moment

    def step_back(self) -> None:
        """Leave the form for a new moment."""
        self._body.step_back()

    def keep_drafts(self) -> None:
        """Keep what is written and not saved."""
        if self.is_built:
            self._writing.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_drafts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._fit()

    # Building.

    def _build(self) -> None:
        self._writing = Writing(self.context, self)
        self._body = WordsBody(self.context, self._writing)
        self._body.refreshed.connect(self._refresh)
        self._body.moved.connect(self._show_preview)
        self._chooser = Chooser()
        self._chooser.speech.set_text(language())
        self._chooser.where_changed.connect(self._where_changed)
        self._chooser.moment_chosen.connect(self._body.choose_moment)
        self._chooser.new_wanted.connect(self._body.ask_for_moment)
        self._side = Ground()
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._preview = Preview()
        self._preview.changed.connect(self._show_preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((self._side, 0), (self._body, 1), (self._preview, 0)):
            row.addWidget(part, stretch)
        self._writing.opened.connect(self._show)
        self.setFocusProxy(self._chooser.list)
        follow_look(self._say)

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._body.say_words()
        self._fit()
        if self._writing.own is not None:
            self._read_choices()
            self._show()

    def _fit(self) -> None:
        narrow = self.window().width() / look().scale < _NARROW_BELOW
        self._chooser.set_narrow(narrow)
        if narrow:
            self._body.put_above(self._chooser)
        else:
            self._beside.addWidget(self._chooser)
        self._side.setVisible(not narrow)
        self._side.setFixedWidth(round(_SIDE * min(look().scale, 1.2)))

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
            named[PHRASES] = _("Phrases to avoid")
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
        station = self._chooser.owner.text() if guide != PHRASES else ""
        return Where(guide=guide, locale=self._chooser.speech.text(), station=station)

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
        has_course = own.where.guide != PHRASES
        self._chooser.offer_moments(has_course)
        self._preview.setVisible(has_course)
        wanted, self._wanted = self._wanted, ""
        self._body.open(wanted)

    def _refresh(self, moments: tuple[MomentInForce, ...]) -> None:
        self._chooser.show_moments(moments, self._body.moment)
        self._show_preview()

    def _show_preview(self) -> None:
        own, (rule, part, line), moment = self._writing.own, self._body.at, self._body.moment
        if own is None:
            return
        settings, locale, known = self.context.desk.settings(), own.where.locale, self._preview.known
        place, advice, course = line if part is Part.SAY else -1, None, []
        with suppress(GuideUnreadable, KeyError):  # while a name or a brace is being typed
            guide = own.guide()
            advice = preview(guide, moment, rule, place, settings, now(), locale, known=known)
            course = [each.title for each in guide.course(guide.moment(moment))]
        self._preview.show_advice(advice, self._guides.get(own.where.guide, ""), course)
