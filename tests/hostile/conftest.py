"""A desk at which everything has been said that means something to a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptiondesk.services.home import Home
from tests.hostile.nasty import fill


@pytest.fixture
def whole_home(tmp_path: Path) -> Home:
    """The home of a desk at which every hostile word has been used as a name."""
    home = Home(tmp_path / "desk")
    fill(home)
    return home
