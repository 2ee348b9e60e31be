"""A desk on a real screen, and somebody who works at it through the accessibility bus."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.screen.assistant import Assistant
from tests.screen.screen import Screen, missing_packages


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display and a bus of this test's own."""
    if missing := missing_packages():
        said = f"the screen test needs these packages: {' '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with Screen() as own:
        yield own


@pytest.fixture
def assistant(screen: Screen, home: Path) -> Assistant:
    """At an open English desk at which Chen Li sits."""
    Home(home).make()
    seat = Settings(company="Riverside Gardens", station="Lobby A", receptionist="Chen Li", screen_language="en")
    write_settings(home / "settings.json", seat)
    real = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    screen.start(sys.executable, "main.py", "--home", home, more=real)
    return Assistant(screen)
