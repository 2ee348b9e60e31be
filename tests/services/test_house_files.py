"""A file of the house and its entry change together: killed, refused or full, neither tells what the other does not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import About
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.settings import read_settings
from receptiondesk.storage.house import HouseEntry

KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.storage.work import Work

def kill(*_): os.kill(os.getpid(), signal.SIGKILL)

desk = open_desk(Home(Path(sys.argv[1])), printer=kill)
if sys.argv[2] == "before":
    Work.commit = kill
else:
    HouseFiles._take_place = kill
desk.settings.keep(replace(desk.settings(), company="Harbour House", text_size="125"))
"""


def opened(home: Path) -> Desk:
    return open_desk(Home(home), printer=lambda _pdf, _printer: None)


def killed(home: Path, repo: Path, when: str) -> None:
    opened(home).close()
    ended = subprocess.run([sys.executable, "-c", KILLED, str(home), when], cwd=repo, check=False)
    assert ended.returncode < 0


def of_settings(desk: Desk) -> tuple[HouseEntry, ...]:
    return desk.house.newest(about=About.SETTINGS)


def ready(home: Path) -> list[Path]:
    return list(Home(home).ready.glob("*"))


def test_killed_before_the_entry_counts_nothing_is_changed(home: Path, repo: Path) -> None:
    killed(home, repo, "before")
    desk = opened(home)
    assert desk.settings().company == ""
    assert of_settings(desk) == ()
    (left,) = ready(home)
    desk.close()
    yesterday = time.time() - 25 * 3600
    os.utime(left, (yesterday, yesterday))
    opened(home).close()
    assert ready(home) == [], "nobody is about to commit it any more"


def test_killed_after_the_entry_counts_the_file_takes_its_place_with_the_next_start(home: Path, repo: Path) -> None:
    killed(home, repo, "after")
    assert read_settings(Home(home).settings).company == ""
    desk = opened(home)
    assert (desk.settings().company, desk.settings().text_size) == ("Harbour House", "125")
    assert read_settings(Home(home).settings) == desk.settings()
    (entry,) = of_settings(desk)
    assert [(change.field, change.was, change.now) for change in entry.entry.changes] == [
        ("company", "", "Harbour House")
    ]
    assert ready(home) == []
    assert check(desk.store).is_in_order
    desk.close()


def refuse_entries(desk: Desk) -> None:
    with sqlite3.connect(desk.home.database) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'full'); END")


def refuse_files(desk: Desk) -> None:
    desk.home.ready.rmdir()
    desk.home.ready.write_text("something else stands here", encoding="utf-8")


@pytest.mark.parametrize("refuse", [refuse_entries, refuse_files])
def test_where_one_cannot_be_written_the_other_stays_too(desk: Desk, refuse: Callable[[Desk], None]) -> None:
    before, head = desk.settings(), check(desk.store).head
    refuse(desk)
    with pytest.raises(DeskError):
        desk.settings.keep(replace(before, company="Elsewhere"))
    assert desk.settings() == read_settings(desk.home.settings) == before
    assert check(desk.store).head == head
    assert not desk.home.ready.is_dir() or ready(desk.home.folder) == []


def test_ones_own_settings_need_no_database(desk: Desk) -> None:
    refuse_entries(desk)
    desk.settings.keep(replace(desk.settings(), text_size="150"))
    assert read_settings(desk.home.settings).text_size == "150"


def test_a_change_of_some_settings_does_not_take_others_back(desk: Desk) -> None:
    desk.settings.keep(replace(desk.settings(), text_size="150"))
    desk.settings.change({"tea_after": "9"})
    assert (desk.settings().text_size, desk.settings().tea_after) == ("150", 9)
    assert read_settings(desk.home.settings) == desk.settings()
