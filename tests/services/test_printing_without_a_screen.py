"""Printing for the command line: another program prints, and what it says is passed on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from receptiondesk.domain.errors import DeskError
from receptiondesk.services.printing import print_in_own_process


def _pretend(program: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    program.write_text(f"#!{sys.executable}\n{source}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize("source", ["", "print('oh')", "print('[]')", "import sys; sys.exit(3)"])
@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_program_that_answers_nothing_sensible_has_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    _pretend(tmp_path / "program", monkeypatch, source)
    with pytest.raises(DeskError) as failed:
        print_in_own_process(b"%PDF", "Front desk")
    assert failed.value.code == "printing_failed"


def test_a_program_that_cannot_be_started_has_not_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(DeskError) as failed:
        print_in_own_process(b"%PDF", "Front desk")
    assert failed.value.code == "printing_failed"


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_the_slip_and_the_printer_are_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "note"
    source = (
        "import json, pathlib, sys\n"
        f"note = pathlib.Path({str(note)!r})\n"
        "note.write_bytes(pathlib.Path(sys.argv[3]).read_bytes() + sys.argv[4].encode())\n"
        "print(json.dumps({'printed': 1}))"
    )
    _pretend(tmp_path / "program", monkeypatch, source)
    print_in_own_process(b"%PDF ", "Front desk {0}")
    assert note.read_bytes() == b"%PDF Front desk {0}"


def test_what_the_printer_refuses_is_said_in_its_own_words() -> None:
    with pytest.raises(DeskError) as failed:
        print_in_own_process(b"%PDF", "no such printer {0}")
    assert "no such printer {0}" in failed.value.text
