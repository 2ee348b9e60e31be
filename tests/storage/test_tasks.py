"""The logbook's records: numbered without gaps, never silently overwritten, newest first, with all that was done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from receptiondesk.domain.errors import ChangedElsewhere, DeskError, UnknownTask
from receptiondesk.domain.task import Change, LogbookFilter
from receptiondesk.storage.store import Store
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.databases import ROWS, OpenStore
from tests.fixtures.records import MORNING, add, added, entry, message

EVERYTHING = LogbookFilter()


def numbers(store: Store, wanted: LogbookFilter = EVERYTHING, **more: object) -> list[str]:
    with store.reading() as work:
        return [task.number for task in work.tasks.page(wanted, **more)]  # type: ignore[arg-type]


def test_a_task_comes_back_as_it_was_saved(store: Store) -> None:
    tour = SampleRoomTour(
        customer="单乐行", phone="+86 138 0013 8000", party_size=3, children=0, sample_room="A2", started_at=MORNING,
        follow_up_on=date(2026, 11, 27), notes="两室\n朝南 “quiet” 🏠",
    )  # fmt: skip
    visit = Visit(visitor="O'Brien", host="Li", names=("Ann", "王芳", "王芳"), expected_at=date(2026, 11, 20))
    saved = [
        added(store, message(urgent=True, wishes=("please_call", "telephoned"))),
        added(store, tour, kind="sample_room_tour", status="touring", extra={"Row": "7", "备注": "x"}),
        added(store, visit, kind="visit", status="expected", at=date(2026, 11, 20)),
    ]
    with store.reading() as work:
        assert [work.tasks.get(task.number) for task in saved] == saved


def test_a_day_alone_stays_a_day(store: Store) -> None:
    task = added(store, Visit(visitor="Ann", host="Li", expected_at=date(2022, 1, 5)), kind="visit", status="expected",
                 at=date(2022, 1, 5))  # fmt: skip
    with store.reading() as work:
        read = work.tasks.get(task.number)
    assert type(read.opened_at) is date
    assert type(read.facts.expected_at) is date


def test_numbers_run_on_for_each_kind_by_itself(store: Store) -> None:
    with store.writing() as work:
        found = [work.tasks.next_number(prefix) for prefix in "MMVMTV"]
        work.commit()
    assert found == ["M-000001", "M-000002", "V-000001", "M-000003", "T-000001", "V-000002"]


def test_desks_that_save_at_once_number_without_gaps_or_doubles(open_store: OpenStore) -> None:
    desks = [open_store(), open_store()]

    def save_ten(desk: Store) -> list[str]:
        return [added(desk).number for _ in range(10)]

    with ThreadPoolExecutor(4) as threads:
        found = sorted(number for numbers in threads.map(save_ten, desks * 2) for number in numbers)
    assert found == [f"M-{number:06d}" for number in range(1, 41)]


def test_what_is_not_committed_leaves_nothing_behind_not_even_its_number(store: Store) -> None:
    with store.writing() as work:
        add(work)
    with pytest.raises(ZeroDivisionError), store.writing() as work:
        add(work)
        _ = 1 / 0
    assert numbers(store) == []
    assert added(store).number == "M-000001"


def test_the_second_desk_does_not_overwrite_the_first(open_store: OpenStore) -> None:
    here, there = open_store(), open_store()
    number = added(here).number
    with here.reading() as work:
        seen_here = work.tasks.get(number)
    with there.reading() as work:
        seen_there = work.tasks.get(number)
    with there.writing() as work:
        work.tasks.save(replace(seen_there, facts=message(matter="Theirs")), entry("correct"), "", is_open=True)
        work.commit()
    with pytest.raises(ChangedElsewhere) as refused, here.writing() as work:
        work.tasks.save(replace(seen_here, facts=message(matter="Ours")), entry("correct"), "", is_open=True)
        work.commit()
    assert number in refused.value.text
    with here.reading() as work:
        assert work.tasks.get(number).facts.matter == "Theirs"
        assert [line.verb for line in work.tasks.history(number)] == ["take", "correct"]


def test_history_keeps_the_old_values_in_order(store: Store) -> None:
    task = added(store)
    change = Change(field="matter", was="Please ring.", now="请回电")
    with store.writing() as work:
        task = work.tasks.save(task, entry("deliver"), "", is_open=True)
        work.tasks.save(task, entry("correct", reason="misheard", changes=(change,)), "", is_open=True)
        work.commit()
    with store.reading() as work:
        first, second, third = work.tasks.history(task.number)
    assert (first.verb, second.verb, third.verb) == ("take", "deliver", "correct")
    assert (third.at, third.person, third.reason, third.changes) == (MORNING, "Chen", "misheard", (change,))


def test_a_saved_change_has_the_next_version(store: Store) -> None:
    task = added(store)
    with store.writing() as work:
        newer = work.tasks.save(replace(task, status="delivered"), entry("deliver"), "", is_open=True)
        work.commit()
    with store.reading() as work:
        assert work.tasks.get(task.number) == newer
    assert newer.version == 2


@pytest.mark.parametrize("number", ["M-000009", "", "M-\x00", "M-\udcff", "'; DROP TABLE task; --"])
def test_a_number_that_nobody_gave_is_said_to_be_unknown(store: Store, number: str) -> None:
    with pytest.raises(UnknownTask), store.reading() as work:
        work.tasks.get(number)
    with pytest.raises(UnknownTask), store.reading() as work:
        work.tasks.page(EVERYTHING, before=number or "M-000000")


def test_pages_run_newest_first_and_miss_nobody_at_the_same_minute(store: Store) -> None:
    with store.writing() as work:
        for minute in (0, 5, 5, 5, 5, 3, 9):
            add(work, at=MORNING + timedelta(minutes=minute))
        work.commit()
    newest_first = ["M-000007", "M-000005", "M-000004", "M-000003", "M-000002", "M-000006", "M-000001"]
    assert numbers(store) == newest_first
    first = numbers(store, limit=3)
    second = numbers(store, limit=3, before=first[-1])
    third = numbers(store, limit=3, before=second[-1])
    assert first + second + third == newest_first


def test_a_page_stays_in_place_while_new_tasks_come_in(store: Store) -> None:
    for minute in range(4):
        added(store, at=MORNING + timedelta(minutes=minute))
    first = numbers(store, limit=2)
    added(store, at=MORNING + timedelta(hours=1))
    assert numbers(store, limit=2, before=first[-1]) == ["M-000002", "M-000001"]


def test_a_day_without_a_clock_stands_at_its_beginning(store: Store) -> None:
    early = MORNING.astimezone().replace(hour=0, minute=1)
    added(store, Visit(visitor="Ann", host="Li"), kind="visit", status="expected", at=early.date())
    added(store, at=early)
    added(store, at=early - timedelta(minutes=2))
    assert numbers(store) == ["M-000001", "V-000001", "M-000002"]


@pytest.fixture
def full_day(store: Store) -> Store:
    """Two days with every sort of task."""
    yesterday = MORNING - timedelta(days=1)
    with store.writing() as work:
        add(work, status="closed", at=yesterday, found_by="wang fang\nlease")
        add(work, at=MORNING, found_by="wang fang\n100%_sure")
        visit = Visit(visitor="张伟", host="Li")
        add(work, visit, kind="visit", status="waiting", at=MORNING + timedelta(hours=1), found_by="张伟\nzhangwei")
        add(work, visit, kind="visit", status="left", at=yesterday, found_by="张伟\nzhangwei")
        tour = SampleRoomTour(customer="Liu", sample_room="A2")
        add(work, tour, kind="sample_room_tour", status="booked", at=MORNING.date(), found_by="liu")
        work.commit()
    return store


TODAY, YESTERDAY = date(2026, 11, 20), date(2026, 11, 19)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (LogbookFilter(kinds=("visit",)), {"V-000001", "V-000002"}),
        (LogbookFilter(kinds=("visit", "sample_room_tour")), {"V-000001", "V-000002", "T-000001"}),
        (LogbookFilter(statuses=("closed", "left")), {"M-000001", "V-000002"}),
        (LogbookFilter(open_only=True), {"M-000002", "V-000001", "T-000001"}),
        (LogbookFilter(first_day=TODAY), {"M-000002", "V-000001", "T-000001"}),
        (LogbookFilter(last_day=YESTERDAY), {"M-000001", "V-000002"}),
        (LogbookFilter(first_day=TODAY, last_day=TODAY, kinds=("phone_message",)), {"M-000002"}),
        (LogbookFilter(text="Wang"), {"M-000001", "M-000002"}),
        (LogbookFilter(text="fang lease"), {"M-000001"}),
        (LogbookFilter(text="zhangw"), {"V-000001", "V-000002"}),
        (LogbookFilter(text="伟", open_only=True), {"V-000001"}),
        (LogbookFilter(text="100%"), {"M-000002"}),
        (LogbookFilter(text="nobody"), set()),
        (LogbookFilter(statuses=("no such state",)), set()),
    ],
)
def test_the_logbook_shows_what_was_asked_for(full_day: Store, wanted: LogbookFilter, expected: set[str]) -> None:
    assert set(numbers(full_day, wanted)) == expected
    with full_day.reading() as work:
        assert sum(work.tasks.counts(wanted).values()) == len(expected)


def test_counts_are_by_kind_and_state(full_day: Store) -> None:
    with full_day.reading() as work:
        assert work.tasks.counts(EVERYTHING) == {
            ("phone_message", "closed"): 1,
            ("phone_message", "taken"): 1,
            ("visit", "waiting"): 1,
            ("visit", "left"): 1,
            ("sample_room_tour", "booked"): 1,
        }


def test_a_row_that_was_imported_is_known_again(store: Store) -> None:
    with store.writing() as work:
        task = add(work)
        work.tasks.remember_key(task.kind, "001-003", task.number)
        work.commit()
    with store.reading() as work:
        known = {"001-003": task.number}
        assert work.tasks.imported_as("phone_message", ["001-003", "001-004"]) == known
        assert work.tasks.imported_as("visit", ["001-003"]) == {}
        assert work.tasks.imported_as("phone_message", [f"row {n}" for n in range(1200)] + ["001-003"]) == known


def test_history_cannot_lose_its_task(store: Store) -> None:
    added(store)
    with pytest.raises(DeskError, match="does not fit together"), store.writing() as work:
        work._connection.execute(sa.text("DELETE FROM task"))
        work.commit()


@pytest.mark.parametrize(
    "wanted",
    [
        LogbookFilter(),
        LogbookFilter(kinds=("visit",)),
        LogbookFilter(statuses=("waiting",)),
        LogbookFilter(kinds=("visit",), statuses=("waiting",)),
        LogbookFilter(open_only=True),
        LogbookFilter(kinds=("visit", "phone_message"), open_only=True),
        LogbookFilter(first_day=TODAY, last_day=TODAY),
        LogbookFilter(kinds=("phone_message",), first_day=YESTERDAY, last_day=TODAY),
        LogbookFilter(first_day=date(1990, 1, 1)),
    ],
)
def test_no_page_of_the_logbook_reads_or_sorts_it_all(sqlite_address: str, wanted: LogbookFilter) -> None:
    store = Store(sqlite_address, ROWS)
    asked: list[str] = []

    @sa.event.listens_for(store.engine, "before_cursor_execute")
    def note(connection: object, cursor: Any, statement: str, parameters: Any, *more: object) -> None:
        if statement.startswith("SELECT task.id"):
            asked.extend(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    numbers(store, wanted)
    store.close()
    (plan,) = asked
    assert "USING INDEX ix_task_" in plan
    assert wanted == LogbookFilter() or plan.startswith("SEARCH")


@pytest.mark.parametrize("hours", [-12, -5, 0, 8, 14])
def test_a_day_is_the_writers_own_whatever_the_zone(store: Store, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    for moment in (
        datetime(2026, 11, 19, 23, 59, 59), datetime(2026, 11, 20), datetime(2026, 11, 20, 23, 59, 59),
        datetime(2026, 11, 21),
    ):  # fmt: skip
        added(store, at=moment.replace(tzinfo=zone))
    added(store, at=TODAY)
    day = LogbookFilter(first_day=TODAY, last_day=TODAY)
    assert set(numbers(store, day)) == {"M-000002", "M-000003", "M-000005"}
