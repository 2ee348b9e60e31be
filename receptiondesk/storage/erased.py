"""What a file of the desk's tells of records that were erased."""

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from receptiondesk.domain.privacy import ERASE
from receptiondesk.storage.sqlite import connect, driver

_UNREADABLE = (driver.Error, UnicodeDecodeError, ValueError)


def erased_in(file: Path) -> Mapping[str, frozenset[str]]:
    """By the number of a record: its fields that were erased. Of a damaged file what can be read."""
    found: dict[str, frozenset[str]] = {}
    try:
        with closing(connect(file, "mode=ro")) as connection:
            query = "SELECT number, changes FROM history JOIN task ON task.id = task_id WHERE verb = ?"
            for number, changes in connection.execute(query, (ERASE,)):
                found[number] = found.get(number, frozenset()) | frozenset(json.loads(changes))
    except _UNREADABLE:
        pass  # what was found before the damage still counts
    return found
