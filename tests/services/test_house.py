"""Every change of the house leaves an entry: who, where, when, what was and is. And nothing that nobody may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receptiondesk.bootstrap import backups_of
from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import DEED_LABELS, About, Deed
from receptiondesk.domain.own_words import Where
from receptiondesk.domain.people import Role
from receptiondesk.domain.permissions import NotAllowed
from receptiondesk.domain.when import now
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.checking import check
from receptiondesk.services.directory_files import import_colleagues
from receptiondesk.services.house_words import in_words, line_of
from receptiondesk.services.own_words import OwnWords
from receptiondesk.services.retention import Kept
from receptiondesk.storage.house import HouseEntry
from tests.fixtures.staff import prove_each_pin_once

MAY_PIN, LIN_PIN, NEW_PIN = "739182645", "2580", "60428315"
LI = Colleague(name="Li Wei", extension="8102", phone="138 0013 8000")


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


def told(desk: Desk, about: About | None = None) -> list[tuple[str, ...]]:
    """The newest entries in words, the oldest first, without those of the desk's beginning."""
    return [in_lines(one, desk) for one in reversed(desk.house.newest(about=about)) if one.entry.person]


def in_lines(one: HouseEntry, desk: Desk) -> tuple[str, ...]:
    words = in_words(one, desk.kinds)
    return (words.title, *map(line_of, words.changes))


def test_people_who_come_go_and_change_are_accounted_for_and_no_pin_is_ever_told(desk: Desk) -> None:
    people = desk.people
    people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    people.set_role("Lin Tao", Role.GUARD)
    people.reset_pin("Lin Tao", NEW_PIN)
    people.change_pin("May Zhou", MAY_PIN, "90261478")
    people.leave("Lin Tao")
    people.come_back("Lin Tao", LIN_PIN)
    assert told(desk, About.PEOPLE) == [
        ("May Zhou works here", "Role: Supervisor"),
        ("Lin Tao works here", "Role: Receptionist"),
        ("Lin Tao: another role", "Role: Receptionist → Guard"),
        ("Lin Tao was given a new PIN",),
        ("May Zhou has chosen a new PIN",),
        ("Lin Tao works here no more",),
        ("Lin Tao works here again",),
    ]
    entries = [one.entry for one in desk.house.newest(about=About.PEOPLE)]
    assert [entry.person for entry in entries] == ["May Zhou"] * 6 + ["Chen"]
    assert {entry.station for entry in entries} == {"Lobby"}
    assert all(now() - entry.at < timedelta(minutes=5) for entry in entries)
    kept = str([one.entry for one in desk.house.newest(100)])
    assert not any(pin in kept for pin in (MAY_PIN, LIN_PIN, NEW_PIN, "90261478", "argon2"))
    assert check(desk.store).is_in_order


def test_what_is_refused_leaves_no_entry(desk: Desk) -> None:
    desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    desk.people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    before = check(desk.store).head
    with pytest.raises(DeskError, match="supervisor"):
        desk.people.leave("May Zhou")
    with pytest.raises(DeskError, match="Nobody"):
        desk.people.set_role("Somebody Else", Role.GUARD)
    assert check(desk.store).head == before


def test_settings_of_the_house_are_accounted_for_and_ones_own_are_not(desk: Desk) -> None:
    before = desk.house.newest(1)
    desk.settings.keep(replace(desk.settings(), text_size="125", appearance="dark"))
    assert desk.house.newest(1) == before
    desk.settings.change({"tea_after": "7", "stands_at": "gate"})
    assert told(desk, About.SETTINGS)[-1] == (
        "Settings changed",
        "The desk stands: In the lobby → At the gate",
        "Offer tea after minutes: 5 → 7",
    )


def test_periods_are_accounted_for_where_they_differ(desk: Desk) -> None:
    many = [Kept(kind="visit", field=field, days=days) for field, days in (("id_number", 30), ("phone", 0))]
    desk.retention.keep(*many)
    desk.retention.keep(*many)
    desk.retention.keep(Kept(kind="visit", field="id_number", days=0))
    assert told(desk, About.RETENTION) == [
        ("Other periods in force", "Visits, Document no.: for ever → 30 days"),
        ("Other periods in force", "Visits, Document no.: 30 days → for ever"),
    ]


def test_the_directory_is_accounted_for_but_not_numbers_nor_why_somebody_is_away(desk: Desk, tmp_path: Path) -> None:
    directory = desk.directory
    directory.put([LI])
    directory.put([LI])
    held = directory.named("Li Wei")
    assert held is not None
    directory.put([replace(held, extension="8103", phone="139 1111 2222", name="Li Weiping")])
    directory.set_presence("Li Weiping", Presence.OUT, None, "At the doctor’s")
    file = tmp_path / "colleagues.csv"
    file.write_text("Name,Extension\nSun Tao,8305\nZhao Min,8210\n", encoding="utf-8")
    import_colleagues(directory, file)
    import_colleagues(directory, file)
    directory.remove(directory.named("Li Weiping") or LI)
    assert told(desk, About.DIRECTORY) == [
        ("Li Wei is new in the directory", "Extension: 8102", "Phone: 138 •••• 8000"),
        (
            "Li Weiping: changed in the directory",
            "Name: Li Wei → Li Weiping",
            "Extension: 8102 → 8103",
            "Phone: 138 •••• 8000 → 139 •••• 2222",
        ),
        ("Li Weiping: in or out", "Presence: In → Out", "Note changed"),
        ("Directory brought up to date", "New ones: 2"),
        (
            "Li Weiping taken out of the directory",
            "Extension: 8103 → –",
            "Phone: 139 •••• 2222 → –",
            "Presence: Out → In",
            "Note changed",
        ),
    ]
    read = next(one.entry for one in desk.house.newest() if one.entry.verb == Deed.COLLEAGUES_READ)
    assert read.reason == "colleagues.csv"


def test_words_of_the_house_are_accounted_for_line_by_line(desk: Desk) -> None:
    words = OwnWords(desk.home, desk.coach, desk.house_files)
    where = Where(guide="phone_message", locale="en")
    own = words.open(where)
    moment = own.moments()[0]
    own.write(moment.id, moment.prompts[0].rule, Part.SAY, [WrittenLine("Harbour House, good day.")])
    words.save(own.checked())
    (entry,) = told(desk, About.WORDS)
    assert entry[0] == "Our own words changed: en/phone_message"
    assert 'say = ["Harbour House, good day."]' in entry[1]


def test_a_copy_that_is_put_back_ends_with_the_entry_that_says_so(desk: Desk) -> None:
    copy = desk.backups.make()
    desk.directory.put([LI])
    desk.backups.put_back(copy.file)
    assert told(desk)[-1] == (f"A copy was put back: {copy.file.name}",)
    assert desk.house.newest(1)[0].entry.person == "Chen"
    assert About.DIRECTORY not in {one.about for one in desk.house.newest()}
    assert check(desk.store).is_in_order


def test_who_has_proved_nothing_is_not_named_for_putting_a_copy_back(desk: Desk) -> None:
    desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    copy = desk.backups.make()
    backups_of(desk.home).put_back(copy.file)
    assert desk.house.newest(1)[0].entry.person == ""
    backups_of(desk.home, "May Zhou").put_back(copy.file)
    assert desk.house.newest(1)[0].entry.person == "May Zhou"


def test_only_a_supervisor_sees_what_was_changed(desk: Desk) -> None:
    desk.people.add("May Zhou", Role.SUPERVISOR, MAY_PIN)
    desk.people.add("Lin Tao", Role.RECEPTIONIST, LIN_PIN)
    desk.people.sign_in("Lin Tao", LIN_PIN)
    with pytest.raises(NotAllowed):
        desk.house.newest()


def test_every_deed_has_its_words() -> None:
    assert set(DEED_LABELS) == set(Deed)
