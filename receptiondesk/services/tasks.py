"""The straight road of every task: take it, save it, print it, tell; and each step of its life after that."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.errors import DeskError, DraftRefused, Problem
from receptiondesk.domain.facts import Facts, read_facts
from receptiondesk.domain.fields import Reading, Several
from receptiondesk.domain.names import search_text
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.privacy import ERASE, NO_STEPS
from receptiondesk.domain.task import NEW_HEAD, AnyTask, Change, Head, HistoryEntry, LogbookFilter, Task, Who
from receptiondesk.domain.telling import Mail
from receptiondesk.i18n import N_, _
from receptiondesk.services.changes import Changes
from receptiondesk.services.finding import best_person_first
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.papers import Papers
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.work import Work

_log = logging.getLogger(__name__)
_LOOKED_THROUGH = 500
"""Newest finds among which the person's own are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking or moving a task: it is saved; the paper may have failed."""

    task: AnyTask
    printed_on: str = ""
    """The printer that took the slip, "" where none was asked for or it failed."""
    trouble: DeskError | None = None
    """Why the slip was not printed. The record is safe all the same."""
    mail: Mail | None = None
    """What tells the colleague; None where mail is not set up or nobody is told."""


Tell = Callable[["Work", AnyTask | None, AnyTask], Mail | None]
"""Writes down, within a unit of work, whom a task tells that was something else (or not there) before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One task with its history, oldest entry first."""

    task: AnyTask
    history: tuple[HistoryEntry, ...]


class Tasks:
    """Everything the desk does with tasks of any kind."""

    def __init__(
        self,
        *,
        kinds: Mapping[str, AnyKind],
        store: Store,
        changes: Changes,
        papers: Papers,
        reading: Callable[[], Reading],
        who: Callable[[], Who],
        require: Require = everything_goes,
        tell: Tell = lambda _work, _was, _task: None,
    ) -> None:
        """`who` is in whose name things are done, `require` whether they may do them, `tell` whom they tell."""
        self._kinds = kinds
        self._store = store
        self._changes = changes
        self._papers = papers
        self._reading = reading
        self._who = who
        self._require = require
        self._tell = tell

    def take(
        self, kind: AnyKind, draft: Facts, *, print_slip: bool = False, draft_id: str | None = None, number: str = ""
    ) -> Taken:
        """Save a new task, then announce it, then print its slip: saved first, always.

        A draft (`draft_id`) that was saved already gives what was saved. `number` is the one that the task had before
        the database lost it: it has that again where nobody else has it. Raises `DraftRefused` where the draft has
        problems and `DeskError` where it cannot be saved; past that point nothing is raised any more.
        """
        self._require(Act.TAKE)
        self._require_whole(draft)
        with self._store.writing() as work:
            task, mail = self._saved_before(work, draft_id, draft.texts()), None
            if task is None:
                task = self.add(work, kind, kind.begin(draft, self._reading().now), draft_id=draft_id, number=number)
                mail = self._tell(work, None, task)
            work.commit()
        self._changes.announce(task.number)
        return replace(self._print(task) if print_slip else Taken(task=task), mail=mail)

    def add(
        self,
        work: "Work",
        kind: AnyKind,
        facts: Facts,
        *,
        extra: Mapping[str, str] | None = None,
        head: Head = NEW_HEAD,
        draft_id: str | None = None,
        number: str = "",
    ) -> AnyTask:
        """Number a whole draft and add it within `work`, together with its history and the person outside.

        `extra` and `head` are what an imported record has brought along; for `draft_id` and `number` see `take`.
        """
        reading, who = self._reading(), self._who()
        now = reading.now
        facts = kind.know_again(facts, lambda phone: _times(work, kind, phone, reading.region))
        status = kind.status_of(facts, head.status)
        opened = kind.happened(facts) or head.opened_at or now
        task: AnyTask = Task(
            number=number if number and not work.tasks.has(number) else work.tasks.next_number(kind.prefix),
            kind=kind.id,
            status=status,
            station=head.station or who.station,
            taken_by=head.taken_by or who.person,
            opened_at=opened,
            closed_at=None if kind.is_open(status) else kind.ended(facts) or head.closed_at or now,
            extra=extra or {},
            facts=facts,
        )
        entry = HistoryEntry(at=now, verb="take", person=who.person, station=who.station)
        work.tasks.add(task, entry, found_by(task), is_open=kind.is_open(status), draft=draft_id)
        if (person := kind.person(facts)) is not None:
            work.contacts.remember(person, kind.id, opened, region=reading.region)
        return task

    def do(self, verb: str, numbers: Sequence[str], texts: Mapping[str, str] | None = None) -> tuple[AnyTask, ...]:
        """Move tasks on by one verb of their kind, all of them or none; `texts` fill fields on the way.

        To put another value in the place of one that stands there is to correct the record, and asks for that.

        Raises `UnknownTask`, `DraftRefused`, `ChangedElsewhere`, or `DeskError` where a task's state does not
        allow the step.
        """
        self._require(Act.CORRECT if verb == "correct" else Act.MOVE_ON)
        with self._store.writing() as work:
            each = tuple(dict.fromkeys(numbers))
            moved = tuple(self._move(work, work.tasks.get(number), verb, texts or {}) for number in each)
            work.commit()
        self._changes.announce(*numbers)
        return moved

    def correct(
        self, number: str, texts: Mapping[str, str], *, version: int = 0, reason: str = "", draft_id: str | None = None
    ) -> AnyTask:
        """Correct a record; the old values stay in its history.

        `version` is the one the corrector saw (0: the newest). A draft (`draft_id`) that was saved already gives what
        was saved. Raises `ChangedElsewhere`, `DraftRefused`.
        """
        self._require(Act.CORRECT)
        with self._store.writing() as work:
            corrected = self._saved_before(work, draft_id, texts)
            if corrected is None:
                task = work.tasks.get(number)
                seen = replace(task, version=version or task.version)
                corrected = self._correct(work, seen, texts, reason, draft_id)
            work.commit()
        self._changes.announce(number)
        return corrected

    def undo(self, number: str) -> AnyTask:
        """Take the last step back, as a step of its own that the history shows.

        Raises `DeskError` where there is nothing to take back.
        """
        self._require(Act.UNDO)
        with self._store.writing() as work:
            undone = self._undo(work, work.tasks.get(number))
            work.commit()
        self._changes.announce(number)
        return undone

    def undo_all(self, moved: Sequence[AnyTask]) -> tuple[AnyTask, ...]:
        """Take the step back that `moved` has just taken, of all of them or of none.

        Raises `ChangedElsewhere` where one has gone on since, here or at another desk.
        """
        self._require(Act.UNDO)
        with self._store.writing() as work:
            now = [replace(work.tasks.get(task.number), version=task.version) for task in moved]
            undone = tuple(self._undo(work, task) for task in now)
            work.commit()
        self._changes.announce(*(task.number for task in moved))
        return undone

    def print_again(self, number: str) -> Taken:
        """Print the slip of a saved task once more."""
        return self._print(self.get(number))

    def get(self, number: str) -> AnyTask:
        """One task; raises `UnknownTask`."""
        with self._store.reading() as work:
            return work.tasks.get(number)

    def record(self, number: str) -> Recorded:
        """One task with its history; raises `UnknownTask`."""
        with self._store.reading() as work:
            return Recorded(task=work.tasks.get(number), history=work.tasks.history(number))

    def page(self, wanted: LogbookFilter, *, limit: int = 50, before: str = "") -> tuple[AnyTask, ...]:
        """The newest tasks of the logbook, older than `before` if given."""
        early = self._store.early
        if early is not None and not before and (found := early.page(wanted, limit)) is not None:
            return found
        with self._store.reading() as work:
            return work.tasks.page(wanted, limit=limit, before=before)

    def find(
        self, text: str, *, kinds: tuple[str, ...] = (), limit: int = 50, among: int = _LOOKED_THROUGH
    ) -> tuple[AnyTask, ...]:
        """The newest tasks in which all that was typed is found, those of the person who is called so first.

        `among` is how many of the newest finds are looked through for that person.
        """
        newest = self.page(LogbookFilter(kinds=kinds, text=text), limit=max(limit, among))
        return best_person_first(newest, self._kinds, text)[:limit]

    def each(self, wanted: LogbookFilter) -> Iterator[AnyTask]:
        """Every task of the logbook that `wanted` lets through, oldest first, a few at a time."""
        with self._store.reading() as work:
            yield from work.tasks.each(wanted)

    def counts(self, wanted: LogbookFilter) -> Mapping[tuple[str, str], int]:
        """How many tasks there are, by (kind, status)."""
        with self._store.reading() as work:
            return work.tasks.counts(wanted)

    def _move(self, work: "Work", task: AnyTask, verb_id: str, texts: Mapping[str, str]) -> AnyTask:
        kind = self._kinds[task.kind]
        if verb_id == "correct":
            return self._correct(work, task, texts, "")
        try:
            verb = kind.verb(verb_id)
        except KeyError:
            raise DeskError(
                "unknown_verb",
                N_("“{verb}” is nothing that can be done with {number}."),
                verb=verb_id,
                number=task.number,
            ) from None
        if task.status not in verb.starts:
            raise DeskError(
                "wrong_state",
                N_("{number} is “{state}” now: “{verb}” is not possible."),
                number=task.number,
                state=_(kind.status(task.status).label),
                verb=_(verb.label),
            )
        filled = self._understand(task.facts, texts)
        if _overwrites(task.facts, filled):
            self._require(Act.CORRECT)
        facts = verb.move(filled, self._reading().now)
        self._require_whole(facts, task.facts)
        return self._save(work, task, facts, verb.ends, verb.id, "")

    def _undo(self, work: "Work", task: AnyTask) -> AnyTask:
        entries = work.tasks.history(task.number)
        last = next(entry for entry in reversed(entries) if entry.verb not in NO_STEPS)
        if last.verb in ("take", "undo", ERASE):
            raise DeskError("nothing_to_undo", N_("There is no step of {number} to undo."), number=task.number)
        was = {change.field: change.was for change in last.changes}
        status = was.pop("status", task.status)
        facts = read_facts(task.facts, was, self._reading()).facts
        # A step may have given it its time; without that it stands again where it was entered.
        entered = replace(task, opened_at=entries[0].at)
        return self._save(work, task, facts, status, "undo", "", entered)

    def _saved_before(self, work: "Work", draft_id: str | None, texts: Mapping[str, str]) -> AnyTask | None:
        """The record that was saved from a draft before, though nobody heard of it.

        What was typed since is a correction of it; what the desk filled in by itself stays.
        """
        if draft_id is None or (number := work.tasks.made_from([draft_id]).get(draft_id)) is None:
            return None
        typed = {name: text for name, text in texts.items() if text}
        return self._correct(work, work.tasks.get(number), typed, "")

    def _correct(
        self, work: "Work", task: AnyTask, texts: Mapping[str, str], reason: str, draft_id: str | None = None
    ) -> AnyTask:
        kind = self._kinds[task.kind]
        facts = kind.correct(task.facts, self._understand(task.facts, texts))
        self._require_whole(facts, task.facts)
        if facts == task.facts:
            return task
        status = kind.status_of(facts, task.status)
        return self._save(work, task, facts, status, "correct", reason, draft_id=draft_id)

    def _save(
        self,
        work: "Work",
        task: AnyTask,
        facts: Facts,
        status: str,
        verb: str,
        reason: str,
        timeless: AnyTask | None = None,
        draft_id: str | None = None,
    ) -> AnyTask:
        """Save `task` with new facts; `timeless` says when it was opened where the facts do not."""
        kind, now, who = self._kinds[task.kind], self._reading().now, self._who()
        is_open = kind.is_open(status)
        changed = replace(
            task,
            facts=facts,
            status=status,
            opened_at=kind.happened(facts) or (timeless or task).opened_at,
            closed_at=None if is_open else kind.ended(facts) or task.closed_at or now,
        )
        entry = HistoryEntry(
            at=now,
            verb=verb,
            person=who.person,
            station=who.station,
            reason=reason,
            changes=_changes(task, changed),
        )
        saved = work.tasks.save(changed, entry, found_by(changed), is_open=is_open, draft=draft_id)
        if verb != "undo":
            self._tell(work, task, saved)
        was, person = kind.person(task.facts), kind.person(facts)
        work.contacts.correct(was, person, kind.id, saved.opened_at, region=self._reading().region)
        return saved

    def _understand(self, facts: Any, texts: Mapping[str, str]) -> Any:
        reading = self._reading()
        understood = read_facts(facts, texts, reading)
        if problems := _new(understood.problems, facts.problems(reading)):
            raise DraftRefused(problems)
        return understood.facts

    def _require_whole(self, facts: Facts, was: Facts | None = None) -> None:
        """Refuse facts with problems; those that an (imported) record has had all along hinder no step."""
        reading = self._reading()
        if problems := _new(facts.problems(reading), was.problems(reading) if was else ()):
            raise DraftRefused(problems)

    def _print(self, task: AnyTask) -> Taken:
        """The record is safe by now: whatever happens to the paper is told, never raised."""
        try:
            return Taken(task=task, printed_on=self._papers.print_slip(task))
        except DeskError as trouble:
            return Taken(task=task, trouble=trouble)
        except Exception:
            _log.exception("the slip of %s failed", task.number)
            failed = DeskError("slip_failed", N_("The slip of {number} could not be made."), number=task.number)
            return Taken(task=task, trouble=failed)


def _times(work: "Work", kind: AnyKind, phone: str, region: str) -> int:
    """How often tasks of a kind were logged for a telephone number."""
    return sum(known.times.get(kind.id, 0) for known in work.contacts.with_number(phone, region=region))


def found_by(task: AnyTask) -> str:
    """The text in which `find` looks for a task: its number, all its words, what came with its import."""
    words = [task.number, task.taken_by, task.station]
    for field in task.facts.FIELDS:
        value = getattr(task.facts, field.name)
        if isinstance(field.type, Several):
            words += value
        elif isinstance(value, str):
            words.append(value)
    return search_text(filter(None, [*words, *task.extra.values()]))


def _changes(was: AnyTask, now: AnyTask) -> tuple[Change, ...]:
    before, after = was.facts.texts(), now.facts.texts()
    changes = [Change(field=f, was=before[f], now=after[f]) for f in before if before[f] != after[f]]
    if was.status != now.status:
        changes.append(Change(field="status", was=was.status, now=now.status))
    return tuple(changes)


def _overwrites(was: Facts, now: Facts) -> bool:
    """Whether something that was there before is not the same any more."""
    after = now.texts()
    return any(text and after[field] != text for field, text in was.texts().items())


def _new(problems: Sequence[Problem], had: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that were not there before."""
    known = {(problem.field, problem.code) for problem in had}
    return tuple(problem for problem in problems if (problem.field, problem.code) not in known)
