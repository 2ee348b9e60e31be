"""``add KIND field=value …``: saves a task."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.assignments import read_assignments
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import task_document
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import record_lines
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.facts import read_facts
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument(
        "texts",
        metavar="field=value",
        nargs="*",
        help=_("a list with commas, yes or no as true or false, @FILE for what stands in a file"),
    )


def _run(given: argparse.Namespace, session: Session) -> Answer:
    kind = session.kind(given.kind)
    texts = read_assignments(given.texts)
    understood = read_facts(kind.empty, texts, session.desk.settings.reading())
    if understood.problems:
        raise DraftRefused(understood.problems)
    task = session.desk.tasks.take(kind, understood.facts).task
    session.tell(task.number)
    return Answer(document=task_document(session.seen(task)), text=record_lines(task.in_part(), kind))


ADD = Command(words=("add",), purpose=N_("Save a task and show its record."), arguments=_arguments, run=_run)
