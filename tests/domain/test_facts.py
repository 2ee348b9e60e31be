"""Drafts: every wrong field is named beside it, in the screen's language, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk import i18n
from receptiondesk.domain.errors import Problem
from receptiondesk.domain.facts import Facts, read_facts
from receptiondesk.domain.fields import Choice, Count, Day, Field, Flag, Phone, Reading, Several, Time
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.registry import TASK_KINDS
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit

SHANGHAI = timezone(timedelta(hours=8))
READING = Reading(now=datetime(2026, 11, 20, 9, 41, tzinfo=SHANGHAI))
MESSAGE = PhoneMessage(recipient="Li Ming", caller="Wang Fang", matter="Please ring.")
VISIT = Visit(visitor="Ann", host="Li")
TOUR = SampleRoomTour(customer="Liu", sample_room="A2")


def problems(base: Facts, **texts: str) -> list[Problem]:
    return list(read_facts(base, texts, READING).problems)


@pytest.mark.parametrize(
    ("empty", "expected"),
    [
        (PhoneMessage(), {"recipient", "caller", "matter"}),
        (Visit(), {"visitor", "purpose"}),
        (SampleRoomTour(), {"customer", "sample_room"}),
    ],
)
def test_an_empty_form_names_what_is_missing(empty: Facts, expected: set[str]) -> None:
    found = problems(empty)
    assert {problem.field for problem in found} == expected
    assert {problem.code for problem in found} == {"required"}


@pytest.mark.parametrize(
    "whole",
    [
        PhoneMessage(recipient="Li", callback_number="8023", wishes=("please_call",)),
        Visit(visitor="Ann", purpose="Interview"),
        SampleRoomTour(phone="13800138000", sample_room="A2"),
    ],
)
def test_one_of_two_is_enough_where_either_says_it(whole: Facts) -> None:
    assert problems(whole) == []


@pytest.mark.parametrize("nothing", ["", "   ", "\t", "\u200b", "\ufeff \u2060", "\u3000"])
def test_what_cannot_be_seen_fills_no_field(nothing: str) -> None:
    assert [problem.field for problem in problems(MESSAGE, recipient=nothing)] == ["recipient"]
    assert replace(MESSAGE, recipient="  ").problems(READING)


@pytest.mark.parametrize(
    ("base", "field", "typed", "code"),
    [
        (MESSAGE, "callback_number", "1380013800", "too_short"),
        (MESSAGE, "callback_number", "138001380001", "number_too_long"),
        (MESSAGE, "callback_number", "call me", "not_a_number"),
        (MESSAGE, "matter", "字" * 100_000, "too_long"),
        (MESSAGE, "matter", "bell\x07", "control_characters"),
        (MESSAGE, "matter", "\x1b[31mred", "control_characters"),
        (MESSAGE, "caller", "Wang\nFang", "control_characters"),
        (MESSAGE, "caller", "Wang\u2028Fang", "control_characters"),
        (MESSAGE, "caller", "half \ud83c", "control_characters"),
        (MESSAGE, "caller", "n" * 201, "too_long"),
        (MESSAGE, "taken_at", "民国115年11月20日", "not_a_time"),
        (MESSAGE, "taken_at", "2569-11-20", "not_a_time"),
        (MESSAGE, "taken_at", "soon", "not_a_time"),
        (MESSAGE, "wishes", "dance", "not_a_choice"),
        (MESSAGE, "urgent", "perhaps", "not_a_flag"),
        (VISIT, "party_size", "0", "out_of_range"),
        (VISIT, "party_size", "10000", "out_of_range"),
        (VISIT, "party_size", "10,000", "out_of_range"),
        (VISIT, "party_size", "-3", "out_of_range"),
        (VISIT, "party_size", "two", "not_a_count"),
        (VISIT, "party_size", "2.5", "not_a_count"),
        (VISIT, "party_size", "99999999999999999999", "not_a_count"),
        (VISIT, "women", "2", "more_than_party"),
        (VISIT, "left_how", "vanished", "not_a_choice"),
        (VISIT, "names", ", ".join(f"Guest {n}" for n in range(501)), "too_many"),
        (TOUR, "follow_up_on", "1405-08-29", "not_a_day"),
        (TOUR, "elderly", "-1", "out_of_range"),
        (TOUR, "number", "T-1", "unknown_field"),
    ],
)
def test_a_wrong_field_is_named_beside_it_in_both_languages(base: Facts, field: str, typed: str, code: str) -> None:
    (problem,) = problems(base, **{field: typed})
    assert (problem.field, problem.code) == (field, code)
    english = problem.text
    assert "{" not in english
    i18n.install("zh_CN")
    assert problem.text
    assert "{" not in problem.text


def test_problems_are_said_in_the_screens_language() -> None:
    (problem,) = problems(VISIT, party_size="0")
    assert problem.text == "Between 1 and 500, please."
    i18n.install("zh_CN")
    assert problem.text == i18n.catalogue("zh_CN").gettext(problem.template).format(least=1, most=500)


@pytest.mark.parametrize(
    ("times", "named"),
    [
        ({"arrived_at": "10:00", "left_at": "09:59"}, "left_at"),
        ({"arrived_at": "10:00", "met_at": "09:00"}, "met_at"),
        ({"met_at": "10:00", "left_at": "09:00"}, "left_at"),
        ({"arrived_at": "2026-11-20", "left_at": "2026-11-19"}, "left_at"),
        ({"arrived_at": "2026-11-20 10:00", "left_at": "2026-11-19"}, "left_at"),
        ({"arrived_at": "2026-11-20T10:00+08:00", "left_at": "2026-11-20T09:30+07:00"}, ""),
    ],
)
def test_an_end_before_its_start_is_named_at_the_end(times: dict[str, str], named: str) -> None:
    assert [problem.field for problem in problems(VISIT, **times)] == ([named] if named else [])


def test_a_tour_that_ends_before_it_starts_is_refused() -> None:
    (problem,) = problems(TOUR, started_at="10:00", ended_at="09:30")
    assert (problem.field, problem.code) == ("ended_at", "before_start")


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = problems(PhoneMessage(), callback_number="1", taken_at="x", matter="\x00", wishes="?")
    assert {problem.field for problem in found} == {"recipient", "callback_number", "taken_at", "matter", "wishes"}


def test_limits_are_the_desks_own() -> None:
    strict = Reading(now=READING.now, longest_matter=200, largest_party=5)
    found = read_facts(VISIT, {"party_size": "6", "notes": "n" * 201}, strict).problems
    assert {(problem.field, problem.code) for problem in found} == {
        ("party_size", "out_of_range"), ("notes", "too_long"),
    }  # fmt: skip


def test_what_cannot_be_read_leaves_its_field_as_it_was() -> None:
    understood = read_facts(replace(VISIT, party_size=4), {"party_size": "many", "host": "Chen"}, READING)
    assert (understood.facts.party_size, understood.facts.host) == (4, "Chen")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("please_call", ("please_call",)),
        ("Please call", ("please_call",)),
        ("PLEASE CALL, telephoned", ("please_call", "telephoned")),
        ("telephoned，please_call、please_call", ("telephoned", "please_call")),
        ("", ()),
        (" , ,", ()),
    ],
)
def test_wishes_are_taken_by_code_or_by_the_word_shown(typed: str, read: tuple[str, ...]) -> None:
    understood = read_facts(PhoneMessage(recipient="Li", caller="W", matter="m"), {"wishes": typed}, READING)
    assert (understood.facts.wishes, understood.problems) == (read, ())


def test_choices_are_taken_by_their_chinese_word_as_well() -> None:
    for kind in TASK_KINDS:
        for field in kind.fields:
            for option in field.options:
                for word in (option.code, option.label, i18n.catalogue("zh_CN").gettext(option.label)):
                    read = field.type.read(word, READING)
                    assert option.code in (read, *(read if isinstance(read, tuple) else ())), (field.name, word)


def test_a_title_of_ones_own_stands_for_itself() -> None:
    understood = read_facts(MESSAGE, {"title": "总"}, READING)
    assert (understood.facts.title, understood.problems) == ("总", ())


def test_two_people_may_have_the_same_name() -> None:
    understood = read_facts(replace(VISIT, party_size=3), {"names": "张伟, 张伟、王芳"}, READING)
    assert understood.facts.names == ("张伟", "张伟", "王芳")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(MESSAGE, wishes=("dance",)), "wishes"),
        (replace(VISIT, left_how="vanished"), "left_how"),
        (replace(VISIT, names=("Nixon, Richard",)), "names"),
        (replace(VISIT, party_size=0), "party_size"),
    ],
)
def test_a_draft_from_a_program_is_judged_like_a_typed_one(facts: Facts, field: str) -> None:
    assert field in {problem.field for problem in facts.problems(READING)}


def test_line_ends_of_any_system_become_ones_own() -> None:
    understood = read_facts(MESSAGE, {"matter": "one\r\ntwo\rthree\u2028four\n"}, READING)
    assert (understood.facts.matter, understood.problems) == ("one\ntwo\nthree\nfour", ())


def texts_for(field: Field) -> st.SearchStrategy[str]:
    """What somebody might type there, sensible or not."""
    sensible: dict[type, st.SearchStrategy[str]] = {
        Count: st.integers(-5, 20_000).map(str),
        Flag: st.sampled_from(["true", "no", "是", ""]),
        Time: st.sampled_from(["09:38", "2026-11-20", "2026-11-20T09:38:00+08:00", "2569-1-1"]),
        Day: st.sampled_from(["2026-11-20", "x"]),
        Phone: st.sampled_from(["13800138000", "8023", "010-88888888转1", "1"]),
    }
    options = [option.code for option in field.options]
    if isinstance(field.type, Choice | Several) and options:
        return st.sampled_from([*options, *(option.label for option in field.options), "?"]) | st.text(max_size=20)
    return sensible.get(type(field.type), st.just("王芳, Ann")) | st.text(max_size=30)


@pytest.mark.parametrize("kind", TASK_KINDS, ids=lambda kind: kind.id)
@given(data=st.data())
def test_whatever_is_typed_is_understood_or_named_and_can_be_written_and_read_again(kind: Any, data: Any) -> None:
    chosen = data.draw(st.sets(st.sampled_from(kind.fields), max_size=6))
    texts = {field.name: data.draw(texts_for(field)) for field in sorted(chosen, key=lambda field: field.name)}
    understood = read_facts(kind.empty, texts, READING)
    for problem in understood.problems:
        assert problem.text
        assert problem.field in {field.name for field in kind.fields}
    wrong = {problem.field for problem in understood.problems}
    written = {name: text for name, text in understood.facts.texts().items() if name not in wrong}
    again = read_facts(kind.empty, written, READING).facts
    assert {name: getattr(again, name) for name in written} == {
        name: getattr(understood.facts, name) for name in written
    }


def test_a_day_typed_for_a_day_loses_its_clock() -> None:
    assert read_facts(TOUR, {"follow_up_on": "2026-11-27 10:00"}, READING).facts.follow_up_on == date(2026, 11, 27)
