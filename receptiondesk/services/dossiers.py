"""All that is known of a person, as a file to be handed over."""

import json
from pathlib import Path
from typing import Any

from receptiondesk.domain.contact import Contact
from receptiondesk.domain.when import write_when
from receptiondesk.services.documents import history_document, task_document
from receptiondesk.services.files import write_whole
from receptiondesk.services.privacy import Dossier


def write_dossier(found: Dossier, file: Path) -> None:
    """Write it as JSON, readable by whoever writes it alone; raises `DeskError` where that cannot be done."""
    write_whole(file, json.dumps(dossier_document(found), ensure_ascii=False, indent=1) + "\n")


def dossier_document(found: Dossier) -> dict[str, Any]:
    """A person's data as JSON: contacts, records with their history, forms, and where else they are mentioned."""
    return {
        "name": found.name,
        "contacts": [_contact_document(contact) for contact in found.contacts],
        "records": [
            {**task_document(recorded.task), "history": [history_document(entry) for entry in recorded.history]}
            for recorded in found.records
        ],
        "forms_not_saved": [{"kind": draft.kind, **draft.texts} for draft in found.drafts],
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
