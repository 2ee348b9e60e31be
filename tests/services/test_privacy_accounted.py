"""What leaves the desk and what is erased is accounted for, in words that name nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.task import HistoryEntry, LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.checking import check
from receptiondesk.services.dossiers import write_dossier
from receptiondesk.services.drafts import new_draft
from tests.services.test_privacy import NAME, PHONE, message, visit


def noted(desk: Desk) -> HistoryEntry:
    """The newest entry of the house about people's data."""
    return desk.house.newest(1, about=About.PRIVACY)[0].entry


def test_records_that_leave_in_a_file_are_noted_in_the_history(desk: Desk, tmp_path: Path) -> None:
    visit(desk)
    wanted = LogbookFilter(kinds=("visit",), first_day=desk.settings.reading().now.date())
    desk.records.export_file(desk.kinds["visit"], tmp_path / "visits.csv", wanted)
    entry = noted(desk)
    assert (entry.verb, entry.person, entry.station) == (Deed.EXPORT, "Chen", "Lobby")
    assert {change.field: change.now for change in entry.changes} == {
        "kind": "visit",
        "first_day": desk.settings.reading().now.date().isoformat(),
    }
    assert check(desk.store).is_in_order


def test_handing_over_is_noted_also_where_there_is_no_record_of_the_person(desk: Desk, tmp_path: Path) -> None:
    draft = new_draft("visit")
    texts = {"visitor": NAME, "phone": PHONE, "notes": "A quaint hedgehog"}
    desk.drafts.keep(type(draft)(id=draft.id, kind="visit", texts=texts, begun_at=draft.begun_at))
    found = desk.privacy.find(NAME)
    desk.privacy.hand_over(found, "The person asked for it")
    write_dossier(found, tmp_path / "person.json")
    assert (noted(desk).verb, noted(desk).reason) == (Deed.HAND_OVER, "The person asked for it")
    (form,) = json.loads((tmp_path / "person.json").read_text(encoding="utf-8"))["forms_not_saved"]
    assert form["notes"] == "A quaint hedgehog"


def test_erasing_is_noted_without_a_name(desk: Desk) -> None:
    kept, _gone = visit(desk), visit(desk)
    desk.privacy.hold(kept, "A dispute")
    desk.privacy.erase(desk.privacy.find(NAME), "The person asked for it")
    entry = noted(desk)
    assert entry.verb == Deed.ERASE
    assert {change.field: change.now for change in entry.changes} == {"records": "1", "held": "1"}


@pytest.mark.parametrize("reason", [f"{NAME} asked", "xaviera quennell asked", f"Rang from {PHONE}", "139 8765 4321"])
def test_the_reason_for_which_somebody_goes_does_not_name_them(desk: Desk, reason: str) -> None:
    visit(desk)
    with pytest.raises(DraftRefused) as refused:
        desk.privacy.erase(desk.privacy.find(NAME), reason)
    assert [problem.code for problem in refused.value.problems] == ["names_the_person"]
    assert desk.privacy.find(NAME).numbers == ("V-000001",)


def test_a_short_name_may_be_part_of_another_word(desk: Desk) -> None:
    visit(desk, "Li")
    assert desk.privacy.erase(desk.privacy.find("Li"), "The police asked").numbers == ("V-000001",)


def test_who_stands_only_in_what_a_record_once_said_is_mentioned_there(desk: Desk) -> None:
    number, other = visit(desk), message(desk, caller="Rowland", matter="Keys", callback_number="")
    desk.tasks.correct(number, {"visitor": "Sutcliffe", "phone": "13800138000"})
    visit(desk)
    found = desk.privacy.find(NAME)
    assert found.mentions == (number,)
    desk.privacy.erase(found, "The person asked for it", also=found.mentions)
    told = str(desk.tasks.record(number).history) + str(desk.tasks.record(other).history)
    assert NAME not in told
    assert PHONE not in told


def test_a_hold_that_comes_in_between_is_not_lost_in_a_correction(desk: Desk) -> None:
    number = visit(desk)
    with desk.store.writing() as work:
        before = work.tasks.get(number)
        work.privacy().set_held(number, held=True)
        work.tasks.save(before, HistoryEntry(at=now(), verb="correct", person="", station=""), "", is_open=True)
        work.commit()
    assert desk.tasks.get(number).held
