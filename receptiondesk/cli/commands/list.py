"""``list [KIND] …``: the logbook, newest first."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import task_document
from receptiondesk.cli.options import add_days, add_limit, read_day, read_days, read_limit
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import task_lines
from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", nargs="?")
    parser.add_argument("--on", metavar="DATE", help=_("only that day"))
    add_days(parser)
    parser.add_argument("--open", action="store_true", help=_("only where somebody still has something to do"))
    add_limit(parser)
    parser.add_argument("--before", metavar="NUMBER", default="", help=_("only what stands below that task"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    session.require(Act.REVEAL)
    kinds = (session.kind(given.kind).id,) if given.kind else ()
    desk = session.desk
    reading = desk.settings.reading()
    on = read_day("on", given.on, reading)
    first, last = read_days(given, reading)
    if on and (first or last):
        text = N_("Either one day or a first and last day, please.")
        raise DraftRefused([Problem(field="on", code="usage", template=text)])
    wanted = LogbookFilter(kinds=kinds, first_day=on or first, last_day=on or last, open_only=given.open)
    tasks = desk.tasks.page(wanted, limit=read_limit(given, reading), before=given.before.strip().upper())
    document = {"tasks": [task_document(session.seen(task)) for task in tasks]}
    return Answer(document=document, text=task_lines(tasks, desk.kinds))


LIST = Command(words=("list",), purpose=N_("List tasks, newest first."), arguments=_arguments, run=_run)
