"""The Qt binding that is installed can run for nine hours."""

from __future__ import annotations

import subprocess
import sys


def test_two_hundred_thousand_calls_that_answer_nothing_do_not_kill_the_desk() -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference to None on every such call, and Python aborts
    # after some thousands. In a process of its own, because this one would die too.
    program = """
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
thing, picture = QObject(), QImage(1, 1, QImage.Format.Format_RGB32)
for _ in range(100_000):
    thing.blockSignals(False)
    thing.setObjectName("desk")
    picture.fill(0)
print("alive")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
