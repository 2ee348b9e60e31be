"""``person export NAME|PHONE``: all that the desk knows of a person, to be handed over."""

import argparse
import json
from pathlib import Path
from typing import Any

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import history_document, task_document
from receptiondesk.cli.session import Session
from receptiondesk.domain.contact import Contact
from receptiondesk.domain.when import write_when
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.files import write_whole
from receptiondesk.services.privacy import Dossier


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
    write_whole(given.file, json.dumps(dossier_document(found), ensure_ascii=False, indent=1) + "\n")
    text = ngettext("{count} record is in {file}.", "{count} records are in {file}.", len(found.records))
    return Answer(
        document={"file": str(given.file), "records": list(found.numbers), "mentions": list(found.mentions)},
        text=text.format(count=len(found.records), file=given.file),
    )


def dossier_document(found: Dossier) -> dict[str, Any]:
    """A person's data as JSON: contacts, records with their history, and where else they are mentioned."""
    return {
        "name": found.name,
        "contacts": [_contact_document(contact) for contact in found.contacts],
        "records": [
            {**task_document(recorded.task), "history": [history_document(entry) for entry in recorded.history]}
            for recorded in found.records
        ],
        "mentioned_in": list(found.mentions),
    }


def _contact_document(contact: Contact) -> dict[str, Any]:
    person = contact.person
    return {
        "name": person.name,
        "title": person.title,
        "organisation": person.organisation,
        "phone": person.phone,
        "email": person.email,
        "vehicle_plate": person.vehicle_plate,
        "host": person.host,
        "times": dict(contact.times),
        "last_at": write_when(contact.last_at),
    }


PERSON_EXPORT = Command(
    words=("person", "export"),
    purpose=N_("Write all that is known of a person to a file."),
    arguments=_arguments,
    run=_run,
)
