"""A desk that is killed at any moment has lost nothing that it acknowledged: here briefly, by hand 500 times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 33
"""Each act three times: ``python -m tests.faults.kills 500`` has the patience that a test run has not."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a desk cannot be forked here, and starting it anew takes too long")
def test_a_desk_that_is_killed_loses_nothing_it_acknowledged_and_gives_no_number_twice(repo: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.kills", str(KILLS)]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
