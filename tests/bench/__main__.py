"""Prints the figures as one table: ``python3 dev.py bench``, or ``… bench PART …`` for some of `PARTS` and `LONG`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from tests.bench.figures import Measured, table

PARTS = ("saving", "logbook", "history", "slips", "coach", "library", "start", "kill_start")
LONG = ("day",)
"""Takes half an hour: measured only when it is asked for."""


def main(wanted: Sequence[str]) -> int:
    """Measure what is asked for, all of it by default; 1 where a figure is over its limit or could not be had."""
    unknown = [name for name in wanted if name not in (*PARTS, *LONG)]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join((*PARTS, *LONG))}", file=sys.stderr)
        return 2
    figures: list[Measured] = []
    failed: list[str] = []
    for part in wanted or PARTS:
        print(f"measuring {part} …", file=sys.stderr, flush=True)
        try:
            figures += import_module(f"tests.bench.{part}").figures()
        except Exception as error:
            failed.append(f"{part}: {error}")
    if figures:
        print(table(figures))
    for line in failed:
        print(f"not measured: {line}")
    return 1 if failed or any(figure.verdict == "over" for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
