"""Tasks and colleagues as JSON, flat."""

from collections.abc import Mapping
from typing import Any

from receptiondesk.domain.colleague import Colleague
from receptiondesk.services.documents import history_document, plain, task_document

__all__ = ["colleague_document", "history_document", "task_document"]


def colleague_document(person: Colleague) -> Mapping[str, Any]:
    """One line of the directory."""
    return {
        "name": person.name,
        "title": person.title,
        "department": person.department,
        "extension": person.extension,
        "phone": person.phone,
        "email": person.email,
        "code": person.code,
        "reference": person.reference,
        "presence": person.presence.value,
        "until": plain(person.until),
        "note": person.note,
    }
