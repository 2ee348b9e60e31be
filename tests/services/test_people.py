"""Who sits here, who may what, and that a PIN stands between them and everybody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.own_words import Where
from receptiondesk.domain.people import Person, Role
from receptiondesk.domain.permissions import Act, NobodySignedIn, NotAllowed
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.own_words import OwnWords
from receptiondesk.services.people import WrongPin
from receptiondesk.services.settings import read_settings
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.fixtures.moved_clock import MovedClock, moved_clock
from tests.fixtures.staff import prove_each_pin_once

MAY_PIN, LIN_PIN, BO_PIN = "739182645", "2580", "902614"


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    return moved_clock(monkeypatch)


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """May supervises and sits here; Lin is a receptionist, Bo a guard."""
    desk.people.add("May Zhou", Role.RECEPTIONIST, MAY_PIN)
    desk.people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    desk.people.add("Bo Han", Role.GUARD, BO_PIN)
    return desk


def take(desk: Desk, caller: str = "Wang Fang") -> str:
    message = PhoneMessage(recipient="Li Wei", caller=caller, matter="Ring back.")
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def try_wrong(desk: Desk, name: str, times: int = 1) -> list[str]:
    """Type a wrong PIN so many times; what the desk said."""
    codes = []
    for _time in range(times):
        with pytest.raises(DeskError) as refused:
            desk.people.sign_in(name, "555000")
        codes.append(refused.value.code)
    return codes


def test_without_people_everybody_may_everything_and_nobody_is_asked(desk: Desk) -> None:
    assert desk.people.present() == ()
    assert all(desk.people.may(act) for act in Act)
    assert desk.tasks.get(take(desk)).taken_by == "Chen"


def test_the_first_person_becomes_the_supervisor_and_sits_here_at_once(desk: Desk) -> None:
    desk.people.add("May Zhou", Role.GUARD, MAY_PIN)
    assert desk.people.present() == (Person(name="May Zhou", role=Role.SUPERVISOR),)
    assert desk.people.here == "May Zhou"
    assert desk.settings().receptionist == "May Zhou"


def test_what_is_done_is_done_in_the_name_of_whoever_has_signed_in(staffed: Desk) -> None:
    number = take(staffed)
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    staffed.tasks.do("deliver", [number])

    recorded = staffed.tasks.record(number)
    assert recorded.task.taken_by == "May Zhou"
    assert [entry.person for entry in recorded.history] == ["May Zhou", "Lin Tao"]


def test_who_has_signed_in_is_written_in_no_settings(staffed: Desk) -> None:
    staffed.settings.keep(replace(staffed.settings(), text_size="125"))
    assert staffed.settings().receptionist == "May Zhou"
    assert read_settings(staffed.home.settings).receptionist == "Chen"
    assert read_settings(staffed.home.settings).text_size == "125"


def test_a_wrong_pin_leaves_whoever_sits_here_where_they_are(staffed: Desk) -> None:
    with pytest.raises(WrongPin) as refused:
        staffed.people.sign_in("Lin Tao", MAY_PIN)
    assert refused.value.text == "This is not the PIN of Lin Tao."
    assert staffed.people.here == "May Zhou"


def test_a_pin_is_the_same_on_every_keyboard(staffed: Desk) -> None:
    staffed.people.sign_in("Lin Tao", "２５８０ ")
    assert staffed.people.here == "Lin Tao"


def test_once_nobody_sits_here_nothing_is_done(staffed: Desk) -> None:
    number = take(staffed)
    staffed.people.leave_seat()
    steps: list[Callable[[], object]] = [
        lambda: take(staffed),
        lambda: staffed.tasks.do("deliver", [number]),
        lambda: staffed.tasks.correct(number, {"matter": "Other"}),
        lambda: staffed.tasks.undo(number),
        lambda: staffed.papers.slip([staffed.tasks.get(number)]),
        lambda: staffed.directory.put([Colleague(name="Li Wei")]),
    ]
    for step in steps:
        with pytest.raises(NobodySignedIn):
            step()
    assert staffed.tasks.get(number).version == 1


def test_a_guard_takes_and_moves_on_but_corrects_nothing(staffed: Desk) -> None:
    staffed.people.sign_in("Bo Han", BO_PIN)
    number = take(staffed)
    staffed.tasks.do("deliver", [number])
    staffed.tasks.undo(number)
    for correct in (
        lambda: staffed.tasks.correct(number, {"matter": "Other"}),
        lambda: staffed.tasks.do("correct", [number], {"matter": "Other"}),
        lambda: staffed.tasks.do("deliver", [number], {"matter": "Other"}),
    ):
        with pytest.raises(NotAllowed):
            correct()
    assert staffed.tasks.get(number).status == "taken"
    moved = staffed.tasks.do("deliver", [number], {"matter": "Ring back.", "organisation": "Acme"})[0].facts
    assert (moved.matter, moved.organisation) == ("Ring back.", "Acme"), "what was not known yet may be filled in"


def test_records_go_in_and_out_through_a_supervisor_alone(staffed: Desk, tmp_path: Path) -> None:
    kind, table = staffed.kinds["phone_message"], tmp_path / "log.csv"
    take(staffed)
    assert staffed.records.export_file(kind, table, LogbookFilter()) == 1
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    with pytest.raises(NotAllowed):
        staffed.records.export_file(kind, tmp_path / "other.csv", LogbookFilter())
    with pytest.raises(NotAllowed):
        staffed.records.import_file(kind, table)
    with pytest.raises(NotAllowed):
        staffed.directory.bring_up_to_date([{"name": "Li Wei"}])
    assert not (tmp_path / "other.csv").exists()


def test_a_guard_notes_who_is_out_but_leaves_the_directory_alone(staffed: Desk) -> None:
    staffed.directory.put([Colleague(name="Li Wei")])
    staffed.people.sign_in("Bo Han", BO_PIN)
    assert staffed.directory.set_presence("Li Wei", Presence.OUT).presence is Presence.OUT
    with pytest.raises(NotAllowed):
        staffed.directory.remove(staffed.directory.all()[0])


def test_everybody_sets_what_they_need_to_see_and_the_supervisor_the_house(staffed: Desk) -> None:
    staffed.people.sign_in("Bo Han", BO_PIN)
    staffed.settings.keep(replace(staffed.settings(), text_size="150", printer="Gate"))
    with pytest.raises(NotAllowed):
        staffed.settings.keep(replace(staffed.settings(), company="Elsewhere"))
    with pytest.raises(NotAllowed):
        staffed.settings.keep(replace(staffed.settings(), lock_after=0, station="Gate"))
    assert (staffed.settings().company, staffed.settings().text_size) == ("Harbour House", "150")


def test_only_a_supervisor_looks_after_people(staffed: Desk) -> None:
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    steps: list[Callable[[], object]] = [
        lambda: staffed.people.add("Hu Yan", Role.GUARD, "4711"),
        lambda: staffed.people.set_role("Lin Tao", Role.SUPERVISOR),
        lambda: staffed.people.reset_pin("May Zhou", "4711"),
        lambda: staffed.people.leave("May Zhou"),
        lambda: staffed.people.come_back("May Zhou", "4711"),
    ]
    for step in steps:
        with pytest.raises(NotAllowed):
            step()


def test_a_role_that_was_taken_away_counts_at_once_also_at_another_desk(staffed: Desk, home: Path) -> None:
    other = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    other.people.sign_in("Lin Tao", LIN_PIN)
    number = take(other)
    other.tasks.correct(number, {"matter": "First"})
    staffed.people.set_role("Lin Tao", Role.GUARD)
    with pytest.raises(NotAllowed):
        other.tasks.correct(number, {"matter": "Second"})
    staffed.people.leave("Lin Tao")
    with pytest.raises(NobodySignedIn):
        take(other)
    other.close()


def test_somebody_gives_themselves_another_pin(staffed: Desk) -> None:
    with pytest.raises(WrongPin):
        staffed.people.change_pin("Lin Tao", "9999", "4711")
    with pytest.raises(DraftRefused) as refused:
        staffed.people.change_pin("Lin Tao", LIN_PIN, "1111")
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [("pin", "too_simple")]
    staffed.people.change_pin("Lin Tao", LIN_PIN, "4711")
    with pytest.raises(WrongPin):
        staffed.people.sign_in("Lin Tao", LIN_PIN)
    staffed.people.sign_in("Lin Tao", "4711")


def test_after_five_wrong_pins_even_the_right_one_has_to_wait(staffed: Desk, clock: MovedClock) -> None:
    assert try_wrong(staffed, "Lin Tao", 6) == ["wrong_pin"] * 4 + ["wait", "wait"]
    with pytest.raises(DeskError) as refused:
        staffed.people.sign_in("Lin Tao", LIN_PIN)
    until = clock.now() + timedelta(minutes=1)
    assert refused.value.code == "wait"
    assert f"{until:%H:%M:%S}" in refused.value.text
    clock.move(seconds=59)
    with pytest.raises(DeskError):
        staffed.people.sign_in("Lin Tao", LIN_PIN)
    clock.move(seconds=1)
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    assert try_wrong(staffed, "Lin Tao", 4) == ["wrong_pin"] * 4, "the right one has wiped the slate"


def test_the_wait_doubles_and_outlives_the_program(staffed: Desk, home: Path, clock: MovedClock) -> None:
    try_wrong(staffed, "Lin Tao", 5)
    for minutes in (1, 2, 4):
        again = open_desk(Home(home), printer=lambda _pdf, _printer: None)
        clock.move(minutes=minutes, seconds=-1)
        assert try_wrong(again, "Lin Tao") == ["wait"], "a second too early is not looked at and costs nothing"
        clock.move(seconds=1)
        assert try_wrong(again, "Lin Tao") == ["wait"], "looked at, and wrong"
        again.close()
    clock.move(minutes=8)
    staffed.people.sign_in("Lin Tao", LIN_PIN)


def test_one_who_waits_keeps_nobody_else_out(staffed: Desk) -> None:
    try_wrong(staffed, "Lin Tao", 5)
    staffed.people.sign_in("Bo Han", BO_PIN)
    assert staffed.people.here == "Bo Han"


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(staffed: Desk, clock: MovedClock) -> None:
    try_wrong(staffed, "Lin Tao", 5)
    clock.move(hours=-9)
    staffed.people.sign_in("Lin Tao", LIN_PIN)


def test_a_supervisor_ends_the_wait_with_a_new_pin(staffed: Desk) -> None:
    try_wrong(staffed, "Lin Tao", 5)
    staffed.people.reset_pin("Lin Tao", "4711")
    staffed.people.sign_in("Lin Tao", "4711")


def test_a_try_is_counted_before_it_is_looked_at(staffed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(_proof: str, _pin: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("receptiondesk.services.people._fits", power_cut)
        for _time in range(5):
            with pytest.raises(KeyboardInterrupt):
                staffed.people.sign_in("Lin Tao", "555000")
    assert try_wrong(staffed, "Lin Tao") == ["wait"]


def test_somebody_has_to_be_the_supervisor(staffed: Desk) -> None:
    steps: list[Callable[[], object]] = [
        lambda: staffed.people.leave("May Zhou"),
        lambda: staffed.people.set_role("May Zhou", Role.GUARD),
    ]
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert refused.value.code == "last_supervisor"
    staffed.people.set_role("Lin Tao", Role.SUPERVISOR)
    staffed.people.leave("May Zhou")
    assert [person.name for person in staffed.people.present()] == ["Lin Tao", "Bo Han"]


def test_when_the_last_one_goes_the_desk_does_without_pins_again(desk: Desk) -> None:
    desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    desk.people.leave("May Zhou")
    assert desk.people.present() == ()
    take(desk)
    desk.people.come_back("May Zhou", "4711")
    assert desk.people.here == "May Zhou"
    assert desk.people.present() == (Person(name="May Zhou", role=Role.SUPERVISOR),)


def test_who_has_left_is_let_in_no_more_and_still_named(staffed: Desk) -> None:
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    number = take(staffed)
    staffed.people.sign_in("May Zhou", MAY_PIN)
    staffed.people.leave("Lin Tao")
    with pytest.raises(DeskError) as refused:
        staffed.people.sign_in("Lin Tao", LIN_PIN)
    assert refused.value.code == "unknown_person"
    assert staffed.tasks.get(number).taken_by == "Lin Tao"
    assert [person.active for person in staffed.people.all()] == [True, False, True]


@pytest.mark.parametrize("name", ["lin tao", "LIN TAO", "Ｌｉｎ Tao", " Lin Tao "])
def test_two_people_have_two_names(staffed: Desk, name: str) -> None:
    with pytest.raises(DraftRefused) as refused:
        staffed.people.add(name, Role.GUARD, "4711")
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [("name", "taken")]


def test_what_is_missing_is_said_beside_its_field(staffed: Desk) -> None:
    with pytest.raises(DraftRefused) as refused:
        staffed.people.add(" ", Role.GUARD, "")
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("name", "required"),
        ("pin", "required"),
    ]


def test_people_are_known_before_the_database_is_open(staffed: Desk, home: Path) -> None:
    again = open_desk(Home(home), printer=lambda _pdf, _printer: None)
    assert again.store.early is not None
    assert [person.name for person in again.people.present()] == ["May Zhou", "Lin Tao", "Bo Han"]
    assert again.store.early is not None, "nothing heavy was loaded for it"
    with pytest.raises(NobodySignedIn):
        take(again)
    again.close()


def test_no_pin_stands_anywhere_in_the_home(staffed: Desk) -> None:
    try_wrong(staffed, "Lin Tao", 4)
    staffed.people.sign_in("May Zhou", MAY_PIN)
    take(staffed)
    staffed.settings.keep(replace(staffed.settings(), text_size="125"))
    staffed.backups.make()
    written = {file: file.read_bytes() for file in staffed.home.folder.rglob("*") if file.is_file()}
    assert any(b"$argon2id$" in content for content in written.values())
    for pin in (MAY_PIN, BO_PIN, "555000"):
        assert not [file for file, content in written.items() if pin.encode() in content]


def test_history_stays_believable_whoever_signs_in(staffed: Desk) -> None:
    number = take(staffed)
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    staffed.tasks.do("deliver", [number])
    checked = check(staffed.store)
    assert checked.is_in_order
    assert check(staffed.store, held=checked.head).is_in_order


def test_the_coachs_own_words_are_a_supervisors(staffed: Desk) -> None:
    words = OwnWords(staffed.home, staffed.coach, staffed.house_files, require=staffed.people.require)
    own = words.open(Where(guide="phone_message", locale="en"))
    own.write("answer", "phone.answer.greet", Part.SAY, [WrittenLine("Our house, good day.")])
    staffed.people.sign_in("Lin Tao", LIN_PIN)
    with pytest.raises(NotAllowed):
        words.save(own.checked())
    staffed.people.sign_in("May Zhou", MAY_PIN)
    words.save(own.checked())
