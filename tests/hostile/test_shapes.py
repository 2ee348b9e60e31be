"""A file of any size and shape ends in bounded time and memory, with the good rows in and the others named."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.calendar_shapes import CALENDARS
from tests.hostile.shapes import DIRECTORIES, TABLES, Shape

_MOST_MEMORY = 1200 << 20
"""Bytes of memory that an import may ask for, all that Python needs included."""
_MOST_SECONDS = 60
"""Of computing, after which the system ends it. Most need one or two."""
_SHAPES = {**TABLES, **CALENDARS, **DIRECTORIES}


@dataclass(frozen=True, kw_only=True)
class Borne:
    """How an import ended."""

    said: Mapping[str, Any]
    wrote: str

    @property
    def codes(self) -> set[str]:
        """What is said of the file, or of its rows."""
        refused = [problem["code"] for row in self.said.get("refused", ()) for problem in row["problems"]]
        return {*refused, *([self.said["error"]["code"]] if "error" in self.said else [])}


def _within_bounds() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))


def bring(repo: Path, *words: str | Path) -> Borne:
    """Run an import by the command line, in bounds."""
    done = subprocess.run(
        [sys.executable, "-m", "receptiondesk", *map(str, words), "--json"],
        cwd=repo,
        env={**os.environ, "RECEPTIONDESK_LANG": "en"},
        preexec_fn=_within_bounds,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return Borne(said=json.loads(done.stdout), wrote=done.stderr)


@pytest.mark.parametrize("shape", _SHAPES, ids=lambda shape: shape.__name__)
def test_it_ends_with_the_good_rows_in_and_the_others_named(shape: Shape, repo: Path, tmp_path: Path) -> None:
    added, code = _SHAPES[shape]
    file = tmp_path / "given.csv"  # told apart by its contents, whatever its name says
    shape(file)
    words = ("directory", "import") if shape in DIRECTORIES else ("import", "visit")
    borne = bring(repo, *words, file)
    file.unlink()

    assert borne.wrote == ""
    assert borne.codes == ({code} if code else set())
    assert borne.said.get("added", 0) == added
