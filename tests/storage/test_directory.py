"""The directory of colleagues: found by name, pinyin, initials and extension; read again without doubles."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.storage.store import Store

LI = Colleague(name="李明", title="经理", department="工程部", extension="8023", phone="13800138000", code="LM7")
SHAN = Colleague(name="单乐行", extension="8024", code="S1")
ABAD = Colleague(name="Abad, Francis L., Jr.", extension="123", code="FLA")


@pytest.fixture
def directory(store: Store) -> Store:
    with store.writing() as work:
        assert [work.directory.put(person) for person in (LI, SHAN, ABAD)] == [True] * 3
        work.commit()
    return store


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("李", ["李明"]),
        ("liming", ["李明"]),
        ("lm", ["李明"]),
        ("8023", ["李明"]),
        ("802", ["李明", "单乐行"]),
        ("shan", ["单乐行"]),
        ("LM7", ["李明"]),
        ("francis abad", [ABAD.name]),
        ("FLA", [ABAD.name]),
        ("nobody", []),
        ("%", []),
        ("", [ABAD.name, "李明", "单乐行"]),
    ],
)
def test_a_colleague_is_found_as_one_is_asked_for(directory: Store, typed: str, expected: list[str]) -> None:
    with directory.reading() as work:
        assert [person.name for person in work.directory.find(typed)] == expected


def test_everybody_stands_where_their_name_is_spoken(directory: Store) -> None:
    with directory.reading() as work:
        assert [person.name for person in work.directory.all()] == [ABAD.name, "李明", "单乐行"]


def test_reading_the_same_lines_again_changes_nothing(directory: Store) -> None:
    with directory.writing() as work:
        assert [work.directory.put(person) for person in (LI, SHAN, ABAD)] == [False] * 3


def test_a_name_is_put_in_the_same_place_by_every_run_of_the_program(repo: Path) -> None:
    asks = "from receptiondesk.domain.names import spelt; print(spelt('单乐行'), spelt('重庆'), spelt('Ørsted'))"
    words = [sys.executable, "-c", asks]
    said = {
        subprocess.run(words, cwd=repo, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_a_line_with_the_same_name_and_code_is_brought_up_to_date(directory: Store) -> None:
    with directory.writing() as work:
        assert work.directory.put(Colleague(name="李明", code="LM7", extension="9000"))
        work.commit()
    with directory.reading() as work:
        assert [person.extension for person in work.directory.named("李明")] == ["9000"]
        assert work.directory.find("8023") == ()
        assert [person.name for person in work.directory.find("9000")] == ["李明"]


def test_the_same_name_with_another_code_is_another_colleague(directory: Store) -> None:
    with directory.writing() as work:
        work.directory.put(Colleague(name="李明", code="LM8"))
        work.commit()
    with directory.reading() as work:
        assert len(work.directory.named("李明")) == 2


@pytest.mark.parametrize("name", ["abad, francis l., jr.", "ABAD, FRANCIS L., JR."])
def test_a_name_is_the_same_name_in_capitals(directory: Store, name: str) -> None:
    with directory.reading() as work:
        assert [person.code for person in work.directory.named(name)] == ["FLA"]
        assert work.directory.named("Abad") == ()
        assert work.directory.named("") == ()


def test_among_hundreds_of_one_surname_each_is_found_by_the_whole_name(store: Store) -> None:
    with store.writing() as work:
        for place in range(120):
            work.directory.put(Colleague(name=f"Li A{place}"))
        work.directory.put(Colleague(name="Li"))
        work.commit()
    with store.reading() as work:
        assert [person.name for person in work.directory.named("Li")] == ["Li"]


def test_out_until_a_day_is_kept_as_a_day(directory: Store) -> None:
    away = Colleague(name="李明", code="LM7", presence=Presence.OUT, until=date(2026, 11, 23), note="出差")
    with directory.writing() as work:
        work.directory.put(away)
        work.commit()
    with directory.reading() as work:
        (read,) = work.directory.named("李明")
    assert (read.presence, read.until, read.note) == (Presence.OUT, date(2026, 11, 23), "出差")


def test_who_is_taken_out_is_not_found_any_more(directory: Store) -> None:
    with directory.writing() as work:
        work.directory.remove(*work.directory.named("李明"))
        work.commit()
    with directory.reading() as work:
        assert work.directory.find("8023") == ()
        assert len(work.directory.all()) == 2
