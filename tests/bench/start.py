"""The start of the desk, in fresh processes, against an empty window's.

The desk's side is ``python -m ui.measure``: it starts the real desk of ``RECEPTIONDESK_HOME``, prints one line of JSON
``{"painted": …, "usable": …, "form": …, "rss": …, "cpu": …}`` and ends. The first three are ``time.monotonic()``: its
frame stood on the screen; the newest fifty rows did, and keys were taken; the first form, asked for at once by its key,
had the cursor. The others are the MiB in memory and the seconds of work when the rows stood there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.tasks.visit.record import Visit
from tests.bench.figures import Figure, spoken
from tests.bench.logbook import SMALL, filled
from tests.bench.saving import own_folder

TIMES = 9
ON_SITE = 50
"""Visitors that the first page shows."""
_MOMENTS = ("painted", "usable", "form")
PROJECT = Path(__file__).resolve().parents[2]


def started(program: str, home: Path) -> dict[str, float]:
    """Start a program, wait for its line; its moments become seconds since the start."""
    # As on every desk, modules are compiled once and not in every run.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", program], cwd=PROJECT,
        env={**environment, "RECEPTIONDESK_LANG": "en", "RECEPTIONDESK_HOME": str(home)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    if not done.stdout.strip():
        raise RuntimeError(f"{program} said nothing")
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {name: value - begun if name in _MOMENTS else value for name, value in said.items()}


def used_home(folder: Path) -> Path:
    """A home that has been worked in for a while."""
    home = Home(folder / "home")
    home.make()
    write_settings(home.settings, Settings(company="Harbour House", station="Lobby", receptionist="Chen"))
    shutil.copy(filled(SMALL), home.database)
    desk = open_desk(home, printer=lambda _pdf, _printer: None)
    for number in range(ON_SITE):
        visitor = Visit(visitor=f"Visitor {number}", host="Li Wei", purpose="Samples", pass_number=str(number))
        desk.tasks.take(desk.kinds["visit"], visitor)
    desk.close()
    return home.folder


def figures() -> list[Figure]:
    """First paint, usable, memory; the first form; and the work that it takes, which a busy machine hardly changes."""
    with own_folder() as folder:
        home = used_home(folder)
        runs = [(started("tests.bench.bare_window", home), started("ui.measure", home)) for _ in range(TIMES + 1)][1:]
    bare = {name: median(run[0][name] for run in runs) for name in ("painted", "rss")}
    desk = {name: median(run[1][name] for run in runs) for name in ("painted", "usable", "rss")}
    form = median(run[1]["form"] - run[1]["usable"] for run in runs)
    work = [min(run[side]["cpu"] for run in runs) for side in (0, 1)]
    against = f"against {spoken(bare['painted'])} for a bare window"
    return [
        Figure(name="first paint", ratio=desk["painted"] / bare["painted"], limit=1.15,
               of=f"{spoken(desk['painted'])} {against}"),
        Figure(name="usable, newest 50 rows", ratio=desk["usable"] / bare["painted"], limit=3.0,
               of=f"{spoken(desk['usable'])} {against}"),
        Figure(name="memory then", ratio=desk["rss"] / bare["rss"], limit=1.9,
               of=f"{desk['rss']:.0f} MiB against {bare['rss']:.0f}"),
        Figure(name="first form, asked for then", ratio=form / bare["painted"], limit=1.0,
               of=f"{spoken(form)} {against}"),
        Figure(name="work until usable", ratio=work[1] / work[0],
               of=f"{spoken(work[1])} against {spoken(work[0])}, the least of {TIMES} runs each"),
    ]  # fmt: skip
