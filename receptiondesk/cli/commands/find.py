"""``find TEXT``: tasks by name, pinyin, initials, number or any word."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import task_document
from receptiondesk.cli.options import add_limit, read_limit
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import task_lines
from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("words, parts of names, pinyin, initials or digits"))
    parser.add_argument("--kind", metavar="KIND")
    add_limit(parser)


def _run(given: argparse.Namespace, session: Session) -> Answer:
    session.require(Act.REVEAL)
    kinds = (session.kind(given.kind).id,) if given.kind else ()
    desk = session.desk
    limit = read_limit(given, desk.settings.reading())
    tasks = desk.tasks.find(" ".join(given.text), kinds=kinds, limit=limit)
    document = {"tasks": [task_document(session.seen(task)) for task in tasks]}
    return Answer(document=document, text=task_lines(tasks, desk.kinds))


FIND = Command(
    words=("find",),
    purpose=N_("Find tasks: those of the person first, newest first."),
    arguments=_arguments,
    run=_run,
)
