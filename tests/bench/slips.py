"""Slips in a fresh process: the first Chinese one against a Latin one, and a thousand without growing memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, spoken

PROJECT = Path(__file__).resolve().parents[2]
TIMES = 5


def drawn() -> dict[str, float]:
    """What a fresh process has measured."""
    words = [sys.executable, "-m", "tests.bench.slip_run"]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-300:])
    said: dict[str, float] = json.loads(done.stdout)
    return said


def figures() -> list[Figure]:
    """Paper."""
    runs = [drawn() for _ in range(TIMES)]
    took = {name: median(run[name] for run in runs) for name in runs[0]}
    return [
        Figure(
            name="first Chinese slip",
            ratio=took["chinese"] / took["latin"],
            limit=15.0,
            of=f"{spoken(took['chinese'])} against {spoken(took['latin'])} for a Latin one",
        ),
        Figure(
            name="memory after 1,000 slips",
            ratio=took["after"] / took["before"],
            limit=1.05,
            of=f"{took['after']:.0f} MiB against {took['before']:.0f} before them",
        ),
    ]
