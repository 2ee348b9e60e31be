"""A copy goes where somebody says, and takes the place of nothing but an older copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.services.home import Home
from receptiondesk.storage.copies import prove


def refused(desk: Desk, file: Path) -> str:
    with pytest.raises(DeskError) as trouble:
        desk.backups.make(file)
    return trouble.value.code


def test_a_folder_is_no_file(desk: Desk, tmp_path: Path) -> None:
    assert refused(desk, tmp_path) == "is_a_folder"


@pytest.mark.parametrize("held", [b"", b"Wages,December\n", b"\0" * 5000])
def test_somebodys_own_file_is_not_written_over(desk: Desk, tmp_path: Path, held: bytes) -> None:
    (tmp_path / "wages.csv").write_bytes(held)
    assert refused(desk, tmp_path / "wages.csv") == "exists"
    assert (tmp_path / "wages.csv").read_bytes() == held


def test_an_older_copy_gives_way(desk: Desk, tmp_path: Path) -> None:
    desk.backups.make(tmp_path / "copy.db")
    assert prove(desk.backups.make(tmp_path / "copy.db").file).tasks == 0


def test_the_desks_own_database_stays_what_it_is(desk: Desk, home: Path, tmp_path: Path) -> None:
    own = Home(home).database
    before = own.stat().st_ino
    (tmp_path / "link.db").symlink_to(own)
    for file in (own, home / ".." / home.name / own.name, tmp_path / "link.db"):
        assert refused(desk, file) == "is_the_database"
    assert own.stat().st_ino == before


def test_a_link_is_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "stick.db")
    desk.backups.make(tmp_path / "link.db")
    assert (tmp_path / "link.db").is_symlink()
    assert prove(tmp_path / "stick.db").tasks == 0


def test_what_is_no_file_at_all_is_refused(desk: Desk) -> None:
    assert refused(desk, Path("/dev/null")) == "exists"


def test_where_nothing_can_be_written_that_place_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(DeskError, match="a file"):
        desk.backups.make(tmp_path / "a file" / "copy.db")
