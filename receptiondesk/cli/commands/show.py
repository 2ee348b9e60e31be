"""``show NUMBER``: one record with its history; for a reason also what is hidden in it."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import history_document, task_document
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import record_lines
from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument(
        "--reason", metavar="TEXT", help=_("show hidden numbers too; the reason is kept in the history")
    )


def _run(given: argparse.Namespace, session: Session) -> Answer:
    session.require(Act.REVEAL)
    number = given.number.strip().upper()
    if given.reason is not None:
        session.desk.privacy.reveal_all(number, given.reason)
    recorded = session.desk.tasks.record(number)
    task, history, kind = recorded.task, recorded.history, session.kind(recorded.task.kind)
    lines, document = (task, task) if given.reason is not None else (task.in_part(), session.seen(task))
    entries = [entry if document is task else entry.in_part(kind.fields) for entry in history]
    return Answer(
        document={**task_document(document), "history": [history_document(entry) for entry in entries]},
        text=record_lines(lines, kind, [entry.in_part(kind.fields) for entry in history]),
    )


SHOW = Command(words=("show",), purpose=N_("Show one record with its history."), arguments=_arguments, run=_run)
