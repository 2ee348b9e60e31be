"""The desk holds at the end of a busy day no more memory than after its first hour.

The side that works is ``python -m tests.bench.busy_day HOME HOURS``: the real window, with a clock that runs as fast as
the work is done. It prints the MiB that it holds, one JSON line for each hour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.tasks.visit.record import Visit
from tests.bench.figures import Figure
from tests.bench.saving import own_folder
from tests.bench.start import PROJECT

HOURS = 24
_LONGEST = 3600
"""Seconds after which the day is given up."""


YESTERDAY = 3000
"""Tasks that stand in the logbook before the day begins: an empty database would only grow into its own caches."""


def worked_in(folder: Path) -> Path:
    """A home at which somebody worked the day before."""
    home = Home(folder)
    home.make()
    settings = Settings(company="Harbour House", station="Lobby", receptionist="Chen", printer="Front desk")
    write_settings(home.settings, settings)
    desk = open_desk(home, printer=lambda _pdf, _printer: None)
    numbers = []
    for number in range(YESTERDAY):
        visitor = Visit(visitor=f"Visitor {number}", host="Li Wei", purpose="Samples")
        numbers.append(desk.tasks.take(desk.kinds["visit"], visitor).task.number)
    desk.tasks.do("check_out", numbers)
    desk.close()
    return home.folder


def figures(hours: int = HOURS) -> list[Figure]:
    """The last hour against the first."""
    with own_folder() as folder:
        home = worked_in(folder / "home")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.busy_day", str(home), str(hours)], cwd=PROJECT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "RECEPTIONDESK_LANG": "en"},
            capture_output=True, text=True, check=False, timeout=_LONGEST,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"the day ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    held = [json.loads(line) for line in done.stdout.splitlines()]
    first, last = held[0]["rss"], held[-1]["rss"]
    work = f"{last:.0f} MiB after {hours} h, {held[-1]['tasks']:,} tasks and {held[-1]['read']:,} pages read"
    return [Figure(name="memory at the end of the day", ratio=last / first, limit=1.05,
                   of=f"{work}; {first:.0f} MiB after the first")]  # fmt: skip
