"""Kills the desk again and again in the middle of its work, and looks each time for everything it has acknowledged.

``python -m tests.faults.kills 500`` kills it five hundred times and prints a table; with ``--seed`` it does the
same acts in the same order once more. Exit status 1 where anything was lost, doubled or not in order.
"""

from __future__ import annotations

import argparse
import os
import select
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import receptiondesk.services.checking
import receptiondesk.storage.copies
import receptiondesk.storage.work
from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.services.home import Home
from receptiondesk.storage.schema import version_of
from tests.faults.desk_at_work import DeskAtWork, Pipe, State, Told, no_printer, read_lines, state_of
from tests.faults.ledger import Ledger, digest

SMALL = ("save", "save", "correct", "step", "draft", "draft")
ACTS = (
    "save", "correct", "step", "draft", "import", "backup", "restore",
    "restore_damaged", "upgrade", "first_start", "open",
)  # fmt: skip
_OWN_HOME = ("upgrade", "first_start")
"""Acts that need a home of their own each time."""
_ROUNDS_IN_A_HOME = 40
_OLD_HOME = Path(__file__).parents[1] / "fixtures" / "homes" / "0001"
_LONG_AGO = 3 * 24 * 3600
_AT_FIRST = 0.05
"""Seconds that an act may take, before one was seen."""
_LATER = 1.1
"""After a kill inside an act the next one may come later: so the very end of it has its turn, too."""
_AFTER = 40
"""Small acts that the desk goes on with, so that it is never found idle."""


@dataclass
class Row:
    """What came of the rounds of one act."""

    rounds: int = 0
    inside: int = 0
    """Kills that hit the act itself."""
    in_another: int = 0
    """Kills that hit an act before or after it."""
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def counts(self) -> tuple[int, ...]:
        """The numbers of one line of the table."""
        troubles = (len(self.lost), len(self.doubled), len(self.wrong))
        return (self.rounds, self.inside, self.in_another, self.acknowledged, *troubles)


class Killing:
    """A run of rounds."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed = folder, seed
        self.rows = {act: Row() for act in ACTS}
        self._usual: dict[str, float] = {}
        """How long an act takes here."""
        self._ledger: Ledger | None = None
        self._old, self._old_state = self._an_old_home()
        self._load_everything()

    def run(self, rounds: int) -> None:
        """So many rounds, the acts in turn."""
        for number in range(rounds):
            self._round(number, ACTS[number % len(ACTS)], Random(f"{self._seed} {number}"))
        if self._ledger is not None:
            self._nothing_piles_up(self._ledger.home)

    def _round(self, number: int, act: str, dice: Random) -> None:
        ledger, row = self._home_for(act, number), self.rows[act]
        target, acts = self._plan(act, dice)
        if act == "restore_damaged":
            self._spoil(ledger, dice)
        before = {name: len(getattr(ledger, name)) for name in ("lost", "doubled", "wrong")}
        usual = self._usual.get(act, _AT_FIRST)
        told, status = self._kill(ledger.home, acts, target, dice, usual=usual, word=f"round {number}")
        row.rounds += 1
        row.acknowledged += sum(line.is_done and line.act != "open" for line in told)
        for line in told:
            if line.act == "failed":
                ledger.wrong.append(line.about["trace"])
            elif line.is_done:
                self._learn(act if act in _OWN_HOME and line.act == "open" else line.act, line.seconds)
        if not os.WIFSIGNALED(status):
            ledger.wrong.append("the desk ended before it was killed")
        try:
            pending = ledger.hear(line for line in told if line.act != "failed")
            if pending is not None and pending.act == target:
                row.inside += 1
                self._usual[act] = usual * _LATER
            elif pending is not None:
                row.in_another += 1
            if act == "upgrade":
                self._wholly_old_or_new(ledger)
            ledger.compare(pending)
        except Exception:
            ledger.wrong.append(traceback.format_exc())
        for name, had in before.items():
            for trouble in getattr(ledger, name)[had:]:
                getattr(row, name).append(trouble)
                print(f"seed {self._seed}, round {number} ({act}, {acts[:4]} …): {name}: {trouble}", file=sys.stderr)
        if act in _OWN_HOME:
            self._nothing_piles_up(ledger.home)

    def _home_for(self, act: str, number: int) -> Ledger:
        if act in _OWN_HOME:
            home = self._folder / f"{act} {number}"
            home.mkdir()
            if act == "first_start":
                return Ledger(home)
            (home / "desk.db").write_bytes(self._old)
            return Ledger(home, tasks=dict(self._old_state))
        if self._ledger is None or number % _ROUNDS_IN_A_HOME == 0:
            if self._ledger is not None:
                self._nothing_piles_up(self._ledger.home)
            home = self._folder / f"home {number}"
            home.mkdir()
            open_desk(Home(home), printer=no_printer).close()
            self._ledger = Ledger(home)
        return self._ledger

    def _plan(self, act: str, dice: Random) -> tuple[str, list[str]]:
        """What the desk shall do, and what it shall be killed in."""
        after = [dice.choice(SMALL) for _ in range(_AFTER)]
        if act == "restore_damaged":
            return act, [act]
        if act in (*_OWN_HOME, "open"):
            return "open", ["open", *after]
        return act, [*(dice.choice(SMALL) for _ in range(dice.randrange(4))), act, *after]

    def _learn(self, act: str, seconds: float) -> None:
        self._usual[act] = 0.7 * self._usual.get(act, seconds) + 0.3 * seconds

    def _kill(
        self, home: Path, acts: list[str], target: str, dice: Random, *, usual: float, word: str
    ) -> tuple[list[Told], int]:
        """Let a desk work, and kill it somewhere within the `usual` time of its `target`."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_the_desk(home, Pipe(writing), dice, acts, word)
        os.close(writing)
        wait = usual * dice.uniform(0.0, 1.0)
        said, at, awaited = b"", time.perf_counter() + 30, True
        while (left := at - time.perf_counter()) > 0:
            if not select.select([reading], [], [], left)[0]:
                break
            chunk = os.read(reading, 65536)
            if not chunk:
                break
            said += chunk
            if awaited and any(line.act == target for line in read_lines(said)):
                at, awaited = time.perf_counter() + wait, False
        os.kill(child, signal.SIGKILL)
        _child, status = os.waitpid(child, 0)
        while chunk := os.read(reading, 65536):
            said += chunk
        os.close(reading)
        return list(read_lines(said)), status

    def _spoil(self, ledger: Ledger, dice: Random) -> None:
        """Damage the database of a home that has a copy."""
        if not any(Path(file).exists() for file in ledger.copies):
            ledger.copies[str(backups_of(Home(ledger.home)).make().file)] = dict(ledger.tasks)
        file = ledger.home / "desk.db"
        whole = file.read_bytes()
        middle = dice.randrange(4096, len(whole) - 9000)
        spoilt = dice.choice((
            whole[:middle],
            bytes(100) + whole[100:],
            whole[:middle] + bytes(255 - byte for byte in whole[middle : middle + 9000]) + whole[middle + 9000 :],
        ))  # fmt: skip
        file.write_bytes(spoilt)
        ledger.damaged.append(digest(file))

    def _an_old_home(self) -> tuple[bytes, State]:
        """The database of the first version, and the tasks that must be in it whatever happens."""
        home = self._folder / "old"
        home.mkdir()
        with closing(sqlite3.connect(home / "desk.db")) as connection:
            connection.executescript((_OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
        old = (home / "desk.db").read_bytes()
        desk = open_desk(Home(home), printer=no_printer)
        state = state_of(desk)
        desk.close()
        return old, state

    def _load_everything(self) -> None:
        """Do each act once here, so that a desk that is killed is found at its work and not at loading its modules."""
        home = self._folder / "loading"
        home.mkdir()
        with open(os.devnull, "wb") as nobody:
            pipe = Pipe(nobody.fileno())
            DeskAtWork(home, pipe, Random(0), "loading").work([*SMALL, "import", "backup", "restore", "save"])

    def _wholly_old_or_new(self, ledger: Ledger) -> None:
        version, kept = version_of(ledger.home / "desk.db"), backups_of(Home(ledger.home)).all()
        if version not in ("0001", receptiondesk.storage.schema.SCHEMA):
            ledger.wrong.append(f"the database is of version {version}")
        if version != "0001" and not kept:
            ledger.wrong.append("brought up to date without a copy")

    def _nothing_piles_up(self, home: Path) -> None:
        """What kills have left lying goes, once it is old enough to be nobody's."""
        for file in home.rglob("*"):
            os.utime(file, (time.time() - _LONG_AGO,) * 2)
        desk = open_desk(Home(home), printer=no_printer)
        desk.drafts.all()
        desk.backups.make()
        desk.close()
        left = [file.name for file in home.rglob(".*") if file.is_file()]
        if left:
            self.rows["backup"].wrong.append(f"left lying: {left}")
            print(f"seed {self._seed}: left lying in {home}: {left}", file=sys.stderr)


def _be_the_desk(home: Path, pipe: Pipe, dice: Random, acts: list[str], word: str) -> None:
    try:
        DeskAtWork(home, pipe, dice, word).work(acts)
        time.sleep(30)  # whoever kills it is late
    except BaseException:
        pipe.did("failed", trace=traceback.format_exc())
    os._exit(1)


_COLUMNS = ("rounds", "inside", "in another", "acknowledged", "lost", "doubled", "wrong")


def _table(rows: dict[str, Row]) -> str:
    """One line for each act, and one for all of them."""
    counts = {act: row.counts() for act, row in rows.items()}
    counts["all"] = tuple(sum(column) for column in zip(*counts.values(), strict=True))
    lines = [f"{'killed in':16}" + "".join(f"{name:>14}" for name in _COLUMNS)]
    lines += [f"{act:16}" + "".join(f"{count:14}" for count in each) for act, each in counts.items()]
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Kill so often as asked for; 1 where the desk has lost anything."""
    parser = argparse.ArgumentParser(prog="kills", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wanted = parser.parse_args(argv)
    print(f"seed {wanted.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder), wanted.seed)
        since = time.perf_counter()
        killing.run(wanted.rounds)
        print(_table(killing.rows))
        print(f"{wanted.rounds} kills in {time.perf_counter() - since:.0f} s")
    return int(any(row.lost or row.doubled or row.wrong for row in killing.rows.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
