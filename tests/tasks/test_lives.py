"""The lives of the three kinds: which step follows which, what each writes down, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import ChangedElsewhere, DeskError, DraftRefused, UnknownTask
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.when import now
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.registry import TASK_KINDS
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit

MESSAGE = PhoneMessage(recipient="Li Ming", caller="Wang Fang", matter="Please ring.")
VISIT = Visit(visitor="Ann", host="Li Ming")
EXPECTED = replace(VISIT, expected_at=datetime(2026, 11, 20, 15, 0).astimezone())
TOUR = SampleRoomTour(customer="Liu", phone="13800138000", sample_room="A2", party_size=2)


def take(desk: Desk, facts: Facts) -> AnyTask:
    kinds = {type(kind.empty): kind for kind in TASK_KINDS}
    return desk.tasks.take(kinds[type(facts)], facts).task


def do(desk: Desk, verb: str, *numbers: str, **texts: str) -> AnyTask:
    return desk.tasks.do(verb, numbers, texts)[0]


def test_a_message_is_taken_delivered_acknowledged_called_back_and_closed(desk: Desk) -> None:
    task = take(desk, MESSAGE)
    assert (task.number, task.status, task.taken_by, task.station) == ("M-000001", "taken", "Chen", "Lobby")
    assert isinstance(task.facts.taken_at, datetime)
    assert task.opened_at == task.facts.taken_at
    for verb, status in (
        ("deliver", "delivered"), ("acknowledge", "acknowledged"), ("call_back", "called_back"), ("close", "closed"),
    ):  # fmt: skip
        task = do(desk, verb, task.number)
        assert task.status == status
    assert task.closed_at is not None
    verbs = [entry.verb for entry in desk.tasks.record(task.number).history]
    assert verbs == ["take", "deliver", "acknowledge", "call_back", "close"]


def test_a_walk_in_waits_meets_and_leaves_and_each_time_is_written_down(desk: Desk) -> None:
    task = take(desk, VISIT)
    assert task.status == "waiting"
    assert task.facts.arrived_at is not None
    task = do(desk, "meet", task.number)
    assert (task.status, task.facts.met_at is not None) == ("with_host", True)
    task = do(desk, "check_out", task.number)
    assert (task.status, task.facts.left_how, task.closed_at) == ("left", "real", task.facts.left_at)


def test_an_expected_visitor_checks_in_with_what_is_only_known_now(desk: Desk) -> None:
    task = take(desk, EXPECTED)
    assert (task.status, task.facts.arrived_at) == ("expected", None)
    task = do(desk, "check_in", task.number, pass_number="17", party_size="2")
    assert (task.status, task.facts.pass_number, task.facts.party_size) == ("waiting", "17", 2)
    assert task.opened_at == task.facts.arrived_at


@pytest.mark.parametrize(("verb", "status"), [("refuse", "refused"), ("cancel", "cancelled")])
def test_a_visitor_who_is_refused_or_does_not_come_is_on_site_at_no_time(desk: Desk, verb: str, status: str) -> None:
    task = do(desk, verb, take(desk, EXPECTED).number)
    assert (task.status, task.facts.left_at, task.facts.arrived_at) == (status, None, None)
    assert task.closed_at is not None


def test_a_tour_is_booked_started_and_finished(desk: Desk) -> None:
    task = take(desk, TOUR)
    assert (task.status, task.number) == ("booked", "T-000001")
    task = do(desk, "start", task.number, covers_issued="2")
    assert (task.status, task.facts.started_at is not None) == ("touring", True)
    task = do(desk, "finish", task.number, covers_returned="2", interest="three rooms")
    assert (task.status, task.facts.ended_at, task.facts.interest) == ("finished", task.closed_at, "three rooms")


def test_first_or_repeat_visit_is_told_by_the_telephone_number(desk: Desk) -> None:
    assert take(desk, TOUR).facts.visit_kind == "first"
    again = replace(TOUR, customer="Mrs Liu", phone="+86 138 0013 8000")
    assert take(desk, again).facts.visit_kind == "repeat"
    assert take(desk, replace(TOUR, phone="13912345678")).facts.visit_kind == "first"
    assert take(desk, replace(TOUR, phone="")).facts.visit_kind == ""
    assert take(desk, replace(TOUR, visit_kind="first")).facts.visit_kind == "first"


@pytest.mark.parametrize(
    ("facts", "steps", "verb"),
    [
        (MESSAGE, ("close",), "deliver"),
        (MESSAGE, ("deliver",), "deliver"),
        (VISIT, (), "check_in"),
        (VISIT, ("check_out",), "check_out"),
        (VISIT, ("meet",), "refuse"),
        (VISIT, (), "cancel"),
        (TOUR, (), "finish"),
        (TOUR, ("start",), "cancel"),
        (TOUR, ("start", "finish"), "start"),
    ],
)
def test_a_step_that_does_not_follow_is_refused_in_words(
    desk: Desk, facts: Facts, steps: tuple[str, ...], verb: str
) -> None:
    number = take(desk, facts).number
    for step in steps:
        do(desk, step, number)
    before = desk.tasks.record(number)
    with pytest.raises(DeskError) as refused:
        do(desk, verb, number)
    assert refused.value.code == "wrong_state"
    assert number in refused.value.text
    assert desk.tasks.record(number) == before


def test_a_verb_of_another_kind_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError) as refused:
        do(desk, "check_out", take(desk, MESSAGE).number)
    assert refused.value.code == "unknown_verb"


def test_every_verb_starts_and_ends_in_a_state_of_its_kind() -> None:
    for kind in TASK_KINDS:
        states = {status.id for status in kind.statuses}
        for verb in kind.verbs:
            assert {*verb.starts, verb.ends} <= states, (kind.id, verb.id)


def test_several_check_outs_at_once_are_all_or_none(desk: Desk) -> None:
    numbers = [take(desk, replace(VISIT, visitor=name)).number for name in ("Ann", "Bob", "Cui")]
    do(desk, "check_out", numbers[1])
    with pytest.raises(DeskError):
        desk.tasks.do("check_out", numbers)
    assert [desk.tasks.get(number).status for number in numbers] == ["waiting", "left", "waiting"]
    with pytest.raises(UnknownTask):
        desk.tasks.do("check_out", [numbers[0], "V-000099"])
    assert desk.tasks.get(numbers[0]).status == "waiting"
    left = desk.tasks.do("check_out", [numbers[0], numbers[2], numbers[0]])
    assert [task.number for task in left] == [numbers[0], numbers[2]]
    assert {task.status for task in left} == {"left"}


def test_a_step_with_a_wrong_value_is_not_taken(desk: Desk) -> None:
    number = take(desk, EXPECTED).number
    with pytest.raises(DraftRefused) as refused:
        do(desk, "check_in", number, party_size="0", pass_number="17")
    assert [problem.field for problem in refused.value.problems] == ["party_size"]
    assert desk.tasks.get(number).status == "expected"


def test_a_draft_with_problems_is_not_saved_and_uses_up_no_number(desk: Desk) -> None:
    with pytest.raises(DraftRefused):
        take(desk, PhoneMessage())
    assert take(desk, MESSAGE).number == "M-000001"


def test_a_correction_keeps_the_old_value_who_when_and_why(desk: Desk) -> None:
    number = take(desk, MESSAGE).number
    corrected = desk.tasks.correct(number, {"caller": "Wang Fan", "urgent": "true"}, reason="misheard")
    assert (corrected.facts.caller, corrected.facts.urgent, corrected.version) == ("Wang Fan", True, 2)
    entry = desk.tasks.record(number).history[-1]
    assert (entry.verb, entry.person, entry.station, entry.reason) == ("correct", "Chen", "Lobby", "misheard")
    assert {(change.field, change.was, change.now) for change in entry.changes} == {
        ("caller", "Wang Fang", "Wang Fan"), ("urgent", "false", "true"),
    }  # fmt: skip


def test_a_correction_that_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    number = take(desk, MESSAGE).number
    assert desk.tasks.correct(number, {"caller": " Wang Fang "}).version == 1
    assert len(desk.tasks.record(number).history) == 1


def test_a_correction_of_an_old_sight_is_refused(desk: Desk) -> None:
    number = take(desk, MESSAGE).number
    desk.tasks.correct(number, {"caller": "Somebody"}, version=1)
    with pytest.raises(ChangedElsewhere):
        desk.tasks.correct(number, {"caller": "Nobody"}, version=1)
    assert desk.tasks.get(number).facts.caller == "Somebody"


def test_a_corrected_record_is_found_by_its_new_words_and_its_caller_remembered_so(desk: Desk) -> None:
    number = take(desk, replace(MESSAGE, callback_number="13800138001")).number
    desk.tasks.correct(number, {"caller": "Huang Fang", "callback_number": "13800138000"})
    assert [task.number for task in desk.tasks.find("huang")] == [number]
    assert desk.tasks.find("wang") == ()
    assert [known.person.phone for known in desk.contacts.find("fang")] == ["13800138000"]


def test_a_time_of_leaving_set_by_hand_is_marked_as_corrected(desk: Desk) -> None:
    number = take(desk, VISIT).number
    left = desk.tasks.correct(number, {"left_at": (now() + timedelta(minutes=5)).isoformat()})
    assert (left.status, left.facts.left_how) == ("left", "corrected")
    back = desk.tasks.correct(number, {"left_at": ""})
    assert (back.status, back.facts.left_how, back.closed_at) == ("waiting", "", None)


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        (MESSAGE, ("deliver",)),
        (MESSAGE, ("call_back",)),
        (VISIT, ("meet",)),
        (VISIT, ("meet", "check_out")),
        (EXPECTED, ("check_in",)),
        (EXPECTED, ("refuse",)),
        (TOUR, ("start",)),
        (TOUR, ("start", "finish")),
        (TOUR, ("cancel",)),
    ],
)
def test_undo_takes_the_last_step_back_and_says_so(desk: Desk, facts: Facts, steps: tuple[str, ...]) -> None:
    number = take(desk, facts).number
    for step in steps[:-1]:
        do(desk, step, number)
    before = desk.tasks.get(number)
    do(desk, steps[-1], number)
    undone = desk.tasks.undo(number)
    assert replace(undone, version=before.version) == before
    assert desk.tasks.get(number) == undone
    assert [entry.verb for entry in desk.tasks.record(number).history] == ["take", *steps, "undo"]


def test_undo_of_a_correction_brings_every_old_value_back(desk: Desk) -> None:
    before = take(desk, replace(MESSAGE, wishes=("please_call", "telephoned"), best_time="after six"))
    corrected = {"wishes": "will_call_again", "best_time": "", "matter": "x\ny", "urgent": "yes", "taken_at": "08:00"}
    desk.tasks.correct(before.number, corrected)
    assert desk.tasks.undo(before.number).facts == before.facts


def test_what_was_never_changed_cannot_be_undone(desk: Desk) -> None:
    number = take(desk, MESSAGE).number
    for _ in range(2):
        with pytest.raises(DeskError) as refused:
            desk.tasks.undo(number)
        assert refused.value.code == "nothing_to_undo"
    do(desk, "deliver", number)
    desk.tasks.undo(number)
    with pytest.raises(DeskError):
        desk.tasks.undo(number)


@pytest.mark.parametrize(
    ("kind_id", "facts", "settled"),
    [
        ("visit", replace(VISIT, arrived_at=date(2022, 1, 5)), {"left_at": date(2022, 1, 5), "left_how": "automatic"}),
        ("visit", replace(VISIT, expected_at=date(2022, 1, 5)), {"left_at": None, "left_how": ""}),
        ("sample_room_tour", replace(TOUR, started_at=date(2022, 1, 5)), {"ended_at": date(2022, 1, 5)}),
    ],
)
def test_who_came_on_a_day_gone_by_is_not_still_here(
    desk: Desk, kind_id: str, facts: Facts, settled: dict[str, Any]
) -> None:
    after = desk.kinds[kind_id].settle_past(facts, now())
    assert {name: getattr(after, name) for name in settled} == settled


def test_lists_say_who_it_is_in_both_languages(desk: Desk) -> None:
    for facts in (MESSAGE, replace(VISIT, party_size=3), TOUR):
        kind = desk.kinds[take(desk, facts).kind]
        assert kind.headline(facts)
        assert kind.detail(facts)
        assert "{" not in kind.headline(facts) + kind.detail(facts)
