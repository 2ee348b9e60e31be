"""The desk on a real screen, worked at by names alone, as a screen reader or voice control does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.screen.assistant import Assistant

pytestmark = pytest.mark.screen

NAVIGATION = ("Phone message", "Visitor", "Sample-room tour", "Logbook", "On site", "Directory", "Library")
FORMS = {
    "Phone message": "Message for, Caller, Title, Organisation, Callback number, Matter, Urgent, Taken at",
    "Visitor": "Visitor, Title, Organisation, Phone, Party size, Purpose, Host, Vehicle plate, Pass number",
    "Sample-room tour": "Customer, Title, Phone, Party size, Sample room, Guide",
}
COMMANDS = ("Save", "Save and print", "Park", "Find")
LANDMARKS = {
    "Phone message": "Matter",
    "Visitor": "Host",
    "Sample-room tour": "Guide",
    "Logbook": "Find in the logbook",
    "On site": "Nobody is on site",
    "Directory": "New colleague",
    "Library": "Topics",
    "Settings": "Station",
}
"""What only that place shows."""
SAYS_NOTHING = {"", "invalid", "unknown", "filler", "panel"}
"""Roles that tell nobody what can be done with a thing."""


def test_a_message_is_taken_by_names_alone(assistant: Assistant, home: Path) -> None:
    assistant.press("Phone message")
    assert assistant.type_keys("Message for", "Li Wei") == "Li Wei"
    assert assistant.write("Caller", "Wang Fang") == "Wang Fang"
    assert assistant.write("Callback number", "138 0013 8000") == "138 0013 8000"
    assistant.write("Matter", "The lease of unit 1204.\nPlease ring before six.")
    assistant.press("Urgent")
    assistant.press("Save")
    assert assistant.hear("M-000001"), "what came of it is said"
    assert assistant.see("Notices")
    [message] = read_by_another_program(home)
    assert message["recipient"] == "Li Wei"
    assert message["caller"] == "Wang Fang"
    assert message["callback_number"] == "138 0013 8000"
    assert message["matter"] == "The lease of unit 1204.\nPlease ring before six."
    assert message["urgent"] is True
    assert message["taken_by"] == "Chen Li"


def test_dictated_words_are_kept_as_a_draft_like_typed_ones(assistant: Assistant) -> None:
    assistant.press("Phone message")
    assistant.write("Caller", "Wang Fang")
    assert assistant.hear("Draft kept")


def test_everything_that_can_be_reached_says_what_it_is(assistant: Assistant) -> None:
    for place in (*NAVIGATION, "Settings"):
        assistant.press(place)
        assistant.see(LANDMARKS[place])
        seen = assistant.look()
        mute = [one for one in seen if one["takes_focus"] and not (one["name"] and one["role"] not in SAYS_NOTHING)]
        assert not mute, f"on {place}"
        names = {one["name"] for one in seen}
        assert names >= {*NAVIGATION, "Find"}
        if place in FORMS:
            assert names >= {*COMMANDS, *FORMS[place].split(", "), "Coach"}


def read_by_another_program(home: Path) -> list[dict[str, Any]]:
    """The tasks of the desk as its command line lists them."""
    words = [sys.executable, "-m", "receptiondesk", "list", "--home", str(home), "--json"]
    listed = subprocess.run(words, capture_output=True, text=True, check=True)
    tasks: list[dict[str, Any]] = json.loads(listed.stdout)["tasks"]
    return tasks
