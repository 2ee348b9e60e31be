"""Paper and manners by typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from receptiondesk.services.settings import PAPERS

Say = Callable[..., Any]


@pytest.fixture
def number(ask: Say) -> str:
    """A message for somebody."""
    taken = ask("add", "phone_message", "recipient=Li Na", "caller=Mr Smith", "matter=Please ring.")
    return str(taken["number"])


def test_a_slip_is_drawn_to_a_file(ask: Say, number: str, tmp_path: Path) -> None:
    file = tmp_path / "slip.pdf"
    drawn = ask("slip", number, "--to", file, "--paper", "a5", "--lang", "zh_CN")
    assert drawn == {"number": number, "paper": "a5", "file": str(file)}
    document = pypdfium2.PdfDocument(file)
    try:
        assert number in document[0].get_textpage().get_text_range()
    finally:
        document.close()


@pytest.mark.parametrize("paper", [option.code for option in PAPERS])
@pytest.mark.parametrize("language", ["en", "zh_CN", "both"])
def test_every_paper_comes_in_every_language(ask: Say, number: str, tmp_path: Path, paper: str, language: str) -> None:
    file = tmp_path / "slip.pdf"
    ask("slip", number, "--to", file, "--paper", paper, "--lang", language)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_slip_that_cannot_be_written_is_said(say: Say, number: str, tmp_path: Path) -> None:
    said = say("slip", number, "--to", tmp_path / "nowhere" / "slip.pdf", "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "cannot_write")


def test_a_printer_that_is_not_there_is_said_by_the_program_that_prints(say: Say, number: str) -> None:
    said = say("slip", number, "--printer", "no such printer", "--json")
    assert said.status == 1
    assert "no such printer" in said.document["error"]["text"]


def test_the_guide_can_be_read_whole_or_by_moment(ask: Say) -> None:
    moments = ask("guide", "visit")["moments"]
    assert len({moment["id"] for moment in moments}) == len(moments) > 3
    prompt = moments[0]["prompts"][0]
    assert set(prompt) == {"rule", "say", "do", "avoid", "why"}
    one = ask("guide", "visit", moments[1]["id"])["moments"]
    assert [moment["id"] for moment in one] == [moments[1]["id"]]


def test_the_guide_fills_in_what_a_record_knows(ask: Say, number: str) -> None:
    said = str(ask("guide", "phone_message", "--for", number))
    assert "Smith" in said
    assert "Smith" not in str(ask("guide", "phone_message"))
    assert ask("guide", "phone_message", "--lang", "zh_CN") != ask("guide", "phone_message")


def test_a_record_of_another_kind_has_no_part_in_a_guide(say: Say, number: str) -> None:
    assert say("guide", "visit", "--for", number, "--json").document["error"]["code"] == "other_kind"
