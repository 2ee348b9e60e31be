"""Typing at the desk: `say` runs the command line as a shell would, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from receptiondesk.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[tuple[str, str]]:
        """Field and code of each problem."""
        return [(problem["field"], problem["code"]) for problem in self.document["problems"]]


Say = Callable[..., Said]


@pytest.fixture
def say(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command at this test's own desk, in English."""
    monkeypatch.setenv("RECEPTIONDESK_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: object) -> Said:
        capsys.readouterr()
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run


@pytest.fixture
def ask(say: Say) -> Callable[..., Any]:
    """Run a command that must succeed, and give its JSON."""

    def run(*words: object) -> Any:
        said = say(*words, "--json")
        assert said.status == 0, said.out + said.err
        return said.document

    return run
