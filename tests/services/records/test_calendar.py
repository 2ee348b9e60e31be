"""A calendar of invitations becomes expected visits, once, however its program writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.services.records import ImportReport

Write = Callable[..., Path]
CALENDARS = Path(__file__).parents[2] / "fixtures" / "calendars"
HERE = ZoneInfo("Asia/Shanghai")
MET = "ORGANIZER;CN=Chen:mailto:chen@house.example\nATTENDEE;CN=Li Wei:mailto:li@acme.example\n"


@pytest.fixture(autouse=True)
def _a_friday_in_shanghai() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 20, 8, 0, tzinfo=HERE), tick=False):
        yield


@pytest.fixture
def bring(desk: Desk, write: Write) -> Callable[..., ImportReport]:
    """Import events as a calendar."""

    def bring_events(*events: str, head: str = "", columns: Path | None = None, kind: str = "visit") -> ImportReport:
        said = "".join(f"BEGIN:VEVENT\n{event}END:VEVENT\n" for event in events)
        file = write("a.ics", f"BEGIN:VCALENDAR\n{head}{said}END:VCALENDAR\n")
        return desk.records.import_file(desk.kinds[kind], file, columns=columns)

    return bring_events


def visits(desk: Desk) -> list[AnyTask]:
    """The visits at the desk, by when they are expected."""
    return sorted(desk.tasks.each(LogbookFilter()), key=lambda task: str(task.facts.expected_at))


def test_what_outlook_sends_is_expected_by_the_clock_of_the_house(desk: Desk) -> None:
    report = desk.records.import_file(desk.kinds["visit"], CALENDARS / "outlook.ics")
    assert (report.read, report.added, report.known) == (3, 2, 0)
    assert [(refused.row, refused.problems[0].field) for refused in report.refused] == [(3, "visitor")]
    plans, samples = visits(desk)
    facts = plans.facts
    assert (facts.visitor, facts.names, facts.party_size) == ("Li, Wei (Acme)", ("Wang Fang",), 2)
    assert (facts.email, facts.host, facts.purpose) == ("wei.li@acme.example", "Chen Jing", "Plans for tower B")
    assert facts.notes.startswith("Please bring the plans, in print.\n\n")
    assert facts.expected_at.isoformat() == "2026-11-24T17:30:00+08:00"
    assert (plans.status, plans.extra) == ("expected", {"LOCATION": "Meeting Room 5"})
    assert samples.facts.expected_at == datetime(2026, 11, 25, 14, 15, tzinfo=HERE)


def test_a_series_of_google_is_expected_week_by_week_but_where_it_was_changed(desk: Desk) -> None:
    file = CALENDARS / "google.ics"
    report = desk.records.import_file(desk.kinds["visit"], file)
    assert (report.read, report.added, report.refused) == (7, 7, ())
    found = [(task.facts.expected_at.strftime("%m-%d %H:%M"), task.status) for task in visits(desk)]
    assert found == [
        ("11-23 09:00", "expected"),  # not on 30 November; on the 8th in place of the 7th; the 14th is off
        ("12-08 14:30", "expected"),
        ("12-14 09:00", "cancelled"),
        ("12-21 09:00", "expected"),
        ("12-28 09:00", "expected"),
        ("01-04 09:00", "expected"),
        ("01-11 09:00", "expected"),
    ]
    assert {(task.facts.visitor, task.facts.host, task.facts.names) for task in visits(desk)} == {("张伟", "陈静", ())}

    again = desk.records.import_file(desk.kinds["visit"], file)
    assert (again.read, again.added, again.known) == (7, 0, 7)


def test_what_apple_writes_keeps_days_as_days(desk: Desk) -> None:
    report = desk.records.import_file(desk.kinds["visit"], CALENDARS / "apple.ics")
    assert (report.read, report.added) == (2, 2)
    auditors, lift = visits(desk)
    assert (auditors.facts.visitor, auditors.facts.expected_at) == ("Dr. Anna Weiß", date(2026, 12, 1))
    assert lift.facts.expected_at == datetime(2026, 12, 3, 8, 30, tzinfo=HERE)
    assert (lift.facts.visitor, lift.facts.host) == ("service@lifts.example", "jonas@house.example")


def test_the_next_weeks_of_a_series_follow_when_the_calendar_is_read_again(desk: Desk) -> None:
    file = CALENDARS / "google.ics"
    desk.records.import_file(desk.kinds["visit"], file)
    with time_machine.travel(datetime(2026, 12, 4, 8, 0, tzinfo=HERE), tick=False):
        later = desk.records.import_file(desk.kinds["visit"], file)
    assert (later.added, later.known) == (2, 6)


def test_an_endless_series_ends_after_the_coming_weeks(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    assert bring(f"UID:1\nDTSTART:19000101T090000\nRRULE:FREQ=DAILY\n{MET}").added == 57
    assert {task.facts.expected_at.date() for task in visits(desk)} >= {date(2026, 11, 20), date(2027, 1, 15)}


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;UNTIL=20261130T010000Z", ["11-23", "11-30"]),
        ("FREQ=WEEKLY;UNTIL=20261130T005959Z", ["11-23"]),
        ("FREQ=WEEKLY;COUNT=3", ["11-23", "11-30"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["11-30", "12-31"]),
        ("FREQ=MONTHLY;BYDAY=2TU", ["12-08", "01-12"]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", ["12-24"]),
    ],
)
def test_a_series_ends_when_it_says(desk: Desk, bring: Callable[..., ImportReport], rule: str, days: list[str]) -> None:
    bring(f"UID:1\nDTSTART;TZID=Asia/Shanghai:20261116T090000\nRRULE:{rule}\n{MET}")
    assert [task.facts.expected_at.strftime("%m-%d") for task in visits(desk)] == days


def test_days_that_are_added_to_a_series_count(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    bring(f"UID:1\nDTSTART;VALUE=DATE:20261001\nRDATE;VALUE=DATE:20261124,20261126\nEXDATE;VALUE=DATE:20261126\n{MET}")
    assert [task.facts.expected_at for task in visits(desk)] == [date(2026, 11, 24)]


def test_what_is_over_is_not_expected(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    report = bring(
        f"UID:1\nDTSTART:20261119T230000\n{MET}",
        f"UID:2\nDTSTART:20261120T000000\n{MET}",
        f"UID:3\nDTSTART:20261001T000000\nRRULE:FREQ=DAILY;COUNT=3\n{MET}",
    )
    assert [(refused.row, refused.problems[0].text) for refused in report.refused] == [
        (1, "It was on 2026-11-19."),
        (3, "It does not come round in the next 8 weeks."),
    ]
    assert [task.facts.expected_at for task in visits(desk)] == [datetime(2026, 11, 20, tzinfo=HERE)]


def test_of_several_versions_of_an_invitation_the_latest_counts(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    at = ("UID:1\nSEQUENCE:2\nDTSTART:20261124T100000\n", "UID:1\nSEQUENCE:1\nDTSTART:20261124T090000\n")
    assert bring(*(f"{each}{MET}" for each in at)).read == 1
    assert visits(desk)[0].facts.expected_at.hour == 10


def test_two_invitations_without_names_of_their_own_are_two(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    events = [f"DTSTART:20261124T{hour}0000\n{MET}" for hour in (10, 11)]
    assert bring(*events).added == 2
    assert bring(*events).known == 2


def test_a_calendar_that_takes_back_its_invitations_cancels(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    bring(f"UID:1\nDTSTART:20261124T100000\n{MET}", head="METHOD:CANCEL\n")
    assert [task.status for task in visits(desk)] == ["cancelled"]


def test_what_was_called_off_since_is_expected_no_more_unless_the_desk_knows_better(
    desk: Desk, bring: Callable[..., ImportReport]
) -> None:
    events = [f"UID:{number}\nDTSTART:20261124T1{number}0000\n{MET}" for number in range(3)]
    bring(*events)
    desk.tasks.do("check_in", ["V-000002"])
    report = bring(*(f"{event}STATUS:CANCELLED\n" for event in events[:2]), events[2])
    assert (report.added, report.known) == (0, 3)
    assert [task.status for task in visits(desk)] == ["cancelled", "waiting", "expected"]
    assert [entry.verb for entry in desk.tasks.record("V-000001").history] == ["take", "cancel"]

    desk.tasks.undo("V-000001")
    bring(f"{events[0]}STATUS:CANCELLED\n")
    assert visits(desk)[0].status == "expected"


def test_the_directory_knows_who_belongs_to_the_house(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    """A customer may have sent the invitation; and somebody of the same mail provider is nobody's colleague."""
    desk.directory.put([Colleague(name="陈静", email="Chen.Jing@qq.com", reference="1")])
    bring(
        "UID:1\nDTSTART:20261124T100000\nSUMMARY:Plans\n"
        "ORGANIZER;CN=Li Wei:mailto:li@acme.example\n"
        "ATTENDEE;CN=Wang:mailto:wang@acme.example\nATTENDEE;CN=Jing:mailto:chen.jing@QQ.com\n"
        "ATTENDEE;CN=Zhou:mailto:zhou@qq.com\n"
    )
    facts = visits(desk)[0].facts
    assert (facts.host, facts.visitor, facts.names) == ("陈静", "Li Wei", ("Wang", "Zhou"))


def test_people_without_addresses_are_told_apart_by_their_names(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    met = "ORGANIZER;CN=Chen:/principal/1\nATTENDEE;CN=Chen:/principal/1\nATTENDEE;CN=Li, Wei:/principal/2\n"
    bring(f"UID:1\nDTSTART:20261124T100000\n{met}ATTENDEE;CN=Zhou, Bo:/principal/3\n")
    facts = visits(desk)[0].facts
    assert (facts.host, facts.visitor, facts.names) == ("Chen", "Li, Wei", ("Zhou Bo",))


def test_a_map_may_say_otherwise(desk: Desk, write: Write, bring: Callable[..., ImportReport]) -> None:
    columns = write("map.toml", '[fields]\nvisitor = "{SUMMARY}"\nunit = "{LOCATION}"\nexpected_at = "{DTSTART}"\n')
    event = "UID:1\nDTSTART:20261124T100000\nSUMMARY:Li Wei (Acme)\nLOCATION:3/F\n"
    assert bring(event, columns=columns).added == 1
    assert bring(event.replace("3/F", "4/F"), columns=columns).known == 1
    facts = visits(desk)[0].facts
    assert (facts.visitor, facts.unit) == ("Li Wei (Acme)", "3/F")
    with pytest.raises(DraftRefused):
        bring(event, columns=write("map.toml", '[fields]\nvisitor = "{DTSTAMP}"\n'))


def test_a_telephone_log_is_not_made_of_a_calendar(bring: Callable[..., ImportReport]) -> None:
    with pytest.raises(DeskError) as refused:
        bring(f"UID:1\nDTSTART:20261124T100000\n{MET}", kind="phone_message")
    assert refused.value.code == "unknown_columns"


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART:soon\n",
        "DTSTART:20261301T100000\n",
        "DTSTART;TZID=Nowhere/Land:20261124T100000\n",
        "DTSTART;TZID=../../etc/passwd:20261124T100000\n",
        "DTSTART:99990101T000000\n",
        "DTSTART:20261124T100000\nRRULE:FREQ=SECONDLY\n",
        "DTSTART:20261124T100000\nRRULE:FREQ=DAILY;INTERVAL=0\n",
        "DTSTART:20261124T100000\nRECURRENCE-ID:x\n",
        "DTSTART;X=\x07:20261124T100000\n",
        "SUMMARY:never\n",
    ],
)
def test_an_event_that_cannot_be_understood_is_named(
    desk: Desk, bring: Callable[..., ImportReport], event: str
) -> None:
    report = bring(f"UID:1\nDTSTART:20261124T100000\n{MET}", f"UID:2\n{event}{MET}")
    assert [(refused.row, refused.problems[0].code) for refused in report.refused] == [(2, "row_unreadable")]
    assert report.added == 1


def test_a_calendar_that_was_cut_off_says_so(desk: Desk, write: Write) -> None:
    whole = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261124T100000\n{MET}END:VEVENT\nBEGIN:VEVENT\nUID:2\n"
    report = desk.records.import_file(desk.kinds["visit"], write("a.ics", whole))
    assert (report.added, [refused.row for refused in report.refused]) == (1, [2])


def test_a_line_may_be_folded_in_the_middle_of_a_character(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    name = "张伟".encode()
    file.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261124T100000\r\n"
        + b"ORGANIZER;CN=" + name[:2] + b"\r\n " + name[2:] + b":mailto:z@house.example\r\n"
        + b"ATTENDEE;CN=" + name[:4] + b"\r\n\t" + name[4:] + b":mailto:w@acme.example\r\n"
        + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )  # fmt: skip
    assert desk.records.import_file(desk.kinds["visit"], file).added == 1
    assert (visits(desk)[0].facts.visitor, visits(desk)[0].facts.host) == ("张伟", "张伟")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_old_programs_write_in_old_encodings(desk: Desk, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.ics"
    file.write_bytes((CALENDARS / "google.ics").read_text(encoding="utf-8").encode(encoding))
    desk.records.import_file(desk.kinds["visit"], file)
    assert {task.facts.visitor for task in visits(desk)} == {"张伟"}


def test_a_calendar_larger_than_any_is_refused_whole(desk: Desk, bring: Callable[..., ImportReport]) -> None:
    rules = "\n".join(["RRULE:FREQ=YEARLY;COUNT=9000;BYMONTH=2;BYMONTHDAY=30"] * 200)
    with pytest.raises(DeskError) as refused:
        bring(f"UID:0\nDTSTART:20261124T100000\n{MET}", *(f"UID:{n}\nDTSTART:19000101\n{rules}\n" for n in range(20)))
    assert refused.value.code == "calendar_too_large"
    assert visits(desk) == []
