"""Somebody who works at the desk by what its window says of itself."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.screen.screen import Screen, python_that_knows_the_bus

_TOOL = Path(__file__).with_name("assistive_tool.py")


class Assistant:
    """Somebody who knows the desk only by what its window says of itself; the verbs are those of the tool."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        python = python_that_knows_the_bus()
        self._tool = screen.start(python, _TOOL, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def see(self, name: str) -> dict[str, Any]:
        """Something on the screen by its name: name, role, takes_focus."""
        seen: dict[str, Any] = self._ask("see", name)
        return seen

    def look(self) -> list[dict[str, Any]]:
        """Everything on the screen, from the top down."""
        seen: list[dict[str, Any]] = self._ask("look")
        return seen

    def dig(self) -> str:
        """Every name and every text that the bus can reach, whether it shows or not."""
        return "\n".join(self._ask("dig"))

    def hear(self, word: str) -> str:
        """The whole name of the first thing whose name holds the word."""
        return str(self._ask("hear", word))

    def write(self, name: str, text: str) -> str:
        """Put a text into a field, as dictation does; gives what stands in it then."""
        return str(self._ask("write", name, text))

    def type_keys(self, name: str, text: str) -> str:
        """Type a text into a field key by key; gives what stands in it then."""
        return str(self._ask("type_keys", name, text))

    def press(self, name: str) -> None:
        """Press a button by its name."""
        assert self._ask("press", name), f"{name} cannot be pressed"

    def _ask(self, *words: str) -> Any:
        asked, answered = self._tool.stdin, self._tool.stdout
        assert asked is not None
        assert answered is not None
        asked.write(json.dumps(words) + "\n")
        asked.flush()
        answer = json.loads(answered.readline() or '{"trouble": "the tool broke off"}')
        if "trouble" in answer:
            pytest.fail(f"{answer['trouble']}\n{self._screen.log()}")
        return answer["answer"]
