"""The computer's clock is set back, or the country changes its time: order, waiting and copies stay right."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.clocks import Hold, Pace, Waiting
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.people import WRONG_BEFORE_WAITING, Role
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft
from receptiondesk.services.home import Home
from receptiondesk.services.lost import find_lost
from receptiondesk.services.retention import Kept
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="a process has no time zone of its own here")

BERLIN = ZoneInfo("Europe/Berlin")
SetTo = Callable[[datetime], None]


def berlin(month: int, day: int, hour: int, minute: int, *, again: bool = False) -> datetime:
    """A moment of 2026 in Berlin; `again`: after the clocks were put back, when the hour comes a second time."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN, fold=int(again))


@pytest.fixture
def clock() -> Iterator[SetTo]:
    """Sets the computer's clock, which stands still in between."""
    running: list[time_machine.travel] = []

    def set_to(moment: datetime) -> None:
        running.append(time_machine.travel(moment, tick=False))
        running[-1].start()

    set_to(berlin(6, 15, 10, 0))
    yield set_to
    while running:
        running.pop().stop()


@pytest.fixture
def desk(clock: SetTo, home: Path) -> Iterator[Desk]:
    """A desk in Berlin."""
    Home(home).make()
    write_settings(Home(home).settings, Settings(company="Hafenhaus", station="Lobby", receptionist="Chen"))
    opened = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    yield opened
    opened.close()


def message(desk: Desk) -> AnyTask:
    facts = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Ring back.", taken_at=now())
    return desk.tasks.take(desk.kinds["phone_message"], facts).task


def visit(desk: Desk) -> AnyTask:
    return desk.tasks.take(desk.kinds["visit"], Visit(visitor="Zhang San", purpose="Lease")).task


def numbers(desk: Desk) -> list[str]:
    return [task.number for task in desk.tasks.page(LogbookFilter())]


def test_an_hour_set_back_gives_no_number_twice_and_the_history_stays_whole(desk: Desk, clock: SetTo) -> None:
    first = message(desk)
    clock(berlin(6, 15, 9, 0))
    second = message(desk)
    desk.tasks.do("deliver", [first.number])
    assert (first.number, second.number) == ("M-000001", "M-000002")
    assert [entry.verb for entry in desk.tasks.record(first.number).history] == ["take", "deliver"]
    assert desk.tasks.undo(first.number).status == "taken"
    assert check(desk.store).is_in_order


def test_a_visitor_who_came_before_the_clock_was_set_back_can_be_met_and_leave(desk: Desk, clock: SetTo) -> None:
    came = visit(desk)
    clock(berlin(6, 15, 9, 10))
    (met,) = desk.tasks.do("meet", [came.number])
    (left,) = desk.tasks.do("check_out", [came.number])
    assert left.status == "left"
    assert isinstance(left.facts, Visit)
    assert left.facts.arrived_at == met.facts.met_at == left.facts.left_at == berlin(6, 15, 10, 0)
    clock(berlin(6, 15, 11, 0))
    assert desk.tasks.undo(came.number).status == "with_host"


def test_a_tour_that_began_before_the_clock_was_set_back_can_end(desk: Desk, clock: SetTo) -> None:
    facts = SampleRoomTour(customer="Zhao", sample_room="A", started_at=now())
    touring = desk.tasks.take(desk.kinds["sample_room_tour"], facts).task
    clock(berlin(6, 15, 9, 10))
    (ended,) = desk.tasks.do("finish", [touring.number])
    assert ended.status == "finished"


def test_a_time_far_ahead_was_written_wrongly_and_is_still_said(desk: Desk, clock: SetTo) -> None:
    facts = Visit(visitor="Zhang San", purpose="Lease", arrived_at=berlin(6, 16, 10, 0))
    came = desk.tasks.take(desk.kinds["visit"], facts).task
    with pytest.raises(DraftRefused, match="before_start"):
        desk.tasks.do("check_out", [came.number])


def test_the_hour_that_comes_twice_keeps_the_order_of_the_logbook(desk: Desk, clock: SetTo) -> None:
    clock(berlin(10, 25, 2, 50))
    before = message(desk)
    clock(berlin(10, 25, 2, 10, again=True))
    after = message(desk)
    assert numbers(desk) == [after.number, before.number]
    assert isinstance(before.opened_at, datetime)
    assert isinstance(after.opened_at, datetime)
    assert after.opened_at - before.opened_at == timedelta(minutes=20)
    night = LogbookFilter(first_day=after.opened_at.date(), last_day=after.opened_at.date())
    assert len(desk.tasks.page(night)) == 2
    assert desk.tasks.correct(before.number, {"matter": "Rent"}).opened_at == before.opened_at
    assert desk.tasks.correct(after.number, {"matter": "Rent"}).facts.taken_at == after.facts.taken_at


@pytest.mark.parametrize(
    ("came", "later", "waited"),
    [
        (berlin(10, 25, 2, 50), berlin(10, 25, 2, 10, again=True), 20),
        (berlin(3, 29, 1, 50), berlin(3, 29, 3, 10), 20),
        (berlin(6, 15, 10, 0), berlin(6, 15, 9, 0), 0),
    ],
    ids=["the hour that comes twice", "the hour that is left out", "the clock set back"],
)
def test_waiting_is_counted_as_it_passes(
    desk: Desk, clock: SetTo, came: datetime, later: datetime, waited: int
) -> None:
    clock(came)
    waiting = visit(desk).facts
    assert isinstance(waiting, Visit)
    assert isinstance(waiting.arrived_at, datetime)
    clock(later)
    face = Waiting(since=waiting.arrived_at, tea_after=15, tell_host_after=10)
    assert face.minutes(now()) == waited
    assert face.pace(now()) is (Pace.DUE if waited else Pace.CALM)
    assert timedelta() < face.next_change(now()) <= timedelta(minutes=1)
    assert Hold(since=came, minutes=2).lasted(now()) == timedelta(minutes=waited)


def test_drafts_come_back_with_their_times_whichever_hour_it_is(desk: Desk, clock: SetTo) -> None:
    clock(berlin(10, 25, 2, 50))
    first = replace(new_draft("visit"), parked_at=now())
    desk.drafts.keep(first)
    clock(berlin(10, 25, 2, 10, again=True))
    second = new_draft("phone_message")
    desk.drafts.keep(second)
    assert desk.drafts.all() == (first, second)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (berlin(6, 15, 10, 0), berlin(6, 15, 9, 0)),
        (berlin(10, 25, 2, 50), berlin(10, 25, 2, 10, again=True)),
        (berlin(6, 15, 0, 20), berlin(6, 14, 23, 20)),
    ],
    ids=["set back", "the hour that comes twice", "over midnight"],
)
def test_the_newest_copy_is_the_newest_although_the_clock_was_set_back(
    desk: Desk, clock: SetTo, before: datetime, after: datetime
) -> None:
    clock(before)
    message(desk)
    first = desk.backups.daily()
    clock(after)
    message(desk)
    assert desk.backups.daily() is None
    second = desk.backups.make()
    assert first is not None
    assert [copy.file for copy in desk.backups.all()] == [second.file, first.file]
    best = desk.backups.best()
    assert best is not None
    assert best.tasks == 2
    aside = desk.backups.put_back(first.file)
    assert desk.backups.all()[0].file == aside.file
    clock(after + timedelta(days=2))
    assert desk.backups.daily() is not None


def test_a_copy_from_a_clock_that_was_years_ahead_stops_no_daily_copy(desk: Desk, clock: SetTo) -> None:
    clock(berlin(6, 15, 10, 0).replace(year=2031))
    desk.backups.make()
    clock(berlin(6, 15, 10, 0))
    made = desk.backups.daily()
    assert made is not None
    assert made.file.name.startswith("desk-20260615-")


@pytest.mark.parametrize(
    ("wrong_at", "too_early", "in_time"),
    [
        (berlin(10, 25, 2, 59).replace(second=40), berlin(10, 25, 2, 0, again=True).replace(second=10), None),
        (berlin(10, 25, 2, 59).replace(second=40), None, berlin(10, 25, 2, 1, again=True)),
        (berlin(3, 29, 1, 59), None, berlin(3, 29, 3, 1)),
        (berlin(6, 15, 10, 0), None, berlin(6, 15, 9, 0)),
    ],
    ids=["the hour that comes twice, too early", "in time", "the hour that is left out", "the clock set back"],
)
def test_who_typed_wrong_pins_waits_as_time_passes_and_never_longer(
    desk: Desk, clock: SetTo, wrong_at: datetime, too_early: datetime | None, in_time: datetime | None
) -> None:
    desk.people.add("Zhao", Role.SUPERVISOR, "739164")
    desk.people.leave_seat()
    clock(wrong_at)
    for _ in range(WRONG_BEFORE_WAITING):
        with pytest.raises(DeskError):
            desk.people.sign_in("Zhao", "000111")
    if too_early is not None:
        clock(too_early)
        with pytest.raises(DeskError) as waits:
            desk.people.sign_in("Zhao", "739164")
        assert waits.value.code == "wait"
    if in_time is not None:
        clock(in_time)
        desk.people.sign_in("Zhao", "739164")
        assert desk.people.here == "Zhao"


def test_days_of_keeping_are_counted_by_the_calendar_whichever_hour_midnight_was(desk: Desk, clock: SetTo) -> None:
    clock(berlin(10, 1, 0, 30))
    came = desk.tasks.take(desk.kinds["visit"], Visit(visitor="Zhang San", purpose="Lease", id_number="110101"))
    desk.retention.keep(Kept(kind="visit", field="id_number", days=30))
    for moment in (berlin(10, 31, 10, 0), berlin(10, 31, 9, 0), berlin(10, 31, 23, 59)):  # by now it is winter time
        clock(moment)
        assert desk.retention.run() == 0
    clock(berlin(11, 1, 0, 1))
    assert desk.retention.run() == 1
    facts = desk.tasks.get(came.task.number).facts
    assert isinstance(facts, Visit)
    assert (facts.visitor, facts.id_number) == ("Zhang San", "")
    assert check(desk.store).is_in_order


def test_what_a_database_has_lost_is_found_out_whatever_the_clock_says(
    desk: Desk, clock: SetTo, tmp_path: Path
) -> None:
    message(desk)
    copy = desk.backups.make(tmp_path / "copy.db").file
    message(desk)
    desk.close()
    shutil.copy(copy, desk.home.database)
    clock(berlin(6, 15, 9, 0))
    again = open_desk(desk.home, printer=lambda _pdf, _printer: None)
    lost = find_lost(again.store, again.backups)
    assert lost is not None
    assert lost.numbers == (("M-000002", "M-000002"),)
    assert message(again).number == "M-000003"
    again.close()
