"""Figures of the paper for the benchmark table; each answers one number."""

import subprocess
import sys
import time
from statistics import median

from receptiondesk.paper import PaperLanguage

_FIRST_SLIPS = """
from tests.paper.measure import first_slips
print(*first_slips())
"""
_SLIPS = """
from tests.paper.measure import growth
print(growth())
"""


def chinese_against_latin() -> float:
    """How many times a Latin slip the first Chinese one takes, its fonts being loaded; in a process of its own."""
    chinese, latin = map(float, _run(_FIRST_SLIPS).split())
    return chinese / latin


def growth_over_a_thousand_slips() -> float:
    """MiB by which a thousand more slips make a process larger that has printed some already (Linux)."""
    return float(_run(_SLIPS)) / 1024


def first_slips() -> tuple[float, float]:
    """Seconds of the first Chinese slip and of a usual Latin one, in this process."""
    from tests.paper.papers import printed, wang, wang_in_chinese

    def seconds(number: int) -> float:
        start = time.perf_counter()
        printed(wang(f"M-{number:06}", matter=f"The curtain samples for show flat {number} have arrived."))
        return time.perf_counter() - start

    latin = median(seconds(number) for number in range(1, 16))
    start = time.perf_counter()
    printed(wang_in_chinese(), words=PaperLanguage.ZH)
    return time.perf_counter() - start, latin


def growth() -> int:
    """KiB by which this process grows over a thousand Chinese slips, after three hundred."""
    slips(0, 300)
    before = _used()
    slips(300, 1000)
    return _used() - before


def slips(start: int, count: int) -> None:
    """Print slips that are all different."""
    from tests.paper.papers import printed, wang_in_chinese

    for number in range(start, start + count):
        matter = "".join(chr(0x4E00 + (number * 7 + place * 13) % 3000) for place in range(60))
        printed(wang_in_chinese(f"M-{number:06}", matter=matter), words=PaperLanguage.BOTH)


def _used() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))


def _run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
