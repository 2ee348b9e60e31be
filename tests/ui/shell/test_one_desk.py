"""One desk per home: later starts reach the one that is open."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.shell.one_desk import OneDesk

_REACH = """
import sys
from pathlib import Path
from ui.shell.one_desk import reach
sys.exit(reach(Path(sys.argv[1]), {"verb": "call", "number": "8106"}))
"""


def test_a_call_from_a_second_process_reaches_the_open_desk(qtbot: QtBot, tmp_path: Path, repo: Path) -> None:
    asked: list[dict[str, str]] = []
    owner = QObject()
    OneDesk(tmp_path, asked.append, owner)
    second = subprocess.Popen([sys.executable, "-c", _REACH, str(tmp_path)], cwd=repo, env=dict(os.environ))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)

    assert second.returncode == 0
    assert asked == [{"verb": "call", "number": "8106"}]
