"""What a figure is, how two things are timed fairly, and the one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import platformdirs

Act = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One ratio within one run, against its limit."""

    name: str
    of: str
    """What was measured and what it is compared with, in words."""
    ratio: float
    limit: float | None = None
    """None: for information."""

    @property
    def verdict(self) -> str:
        """``ok``, ``over``, or nothing where there is no limit."""
        if self.limit is None:
            return ""
        return "ok" if self.ratio <= self.limit else "over"


def interleaved(acts: Mapping[str, Act], times: int) -> dict[str, float]:
    """The median seconds of each act; they take turns, so that a busy minute of the machine meets all of them."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act()
    for _ in range(times):
        for name, act in acts.items():
            begun = perf_counter()
            act()
            taken[name].append(perf_counter() - begun)
    return {name: median(seconds) for name, seconds in taken.items()}


def spoken(seconds: float) -> str:
    """A duration with a unit that suits it."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def folder() -> Path:
    """Where large files are kept from run to run: on a real disk, which the system's temporary folder may not be."""
    found = Path(platformdirs.user_cache_path("reception-desk-bench", appauthor=False))
    found.mkdir(parents=True, exist_ok=True)
    return found


def table(figures: list[Figure]) -> str:
    """All figures under each other."""
    width = max(len(figure.name) for figure in figures)
    lines = [f"{'figure':<{width}}  {'ratio':>7}  {'limit':>7}        measured"]
    for figure in figures:
        limit = "" if figure.limit is None else f"{figure.limit:.2f}"
        lines.append(f"{figure.name:<{width}}  {figure.ratio:>7.2f}  {limit:>7}  {figure.verdict:<4}  {figure.of}")
    return "\n".join(lines)
