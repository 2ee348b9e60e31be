"""Tasks as lines for people, in the screen's language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from receptiondesk.cli.layout import columns, pairs, when_text
from receptiondesk.domain.fields import Choice, Field, Flag, Several
from receptiondesk.domain.privacy import DONE_OPENLY
from receptiondesk.domain.task import AnyTask, Change, HistoryEntry
from receptiondesk.i18n import N_, _
from receptiondesk.services.kinds import AnyKind

NOTHING = N_("Nothing found.")


def task_lines(tasks: Iterable[AnyTask], kinds: Mapping[str, AnyKind]) -> str:
    """One line for each task."""
    rows = [_task_row(task, kinds[task.kind]) for task in tasks]
    return columns(rows) if rows else _(NOTHING)


def _task_row(task: AnyTask, kind: AnyKind) -> tuple[str, ...]:
    headline, detail = kind.headline(task.facts), kind.detail(task.facts)
    return (
        task.number,
        when_text(task.opened_at),
        _(kind.status(task.status).label),
        " · ".join(filter(None, (headline, detail))),
    )


def record_lines(task: AnyTask, kind: AnyKind, history: Sequence[HistoryEntry] = ()) -> str:
    """One record: what is filled in, label by label, and its history if given."""
    heading = f"{task.number}  {_(kind.label)}  {_(kind.status(task.status).label)}"
    facts = [(_(field.label), _value(field, getattr(task.facts, field.name))) for field in kind.fields]
    rows = [
        *((label, value) for label, value in facts if value),
        *((name, value) for name, value in task.extra.items() if value),
        *((label, value) for label, value in ((_("Taken by"), task.taken_by), (_("Station"), task.station)) if value),
    ]
    parts = [heading, pairs(rows)]
    if history:
        parts.append(columns([_entry_row(entry, kind) for entry in history]))
    return "\n\n".join(parts)


def _value(field: Field, value: object) -> str:
    if value in (None, "", (), False):
        return ""
    if isinstance(value, date):
        return when_text(value)
    if isinstance(field.type, Flag):
        return _("yes")
    words = {option.code: _(option.label) for option in field.options}
    if isinstance(field.type, Several):
        return _(", ").join(words.get(word, word) for word in field.type.write(value).split(", "))  # type: ignore[arg-type]
    return words.get(str(value), str(value)) if isinstance(field.type, Choice) else str(value)


def _entry_row(entry: HistoryEntry, kind: AnyKind) -> tuple[str, ...]:
    words = {"take": N_("Entered"), "correct": N_("Corrected"), "undo": N_("Undone"), **DONE_OPENLY}
    verbs = {verb.id: verb.done for verb in kind.verbs}
    changes = "; ".join(_change(change) for change in entry.changes)
    done = words.get(entry.verb) or verbs.get(entry.verb, entry.verb)
    said = " · ".join(filter(None, (changes, entry.reason))) if entry.verb in DONE_OPENLY else changes
    return (when_text(entry.at), _(done), " ".join(filter(None, (entry.person, entry.station))), said)


def _change(change: Change) -> str:
    if not change.was and not change.now:
        return change.field  # shown, or erased
    return f"{change.field}: {change.was or '–'} → {change.now or '–'}"
