"""The straight road: saved first, then announced, then printed; nothing after the saving can undo it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.desks import PaperTray

MESSAGE = PhoneMessage(recipient="Li Ming", caller="王芳", callback_number="13800138000", matter="Lease of unit 12.")


def test_a_saved_message_is_announced_and_printed_in_that_order(desk: Desk, tray: PaperTray) -> None:
    told: list[tuple[frozenset[str], int]] = []
    desk.changes.subscribe(lambda numbers: told.append((numbers, len(tray.slips))))
    taken = desk.tasks.take(desk.kinds["phone_message"], MESSAGE, print_slip=True)
    assert told == [(frozenset({taken.task.number}), 0)]
    assert (taken.printed_on, taken.trouble) == ("Lobby printer", None)
    ((printer, pdf),) = tray.slips
    assert printer == "Lobby printer"
    assert pdf.startswith(b"%PDF")


def test_saving_alone_prints_nothing(desk: Desk, tray: PaperTray) -> None:
    desk.tasks.take(desk.kinds["phone_message"], MESSAGE)
    assert tray.slips == []


def test_a_dead_printer_does_not_lose_the_message(desk: Desk, tray: PaperTray) -> None:
    tray.breaks()
    taken = desk.tasks.take(desk.kinds["phone_message"], MESSAGE, print_slip=True)
    assert taken.trouble is not None
    assert taken.trouble.code == "printer_refused"
    assert desk.tasks.get(taken.task.number) == taken.task
    tray.trouble = None
    assert desk.tasks.print_again(taken.task.number).printed_on == "Lobby printer"


def test_without_a_printer_the_message_is_kept_and_the_way_out_is_said(desk: Desk) -> None:
    desk.settings.keep(replace(desk.settings(), printer=""))
    taken = desk.tasks.take(desk.kinds["phone_message"], MESSAGE, print_slip=True)
    assert taken.trouble is not None
    assert taken.trouble.code == "printer_missing"
    assert desk.tasks.get(taken.task.number) == taken.task


@pytest.mark.expects_log("the slip of M-000001 failed")
def test_a_fault_inside_the_printing_does_not_lose_the_message_either(desk: Desk, tray: PaperTray) -> None:
    tray.trouble = ZeroDivisionError()
    taken = desk.tasks.take(desk.kinds["phone_message"], MESSAGE, print_slip=True)
    assert taken.trouble is not None
    assert "M-000001" in taken.trouble.text
    assert desk.tasks.get("M-000001") == taken.task


@pytest.mark.expects_log("a listener failed")
def test_a_page_that_fails_to_show_a_message_does_not_make_it_look_unsaved(desk: Desk) -> None:
    told: list[frozenset[str]] = []
    desk.changes.subscribe(lambda numbers: told.append(numbers & {1 / 0}))
    desk.changes.subscribe(told.append)
    assert desk.tasks.take(desk.kinds["phone_message"], MESSAGE).task.number == "M-000001"
    assert told == [frozenset({"M-000001"})]


def test_who_has_unsubscribed_is_not_told_any_more(desk: Desk) -> None:
    told: list[frozenset[str]] = []
    leave = desk.changes.subscribe(told.append)
    leave()
    desk.tasks.take(desk.kinds["phone_message"], MESSAGE)
    assert told == []


def test_a_refused_draft_is_neither_saved_nor_announced(desk: Desk) -> None:
    told: list[frozenset[str]] = []
    desk.changes.subscribe(told.append)
    with pytest.raises(DraftRefused) as refused:
        desk.tasks.take(desk.kinds["phone_message"], replace(MESSAGE, callback_number="1"), print_slip=True)
    assert [problem.field for problem in refused.value.problems] == ["callback_number"]
    assert desk.tasks.page(LogbookFilter()) == ()
    assert told == []


def test_what_is_returned_is_what_is_kept(desk: Desk) -> None:
    taken = desk.tasks.take(desk.kinds["visit"], Visit(visitor="Ann", host="Li", names=("Bob", "张伟"), party_size=3))
    assert desk.tasks.get(taken.task.number) == taken.task


def test_a_caller_is_recognised_the_next_time_and_fills_the_form(desk: Desk) -> None:
    kind = desk.kinds["phone_message"]
    desk.tasks.take(kind, replace(MESSAGE, title="ms", organisation="Acme"))
    for typed in ("wangf", "8000", "芳"):
        (known,) = desk.contacts.find(typed)
        assert kind.recalled(known.person) == {
            "caller": "王芳", "title": "ms", "organisation": "Acme", "callback_number": "13800138000",
        }  # fmt: skip
    assert desk.contacts.with_number("+86 138-0013-8000")[0].person.name == "王芳"


@pytest.mark.parametrize("typed", ["lease", "unit 12", "wangf", "138 0013", "M-000001", "chen", "LEASE li"])
def test_a_message_is_found_by_any_of_its_words(desk: Desk, typed: str) -> None:
    number = desk.tasks.take(desk.kinds["phone_message"], MESSAGE).task.number
    desk.tasks.take(desk.kinds["phone_message"], PhoneMessage(recipient="Zhao", caller="Qian", matter="Other"))
    assert desk.tasks.find(typed)[-1].number == number


def test_the_logbook_of_a_day_is_counted_by_kind_and_state(desk: Desk) -> None:
    yesterday: datetime = now() - timedelta(days=1)
    desk.tasks.take(desk.kinds["phone_message"], replace(MESSAGE, taken_at=yesterday))
    desk.tasks.take(desk.kinds["phone_message"], MESSAGE)
    today = now().date()
    assert desk.tasks.counts(LogbookFilter(first_day=today, last_day=today)) == {("phone_message", "taken"): 1}
    assert [task.number for task in desk.tasks.page(LogbookFilter())] == ["M-000002", "M-000001"]


def test_a_desk_opened_again_goes_on_where_it_stopped(desk: Desk, tray: PaperTray) -> None:
    from receptiondesk.bootstrap import open_desk

    desk.tasks.take(desk.kinds["phone_message"], MESSAGE)
    again = open_desk(desk.home, printer=tray)
    assert again.settings() == desk.settings()
    assert again.tasks.take(again.kinds["phone_message"], MESSAGE).task.number == "M-000002"
    again.close()


def test_the_home_of_a_desk_is_nobody_elses_to_read(desk: Desk) -> None:
    assert desk.home.folder.stat().st_mode & 0o077 == 0


def test_a_shared_database_takes_the_place_of_the_homes_own(
    desk: Desk, tray: PaperTray, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from receptiondesk.bootstrap import open_desk
    from receptiondesk.services.home import Home

    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", f"sqlite:///{desk.home.database}")
    other = open_desk(Home(tmp_path_factory.mktemp("other")), printer=tray)
    number = desk.tasks.take(desk.kinds["phone_message"], MESSAGE).task.number
    assert other.tasks.get(number).facts == desk.tasks.get(number).facts
    assert not other.home.database.exists()
    other.close()


def test_an_address_of_a_database_that_is_not_there_is_said_in_words(
    home: object, tray: PaperTray, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from receptiondesk.bootstrap import open_desk
    from receptiondesk.services.home import find_home

    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", "mysql://nowhere/desk")
    with pytest.raises(DeskError) as refused:
        open_desk(find_home(), printer=tray)
    assert refused.value.code == "database_address"
