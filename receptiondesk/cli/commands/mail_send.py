"""``mail send``: sends the mails to colleagues that wait, for desks at which no window stands open."""

import argparse

from receptiondesk.cli.answer import Answer, failed
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, ngettext


def _none(parser: argparse.ArgumentParser) -> None:
    """Nothing follows."""


def _run(given: argparse.Namespace, session: Session) -> Answer:
    posting = session.desk.posting
    posting.hurry()
    posted = posting.send_waiting()
    if posted.trouble is not None:
        return failed(posted.trouble)
    count = len(posted.sent)
    said = ngettext("{count} mail is sent.", "{count} mails are sent.", count).format(count=count)
    untold = _("{numbers}: the colleague was not told. {why}")
    lines = [untold.format(numbers=mail.number, why=mail.trouble.words) for mail in posted.given_up if mail.trouble]
    return Answer(
        document={
            "sent": [mail.number for mail in posted.sent],
            "given_up": [mail.number for mail in posted.given_up],
        },
        text="\n".join((said, *lines)),
    )


MAIL_SEND = Command(
    words=("mail", "send"), purpose=N_("Send the mails to colleagues that wait."), arguments=_none, run=_run
)
