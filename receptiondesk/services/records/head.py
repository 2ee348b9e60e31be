"""What a record has besides its facts, and an exported table therefore has besides the fields."""

import json
from collections.abc import Mapping

from receptiondesk.domain.fields import Choice, Field, Option, Text, Time
from receptiondesk.i18n import N_
from receptiondesk.services.kinds import AnyKind

EXTRA = Field(name="extra", label=N_("Besides"), type=Text())
"""What an imported row knew besides, as a JSON object."""


def head_fields(kind: AnyKind) -> tuple[Field, ...]:
    """The columns, beside the facts, that an import takes over where a table has them."""
    states = tuple(Option(code=status.id, label=status.label) for status in kind.statuses)
    return (
        Field(name="status", label=N_("State"), type=Choice(options=states)),
        Field(name="station", label=N_("Station"), type=Text(limit=40)),
        Field(name="taken_by", label=N_("Taken by"), type=Text(limit=60)),
        Field(name="opened_at", label=N_("Opened at"), type=Time()),
        Field(name="closed_at", label=N_("Closed at"), type=Time()),
    )


def write_extra(extra: Mapping[str, str]) -> str:
    """`extra` as one cell."""
    return json.dumps(dict(extra), ensure_ascii=False) if extra else ""


def read_extra(cell: str) -> dict[str, str]:
    """What `write_extra` has written; a cell of somebody else's is kept as it is."""
    try:
        held = json.loads(cell)
    except ValueError:
        held = None
    if isinstance(held, dict):
        return {str(name): str(text) for name, text in held.items()}
    return {EXTRA.name: cell}
