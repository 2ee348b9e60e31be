"""``show NUMBER``: one record with its history."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import history_document, task_document
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import record_lines
from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER")


def _run(given: argparse.Namespace, session: Session) -> Answer:
    session.require(Act.REVEAL)  # nothing is hidden here
    recorded = session.desk.tasks.record(given.number.strip().upper())
    task, history = recorded.task, recorded.history
    return Answer(
        document={**task_document(task), "history": [history_document(entry) for entry in history]},
        text=record_lines(task, session.desk.kinds[task.kind], history),
    )


SHOW = Command(words=("show",), purpose=N_("Show one record with its history."), arguments=_arguments, run=_run)
