"""Sends the mails that wait for colleagues (`telling.py`), behind everything else; and tries how mail is set up."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path
from threading import Event

from receptiondesk import i18n
from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.names import fold
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Change
from receptiondesk.domain.telling import Mail, NotSent, Untold
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_, _
from receptiondesk.paper.values import House, PaperLanguage
from receptiondesk.paper.words import Words
from receptiondesk.services.changes import Changes
from receptiondesk.services.files import read_small
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.letters import mail_of, trial_mail
from receptiondesk.services.mail_server import Account, MailServer
from receptiondesk.services.settings import Settings
from receptiondesk.services.telling import Telling, message_id
from receptiondesk.storage.store import Store

_log = logging.getLogger(__name__)
_LONGEST_PASSWORD = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of sending what waits."""

    sent: tuple[Mail, ...] = ()
    given_up: tuple[Mail, ...] = ()
    """Mails that are not tried any more."""
    trouble: NotSent | None = None
    """Why the rest still waits."""


class Posting:
    """The way of the mails out of the house."""

    def __init__(
        self,
        *,
        store: Store,
        kinds: Mapping[str, AnyKind],
        changes: Changes,
        settings: Callable[[], Settings],
        telling: Telling,
        password: Path,
        files: HouseFiles,
        require: Require = everything_goes,
    ) -> None:
        """`password` is the file of the mail server's password, open to its owner alone; `files` writes it."""
        self._store, self._kinds, self._changes, self._settings = store, kinds, changes, settings
        self._telling, self._password, self._files, self._require = telling, password, files, require

    def hurry(self) -> None:
        """Let everything that waits for another try be due now."""
        with self._store.writing() as work:
            work.outgoing().hurry(now())
            work.commit()

    def send_waiting(self, *numbers: str, stop: Event | None = None) -> Posted:
        """Send the mails that are due, only those about `numbers` where some are given, until `stop` is set.

        Each is claimed before it is sent, so that of several desks one sends it. A desk that is killed between the
        server's yes and its own note sends that one mail once more, ten minutes later, with the same Message-ID.
        """
        if not self._telling.is_set_up or not self._any_waits():
            return Posted()
        sent: list[Mail] = []
        given_up = list(self._give_up_old())
        trouble: NotSent | None = None
        stop = stop or Event()
        with ExitStack() as line:
            server: MailServer | None = None
            while not stop.is_set() and trouble is None and (mail := self._claim(numbers)) is not None:
                try:
                    if (letter := self._letter(mail)) is None:
                        self._settle(mail, Untold.NO_LONGER)
                        continue
                    if server is None:
                        server = line.enter_context(self._server(stop))
                    server.send(letter)
                except NotSent as refusal:
                    self._settle(mail, refusal.why)
                    if refusal.why.is_of_this_mail:
                        given_up.append(replace(mail, waits=False, trouble=refusal.why))
                    else:
                        trouble = refusal
                else:
                    self._settle(mail, None)
                    sent.append(mail)
        if changed := {mail.number for mail in (*sent, *given_up)}:
            self._changes.announce(*changed)
        return Posted(sent=tuple(sent), given_up=tuple(given_up), trouble=trouble)

    # Setting it up.

    @property
    def has_password(self) -> bool:
        """Whether a password is kept."""
        return self._password.exists()

    def keep_password(self, password: str) -> None:
        """Keep the mail server's password, "" for none any more; it is shown to nobody."""
        self._require(Act.SETTINGS)
        if len(password) > _LONGEST_PASSWORD or not password.isprintable():
            text = N_("There are characters in it that cannot be shown.")
            raise DraftRefused([Problem(field="password", code="control_characters", template=text)])
        changed = Change(field="mail_password", was="", now="")  # that it was, and nothing of it
        self._files.write(self._password, password, About.SETTINGS, Deed.SET, changed)

    def send_trial(self, address: str) -> None:
        """Send a mail that says only that mail works; raises `NotSent`, with the server's own words."""
        self._require(Act.SETTINGS)
        settings = self._settings()
        own = message_id(settings.mail_sender)
        mail = Mail(number="", name="", address=address, message_id=own, made_at=now(), waits=True)
        text = _("Mail from this desk works. Nobody need do anything.") + "\n"
        made = trial_mail(_("A test of the desk’s mail"), text, mail, settings.company, settings.mail_sender)
        with self._server(Event()) as server:
            server.send(made)

    def _any_waits(self) -> bool:
        with self._store.reading() as work:
            return work.outgoing().any_waits()

    def _give_up_old(self) -> tuple[Mail, ...]:
        with self._store.writing() as work:
            mails = work.outgoing().give_up_old(now())
            work.commit()
        return mails

    def _claim(self, numbers: tuple[str, ...]) -> Mail | None:
        with self._store.writing() as work:
            mail = work.outgoing().claim(now(), numbers)
            work.commit()
        return mail

    def _letter(self, mail: Mail) -> EmailMessage | None:
        """The mail as its task is now; None where there is nobody, or somebody else, to be told of it by now."""
        with self._store.reading() as work:
            task = work.tasks.get(mail.number)
        if fold(self._telling.colleague_of(task)) != fold(mail.name):
            return None
        settings = self._settings()
        words = _words(settings)
        try:
            letter = self._kinds[task.kind].letter(task, words)
            return mail_of(letter, task, words, mail, settings.mail_sender) if letter is not None else None
        except NotSent:
            raise
        except Exception as error:
            # One mail that cannot be made must not keep the others from going.
            _log.exception("the mail about %s could not be made", mail.number)
            raise NotSent(Untold.NOT_MADE) from error

    def _settle(self, mail: Mail, why: Untold | None) -> None:
        with self._store.writing() as work:
            outgoing, moment = work.outgoing(), now()
            if why is None:
                outgoing.sent(mail, moment)
            elif why is Untold.NO_LONGER or why.is_of_this_mail:
                outgoing.give_up(mail, why)
            else:
                outgoing.put_off(mail, why, moment)
            work.commit()

    def _server(self, stop: Event) -> MailServer:
        settings = self._settings()
        account = Account(
            server=settings.mail_server,
            port=int(settings.mail_port),
            security=settings.mail_security,
            user=settings.mail_user,
            password=self._kept_password() if settings.mail_user else "",
            sender=settings.mail_sender,
        )
        return MailServer(account, stop)

    def _kept_password(self) -> str:
        try:
            return read_small(self._password).rstrip("\r\n")
        except (OSError, ValueError) as error:
            raise NotSent(Untold.WRONG_LOGIN) from error


def _words(settings: Settings) -> Words:
    language = i18n.language() if settings.paper_language == "screen" else settings.paper_language
    return Words(language=PaperLanguage(language), house=House(company=settings.company, region=settings.region))
