"""``restore FILE``: puts a copy back; the old state is kept beside."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, ngettext


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--other-desk", action="store_true", help=_("also a copy of another desk"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    back = session.backups.put_back(given.file, of_another_desk=given.other_desk)
    text = ngettext(
        "{count} task is back. What was there before is kept in {aside}.",
        "{count} tasks are back. What was there before is kept in {aside}.",
        back.tasks,
    )
    return Answer(
        document={"file": str(given.file), "tasks": back.tasks, "entries": back.entries, "kept": str(back.file)},
        text=text.format(count=back.tasks, aside=back.file),
    )


RESTORE = Command(words=("restore",), purpose=N_("Put a copy of the database back."), arguments=_arguments, run=_run)
