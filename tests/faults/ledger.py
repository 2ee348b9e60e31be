"""What must be in a home after its desk was killed: kept by whoever killed it, compared with what is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.lost import find_lost
from receptiondesk.storage.copies import is_sound, prove
from tests.faults.desk_at_work import AT_ONCE, ROWS, State, Told, no_printer, state_of


@dataclass
class Ledger:
    """What one home's desk has acknowledged."""

    home: Path
    tasks: State = field(default_factory=dict)
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)
    copies: dict[str, State] = field(default_factory=dict)
    """What each copy holds."""
    given: set[str] = field(default_factory=set)
    """Every number that was ever acknowledged: it stands on paper, also where an older copy was put back since."""
    damaged: list[str] = field(default_factory=list)
    """The digests of the databases that were spoilt on purpose, the newest last."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def hear(self, told: Iterable[Told]) -> Told | None:
        """Take note of what was acknowledged; gives what was under way when the desk died, None where nothing was."""
        pending: Told | None = None
        for line in told:
            if not line.is_done:
                pending = line
                continue
            self._note(line)
            pending = None
        return pending

    def _note(self, line: Told) -> None:
        about = line.about
        if line.act in ("save", "correct", "step"):
            if line.act == "save" and about["number"] in self.given:
                self.doubled.append(about["number"])
            self.given.add(about["number"])
            self.tasks[about["number"]] = (about["task"][0], about["task"][1])
        elif line.act == "draft":
            if about["texts"] is None:
                self.drafts.pop(about["id"], None)
            else:
                self.drafts[about["id"]] = about["texts"]
        elif line.act == "import":
            self._imported.append(about["word"])
        elif line.act == "backup":
            self.copies[about["file"]] = self._whole()
        elif line.act in ("restore", "restore_damaged"):
            if line.act == "restore":
                self.copies[about["aside"]] = self._whole()
            self._become(self.copies[about["file"]])

    _imported: list[str] = field(default_factory=list)
    """Imports whose rows' numbers nobody has told."""

    def _whole(self) -> State:
        """The state now, with a line for each import whose numbers are not known yet."""
        return {**self.tasks, **{f"import {word}": ("", {}) for word in self._imported}}

    def _become(self, state: State) -> None:
        self.tasks = {number: task for number, task in state.items() if not number.startswith("import ")}
        self._imported = [number.removeprefix("import ") for number in state if number.startswith("import ")]

    def compare(self, pending: Told | None) -> None:
        """Open the home afresh, as the next morning would, and look for everything."""
        if pending is not None and pending.act == "restore_damaged":
            self._still_beside()
        desk = self._opened(pending)
        try:
            found = state_of(desk)
            self._look_for_tasks(found, pending)
            self._look_for_drafts(desk, found, pending)
            if (lost := find_lost(desk.store, desk.backups)) is not None:
                self.wrong.append(f"said to be lost, and is not: {lost}")
            checked = check(desk.store)
            self.wrong += [finding.text for finding in checked.findings]
            if checked.tasks != len(found):
                self.doubled.append(f"{checked.tasks} tasks, {len(found)} numbers")
        finally:
            desk.close()
        self._look_at_copies(pending)

    def _opened(self, pending: Told | None) -> Desk:
        file = self.home / "desk.db"
        if pending is not None and pending.act == "restore_damaged" and file.exists() and not is_sound(file):
            # The old state is all there still, and as damaged as it was: the way back is open as before.
            backups = backups_of(Home(self.home))
            best = backups.best()
            assert best is not None
            backups.put_back(best.file)
            self._still_beside()
        desk = open_desk(Home(self.home), printer=no_printer)
        desk.store.engine.connect().close()  # which brings it up to date
        return desk

    def _still_beside(self) -> None:
        """The spoilt database, from which somebody may yet rescue something, is somewhere."""
        beside = [self.home / "desk.db", *(self.home / "backups").glob("*.db")]
        if self.damaged[-1] not in {digest(file) for file in beside if file.exists()}:
            self.lost.append("the database that was damaged")

    def _look_for_tasks(self, found: State, pending: Told | None) -> None:
        act, about = (pending.act, pending.about) if pending else ("", {})
        wanted = self._whole()
        if act in ("restore", "restore_damaged") and not _fits(found, wanted):
            wanted = self.copies[about["file"]]
            self._become(wanted)
        complaints = _complaints(found, wanted, act, about)
        self.lost += complaints[0]
        self.doubled += complaints[1]
        self.wrong += complaints[2]
        self.tasks, self._imported = found, []

    def _look_for_drafts(self, desk: Desk, tasks: State, pending: Told | None) -> None:
        found = {draft.id: dict(draft.texts) for draft in desk.left_open.at_start().drafts}
        under_way = pending.about if pending and "id" in pending.about else {}
        words = {texts[name] for _status, texts in tasks.values() for name in ("matter", "purpose") if name in texts}
        if under_way.get("id") in found and under_way.get("word", "no word") in words:
            self.doubled.append(f"the form of “{under_way['word']}”, which is saved")
        for draft_id in found.keys() | self.drafts.keys():
            allowed = [self.drafts.get(draft_id)]
            if draft_id == under_way.get("id"):
                allowed.append(under_way.get("texts"))
            if found.get(draft_id) not in allowed:
                self.lost.append(f"draft {draft_id}")
        self.drafts = found

    def _look_at_copies(self, pending: Told | None) -> None:
        """Whatever bears a copy's name is a whole copy."""
        for backup in backups_of(Home(self.home)).all():
            if str(backup.file) in self.copies or digest(backup.file) in self.damaged:
                continue
            try:
                prove(backup.file)
            except DeskError as trouble:
                self.wrong.append(f"{backup.file.name}: {trouble.text} ({pending})")
            else:
                self.copies[str(backup.file)] = self._state_in(backup.file)

    def _state_in(self, copy: Path) -> State:
        desk_home = self.home.with_name(f"{self.home.name} copy")
        desk_home.mkdir()
        (desk_home / "desk.db").write_bytes(copy.read_bytes())
        desk = open_desk(Home(desk_home), printer=no_printer)
        try:
            return state_of(desk)
        finally:
            desk.close()
            _remove(desk_home)


def digest(file: Path) -> str:
    """What tells one file from another."""
    return hashlib.blake2b(file.read_bytes()).hexdigest()


def _fits(found: State, wanted: State) -> bool:
    return not any(_complaints(found, wanted, "", {}))


def _complaints(found: State, wanted: State, act: str, about: dict[str, str]) -> tuple[list[str], list[str], list[str]]:
    """What is lost, what is there twice, and what else is not as it was acknowledged."""
    lost, doubled, wrong = [], [], []
    imports = [number.removeprefix("import ") for number in wanted if number.startswith("import ")]
    for number, task in wanted.items():
        if number.startswith("import "):
            continue
        if number not in found:
            lost.append(number)
        elif found[number] != task and not _is_under_way(number, found[number], task, act, about):
            wrong.append(f"{number} is {found[number]}, acknowledged was {task}")
    more = {number: found[number][1]["matter" if "matter" in found[number][1] else "purpose"]
            for number in found.keys() - wanted.keys()}  # fmt: skip
    for word in imports:
        rows = sorted(number for number, matter in more.items() if matter.startswith(f"{word} row "))
        lost += [f"a row of {word}"] * (ROWS - len({more[number] for number in rows}))
        doubled += [f"a row of {word}"] * (len(rows) - len({more[number] for number in rows}))
        more = {number: matter for number, matter in more.items() if number not in rows}
    if act == "save":
        under_way = [number for number, matter in more.items() if matter == about["word"]]
        doubled += under_way[1:]
        more = {number: matter for number, matter in more.items() if number not in under_way}
    if act == "import":
        rows = [number for number, matter in more.items() if matter.startswith(f"{about['word']} row ")]
        if len(rows) % AT_ONCE or len({more[number] for number in rows}) != len(rows):
            doubled.append(f"{len(rows)} rows of {about['word']}")
        more = {number: matter for number, matter in more.items() if number not in rows}
    wrong += [f"nobody has taken {number} “{matter}”" for number, matter in more.items()]
    return lost, doubled, wrong


def _is_under_way(
    number: str, found: tuple[str, dict[str, str]], was: tuple[str, dict[str, str]], act: str, about: dict[str, str]
) -> bool:
    """Whether the difference is the whole of what was being done when the desk died."""
    if number != about.get("number"):
        return False
    differ = {name for name in was[1] if was[1][name] != found[1].get(name)}
    if act == "correct":
        return differ == {"matter", "caller"} and found[1]["matter"] == about["word"] and found[0] == was[0]
    return act == "step" and not differ and found[0] != was[0]


def _remove(folder: Path) -> None:
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    folder.rmdir()
