"""Hands mails to the house's mail server: over a verified line, in a bounded time, and with an answer in words."""

import contextlib
import logging
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import TypeVar

from receptiondesk.domain.letter import in_one_line
from receptiondesk.domain.telling import NotSent, Untold

T = TypeVar("T")
_log = logging.getLogger(__name__)
_PATIENCE = 10.0
"""Seconds in which a server answers one question."""
_AT_MOST = 60.0
"""Seconds that one mail takes, at most: a server that sends a letter every nine seconds is none either."""
_LOOKS_EVERY = 0.2
_LONGEST_SAID = 120
_REFUSALS = {
    smtplib.SMTPAuthenticationError: Untold.WRONG_LOGIN,
    smtplib.SMTPSenderRefused: Untold.BAD_SENDER,
    smtplib.SMTPDataError: Untold.REFUSED,
    smtplib.SMTPResponseException: Untold.NOT_SECURE,  # what STARTTLS is answered with
}
"""What it means where a server says no for good; to everything else of the talk it may say yes another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How the desk comes to its mail server."""

    server: str
    port: int
    security: str
    """``tls`` from the first letter, ``starttls``, or ``none``."""
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str


class MailServer:
    """One line to the mail server, for as many mails as there are."""

    def __init__(self, account: Account, stop: Event) -> None:
        """With `stop` set nobody waits for it any more. Raises `NotSent` where it is not to be had."""
        self._stop = stop
        self._sender = account.sender
        self._is_broken = False
        self._line = _in_time(lambda: _connected(account), stop)

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Say goodbye, unless something went wrong on the line."""
        if error is None and not self._is_broken:
            with contextlib.suppress(NotSent):
                _in_time(self._line.quit, self._stop)
        self._line.close()

    def send(self, mail: EmailMessage) -> None:
        """Hand over one mail; when this returns the server is answerable for it. Raises `NotSent`."""
        try:
            _in_time(lambda: self._line.send_message(mail, self._sender), self._stop)
        except NotSent as refusal:
            self._is_broken = not refusal.why.is_of_this_mail
            raise


def _connected(account: Account) -> smtplib.SMTP:
    if account.security == "none" and account.user:
        raise NotSent(Untold.OPEN_LINE)
    # Named by the sender's domain: asking for this computer's own full name may take longer than the whole mail.
    name = account.sender.rpartition("@")[2] or "localhost"
    trusted = ssl.create_default_context()
    if account.security == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(account.server, account.port, name, timeout=_PATIENCE, context=trusted)
    else:
        line = smtplib.SMTP(account.server, account.port, name, timeout=_PATIENCE)
    try:
        if account.security == "starttls":
            line.starttls(context=trusted)
        if account.user:
            _log_in(line, account)
    except BaseException:
        line.close()
        raise
    return line


def _log_in(line: smtplib.SMTP, account: Account) -> None:
    try:
        line.login(account.user, account.password)
    except smtplib.SMTPResponseException:
        raise
    except (smtplib.SMTPException, UnicodeError) as error:
        # It knows no users, none of our ways to prove one, or the password has letters that no server takes.
        raise NotSent(Untold.WRONG_LOGIN) from error


def _in_time(work: Callable[[], T], stop: Event) -> T:
    """What `work` gives, done on a thread that ends with the program: whoever closes the desk waits for no server."""
    answers: SimpleQueue[Callable[[], T]] = SimpleQueue()
    Thread(target=lambda: answers.put(_outcome(work)), name="mail", daemon=True).start()
    until = monotonic() + _AT_MOST
    while monotonic() < until and not stop.is_set():
        with contextlib.suppress(Empty):
            return answers.get(timeout=_LOOKS_EVERY)()
    raise NotSent(Untold.NO_ANSWER)


def _outcome(work: Callable[[], T]) -> Callable[[], T]:
    """What came of it, to be had on the thread that waits."""
    try:
        result = work()
    except Exception as caught:
        error = _in_words(caught)

        def fail() -> T:
            raise error

        return fail
    return lambda: result


def _in_words(error: Exception) -> NotSent:
    """Why a mail was not taken. Of the server's answer only its number goes to the log: its words may hold names."""
    why, said = _reason(error)
    code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
    _log.info("The mail server took no mail: %s %s %s", why.name, type(error).__name__, code)
    return NotSent(why, said)


def _reason(error: Exception) -> tuple[Untold, str]:
    if isinstance(error, NotSent):
        return error.why, error.said
    if isinstance(error, ssl.SSLCertVerificationError):
        return Untold.NOT_TRUSTED, ""
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return Untold.NOT_SECURE, ""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _by_code(code, Untold.REFUSED), _words(words)
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, _REFUSALS.get(type(error), Untold.BUSY)), _words(error.smtp_error)
    if isinstance(error, smtplib.SMTPServerDisconnected | OSError | OverflowError | UnicodeError):
        return Untold.NO_ANSWER, ""  # also of a server’s name that cannot be one
    return Untold.ODD_ANSWER, ""


def _by_code(code: int, refused: Untold) -> Untold:
    """4…: not now; 5…: never; everything else is no answer of a mail server."""
    if 400 <= code < 500:
        return Untold.BUSY
    return refused if 500 <= code < 600 else Untold.ODD_ANSWER


def _words(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return in_one_line(text, _LONGEST_SAID)
