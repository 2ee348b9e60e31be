"""What a record has besides its facts, and an exported table therefore has besides the fields."""

import json
from collections.abc import Mapping, Sequence

from receptiondesk.domain.fields import Choice, Field, Option, Text, Time
from receptiondesk.services.files import json_of
from receptiondesk.services.kinds import AnyKind

EXTRA = Field(name="extra", label="extra", type=Text())
"""What an imported row knew besides, as a JSON object."""


def head_fields(kind: AnyKind) -> tuple[Field, ...]:
    """The columns, beside the facts, that an import takes over from a table of this desk, or where a map says so.

    In other people's tables these names mean other things.
    """
    states = tuple(Option(code=status.id, label=status.label) for status in kind.statuses)
    return (
        Field(name="status", label="status", type=Choice(options=states)),
        Field(name="station", label="station", type=Text(limit=40)),
        Field(name="taken_by", label="taken_by", type=Text(limit=60)),
        Field(name="opened_at", label="opened_at", type=Time()),
        Field(name="closed_at", label="closed_at", type=Time()),
    )


def is_ours(columns: Sequence[str]) -> bool:
    """Whether a table with these columns was exported by a desk."""
    return {"number", "status", "taken_by", "opened_at", EXTRA.name} <= set(columns)


def write_extra(extra: Mapping[str, str]) -> str:
    """`extra` as one cell."""
    return json.dumps(dict(extra), ensure_ascii=False) if extra else ""


def read_extra(cell: str) -> dict[str, str]:
    """What `write_extra` has written; a cell of somebody else's is kept as it is."""
    try:
        held = json_of(cell)
    except ValueError:
        held = None
    if isinstance(held, dict):
        return {str(name): str(text) for name, text in held.items()}
    return {EXTRA.name: cell}
