"""``do VERB NUMBER… [field=value …]``: moves tasks on, all of them or none."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.assignments import read_assignments
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import task_document
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import record_lines, task_lines
from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", metavar="VERB", help=_("deliver, check_out, correct … (see “kinds”)"))
    parser.add_argument("words", metavar="NUMBER|field=value", nargs="+")


def _run(given: argparse.Namespace, session: Session) -> Answer:
    numbers = list(dict.fromkeys(word.strip().upper() for word in given.words if "=" not in word))
    texts = read_assignments([word for word in given.words if "=" in word])
    if not numbers:
        raise DraftRefused([Problem(field="number", code="required", template=N_("Which task? A number, please."))])
    desk = session.desk
    moved = desk.tasks.do(given.verb, numbers, texts)
    session.tell(*numbers)
    if len(moved) == 1:
        task = moved[0]
        return Answer(
            document=task_document(session.seen(task)), text=record_lines(task.in_part(), desk.kinds[task.kind])
        )
    return Answer(
        document={"tasks": [task_document(session.seen(task)) for task in moved]},
        text=task_lines(moved, desk.kinds),
    )


DO = Command(
    words=("do",),
    purpose=N_("Move tasks on: deliver, check in, check out, correct …"),
    arguments=_arguments,
    run=_run,
)
