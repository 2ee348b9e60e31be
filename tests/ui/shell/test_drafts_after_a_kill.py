"""The process is killed while somebody types: everything is there again."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.services.drafts import Drafts
from receptiondesk.services.home import Home
from tests.fixtures.sitting import sit_down, stand_up
from tests.ui.shell.typist import BETWEEN_MS, WORDS

PROJECT = Path(__file__).resolve().parents[3]
_A_SECOND = 1000 // BETWEEN_MS


def test_a_desk_killed_while_somebody_types_opens_as_it_was_left(desk_home: Home, qtbot: QtBot) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.shell.typist", str(desk_home.folder)],
        cwd=PROJECT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        try:
            said = 0
            while said < 2 * _A_SECOND:
                said = int(typist.stdout.readline())
        finally:
            typist.kill()
        typed = said + len(typist.stdout.readlines())
    left = Drafts(desk_home.drafts).all()
    assert [draft.kind for draft in left] == ["visit", "phone_message"]

    desk = sit_down(desk_home, qtbot)
    matter = desk.text("matter")
    whole = (WORDS * (typed // len(WORDS) + 2))[: typed + 1]  # the last letter may not have been said any more
    assert whole.startswith(matter)
    # A letter takes no less than its time: what was typed a second before the end is there.
    assert len(matter) >= typed - _A_SECOND
    assert desk.form.focused == "matter"
    desk.write("!")
    assert desk.text("matter") == matter + "!"
    desk.control(Qt.Key.Key_Tab)
    assert desk.text("visitor") == "Zhang Wei"
    stand_up(desk)
