"""What a figure is, how two things are timed fairly, and the one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        return _verdict(self.ratio, self.limit)

    @property
    def shown(self) -> tuple[str, str]:
        """The ratio and its limit."""
        return f"{self.ratio:.2f}", "" if self.limit is None else f"{self.limit:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """How long a hand or an eye waits for the desk: a time by itself, whatever the machine."""

    name: str
    of: str
    """What was measured, in words."""
    milliseconds: float
    limit: float | None = None
    """In milliseconds; None: for information."""

    @property
    def verdict(self) -> str:
        """``ok``, ``over``, or nothing where there is no limit."""
        return _verdict(self.milliseconds, self.limit)

    @property
    def shown(self) -> tuple[str, str]:
        """The time and its limit."""
        return f"{self.milliseconds:.1f} ms", "" if self.limit is None else f"{self.limit:.0f} ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much the desk gets through in a second: here the limit is the least."""

    name: str
    of: str
    """What was measured, in words."""
    per_second: float
    limit: float

    @property
    def verdict(self) -> str:
        """``ok`` or ``over``."""
        return _verdict(self.limit, self.per_second)

    @property
    def shown(self) -> tuple[str, str]:
        """The pace and its limit."""
        return f"{self.per_second:,.0f}/s", f"{self.limit:,.0f}/s"


Measured = Figure | Delay | Pace


def _verdict(amount: float, limit: float | None) -> str:
    if limit is None:
        return ""
    return "ok" if amount <= limit else "over"


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


def table(figures: Sequence[Measured]) -> str:
    """All figures under each other."""
    width = max(len(figure.name) for figure in figures)
    lines = [f"{'figure':<{width}}  {'is':>9}  {'limit':>9}        measured"]
    for figure in figures:
        amount, limit = figure.shown
        lines.append(f"{figure.name:<{width}}  {amount:>9}  {limit:>9}  {figure.verdict:<4}  {figure.of}")
    return "\n".join(lines)
