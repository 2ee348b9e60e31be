"""Which page stood open."""

from pathlib import Path

import pytest

from receptiondesk.services.last_page import LastPage


def test_the_page_is_known_again(tmp_path: Path) -> None:
    LastPage(tmp_path / "window.json").keep("logbook")
    assert LastPage(tmp_path / "window.json").id() == "logbook"


@pytest.mark.parametrize("written", ["", "{", "[]", "7", '{"page": null', '{"pages": "logbook"}'])
def test_a_file_that_nobody_can_read_knows_no_page(tmp_path: Path, written: str) -> None:
    file = tmp_path / "window.json"
    assert LastPage(file).id() == ""
    file.write_text(written, encoding="utf-8")
    assert LastPage(file).id() == ""
