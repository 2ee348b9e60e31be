"""Several processes at one home: desks, the command line, and a desk after one that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.tasks.phone_message.record import PhoneMessage

EACH = 25
ADDS = f"""
import sys
from pathlib import Path
from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.tasks.phone_message.record import PhoneMessage
desk = open_desk(Home(Path(sys.argv[1])), printer=print)
for turn in range({EACH}):
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=f"{{sys.argv[2]}} {{turn}}")
    print(desk.tasks.take(desk.kinds["phone_message"], message).task.number, flush=True)
desk.close()
"""


def test_desks_that_save_at_once_give_no_number_twice_and_hang_on_one_history(desk: Desk, repo: Path) -> None:
    command = [sys.executable, "-c", ADDS, str(desk.home.folder)]
    others = [subprocess.Popen([*command, who], cwd=repo, stdout=subprocess.PIPE, text=True) for who in ("a", "b")]
    lines = [other.stdout for other in others if other.stdout is not None]
    told = [line.readline().strip() for line in lines]  # both are at work
    for turn in range(EACH):
        message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=f"here {turn}")
        told.append(desk.tasks.take(desk.kinds["phone_message"], message).task.number)
    for other, line in zip(others, lines, strict=True):
        told += line.read().split()
        line.close()
        assert other.wait(timeout=60) == 0
    assert len(set(told)) == len(told) == 3 * EACH
    assert {task.number for task in desk.tasks.each(LogbookFilter())} == set(told)
    assert check(desk.store).is_in_order


def spoil(file: Path) -> None:
    """Damage the file that an open desk works with."""
    with file.open("rb+") as stream:
        stream.write(b"What a day." * 9)


def test_a_desk_goes_on_in_the_database_that_was_put_back_beside_it(desk: Desk) -> None:
    take(desk)
    copy = desk.backups.make()
    spoil(desk.home.database)
    backups_of(desk.home).put_back(copy.file)  # as the command line does
    number = take(desk)
    again = open_desk(desk.home, printer=lambda _pdf, _printer: None)
    assert [task.number for task in again.tasks.page(LogbookFilter())] == [number, "M-000001"]
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed here")
def test_nothing_is_said_to_be_saved_in_a_database_that_was_removed_under_the_open_desk(desk: Desk) -> None:
    take(desk)
    aside = desk.home.database.rename(desk.home.folder / "elsewhere.db")
    with pytest.raises(DeskError) as refused:
        take(desk)
    assert refused.value.code == "cannot_open"
    assert not desk.home.database.exists()
    aside.rename(desk.home.database)
    assert take(desk) == "M-000002"


def take(desk: Desk) -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Rent")
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def until(it_is_so: Callable[[], bool], what: str) -> None:
    """Wait for another process to have come so far."""
    for _ in range(600):
        if it_is_so():
            return
        time.sleep(0.1)
    pytest.fail(f"waited in vain: {what}")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nobody can be killed like that here")
def test_a_desk_that_was_killed_opens_again_with_the_call_it_had_and_answers(home: Path, repo: Path) -> None:
    at = Home(home)
    at.make()
    write_settings(at.settings, Settings(company="Harbour House", station="Lobby", receptionist="Chen"))
    program = [sys.executable, "main.py", "--home", str(home)]
    quiet = {"cwd": repo, "env": dict(os.environ), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    first = subprocess.Popen([*program, "call", "13800138000", "--name", "Wang Fang"], **quiet)  # type: ignore[call-overload]
    try:
        until(lambda: any(at.drafts.glob("*.json")), "the call as a draft")
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    second = subprocess.Popen(program, **quiet)  # type: ignore[call-overload]
    try:
        until(lambda: (home / ".lock").read_text().startswith(f"{second.pid}\n"), "the lock of the dead desk")
        third = subprocess.run(program, **quiet, check=False, timeout=60)  # type: ignore[call-overload]
        assert third.returncode == 0, "the second desk does not answer"
    finally:
        second.kill()
        second.wait()
    (draft,) = at.drafts.glob("*.json")
    assert "Wang Fang" in draft.read_text(encoding="utf-8")
