"""The desk stands on the screen before anything heavy is loaded, and is at work before what can wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings

NOT_FOR_THE_FIRST_PICTURE = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "asyncio",
    "locale",
    "receptiondesk.bootstrap",
    "receptiondesk.storage",
    "receptiondesk.tasks",
    "sqlalchemy",
    "ui.forms",
    "ui.look.typography",
    "ui.pages",
    "ui.widgets",
)
NOT_UNTIL_WANTED = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "alembic",
    "asyncio",
    "fontTools",
    "icalendar",
    "openpyxl",
    "phonenumbers",
    "pypdfium2",
    "pypinyin",
    "receptiondesk.domain.etiquette",
    "receptiondesk.services.coach",
    "receptiondesk.services.records",
    "receptiondesk.services.situation",
    "receptiondesk.storage.work",
    "receptiondesk.tasks.rows",
    "reportlab",
    "segno",
    "sqlalchemy",
    "ssl",
    "tomllib",
    "uharfbuzz",
    "ui.coach.panel",
    "ui.forms",
    "ui.pages.directory",
    "ui.pages.found",
    "ui.pages.library",
    "ui.pages.logbook",
    "ui.pages.settings",
    "ui.shell.open_task",
    "ui.tasks",
    "ui.widgets.suggestions",
    "vobject",
    "xlsxwriter",
)
PROGRAM = """
import json, linecache, sys
from PySide6.QtCore import QTimer
from ui.app import run

seen = {}

def look_on(window, opening):
    window.first_painted.connect(lambda: seen.update(painted=sorted(sys.modules)))
    opening.usable.connect(lambda: seen.update(usable=sorted(sys.modules), read=sorted(linecache.cache)))
    opening.usable.connect(lambda: QTimer.singleShot(0, window.close))

status = run([], look_on)
print(json.dumps(seen))
sys.exit(status)
"""


@pytest.fixture(scope="module")
def seen(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is loaded when the first picture stands and when the desk is usable, and whose source was read."""
    home = Home(tmp_path_factory.mktemp("start") / "home")
    open_desk(home, printer=lambda _pdf, _printer: None).close()
    write_settings(home.settings, Settings(company="Harbour House", station="Lobby", receptionist="Chen"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=repo, capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "RECEPTIONDESK_HOME": str(home.folder)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_the_first_picture_waits_for_nothing_heavy(seen: dict[str, list[str]]) -> None:
    assert set(NOT_FOR_THE_FIRST_PICTURE) & set(seen["painted"]) == set()


def test_the_desk_is_usable_before_what_can_wait_is_loaded(seen: dict[str, list[str]]) -> None:
    assert "ui.pages.on_site" in seen["usable"]
    assert set(NOT_UNTIL_WANTED) & set(seen["usable"]) == set()


def test_no_source_is_read_to_import_a_module(seen: dict[str, list[str]]) -> None:
    assert not [
        file for file in seen["read"] if file.endswith(".py") and ("sqlalchemy" in file or "receptiondesk" in file)
    ]
