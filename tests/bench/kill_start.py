"""A desk that was killed in the middle of typing opens as quickly as one that was closed.

Both homes have the same records and the same two tasks open. The killed one has besides the log of its database, the
lock of a process that is gone, and whatever else it had no time to put away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, spoken
from tests.bench.saving import own_folder
from tests.bench.start import PROJECT, started, used_home

TIMES = 9
_LETTERS = 60


def typed_in(home: Path, *, kill: bool) -> None:
    """Open the desk there, type, and kill it, or close it as people do."""
    program = [sys.executable, "-m", "tests.ui.shell.typist", str(home), *([] if kill else [str(_LETTERS)])]
    environment = {**os.environ, "RECEPTIONDESK_LANG": "en"}
    with subprocess.Popen(program, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            if kill and int(line) >= _LETTERS:
                typist.kill()


def figures() -> list[Figure]:
    """Usable again, after a kill and after a usual closing; a fresh copy of the home each time."""
    with own_folder() as folder:
        homes = {"killed": folder / "killed", "closed": folder / "closed"}
        used = used_home(folder)
        for name, home in homes.items():
            shutil.copytree(used, home)
            typed_in(home, kill=name == "killed")
            if not list((home / "drafts").glob("*.json")):
                raise RuntimeError(f"nothing was typed in the desk that was {name}")
        took: dict[str, list[float]] = {name: [] for name in homes}
        for _ in range(TIMES + 1):
            for name, home in homes.items():
                fresh = folder / "fresh"
                shutil.copytree(home, fresh)
                took[name].append(started("ui.measure", fresh)["usable"])
                shutil.rmtree(fresh)
    seconds = {name: median(times[1:]) for name, times in took.items()}
    of = f"{spoken(seconds['killed'])} against {spoken(seconds['closed'])} after a usual closing"
    return [Figure(name="start after a kill", ratio=seconds["killed"] / seconds["closed"], limit=1.2, of=of)]
