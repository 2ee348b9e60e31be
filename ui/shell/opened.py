"""The open desk in its window: first start, daily work, a sample day, and what goes wrong on the way."""

import logging
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from receptiondesk import i18n
from receptiondesk.bootstrap import open_desk, own_file, warm_papers
from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.permissions import Act, NobodySignedIn, NotAllowed
from receptiondesk.i18n import _, ngettext
from receptiondesk.services.backup_files import Backup
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings
from receptiondesk.services.traces import trace_of
from ui.context import Context, FormWanted
from ui.notices.notices import Action
from ui.printing import print_pdf
from ui.shell.desk_log import DeskLog
from ui.shell.desk_view import DeskView
from ui.shell.first_look import apply_look
from ui.shell.idle import Idle
from ui.shell.seat import Seat
from ui.shell.window import DeskWindow

log = logging.getLogger(__name__)

_PATIENCE_MS = 300
"""So long the empty frame stands at most, where the database is slow to answer."""


class OpenedDesk(QObject):
    """Holds desk, context and view together, and changes the view when the desk changes."""

    usable = Signal()
    """The first view is filled with what the desk knows, and painted."""

    def __init__(self, window: DeskWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._context: Context | None = None
        self._log: logging.Handler | None = None
        self._is_usable = False
        sys.excepthook = self._bug
        window.resized.connect(self._fit)
        self.usable.connect(self._settle)
        self._enter(Home(folder))
        self._await_rest()

    def answer(self, request: dict[str, str]) -> None:
        """Do what this or a later start asks for: come to the front, or take a call."""
        self._window.to_front()
        context = self._context
        if request.get("verb") == "call" and context is not None and not context.desk.settings().is_first_start:
            known = {"callback_number": request.get("number", ""), "caller": request.get("name", "")}
            kind = next(iter(context.desk.kinds))
            texts = {name: text for name, text in known.items() if text}
            context.form_wanted.emit(FormWanted(kind=kind, texts=texts, ringing=True))

    def close(self) -> None:
        """Write everything down and let go of the database."""
        view = self._window.content
        if isinstance(view, DeskView):
            view.shut()
        if self._context is not None:
            self._context.operations.finish()
            self._context.desk.close()
            self._context = None
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
            self._log = None

    def _await_rest(self) -> None:
        """Say that the desk is usable when the look-ups of the first view have been answered."""
        if self._context is None or self._context.operations.at_rest:
            QTimer.singleShot(0, self.usable.emit)
        else:
            # Nobody shall read “Nobody is on site” before somebody has looked; and it is painted once, not three times.
            self._window.setUpdatesEnabled(False)
            QTimer.singleShot(_PATIENCE_MS, self._paint)
            once = Qt.ConnectionType.SingleShotConnection
            self._context.operations.rested.connect(self._first_view_is_there, once)

    @Slot()
    def _first_view_is_there(self) -> None:
        QTimer.singleShot(0, self._show_first_view)  # when everything has found its place

    @Slot()
    def _show_first_view(self) -> None:
        self._paint()
        self.usable.emit()

    @Slot()
    def _paint(self) -> None:
        if not self._window.updatesEnabled():
            self._window.setUpdatesEnabled(True)
            self._window.repaint()

    def _settle(self) -> None:
        """Do bit by bit what nobody has to wait for."""
        self._is_usable = True
        Idle(self).begin((self._listen, self._warm_papers))

    def _warm_papers(self) -> None:
        """Load what the first slip needs, so that it is not the slowest of the day."""
        if self._context is not None:
            settings = self._context.desk.settings()
            # Behind the line that saves: nobody who signs in or saves first thing waits for it.
            self._context.operations.run_behind(
                lambda: warm_papers(settings),
                lambda _none: None,
                lambda error: log.warning("The papers were not made ready", exc_info=error),
            )

    def _listen(self) -> None:
        """Be reachable for later starts; they have the patience to wait until this one is done."""
        from ui.shell.one_desk import OneDesk

        OneDesk(self._folder, self.answer, self)

    def _enter(self, home: Home) -> None:
        """Open the desk of `home` and show it; what cannot be opened is said on a page of its own."""
        self.close()
        try:
            desk = open_desk(home, printer=print_pdf)
        except DeskError as trouble:
            self._show_trouble(home, trouble)
            return
        self._keep_log(home)
        desk.settings.on_change(_apply)
        _apply(desk.settings())
        self._context = Context(desk, self)
        self._context.operations.failed.connect(self._failed)
        if desk.settings().is_first_start:
            self._ask_first(self._context)
        else:
            self._work(self._context)

    def _work(self, context: Context) -> None:
        if context.desk.home.stands_open:
            stands_open = _("Others on this computer can look into the desk’s folder {folder}. Have it closed to them.")
            context.notices.warn(stands_open.format(folder=context.desk.home.folder))
        from ui.shell.mail_round import MailRound
        from ui.shell.rounds import erase_what_is_over, make_copies

        view = self._window.fill(lambda: DeskView(context))
        assert isinstance(view, DeskView)
        view.fit()
        make_copies(context)
        erase_what_is_over(context)
        MailRound(context)
        Seat(self._window, view)

    def _ask_first(self, context: Context) -> None:
        from ui.pages.first_start import FirstStart

        page = self._window.fill(lambda: FirstStart(context))
        assert isinstance(page, FirstStart)
        page.done.connect(lambda: self._work(context))
        page.sample_day_wanted.connect(self._sample_day)

    def _sample_day(self) -> None:
        """Open the sample day in a home of its own, inside this one, so that nothing real is touched."""
        from receptiondesk.services.sample_day import fill_sample_day

        spoken = i18n.language()  # chosen on the first start's page, which keeps nothing before it is answered
        self._enter(Home(self._folder / "sample day"))
        if self._context is not None:
            desk = self._context.desk
            desk.settings.keep(replace(desk.settings(), screen_language=spoken))
            fill_sample_day(desk, when.now(), spoken)
            self._work(self._context)

    def _show_trouble(self, home: Home, trouble: DeskError, person: str = "") -> None:
        from receptiondesk.services.rescue import DAMAGED
        from ui.shell.trouble_page import TroublePage

        page = self._window.fill(lambda: TroublePage(trouble.text))
        assert isinstance(page, TroublePage)
        page.again.connect(lambda: self._enter(home))
        if trouble.code in DAMAGED and own_file(home) is not None:
            from ui.shell.rescuing import Rescuing

            Rescuing(page, home, trouble, person).restored.connect(lambda aside: self._restored(home, aside))

    def _restored(self, home: Home, aside: Backup) -> None:
        """A copy is back: open it, and say where the damaged file is."""
        self._enter(home)
        if self._context is not None:
            said = ngettext(
                "{count} task is back. What was there before is kept in {aside}.",
                "{count} tasks are back. What was there before is kept in {aside}.",
                aside.tasks,
            )
            self._context.notices.say(said.format(count=aside.tasks, aside=aside.file))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """A file that could be opened may show its damage only when it is read."""
        from receptiondesk.services.rescue import DAMAGED

        context = self._context
        if context is None or not isinstance(error, DeskError) or error.code not in DAMAGED:
            return
        if not self._is_usable:
            QTimer.singleShot(0, lambda: self._leave_for_trouble(context, error))
        elif error.code != "database_failed":  # that may be over with the next try
            self._offer_a_copy(context, error)

    def _offer_a_copy(self, context: Context, error: DeskError) -> None:
        action = Action(label=_("Look for a copy"), run=lambda: self._look_for_a_copy(context, error))
        context.notices.warn(error.text, action)

    def _look_for_a_copy(self, context: Context, error: DeskError) -> None:
        """Only for whoever may put one back, as long as the database still tells who that is."""
        person = context.desk.people.here
        try:
            context.desk.people.require(Act.RESTORE)
        except (NobodySignedIn, NotAllowed) as refused:
            self._offer_a_copy(context, error)
            context.operations.report(refused)
            return
        except DeskError:
            person = ""
        self._leave_for_trouble(context, error, person)

    def _leave_for_trouble(self, context: Context, trouble: DeskError, person: str = "") -> None:
        """Close a desk whose database is damaged, drafts kept, and offer what `person` can put back."""
        if context is self._context:
            home = context.desk.home
            self.close()
            self._show_trouble(home, trouble, person)

    def _keep_log(self, home: Home) -> None:
        self._log = DeskLog(home.logs / "desk.log")
        logging.getLogger().addHandler(self._log)

    def _bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A bug: the drafts are written down, the log keeps the trace, the receptionist is told and goes on."""
        log.error("A bug", exc_info=(kind, error, trace))
        # What a desktop writes down of its programs is a log too.
        print(trace_of(error), file=sys.stderr)
        # Not now: the bug may have struck in the middle of a painting.
        QTimer.singleShot(0, self._after_bug)

    def _after_bug(self) -> None:
        view = self._window.content
        if isinstance(view, DeskView):
            view.work_area.keep_drafts()
        if self._context is not None:
            self._context.notices.trouble(RuntimeError())

    def _fit(self) -> None:
        view = self._window.content
        if isinstance(view, DeskView):
            view.fit()


def _apply(settings: Settings) -> None:
    apply_look(
        language=settings.screen_language,
        appearance=settings.appearance,
        text_size=settings.text_size,
    )
