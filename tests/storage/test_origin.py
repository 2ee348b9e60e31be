"""Whose history a database holds: the same for all copies of one desk, unless it is damaged there."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.origin import origin_of
from receptiondesk.storage.sqlite import connect
from tests.fixtures.typed import saved, typed


def test_a_copy_is_known_by_the_beginning_of_its_history(desk: Desk) -> None:
    saved(desk, typed(desk))
    copy = desk.backups.make().file
    saved(desk, typed(desk))
    assert origin_of(sqlite_url(desk.home.database)) == origin_of(sqlite_url(copy)) is not None


@pytest.mark.parametrize("spoilt", ["link = x'00ff'", "digest = 'no bytes'", "digest = 7"])
def test_a_beginning_that_was_damaged_keeps_no_copy_out(desk: Desk, tmp_path: Path, spoilt: str) -> None:
    saved(desk, typed(desk))
    copy = desk.backups.make(tmp_path / "stick.db").file
    connection = connect(desk.home.database, isolation_level=None)
    connection.execute(f"UPDATE history SET {spoilt}")
    connection.close()
    assert origin_of(sqlite_url(desk.home.database)) is None
    desk.backups.put_back(copy)
    assert origin_of(sqlite_url(desk.home.database)) == origin_of(sqlite_url(copy))
