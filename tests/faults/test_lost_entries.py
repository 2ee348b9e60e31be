"""The database loses its newest entries: what was acknowledged is in it, or open again as a form."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from tests.faults.desk_at_work import no_printer
from tests.fixtures.typed import correcting, saved, typed

ROUNDS = 24
Matters = dict[str, str]


def opened(home: Path) -> Desk:
    return open_desk(Home(home), printer=no_printer)


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Matters]:
    """A home as it lies on the disk when the power goes, and the matter of every message that was acknowledged."""
    home, matters = tmp_path_factory.mktemp("in use") / "home", {}
    desk = opened(home)
    saved(desk, typed(desk, matter="Before the copy"))
    desk.backups.make()
    for turn in range(12):
        task = saved(desk, typed(desk, matter=f"Matter {turn}"))
        if turn % 3 == 0:
            task = saved(desk, correcting(desk, task.number, matter=f"Matter {turn}, corrected"))
        matters[task.number] = task.facts.matter
    taken = home.with_name("taken")
    shutil.copytree(home, taken)
    desk.close()
    assert (taken / "desk.db-wal").stat().st_size > 4096
    return taken, matters


def known(desk: Desk) -> Matters:
    """What is in the database or open again as a form, by number."""
    desk.left_open.bring_back()
    back = {draft.number: draft.texts["matter"] for draft in desk.drafts.all()}
    return {task.number: task.facts.matter for task in desk.tasks.each(LogbookFilter())} | back


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_flipped_bytes_in_the_log_lose_nothing_that_was_saved(
    in_use: tuple[Path, Matters], tmp_path: Path, seed: int
) -> None:
    taken, matters = in_use
    home, dice = tmp_path / "home", Random(seed)
    shutil.copytree(taken, home)
    log = home / "desk.db-wal"
    written = bytearray(log.read_bytes())
    for _byte in range(dice.choice((1, 64))):
        written[dice.randrange(len(written))] ^= 1 + dice.randrange(255)
    log.write_bytes(written)
    desk = opened(home)
    try:
        found = known(desk)
        assert {number: found.get(number) for number in matters} == matters
        assert check(desk.store).is_in_order
        assert saved(desk, typed(desk, matter="The next")).number not in matters
    finally:
        desk.close()


def test_a_damaged_database_and_the_copy_of_yesterday_lose_nothing_that_was_saved(
    in_use: tuple[Path, Matters], tmp_path: Path
) -> None:
    taken, matters = in_use
    home = tmp_path / "home"
    shutil.copytree(taken, home)
    (home / "desk.db").write_bytes(b"\x00" * 9000)
    (home / "desk.db-wal").unlink()
    backups = backups_of(Home(home))
    best = backups.best()
    assert best is not None
    backups.put_back(best.file)
    desk = opened(home)
    try:
        found = known(desk)
        assert {number: found.get(number) for number in matters} == matters
        assert saved(desk, typed(desk, matter="The next")).number not in matters
    finally:
        desk.close()
