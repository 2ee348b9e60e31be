"""What the home keeps besides the records: settings, drafts, small files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.clocks import Call, Hold, Ringing
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.when import now
from receptiondesk.services.drafts import Drafts, new_draft
from receptiondesk.services.files import write_whole
from receptiondesk.services.home import Home, find_home
from receptiondesk.services.settings import SECTIONS, Settings, read_settings, write_settings


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_a_draft_outlives_the_window_letter_for_letter(drafts: Drafts) -> None:
    draft = replace(
        new_draft("phone_message"), texts={"caller": " 王", "callback_number": "138", "matter": "half a \ud83c"},
        focus="matter", correcting="M-000007", version=3, parked_at=now(),
    )  # fmt: skip
    drafts.keep(draft)
    assert drafts.all() == (draft,)
    drafts.keep(replace(draft, focus="caller"))
    assert [kept.focus for kept in drafts.all()] == ["caller"]
    drafts.drop(draft.id)
    drafts.drop(draft.id)
    assert drafts.all() == ()


def test_the_oldest_draft_stands_first(drafts: Drafts) -> None:
    first, second = new_draft("visit"), new_draft("phone_message")
    earlier = replace(first, begun_at=first.begun_at.replace(year=2020))
    for draft in (second, earlier):
        drafts.keep(draft)
    assert drafts.all() == (earlier, second)


def test_a_caller_on_hold_outlives_the_window_and_a_ringing_telephone_does_not(drafts: Drafts) -> None:
    held = Call(rings=4, hold=Hold(since=now(), minutes=2))
    drafts.keep(replace(new_draft("phone_message"), call=replace(held, ringing=Ringing(since=now()))))
    assert [draft.call for draft in drafts.all()] == [held]


def test_a_draft_from_before_calls_were_kept_is_read_as_it_is(tmp_path: Path, drafts: Drafts) -> None:
    drafts.keep(new_draft("visit"))
    (file,) = (tmp_path / "drafts").glob("*.json")
    values = json.loads(file.read_text(encoding="utf-8"))
    del values["call"]
    file.write_text(json.dumps(values), encoding="utf-8")
    assert [draft.call for draft in drafts.all()] == [Call()]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"kind": 1}', '"x"', "\ufeff", "\x00" * 40])
def test_a_draft_that_cannot_be_read_stays_and_hides_no_other(tmp_path: Path, drafts: Drafts, text: str) -> None:
    good = new_draft("visit")
    drafts.keep(good)
    spoilt = tmp_path / "drafts" / "spoilt.json"
    spoilt.write_text(text, encoding="utf-8")
    assert drafts.all() == (good,)
    assert spoilt.exists()


def test_a_draft_without_a_zone_was_not_written_by_a_desk(tmp_path: Path, drafts: Drafts) -> None:
    drafts.keep(new_draft("visit"))
    (file,) = (tmp_path / "drafts").glob("*.json")
    values = json.loads(file.read_text(encoding="utf-8"))
    values["begun_at"] = "2026-11-20T09:00"
    file.with_name("x.json").write_text(json.dumps(values), encoding="utf-8")
    assert len(drafts.all()) == 1


def test_a_draft_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    drafts = Drafts(tmp_path / "file" / "drafts")
    with pytest.raises(DeskError) as refused:
        drafts.keep(new_draft("visit"))
    assert refused.value.code == "cannot_write"
    with pytest.raises(DeskError) as refused:
        drafts.drop("x")
    assert refused.value.code == "cannot_write"


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert read_settings(file) == Settings()
    assert Settings().is_first_start
    kept = Settings(company="港湾大厦", station="Lobby “A”", receptionist="陈", paper="roll80", longest_matter=500)
    write_settings(file, kept)
    assert read_settings(file) == kept
    assert not kept.is_first_start


@pytest.mark.parametrize(
    ("name", "value"),
    [("paper", "papyrus"), ("largest_party", 0), ("largest_party", None), ("company", "c" * 81), ("station", "a\x07")],
)
def test_a_setting_that_cannot_be_is_refused_and_nothing_is_written(tmp_path: Path, name: str, value: object) -> None:
    file = tmp_path / "settings.json"
    with pytest.raises(DraftRefused) as refused:
        write_settings(file, replace(Settings(), **{name: value}))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [name]
    assert not file.exists()


def test_a_setting_that_cannot_be_read_falls_back_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    held = {"company": "Acme", "paper": "papyrus", "text_size": 150, "of a newer desk": "x"}
    file.write_text(json.dumps(held), encoding="utf-8")
    assert read_settings(file) == Settings(company="Acme", text_size="150")


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_settings_that_are_no_settings_are_refused_and_kept(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DeskError) as refused:
        read_settings(file)
    assert refused.value.code == "settings_unreadable"
    assert file.read_text(encoding="utf-8") == text


def test_every_setting_stands_on_the_page_once() -> None:
    shown = [name for _, names in SECTIONS for name in names]
    assert sorted(shown) == sorted(field.name for field in Settings.FIELDS)


@given(st.dictionaries(st.sampled_from([f.name for f in Settings.FIELDS]), st.text(max_size=20) | st.integers()))
def test_whatever_stands_in_the_file_the_desk_opens_with_settings_that_are_possible(
    tmp_path_factory: pytest.TempPathFactory, held: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("s") / "settings.json"
    file.write_text(json.dumps(held), encoding="utf-8")
    write_settings(file, read_settings(file))


def test_a_small_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "small"
    write_whole(file, "first")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "second \ud800")
    assert file.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [file]
    assert file.stat().st_mode & 0o077 == 0


def test_the_home_is_the_one_asked_for_then_the_environments(tmp_path: Path, home: Path) -> None:
    assert find_home(tmp_path / "mine").folder == tmp_path / "mine"
    assert find_home().folder == home


def test_a_home_that_is_a_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    with pytest.raises(DeskError) as refused:
        Home(tmp_path / "home").make()
    assert refused.value.code == "home_not_writable"
    assert str(tmp_path / "home") in refused.value.text
