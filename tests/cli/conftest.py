"""Typing at the desk: `say` runs the command line as a shell would, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli import main
from receptiondesk.domain.people import Role
from receptiondesk.services.home import Home


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
Ask = Callable[..., Any]


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


@pytest.fixture
def staffed(home: Path) -> Path:
    desk = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, "7391")
    desk.people.add("Bo Han", Role.GUARD, "9026")
    desk.close()
    return home


@pytest.fixture
def may(staffed: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A command that May runs."""
    monkeypatch.setenv("RECEPTIONDESK_PIN", "7391")
    return lambda *words: ask(*words, "--person", "May Zhou")
