"""What was typed and kept goes with whom it was about."""

from __future__ import annotations

from datetime import timedelta

from receptiondesk.desk import Desk
from receptiondesk.domain.when import now, write_when
from receptiondesk.services.retention import Kept
from receptiondesk.services.saved_drafts import SavedDrafts
from tests.fixtures.typed import saved, typed

NAME = "Xaviera Quennell"


def kept(desk: Desk) -> list[str]:
    """The numbers of which what was typed is kept although it was saved."""
    return [one.number for one in SavedDrafts(desk.home.saved_drafts).all()]


def visit(desk: Desk, visitor: str, days_ago: int = 0) -> str:
    arrived = write_when(now() - timedelta(days=days_ago))
    return saved(desk, typed(desk, "visit", visitor=visitor, host="Li Wei", arrived_at=arrived)).number


def test_with_a_person_goes_what_was_typed_for_their_records_and_nothing_else(desk: Desk) -> None:
    visit(desk, NAME)
    other = visit(desk, "Zhang Wei")
    desk.privacy.erase(desk.privacy.find(NAME), "She asked for it")
    assert kept(desk) == [other]
    assert not [file for file in desk.home.drafts.rglob("*.json") if NAME in file.read_text(encoding="utf-8")]


def test_what_was_typed_for_a_record_that_is_held_stays_with_it(desk: Desk) -> None:
    number = visit(desk, NAME)
    desk.privacy.hold(number, "A dispute")
    erased = desk.privacy.erase(desk.privacy.find(NAME), "She asked for it")
    assert (erased.held, kept(desk)) == ((number,), [number])


def test_somebody_of_whom_only_a_lost_form_is_left_is_found_and_erased(desk: Desk) -> None:
    stick = desk.backups.make(desk.home.folder / "stick.db").file
    visit(desk, NAME)
    desk.backups.put_back(stick)
    found = desk.privacy.find(NAME)
    assert (found.numbers, len(found.drafts)) == ((), 1)
    desk.privacy.erase(found, "She asked for it")
    assert kept(desk) == []
    assert desk.left_open.bring_back().drafts == ()


def test_what_was_typed_is_not_kept_longer_than_the_record_may_say_it(desk: Desk) -> None:
    visit(desk, NAME, days_ago=40)
    later = visit(desk, "Zhang Wei")
    desk.retention.keep(Kept(kind="visit", field="visitor", days=30))
    assert desk.retention.run() == 1
    assert kept(desk) == [later]
