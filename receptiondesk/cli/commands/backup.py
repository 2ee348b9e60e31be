"""``backup [FILE]``: a copy of the database, made while the desk is in use."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, ngettext


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=_("without it, the folder of backups"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    made = session.desk.backups.make(given.file)
    text = ngettext("{count} task is copied to {file}.", "{count} tasks are copied to {file}.", made.tasks)
    return Answer(
        document={"file": str(made.file), "tasks": made.tasks, "entries": made.entries},
        text=text.format(count=made.tasks, file=made.file),
    )


BACKUP = Command(words=("backup",), purpose=N_("Copy the database, proved."), arguments=_arguments, run=_run)
