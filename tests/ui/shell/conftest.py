"""The real window over a real desk; the printer is the only thing that is not real."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.fixtures.moved_clock import MovedClock, moved_clock
from tests.fixtures.sitting import Sitting, sit_down, stand_up


@pytest.fixture
def desk_home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "desk")
    home.make()
    write_settings(
        home.settings,
        Settings(
            company="Riverside Gardens",
            station="Lobby A",
            receptionist="Chen Li",
            screen_language="en",
            printer="Front desk",
        ),
    )
    return home


@pytest.fixture
def sitting(desk_home: Home, qtbot: QtBot) -> Iterator[Sitting]:
    made = sit_down(desk_home, qtbot)
    yield made
    stand_up(made)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    return moved_clock(monkeypatch)
