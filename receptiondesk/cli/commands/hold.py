"""``hold NUMBER`` and ``release NUMBER``: a record that must be kept, whatever its age and whoever asks."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import task_document
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--reason", metavar="TEXT", required=True, help=_("why; it is kept in the history"))


def _hold(given: argparse.Namespace, session: Session) -> Answer:
    task = session.desk.privacy.hold(given.number.strip().upper(), given.reason)
    text = _("{number} is held: nothing of it is erased until it is released.").format(number=task.number)
    return Answer(document=task_document(session.seen(task)), text=text)


def _release(given: argparse.Namespace, session: Session) -> Answer:
    task = session.desk.privacy.release(given.number.strip().upper(), given.reason)
    return Answer(
        document=task_document(session.seen(task)), text=_("{number} is not held any more.").format(number=task.number)
    )


HOLD = Command(words=("hold",), purpose=N_("Keep a record whatever its age."), arguments=_arguments, run=_hold)
RELEASE = Command(words=("release",), purpose=N_("Hold a record no longer."), arguments=_arguments, run=_release)
