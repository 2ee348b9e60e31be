"""Column maps: what they may say, and what is said of them when they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.i18n import LANGUAGES, catalogue
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.records.column_map import map_by_names, read_map
from receptiondesk.services.records.template import Template
from receptiondesk.tasks.registry import TASK_KINDS
from receptiondesk.tasks.visit.record import FIELDS

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{first} {last}", "Ann Lee"),
        ("{first} {middle} {last}", "Ann Lee"),
        ("{middle}", ""),
        ("Room {middle}", ""),
        ("Room {a:b} {{x}}", "Room 7 {x}"),
        ("always", "always"),
        ("{ first }", "Ann"),
    ],
)
def test_a_template_puts_columns_together_without_gaps(template: str, filled: str) -> None:
    cells = {"first": "Ann", "middle": " ", "last": "Lee", "a:b": "7"}
    assert Template.read(template).fill(cells) == filled


@pytest.mark.parametrize("template", ["{open", "close}", "{a{b}"])
def test_an_open_brace_is_no_template(template: str) -> None:
    with pytest.raises(ValueError, match=r"open|close|a"):
        Template.read(template)


def test_columns_are_known_by_name_and_by_label(write: Write) -> None:
    mapping = map_by_names(["VISITOR", "Party size", "arrived_at", "Colour", "visitor "], FIELDS)
    assert {name: template.columns for name, template in mapping.fields.items()} == {
        "visitor": ("VISITOR",),
        "party_size": ("Party size",),
        "arrived_at": ("arrived_at",),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TASK_KINDS, ids=lambda kind: kind.id)
def test_the_labels_of_a_kind_tell_its_columns_apart_in_each_language(kind: AnyKind, language: str) -> None:
    columns = [catalogue(language).gettext(field.label) for field in kind.fields]
    assert list(map_by_names(columns, kind.fields).fields) == [field.name for field in kind.fields]


def problems(file: Path) -> set[tuple[str, str]]:
    """What is wrong with a map, by field and code."""
    with pytest.raises(DraftRefused) as refused:
        read_map(file, FIELDS)
    assert all(problem.text for problem in refused.value.problems)
    return {(problem.field, problem.code) for problem in refused.value.problems}


def test_all_that_is_wrong_with_a_map_is_named(write: Write) -> None:
    file = write("map.toml", 'colour = 1\n[fields]\nvisitor = "{open"\nhat = "{Hat}"\n')
    assert problems(file) == {("colour", "unknown_part"), ("visitor", "bad_template"), ("hat", "unknown_field")}
    assert problems(write("map.toml", 'key = "{a}"\n')) == {("fields", "required")}


def test_a_map_that_is_no_toml_is_refused_in_words(write: Write, tmp_path: Path) -> None:
    for file, code in ((write("map.toml", "[fields"), "map_unreadable"), (tmp_path / "no.toml", "file_unreadable")):
        with pytest.raises(DeskError) as refused:
            read_map(file, FIELDS)
        assert refused.value.code == code


def test_a_map_for_another_table_names_the_columns_that_are_missing(write: Write) -> None:
    mapping = read_map(write("map.toml", 'key = ["{id}"]\n[fields]\nvisitor = "{a} {b}"\n'), FIELDS)
    with pytest.raises(DraftRefused) as refused:
        mapping.require(["a"])
    assert [problem.values["column"] for problem in refused.value.problems] == ["b", "id"]
