"""The booklet of the house by typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.paper.papers import flat

Say = Callable[..., Any]


def test_the_whole_booklet_is_drawn_to_a_file(ask: Say, tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    drawn = ask("booklet", "--to", file)
    assert drawn["file"] == str(file)
    assert {"phone_message", "card", "emergency"} <= set(drawn["topics"])
    assert "phone.hold.ask" in flat(file.read_bytes())


def test_only_the_topics_that_are_named(ask: Say, tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    assert ask("booklet", "--to", file, "--topics", "card, table", "--lang", "zh_CN")["topics"] == ["card", "table"]
    read = flat(file.read_bytes())
    assert "递名片" in read
    assert "phone.hold.ask" not in read


def test_a_topic_that_there_is_not_is_told(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    said = say("booklet", "--to", file, "--topics", "cards", "--json")
    assert said.status == 1
    assert said.document["error"]["code"] == "unknown_topic"
    assert not file.exists()
