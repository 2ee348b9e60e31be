"""A locked desk on a real screen: whoever listens on the accessibility bus hears names to choose from, and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.people import Role
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.screen.assistant import Assistant
from tests.screen.screen import Screen

pytestmark = pytest.mark.screen


@pytest.fixture
def assistant(screen: Screen, home: Path) -> Assistant:
    """At a desk where May Zhou has a PIN."""
    Home(home).make()
    seat = Settings(company="Riverside Gardens", station="Lobby A", receptionist="Chen Li", screen_language="en")
    write_settings(home / "settings.json", seat)
    desk = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, "7391")
    desk.close()
    real = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    screen.start(sys.executable, "main.py", "--home", home, more=real)
    return Assistant(screen)


def test_a_locked_desk_tells_an_assistive_tool_nothing_of_what_lies_behind(assistant: Assistant) -> None:
    assistant.write("PIN of May Zhou", "7391")
    assistant.press("Sign in")
    assistant.press("Phone message")
    assistant.write("Caller", "Quentin Xylander")
    assert "Quentin Xylander" in assistant.dig()

    assistant.press("May Zhou")
    assistant.press("Lock")
    assistant.hear(":")  # the clock of the cover
    reached = assistant.dig()
    assert "Xylander" not in reached
    assert "Phone message" not in reached
    assert "May Zhou" in reached

    assistant.write("PIN of May Zhou", "7391")
    assert "7391" not in assistant.dig(), "nobody hears a PIN"
    assistant.press("Sign in")
    assert assistant.see("Caller")
    assert "Quentin Xylander" in assistant.dig()
