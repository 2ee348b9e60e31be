"""What the desk that is killed does: one act after the other, each announced before and told when it is done.

It runs in a process of its own. What it tells goes through a pipe, one line for each, so that the line outlives it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.services.drafts import Draft, new_draft
from receptiondesk.services.home import Home
from receptiondesk.services.records import records as importing
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.visit.record import Visit

ROWS, AT_ONCE = 60, 20
"""Rows of the table that is imported, and how many are saved together: small, so that there is much in between."""
State = dict[str, tuple[str, dict[str, str]]]
"""Per number the status and the texts of a task."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line from the desk that may be dead by now."""

    act: str
    is_done: bool
    about: dict[str, Any]
    seconds: float


class Pipe:
    """Where the desk at work writes what it does."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._since = 0.0

    def begins(self, act: str, **about: Any) -> None:
        """Say what is tried now."""
        self._since = time.perf_counter()
        self._write(act, False, about)

    def did(self, act: str, **about: Any) -> None:
        """Acknowledge it: from here on it must not be lost."""
        self._write(act, True, about)

    def _write(self, act: str, is_done: bool, about: dict[str, Any]) -> None:
        line = json.dumps([act, is_done, about, time.perf_counter() - self._since]).encode() + b"\n"
        while line:
            line = line[os.write(self._handle, line) :]


def read_lines(chunk: bytes) -> Iterator[Told]:
    """What was told; a line that was cut short was not told."""
    for line in chunk.split(b"\n")[:-1]:
        yield Told(*json.loads(line))


def no_printer(_pdf: bytes, _printer: str) -> None:
    """Nothing is printed here."""


def state_of(desk: Desk) -> State:
    """Every task as it is."""
    return {task.number: (task.status, dict(task.facts.texts())) for task in desk.tasks.each(LogbookFilter())}


def written(task: AnyTask) -> tuple[str, dict[str, str]]:
    """A task as `state_of` gives it."""
    return task.status, dict(task.facts.texts())


def _message(word: str) -> Facts:
    return PhoneMessage(recipient="李伟", caller=f"Wang {word}", matter=word, callback_number="+8613800138000")


def table(word: str) -> str:
    """A table of messages in which every row is told apart."""
    rows = (f"Li Wei,Wang {row},{word} row {row}\n" for row in range(ROWS))
    return "recipient,caller,matter\n" + "".join(rows)


class DeskAtWork:
    """The acts of one desk, in an order that a seed decides."""

    def __init__(self, home: Path, pipe: Pipe, dice: Random, word: str) -> None:
        """`word` stands in everything that this round writes."""
        self._home, self._pipe, self._dice, self._word = Home(home), pipe, dice, word
        self._turn = 0
        importing._AT_ONCE = AT_ONCE

    def work(self, acts: list[str]) -> None:
        """Do one act after the other."""
        if acts[0] == "restore_damaged":
            self._restore_damaged()
            return
        self._pipe.begins("open")
        self._desk = open_desk(self._home, printer=no_printer)
        self._messages = list(self._desk.tasks.page(LogbookFilter(kinds=("phone_message",)), limit=30))
        self._desk.store.engine.connect().close()  # which brings an older home up to date, if nothing has yet
        self._pipe.did("open")
        ways: dict[str, Callable[[], None]] = {
            "save": self._save,
            "correct": self._correct,
            "step": self._step,
            "import": self._import,
            "draft": self._draft,
            "backup": self._backup,
            "restore": self._restore,
        }
        for act in acts:
            if act != "open":
                ways[act]()
        self._desk.close()

    def _next_word(self) -> str:
        self._turn += 1
        return f"{self._word} turn {self._turn}"

    def _save(self) -> None:
        word, kind = self._next_word(), "phone_message"
        facts = _message(word)
        if self._dice.random() < 0.3:
            kind, facts = "visit", Visit(visitor=f"Zhang {word}", purpose=word, phone="13800138000")
        self._take(word, kind, facts)

    def _correct(self) -> None:
        one, word = self._a_message(), self._next_word()
        texts = {"matter": word, "caller": f"Liu {word}"}
        draft = replace(new_draft(one.kind), texts=texts, correcting=one.number)
        self._pipe.begins("correct", number=one.number, word=word, id=draft.id, texts=texts)
        self._desk.drafts.keep(draft)
        task = self._desk.tasks.correct(one.number, texts, draft_id=draft.id)
        self._close(draft)
        self._pipe.did("correct", number=task.number, task=written(task))

    def _step(self) -> None:
        one = self._a_message()
        self._pipe.begins("step", number=one.number)
        if one.status == "taken":
            (task,) = self._desk.tasks.do("deliver", [one.number])
        else:
            task = self._desk.tasks.undo(one.number)
        self._messages = [task if each.number == task.number else each for each in self._messages]
        self._pipe.did("step", number=task.number, task=written(task))

    def _a_message(self) -> AnyTask:
        if not self._messages:
            self._save_a_message()
        one = self._dice.choice(self._messages)
        now = self._desk.tasks.record(one.number)
        if now.task.status != "taken" and now.history[-1].verb in ("take", "undo", "correct"):
            self._save_a_message()
            return self._messages[-1]
        return now.task

    def _save_a_message(self) -> None:
        word = self._next_word()
        self._take(word, "phone_message", _message(word))

    def _take(self, word: str, kind: str, facts: Facts) -> None:
        """Save a form as the window does: kept while it was typed, saved, put by."""
        draft = replace(new_draft(kind), texts=facts.texts())
        self._pipe.begins("save", word=word, id=draft.id, texts=dict(draft.texts))
        self._desk.drafts.keep(draft)
        task = self._desk.tasks.take(self._desk.kinds[kind], facts, draft_id=draft.id).task
        self._close(draft)
        self._pipe.did("save", number=task.number, task=written(task))
        if kind == "phone_message":
            self._messages.append(task)

    def _close(self, draft: Draft) -> None:
        left_open = self._desk.left_open
        left_open.put_by(draft.id, left_open.number_of(draft.id))

    def _import(self) -> None:
        word, before = self._next_word(), self._desk.tasks.counts(LogbookFilter())
        file = self._home.folder / "import.csv"
        file.write_text(table(word), encoding="utf-8")
        self._pipe.begins("import", word=word)
        report = self._desk.records.import_file(self._desk.kinds["phone_message"], file)
        assert report.added == ROWS, (report, before)
        self._pipe.did("import", word=word)

    def _draft(self) -> None:
        kept = self._desk.drafts.all()
        if kept and self._dice.random() < 0.25:
            gone = self._dice.choice(kept)
            self._pipe.begins("draft", id=gone.id)
            self._desk.drafts.drop(gone.id)
            self._pipe.did("draft", id=gone.id, texts=None)
            return
        draft: Draft = self._dice.choice(kept) if len(kept) > 3 else new_draft("phone_message")
        draft = replace(draft, texts={"matter": self._next_word() + " 字" * self._dice.randrange(400)}, focus="matter")
        self._pipe.begins("draft", id=draft.id, texts=dict(draft.texts))
        self._desk.drafts.keep(draft)
        self._pipe.did("draft", id=draft.id, texts=dict(draft.texts))

    def _backup(self) -> None:
        self._pipe.begins("backup")
        made = self._desk.backups.make()
        self._pipe.did("backup", file=str(made.file), tasks=made.tasks)

    def _restore(self) -> None:
        copies = [copy for copy in self._desk.backups.all() if not copy.before]  # others may be damaged ones
        if not copies:
            self._backup()
            copies = list(self._desk.backups.all())
        chosen = self._dice.choice(copies[:4])
        self._pipe.begins("restore", file=str(chosen.file))
        aside = self._desk.backups.put_back(chosen.file)
        self._pipe.did("restore", file=str(chosen.file), aside=str(aside.file))
        self._messages = list(self._desk.tasks.page(LogbookFilter(kinds=("phone_message",)), limit=30))

    def _restore_damaged(self) -> None:
        backups = backups_of(self._home)
        best = backups.best()
        assert best is not None, "no copy is of any use"
        self._pipe.begins("restore_damaged", file=str(best.file))
        aside = backups.put_back(best.file)
        self._pipe.did("restore_damaged", file=str(best.file), aside=str(aside.file))
