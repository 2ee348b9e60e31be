"""Tasks as JSON, flat: what all have in common, then the facts of the kind."""

from datetime import date
from typing import Any

from receptiondesk.domain.task import AnyTask, HistoryEntry
from receptiondesk.domain.when import write_when


def task_document(task: AnyTask) -> dict[str, Any]:
    """One record. Times are ISO 8601 with offset, days ``YYYY-MM-DD``; what is not known is null, "" or []."""
    return {
        "number": task.number,
        "kind": task.kind,
        "status": task.status,
        "station": task.station,
        "taken_by": task.taken_by,
        "opened_at": plain(task.opened_at),
        "closed_at": plain(task.closed_at),
        "version": task.version,
        "extra": dict(task.extra),
        "held": task.held,
        **{name: plain(value) for name, value in task.facts.values().items()},
    }


def history_document(entry: HistoryEntry) -> dict[str, Any]:
    """One entry of a record's history."""
    return {
        "at": write_when(entry.at),
        "verb": entry.verb,
        "person": entry.person,
        "station": entry.station,
        "reason": entry.reason,
        "changes": [{"field": c.field, "was": c.was, "now": c.now} for c in entry.changes],
    }


def plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, date):
        return write_when(value)
    return list(value) if isinstance(value, tuple) else value
