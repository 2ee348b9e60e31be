"""For how long what is kept: told once, looked after every day; people vanish, counts stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now, write_when
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft
from receptiondesk.services.retention import Kept


def visit(desk: Desk, name: str, *, days_ago: int = 0, **texts: str) -> str:
    kind = desk.kinds["visit"]
    arrived = write_when(now() - timedelta(days=days_ago))
    usual = {"visitor": name, "host": "Li Wei", "arrived_at": arrived}
    understood = read_facts(kind.empty, {**usual, **texts}, desk.settings.reading())
    assert not understood.problems, understood.problems
    return desk.tasks.take(kind, understood.facts).task.number


def everything(desk: Desk, kind: str, days: int) -> tuple[Kept, ...]:
    return tuple(replace(period, days=days) for period in desk.retention.periods() if period.kind == kind)


def in_the_files(desk: Desk, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in desk.home.folder.glob("desk.db*"))


def test_without_a_word_everything_is_kept(desk: Desk) -> None:
    visit(desk, "Wang Fang", days_ago=5_000)
    assert all(period.days == 0 for period in desk.retention.periods())
    assert desk.retention.run() == 0
    assert desk.tasks.find("Wang Fang")


def test_what_is_old_enough_names_nobody_and_still_counts(desk: Desk) -> None:
    old = visit(desk, "Quennell", days_ago=91, phone="13987654321", notes="hedgehog", left_at="")
    new = visit(desk, "Newman", days_ago=89, phone="13800138000")
    desk.tasks.correct(old, {"notes": "two hedgehogs"}, reason="counted")
    (desk.home.slips / f"{old}.pdf").write_bytes(b"%PDF")
    counts = desk.tasks.counts(LogbookFilter())
    desk.retention.keep(*everything(desk, "visit", 90))
    assert in_the_files(desk, "Quennell")
    assert desk.retention.would_erase(desk.retention.periods()) == 1
    assert desk.retention.would_erase(everything(desk, "visit", 80)) == 2
    assert desk.retention.would_erase(()) == 0

    assert desk.retention.run() == 1

    for text in ("Quennell", "hedgehog", "13987654321", "4321"):
        assert desk.tasks.find(text) == ()
        assert desk.contacts.find(text) == ()
    assert not in_the_files(desk, "Quennell")
    assert not in_the_files(desk, "hedgehog")
    assert not in_the_files(desk, "13987654321")
    assert not any(desk.home.slips.iterdir())
    assert desk.tasks.counts(LogbookFilter()) == counts
    assert desk.tasks.get(new).facts.visitor == "Newman"
    assert desk.tasks.get(old).facts.host == "Li Wei"
    last = desk.tasks.record(old).history[-1]
    assert (last.verb, last.person, last.station) == ("erase", "", "Lobby")
    assert check(desk.store).is_in_order
    assert desk.retention.run() == 0, "what is done is done"


def test_each_field_has_a_time_of_its_own(desk: Desk) -> None:
    number = visit(desk, "Wang Fang", days_ago=40, phone="13987654321", id_number="320501198804174417")
    desk.retention.keep(Kept(kind="visit", field="id_number", days=7), Kept(kind="visit", field="phone", days=60))
    assert desk.retention.run() == 1
    facts = desk.tasks.get(number).facts
    assert (facts.visitor, facts.phone, facts.id_number) == ("Wang Fang", "13987654321", "")
    assert desk.contacts.find("Wang Fang")[0].person.phone == "13987654321"
    desk.retention.keep(Kept(kind="visit", field="phone", days=30))
    assert desk.retention.run() == 1
    assert desk.contacts.find("Wang Fang")[0].person.phone == ""
    assert desk.contacts.find("4321") == ()
    assert check(desk.store).is_in_order


def test_what_was_corrected_long_ago_leaves_the_history_too(desk: Desk) -> None:
    number = visit(desk, "Wang Fang", days_ago=40, phone="13987654321")
    desk.tasks.correct(number, {"phone": ""})
    desk.retention.keep(Kept(kind="visit", field="phone", days=30))
    assert desk.retention.run() == 1
    assert not in_the_files(desk, "13987654321")
    assert desk.retention.run() == 0


def test_a_regular_visitor_is_still_recognised(desk: Desk) -> None:
    for days_ago in (45, 20, 1):
        visit(desk, "Wang Fang", days_ago=days_ago, phone="13987654321", vehicle_plate="苏E·8K321")
    visit(desk, "Wang Fang", days_ago=50, phone="13987654321", email="old@example.org")
    desk.retention.keep(*everything(desk, "visit", 30))
    assert desk.retention.run() == 2
    known = desk.contacts.find("Wang Fang")[0]
    assert (known.person.phone, known.person.vehicle_plate) == ("13987654321", "苏E·8K321")
    assert known.person.email == "", "only an erased record has told it"
    assert known.times == {"visit": 2}


def test_a_record_that_is_held_stays_until_it_is_released(desk: Desk) -> None:
    number = visit(desk, "Wang Fang", days_ago=40)
    desk.privacy.hold(number, "A dispute")
    desk.retention.keep(*everything(desk, "visit", 30))
    assert desk.retention.run() == 0
    desk.privacy.release(number, "Settled")
    assert desk.retention.run() == 1


def test_what_an_import_brought_along_has_its_time_as_well(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text("visitor,host,arrived_at,备用\nWang,Li,2020-11-20 09:00,hedgehog\n", encoding="utf-8")
    desk.records.import_file(desk.kinds["visit"], file)
    desk.retention.keep(Kept(kind="visit", field="extra", days=30))
    assert desk.retention.run() == 1
    task = desk.tasks.page(LogbookFilter())[0]
    assert (task.extra, task.facts.visitor) == ({}, "Wang")
    assert desk.tasks.find("hedgehog") == ()
    assert not in_the_files(desk, "hedgehog")


def test_a_form_that_nobody_saved_forgets_too(desk: Desk) -> None:
    draft = new_draft("visit")
    old = replace(draft, begun_at=draft.begun_at - timedelta(days=40), texts={"visitor": "Wang", "host": "Li"})
    desk.drafts.keep(old)
    desk.retention.keep(*everything(desk, "visit", 30))
    desk.retention.run()
    assert desk.drafts.all()[0].texts == {"visitor": "", "host": "Li"}


def test_many_records_go_a_few_at_a_time(desk: Desk) -> None:
    for number in range(120):
        visit(desk, f"Wang {number}", days_ago=40)
    desk.retention.keep(*everything(desk, "visit", 30))
    told: list[frozenset[str]] = []
    desk.changes.subscribe(told.append)
    assert desk.retention.run() == 120
    assert [len(numbers) for numbers in told] == [50, 50, 20]
    assert desk.contacts.find("Wang") == ()


@pytest.mark.parametrize(
    "period",
    [
        Kept(kind="visit", field="host", days=30),
        Kept(kind="visit", field="nothing", days=30),
        Kept(kind="nothing", field="phone", days=30),
        Kept(kind="visit", field="phone", days=-1),
        Kept(kind="visit", field="phone", days=40_000),
    ],
)
def test_a_period_that_makes_no_sense_is_refused_with_all_that_came_with_it(desk: Desk, period: Kept) -> None:
    with pytest.raises(DraftRefused):
        desk.retention.keep(Kept(kind="visit", field="phone", days=30), period)
    assert all(kept.days == 0 for kept in desk.retention.periods())


def test_a_period_can_be_taken_back(desk: Desk) -> None:
    desk.retention.keep(Kept(kind="visit", field="phone", days=30))
    desk.retention.keep(Kept(kind="visit", field="phone", days=0))
    visit(desk, "Wang Fang", days_ago=40, phone="13987654321")
    assert desk.retention.run() == 0
