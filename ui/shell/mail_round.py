"""Mail to colleagues goes out behind everything else: at once after a save, and what waits again every minute."""

from datetime import timedelta
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from receptiondesk.i18n import _
from ui.context import Context
from ui.notices.notices import Action, Notice
from ui.shell.rounds import Round

if TYPE_CHECKING:
    from receptiondesk.services.posting import Posted

_NAMED = 3
"""So many tasks are named one by one."""


class MailRound(QObject):
    """Sends what waits; says once that mail does not go, and takes that back when it goes again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._stop = Event()
        self._standing: Notice | None = None
        """The notice that mail waits."""
        self.round = Round(
            context,
            self._send,
            first_after=timedelta(seconds=20),
            every=timedelta(minutes=1),
            done=self._done,
            failed=context.operations.report,
        )
        context.tasks_changed.connect(self._look)
        context.operations.finishing.connect(self._stop.set)

    @Slot()
    def _look(self) -> None:
        if self._context.desk.telling.is_set_up:
            self.round.look()

    def _send(self) -> "Posted | None":
        desk = self._context.desk
        return desk.posting.send_waiting(stop=self._stop) if desk.telling.is_set_up else None

    def _done(self, posted: "Posted | None") -> None:
        if posted is None:
            return
        notices = self._context.notices
        if posted.sent and self._standing is not None:
            notices.put_away(self._standing)
            self._standing = None
        if posted.trouble is not None and self._standing is None:
            text = _("Mail to colleagues waits; tell them another way. {why}").format(why=posted.trouble.why.words)
            notices.warn(text, Action(label=_("Try again"), run=self._hurry))
            self._standing = notices.standing[0]
        for why in dict.fromkeys(mail.trouble for mail in posted.given_up if mail.trouble):
            numbers = [mail.number for mail in posted.given_up if mail.trouble is why]
            named = _(", ").join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")
            show = Action(label=_("Show"), run=partial(self._context.record_wanted.emit, numbers[0]))
            notices.warn(_("{numbers}: the colleague was not told. {why}").format(numbers=named, why=why.words), show)

    def _hurry(self) -> None:
        self._standing = None
        desk = self._context.desk
        self._context.operations.run_behind(lambda: desk.posting.hurry(), lambda _none: self._look())
