"""A desk to import into, and tables to import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.services.home import Home

Write = Callable[..., Path]


def _no_printer(pdf: bytes, printer: str) -> None:
    raise AssertionError("an import prints nothing")


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Open desks by name, each in a home of its own; they are closed afterwards."""
    opened: list[Desk] = []

    def open_one(name: str) -> Desk:
        opened.append(open_desk(Home(tmp_path / "desks" / name), printer=_no_printer))
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(new_desk: Callable[[str], Desk]) -> Desk:
    """An empty desk."""
    return new_desk("one")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text file with line ends as given."""

    def write_file(name: str, text: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / name
        file.write_bytes(text.encode(encoding))
        return file

    return write_file
