"""How much memory this process holds."""

from __future__ import annotations

import sys
from pathlib import Path


def resident() -> float:
    """MiB in memory now; where the system tells no more, the most there ever was."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        import os

        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
