"""What once was too much for the desk, and what others were brought down by."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from tests.hostile.place import Place
from tests.hostile.targets import TARGETS
from tests.hostile.watch import watched

FINDS = Path(__file__).parent / "finds"
_SECONDS = 60
"""Of computing, however slow the machine: no figure, but the difference between an end and none."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A desk that has to bear all of them."""
    one = Place(tmp_path_factory.mktemp("hostile"))
    yield one
    one.close()


@pytest.mark.parametrize("find", sorted(FINDS.glob("*/*")), ids=lambda find: f"{find.parent.name}-{find.name}")
def test_it_is_borne(find: Path, place: Place) -> None:
    began = process_time()
    logging.disable()  # what is refused is also logged
    try:
        with watched(place.folder):
            TARGETS[find.parent.name](find.read_bytes(), place)
    finally:
        logging.disable(logging.NOTSET)
    assert process_time() - began < _SECONDS
