"""A colleague is told by mail: what came of it so far, and why not."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_, _

_ADDRESS = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"


class Untold(Enum):
    """Why a colleague is not told, or not yet. The name is what the database keeps, the value says it to people."""

    NOBODY = N_("Nobody of exactly this name is in the directory.")
    SHARED = N_("Several colleagues are called so.")
    NO_ADDRESS = N_("The directory has no e-mail address for them.")
    BAD_ADDRESS = N_("The e-mail address in the directory is none.")
    NO_ANSWER = N_("The mail server does not answer.")
    ODD_ANSWER = N_("The mail server answered something that nobody understands.")
    NOT_TRUSTED = N_("The certificate of the mail server cannot be trusted.")
    NOT_SECURE = N_("The mail server offers no secure connection of the kind that is set.")
    OPEN_LINE = N_("A password is never sent over an open line. Choose STARTTLS or TLS.")
    WRONG_LOGIN = N_("The mail server refuses the user or the password.")
    BAD_SENDER = N_("The mail server does not take mail from the sender’s address.")
    BUSY = N_("The mail server takes no mail just now.")
    REFUSED = N_("The mail server refuses this mail.")
    NOT_MADE = N_("The mail could not be made.")
    TOO_LATE = N_("It could not be sent for a day.")
    NO_LONGER = N_("It was no longer needed.")

    @property
    def words(self) -> str:
        """The sentence, in the screen's language."""
        return _(self.value)

    @property
    def is_of_this_mail(self) -> bool:
        """Whether other mails may go all the same, and trying this one again is no use."""
        return self in (Untold.BAD_ADDRESS, Untold.REFUSED, Untold.NOT_MADE)


class NotSent(DeskError):
    """The mail server did not take a mail."""

    def __init__(self, why: Untold, said: str = "") -> None:
        """`said` is what the server answered, for whoever sets mail up."""
        self.why = why
        super().__init__(f"mail_{why.name.lower()}", why.value)
        self.said = said

    @property
    def text(self) -> str:
        """The sentence to show, with the server's own words where it had some."""
        return _("{why} It said: {said}").format(why=self.why.words, said=self.said) if self.said else self.why.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to a colleague about one task."""

    id: int = 0
    """0 before it is kept."""
    number: str
    """The task of which it tells."""
    name: str
    """The colleague, as the task names them."""
    address: str
    """"" where none was found."""
    message_id: str
    """Stays the same at every try, so that a mail that was sent twice can be known as one."""
    made_at: datetime
    tries: int = 0
    waits: bool
    """Whether it is still to be sent."""
    sent_at: datetime | None = None
    trouble: Untold | None = None
    """Why it waits, or why it was given up."""


def is_address(text: str) -> bool:
    """Whether `text` is one e-mail address as every mail server takes it, and nothing else."""
    return re.fullmatch(_ADDRESS, text) is not None and ".." not in text
