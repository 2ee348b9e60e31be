"""The coach steps back for those who know a moment well, each for themselves."""

from pathlib import Path

import pytest

from receptiondesk.domain.errors import DeskError
from receptiondesk.services.familiarity import PRACTISED, Familiarity


def often(familiarity: Familiarity, person: str, times: int = PRACTISED) -> None:
    for _ in range(times):
        familiarity.note(person, "phone_message", "answer")


def test_a_moment_is_practised_once_it_was_seen_often(tmp_path: Path) -> None:
    familiarity = Familiarity(tmp_path)
    often(familiarity, "Chen Li", PRACTISED - 1)
    assert not familiarity.is_practised("Chen Li", "phone_message", "answer")
    often(familiarity, "Chen Li", 1)
    assert familiarity.is_practised("Chen Li", "phone_message", "answer")
    assert not familiarity.is_practised("Chen Li", "phone_message", "close")
    assert not familiarity.is_practised("Chen Li", "visit", "answer")


def test_a_newcomer_learns_for_themselves(tmp_path: Path) -> None:
    familiarity = Familiarity(tmp_path)
    often(familiarity, "Chen Li")
    assert not familiarity.is_practised("Zhao Min", "phone_message", "answer")


@pytest.mark.parametrize("person", ["Chen Li", "陈丽" * 30, "../../etc", "CON", "a/b\\c:d", ""])
def test_what_is_practised_today_is_practised_tomorrow(tmp_path: Path, person: str) -> None:
    today = Familiarity(tmp_path / "familiar")
    often(today, person)
    today.keep(today.counts())
    assert Familiarity(tmp_path / "familiar").is_practised(person, "phone_message", "answer")
    assert [file.parent for file in tmp_path.rglob("*.json")] == [tmp_path / "familiar"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"seen": 1}', '{"seen": {"a": null}}', '{"seen": {"a": "x"}}'])
def test_a_damaged_file_begins_anew_and_is_written_over(tmp_path: Path, text: str) -> None:
    first = Familiarity(tmp_path)
    often(first, "Chen Li")
    first.keep(first.counts())
    (file,) = tmp_path.glob("*.json")
    file.write_text(text, encoding="utf-8")

    second = Familiarity(tmp_path)
    assert not second.is_practised("Chen Li", "phone_message", "answer")
    often(second, "Chen Li")
    second.keep(second.counts())
    assert Familiarity(tmp_path).is_practised("Chen Li", "phone_message", "answer")


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "familiar").write_text("in the way", encoding="utf-8")
    familiarity = Familiarity(tmp_path / "familiar")
    often(familiarity, "Chen Li")
    with pytest.raises(DeskError):
        familiarity.keep(familiarity.counts())


def test_who_has_seen_nothing_leaves_no_file(tmp_path: Path) -> None:
    familiarity = Familiarity(tmp_path / "familiar")
    familiarity.is_practised("Chen Li", "visit", "arrive")
    familiarity.keep(familiarity.counts())
    assert not list(tmp_path.rglob("*.json"))
