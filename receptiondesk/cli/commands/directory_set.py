"""``directory set NAME in|out``: notes that a colleague has come or gone."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.commands.directory_list import presence_text
from receptiondesk.cli.documents import colleague_document
from receptiondesk.cli.session import Session
from receptiondesk.domain.colleague import Presence
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.fields import Text, Time, Unreadable
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("presence", metavar="in|out", choices=[presence.value for presence in Presence])
    parser.add_argument("--until", metavar="TIME", default="", help=_("out until this time or day"))
    parser.add_argument("--note", metavar="TEXT", default="", help=_("why, or where to"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    reading = session.desk.settings.reading()
    note = given.note.strip()
    problems = [trouble.as_problem("note") for trouble in Text().judge(note, reading)]
    try:
        until = Time().read(given.until, reading)
    except Unreadable as trouble:
        problems.append(trouble.as_problem("until"))
    if problems:
        raise DraftRefused(problems)
    person = session.desk.directory.set_presence(given.name, Presence(given.presence), until, note)
    return Answer(document=colleague_document(person), text=f"{person.name}  {presence_text(person)}")


DIRECTORY_SET = Command(
    words=("directory", "set"),
    purpose=N_("Note that a colleague is in or out."),
    arguments=_arguments,
    run=_run,
)
