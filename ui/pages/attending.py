"""Who is on site and who is expected, as rows in the order in which the desk must look at them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from receptiondesk.desk import Desk
from receptiondesk.domain.attendance import Attendance, Stage
from receptiondesk.domain.clocks import Pace, Waiting
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.domain.when import day_of, sort_key
from receptiondesk.i18n import N_, _
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.settings import Settings
from ui.coach.clock_words import waiting_words
from ui.look.times import minutes_between, short, span
from ui.pages.rows import Row
from ui.widgets.base import Shape, Tone
from ui.widgets.rows import Cell

_STEP = 500


class Standing(Enum):
    """How somebody stands in the list; the value is also the filter's."""

    OVERSTAYED = "overstayed"
    WAITING = "waiting"
    INSIDE = "with_host"
    EXPECTED = "expected"


LABELS: Mapping[Standing, str] = {
    Standing.OVERSTAYED: N_("Overstayed"),
    Standing.WAITING: N_("Waiting"),
    Standing.INSIDE: N_("With host"),
    Standing.EXPECTED: N_("Expected"),
}
SHAPES: Mapping[Standing, tuple[Shape, Tone]] = {
    Standing.OVERSTAYED: (Shape.TRIANGLE, Tone.RED),
    Standing.WAITING: (Shape.CLOCK, Tone.AMBER),
    Standing.INSIDE: (Shape.DOT, Tone.GREEN),
    Standing.EXPECTED: (Shape.DASHED_RING, Tone.SOFT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """One party that is here or expected."""

    task: AnyTask
    kind: AnyKind
    who: Attendance
    stage: Stage

    def minutes(self, now: datetime) -> int | None:
        """How long they have been here; None where only the day is known."""
        return minutes_between(self.who.since, now)

    def standing(self, now: datetime, overstay_hours: int) -> Standing:
        """How they stand at that moment."""
        if self.stage is Stage.EXPECTED:
            return Standing.EXPECTED
        minutes, since = self.minutes(now), self.who.since
        days_ago = since is not None and minutes is None and day_of(since) < now.date()
        if days_ago or (minutes is not None and minutes >= overstay_hours * 60):
            return Standing.OVERSTAYED
        return Standing.WAITING if self.stage is Stage.WAITING else Standing.INSIDE

    @property
    def onward(self) -> str:
        """The verb that brings them one stage further; "" where there is none."""
        return self._verb(lambda ends: self.kind.stages.get(ends, Stage.EXPECTED) > self.stage)

    @property
    def leaving(self) -> str:
        """The verb with which they leave; "" for those who are not here yet."""
        if self.stage is Stage.EXPECTED:
            return ""
        return self._verb(lambda ends: ends not in self.kind.stages)

    def _verb(self, fits: Callable[[str], bool]) -> str:
        found = (verb.id for verb in self.kind.verbs if self.task.status in verb.starts and fits(verb.ends))
        return next(found, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one look at the desk found."""

    people: tuple[Attending, ...]
    found: frozenset[str] | None = None
    """The numbers that the search lets through; None without a search."""


def look_round(desk: Desk, now: datetime, text: str) -> Seen:
    """Everybody on site, and who is expected today. Reads the database: call it off the GUI thread."""
    kinds = tuple(kind for kind in desk.kinds.values() if kind.stages)
    ids = tuple(kind.id for kind in kinds)
    here = tuple({s for kind in kinds for s, stage in kind.stages.items() if stage is not Stage.EXPECTED})
    due = tuple({s for kind in kinds for s, stage in kind.stages.items() if stage is Stage.EXPECTED})
    present = LogbookFilter(kinds=ids, statuses=here)
    expected = LogbookFilter(kinds=ids, statuses=due, first_day=now.date(), last_day=now.date())
    people = tuple(_attending(desk, (*_all(desk, present), *_all(desk, expected))))
    if not text.strip():
        return Seen(people=people)
    wanted = LogbookFilter(kinds=ids, statuses=(*here, *due), text=text)
    return Seen(people=people, found=frozenset(task.number for task in _all(desk, wanted)))


def _all(desk: Desk, wanted: LogbookFilter) -> Iterator[AnyTask]:
    before = ""
    while page := desk.tasks.page(wanted, limit=_STEP, before=before):
        yield from page
        if len(page) < _STEP:
            return
        before = page[-1].number


def _attending(desk: Desk, tasks: Iterable[AnyTask]) -> Iterator[Attending]:
    for task in tasks:
        kind = desk.kinds[task.kind]
        who = kind.attendance(task.facts)
        if who is not None and task.status in kind.stages:
            yield Attending(task=task, kind=kind, who=who, stage=kind.stages[task.status])


def in_order(people: Iterable[Attending], now: datetime, overstay_hours: int) -> list[Attending]:
    """Overstayed and waiting longest first, then those with their hosts newest first, then who comes next."""
    order = list(Standing)

    def place(person: Attending) -> tuple[int, int]:
        standing = person.standing(now, overstay_hours)
        since = sort_key(person.who.since or person.task.opened_at)
        return order.index(standing), -since if standing is Standing.INSIDE else since

    return sorted(people, key=place)


def row_of(person: Attending, now: datetime, settings: Settings) -> Row:
    """One party as a row of the table."""
    who, standing = person.who, person.standing(now, settings.overstay_hours)
    shape, tone = SHAPES[standing]
    nothing = Cell(text="—", tone=Tone.SOFT)
    more = who.people - 1
    words, is_due = _state_words(person, standing, now, settings)
    has_pass = person.stage is not Stage.EXPECTED and "pass_number" in {field.name for field in person.kind.fields}
    no_pass = Cell(text=_("none yet"), tone=Tone.SOFT) if has_pass else nothing
    return Row(
        key=person.task.number,
        cells=(
            Cell(
                text=who.name,
                addition=_("+ {count}").format(count=more) if more > 0 else "",
                strong=True,
            ),
            Cell(text=who.organisation) if who.organisation else nothing,
            Cell(text=who.host) if who.host else nothing,
            Cell(text=short(who.since, now.date())) if who.since else nothing,
            Cell(text=who.pass_number) if who.pass_number else no_pass,
            Cell(text=words, shape=shape, tone=tone, strong=is_due or standing is Standing.INSIDE),
        ),
    )


def _state_words(person: Attending, standing: Standing, now: datetime, settings: Settings) -> tuple[str, bool]:
    """How somebody stands, in words, and whether something is to be done for who waits."""
    minutes, since = person.minutes(now), person.who.since
    label = _(person.kind.status(person.task.status).label)
    if standing is Standing.OVERSTAYED and minutes is not None:
        return _("Overstayed {span}").format(span=span(minutes - settings.overstay_hours * 60)), False
    if standing is Standing.OVERSTAYED:
        return _("Overstayed"), False
    if standing is Standing.WAITING and isinstance(since, datetime):
        waiting = Waiting(since=since, tea_after=settings.tea_after, tell_host_after=settings.tell_host_after)
        return waiting_words(waiting, label, now), waiting.pace(now) is not Pace.CALM
    return label, False


def count_here(desk: Desk, now: datetime) -> tuple[int, int]:
    """How many parties are on site, and how many of them overstayed; for the navigation. Off the GUI thread."""
    here = [person for person in look_round(desk, now, "").people if person.stage is not Stage.EXPECTED]
    hours = desk.settings().overstay_hours
    return len(here), sum(person.standing(now, hours) is Standing.OVERSTAYED for person in here)
