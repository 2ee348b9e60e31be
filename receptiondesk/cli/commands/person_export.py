"""``person export NAME|PHONE``: all that the desk knows of a person, to be handed over."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.dossiers import write_dossier


def add_person(parser: argparse.ArgumentParser) -> None:
    """Who is meant, and why."""
    parser.add_argument("person", metavar="NAME|PHONE")
    parser.add_argument("--phone", metavar="PHONE", default="", help=_("tells people of one name apart"))
    parser.add_argument("--reason", metavar="TEXT", required=True, help=_("why; it is kept in the history"))


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_person(parser)
    parser.add_argument("--to", dest="file", metavar="FILE.json", type=Path, required=True)


def _run(given: argparse.Namespace, session: Session) -> Answer:
    privacy = session.desk.privacy
    found = privacy.find(given.person, phone=given.phone)
    # First noted, then written: a file of which nothing is known would be worse than a note without a file.
    privacy.hand_over(found, given.reason)
    write_dossier(found, given.file)
    text = ngettext("{count} record is in {file}.", "{count} records are in {file}.", len(found.records))
    return Answer(
        document={"file": str(given.file), "records": list(found.numbers), "mentions": list(found.mentions)},
        text=text.format(count=len(found.records), file=given.file),
    )


PERSON_EXPORT = Command(
    words=("person", "export"),
    purpose=N_("Write all that is known of a person to a file."),
    arguments=_arguments,
    run=_run,
)
