"""How each kind lies in the database. A list of its own, loaded with SQLAlchemy: the first page is shown before."""

from collections.abc import Mapping
from typing import Any

from receptiondesk.storage.rows import KindRow
from receptiondesk.tasks.phone_message.row import ROW as PHONE_MESSAGE
from receptiondesk.tasks.sample_room_tour.row import ROW as SAMPLE_ROOM_TOUR
from receptiondesk.tasks.visit.row import ROW as VISIT

_ROWS: Mapping[str, KindRow[Any]] = {row.table.name: row for row in (PHONE_MESSAGE, VISIT, SAMPLE_ROOM_TOUR)}


def kind_rows() -> Mapping[str, KindRow[Any]]:
    """Each kind's row by the kind's id, which is also its table's name."""
    return _ROWS
