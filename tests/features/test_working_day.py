"""The sentences of the working day, done at a real desk with its services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.errors import ChangedElsewhere, DeskError, DraftRefused
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.drafts import new_draft
from receptiondesk.services.tasks import Taken
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.desks import PaperTray

scenarios("working_day.feature")

AT_THREE = now().replace(hour=15, minute=0, second=0)
HERE = LogbookFilter(kinds=("visit",), statuses=("waiting", "with_host"))


@dataclass
class Shift:
    """What happened so far."""

    taken: Taken | None = None
    refused: Exception | None = None


@pytest.fixture
def shift() -> Shift:
    return Shift()


def take(desk: Desk, kind: str, facts: Facts, *, print_slip: bool = False) -> Taken:
    return desk.tasks.take(desk.kinds[kind], facts, print_slip=print_slip)


def number_of(desk: Desk, visitor: str) -> str:
    """The newest visit of somebody."""
    tasks = desk.tasks.page(LogbookFilter(kinds=("visit",)))
    return next(task.number for task in tasks if task.facts.visitor == visitor)


def state(desk: Desk, visitor: str) -> str:
    return desk.tasks.get(number_of(desk, visitor)).status


def on_site(desk: Desk) -> set[str]:
    return {task.facts.visitor for task in desk.tasks.page(HERE)}


@given(parsers.parse('Chen sits at the desk "{station}"'))
def somebody_sits(desk: Desk, station: str) -> None:
    assert (desk.settings.who().person, desk.settings.who().station) == ("Chen", station)


@given("the directory holds")
def directory(desk: Desk, datatable: list[list[str]]) -> None:
    names, *lines = datatable
    desk.directory.put([Colleague(**dict(zip(names, line, strict=True))) for line in lines])  # type: ignore[arg-type]


@when(parsers.parse('{caller} rings for {recipient} about "{matter}"'))
def rings(desk: Desk, shift: Shift, caller: str, recipient: str, matter: str) -> None:
    message = PhoneMessage(caller=caller, recipient=recipient, matter=matter)
    shift.taken = take(desk, "phone_message", message, print_slip=True)


@given(parsers.parse("{caller} has rung from {number}"))
def has_rung(desk: Desk, caller: str, number: str) -> None:
    message = PhoneMessage(caller=caller, recipient="Li Ming", callback_number=number, wishes=("please_call",))
    take(desk, "phone_message", message)


@then(parsers.parse("the message {number} is {status}"))
def message_is(desk: Desk, number: str, status: str) -> None:
    assert desk.tasks.get(number).status == status


@then("its slip lies in the tray")
def slip_lies(tray: PaperTray) -> None:
    ((printer, pdf),) = tray.slips
    assert printer == "Lobby printer"
    assert pdf.startswith(b"%PDF")


@when(parsers.parse("the receptionist delivers {number}"))
def delivers(desk: Desk, number: str) -> None:
    desk.tasks.do("deliver", [number])


@then(parsers.re(r"the history of (?P<number>\S+) says (?P<verbs>.+)"))
def history_says(desk: Desk, number: str, verbs: str) -> None:
    assert [entry.verb for entry in desk.tasks.record(number).history] == verbs.split(", ")


@when(parsers.parse('the receptionist types "{text}" into the caller\'s field'), target_fixture="offered")
def types(desk: Desk, text: str) -> list[dict[str, str]]:
    kind = desk.kinds["phone_message"]
    return [dict(kind.recalled(known.person)) for known in desk.contacts.find(text)]


@then(parsers.parse("{caller} is offered, with the number {number}"))
def is_offered(offered: list[dict[str, str]], caller: str, number: str) -> None:
    assert [(texts["caller"], texts["callback_number"]) for texts in offered] == [(caller, number)]


@then(parsers.re(r'"(?P<one>.+)" and "(?P<two>.+)" and "(?P<three>.+)" each find (?P<caller>.+)'))
def each_find(desk: Desk, one: str, two: str, three: str, caller: str) -> None:
    for typed in (one, two, three):
        assert [known.person.name for known in desk.contacts.find(typed)] == [caller]


@given(parsers.parse('{name} is out until three o\'clock with the note "{note}"'))
def is_out(desk: Desk, name: str, note: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("receptiondesk.services.directory.now", lambda: AT_THREE.replace(hour=14))
    desk.directory.set_presence(name, Presence.OUT, AT_THREE, note)


@when(parsers.parse('the receptionist looks for "{text}"'), target_fixture="colleague")
def looks_for(desk: Desk, text: str) -> Colleague:
    (found,) = desk.directory.find(text)
    return found


@then(parsers.parse("{name} is shown as out until three o'clock"))
def shown_as_out(colleague: Colleague, name: str) -> None:
    assert (colleague.name, colleague.presence, colleague.until) == (name, Presence.OUT, AT_THREE)


@given(parsers.parse("{visitor} is expected by {host} at three o'clock"))
def is_expected(desk: Desk, visitor: str, host: str) -> None:
    assert take(desk, "visit", Visit(visitor=visitor, host=host, expected_at=AT_THREE)).task.status == "expected"


@when(parsers.parse("{visitor} arrives and is given the pass {number}"))
def arrives(desk: Desk, visitor: str, number: str) -> None:
    desk.tasks.do("check_in", [number_of(desk, visitor)], {"pass_number": number})


@when(parsers.parse("{host} fetches {visitor}"))
def fetches(desk: Desk, host: str, visitor: str) -> None:
    desk.tasks.do("meet", [number_of(desk, visitor)])


@when(parsers.parse("{visitor} goes"))
def goes(desk: Desk, visitor: str) -> None:
    desk.tasks.do("check_out", [number_of(desk, visitor)])


@then(parsers.parse("{visitor} is waiting"))
def is_waiting(desk: Desk, visitor: str) -> None:
    assert state(desk, visitor) == "waiting"


@then(parsers.parse("{visitor} is with the host"))
def is_with_host(desk: Desk, visitor: str) -> None:
    assert state(desk, visitor) == "with_host"


@then(parsers.parse("{visitor} has left, and it was seen"))
def has_left(desk: Desk, visitor: str) -> None:
    task = desk.tasks.get(number_of(desk, visitor))
    assert (task.status, task.facts.left_how) == ("left", "real")


@then("nobody is on site")
def nobody_on_site(desk: Desk) -> None:
    assert on_site(desk) == set()


@when(parsers.parse("{visitor} comes for an interview"))
def comes(desk: Desk, visitor: str) -> None:
    take(desk, "visit", Visit(visitor=visitor, purpose="Interview", visitor_type="interview"))


@given(parsers.re(r"(?P<visitor>\w+) is on site"))
@then(parsers.re(r"(?P<visitor>\w+) is on site"))
def one_is_on_site(desk: Desk, visitor: str) -> None:
    if not desk.tasks.page(LogbookFilter()):
        take(desk, "visit", Visit(visitor=visitor, host="Li Ming"))
    assert on_site(desk) == {visitor}


@given("Ann, Bob and Cui are on site")
def three_on_site(desk: Desk) -> None:
    for visitor in ("Ann", "Bob", "Cui"):
        take(desk, "visit", Visit(visitor=visitor, host="Li Ming"))
    assert on_site(desk) == {"Ann", "Bob", "Cui"}


@given("Bob has gone already")
def bob_has_gone(desk: Desk) -> None:
    goes(desk, "Bob")


@when("all three go at once")
def all_go(desk: Desk, shift: Shift) -> None:
    try:
        desk.tasks.do("check_out", [number_of(desk, visitor) for visitor in ("Ann", "Bob", "Cui")])
    except DeskError as error:
        shift.refused = error


@then(parsers.parse('the desk says that "{number}" is "{status}" now'))
def desk_says(shift: Shift, number: str, status: str) -> None:
    assert number in str(shift.refused)
    assert status in str(shift.refused)


@then("Ann and Cui are still on site")
def two_on_site(desk: Desk) -> None:
    assert on_site(desk) == {"Ann", "Cui"}


@given(parsers.re(r"(?P<customer>.+) with (?P<phone>[\d+ -]+) has seen the sample room (?P<room>\w+)"))
def has_seen(desk: Desk, customer: str, phone: str, room: str) -> None:
    tour = take(desk, "sample_room_tour", SampleRoomTour(customer=customer, phone=phone, sample_room=room)).task
    assert tour.facts.visit_kind == "first"
    desk.tasks.do("start", [tour.number])
    desk.tasks.do("finish", [tour.number])


@when(parsers.re(r"(?P<customer>.*) with (?P<phone>[\d+ -]+) comes with a child to see the sample room (?P<room>.+)"))
def comes_to_see(desk: Desk, shift: Shift, customer: str, phone: str, room: str) -> None:
    tour = SampleRoomTour(customer=customer, phone=phone, party_size=3, women=1, children=1, sample_room=room)
    shift.taken = take(desk, "sample_room_tour", tour)


@then("it is a repeat visit")
def is_repeat(shift: Shift) -> None:
    assert shift.taken is not None
    assert shift.taken.task.facts.visit_kind == "repeat"


@when(parsers.parse("the tour begins with {covers} shoe covers"))
def tour_begins(desk: Desk, covers: str) -> None:
    desk.tasks.do("start", ["T-000002"], {"covers_issued": covers})


@when(parsers.parse("the tour ends with {covers} shoe covers taken back"))
def tour_ends(desk: Desk, covers: str) -> None:
    desk.tasks.do("finish", ["T-000002"], {"covers_returned": covers})


@then("the tour is finished")
def tour_is_finished(desk: Desk) -> None:
    task = desk.tasks.get("T-000002")
    assert (task.status, task.facts.covers_issued, task.facts.covers_returned) == ("finished", 3, 3)


@when(parsers.parse('the receptionist corrects the caller of {number} to "{caller}" because it was {reason}'))
def corrects(desk: Desk, number: str, caller: str, reason: str) -> None:
    desk.tasks.correct(number, {"caller": caller}, reason=reason)


@then(parsers.parse('the history of {number} keeps "{old}"'))
def history_keeps(desk: Desk, number: str, old: str) -> None:
    last = desk.tasks.record(number).history[-1]
    assert (last.verb, last.reason) == ("correct", "misheard")
    assert old in [change.was for change in last.changes]


@then(parsers.parse("the caller's field offers only {caller}"))
def offers_only(desk: Desk, caller: str) -> None:
    assert [known.person.name for known in desk.contacts.find(caller[:6])] == [caller]


@when(parsers.parse("the receptionist checks {number} out by mistake"))
def by_mistake(desk: Desk, number: str) -> None:
    desk.tasks.do("check_out", [number])


@when("takes the last step back")
def takes_back(desk: Desk) -> None:
    desk.tasks.undo("V-000001")


@given("the printer is dead")
def printer_is_dead(tray: PaperTray) -> None:
    tray.breaks()


@then(parsers.parse('the receptionist is told "{text}"'))
def is_told(shift: Shift, text: str) -> None:
    assert shift.taken is not None
    assert shift.taken.trouble is not None
    assert shift.taken.trouble.text == text


@when("the printer works again")
def printer_works(tray: PaperTray) -> None:
    tray.trouble = None


@when(parsers.parse("the slip of {number} is printed again"))
def printed_again(desk: Desk, number: str) -> None:
    assert desk.tasks.print_again(number).trouble is None


@when("somebody rings for Li Ming and says nothing")
def says_nothing(desk: Desk, shift: Shift) -> None:
    with pytest.raises(DraftRefused) as refused:
        take(desk, "phone_message", PhoneMessage(recipient="Li Ming"))
    shift.refused = refused.value


@then(parsers.parse('the problems are "{one}" and "{two}"'))
def problems_are(shift: Shift, one: str, two: str) -> None:
    assert isinstance(shift.refused, DraftRefused)
    assert [problem.text for problem in shift.refused.problems] == [one, two]


@then("the logbook is empty")
def logbook_is_empty(desk: Desk) -> None:
    assert desk.tasks.page(LogbookFilter()) == ()


@given("a message is half typed")
def half_typed(desk: Desk) -> None:
    desk.drafts.keep(replace(new_draft("phone_message"), texts={"caller": "Wang F"}, focus="caller"))


@pytest.fixture
def other_desk(desk: Desk, tray: PaperTray) -> Iterator[Desk]:
    opened = open_desk(desk.home, printer=tray)
    yield opened
    opened.close()


@when("the desk is opened anew", target_fixture="opened_anew")
def opened_anew(other_desk: Desk) -> Desk:
    return other_desk


@then("the half message is still there")
def half_is_there(opened_anew: Desk) -> None:
    (draft,) = opened_anew.drafts.all()
    assert (draft.texts, draft.focus) == ({"caller": "Wang F"}, "caller")


@given("a second desk stands in the same lobby")
def second_desk(desk: Desk, other_desk: Desk) -> None:
    has_rung(desk, "Wang Fang", "13800138000")
    assert other_desk.tasks.get("M-000001") == desk.tasks.get("M-000001")


@when(parsers.parse("both desks correct {number} from the same sight of it"))
def both_correct(desk: Desk, other_desk: Desk, shift: Shift, number: str) -> None:
    seen: Any = desk.tasks.get(number).version
    desk.tasks.correct(number, {"matter": "First"}, version=seen)
    with pytest.raises(ChangedElsewhere) as refused:
        other_desk.tasks.correct(number, {"matter": "Second"}, version=seen)
    shift.refused = refused.value


@then("the first correction is kept")
def first_is_kept(desk: Desk) -> None:
    assert desk.tasks.get("M-000001").facts.matter == "First"


@then("the second desk is told that it was changed elsewhere")
def told_changed(shift: Shift) -> None:
    assert "changed at another desk" in str(shift.refused)
