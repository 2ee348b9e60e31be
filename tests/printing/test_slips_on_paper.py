"""A message becomes paper: the real program, a real print queue, and a reader for the code on the slip."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import zxingcpp
from pypdfium2 import PdfDocument

from tests.printing.cups_server import PATIENCE, CupsServer


def desk(cups: CupsServer, repo: Path, home: Path, *words: str, status: int = 0) -> Any:
    """Run the desk's command line on the real printers; gives its JSON document."""
    done = subprocess.run(
        [sys.executable, "-m", "receptiondesk", *words, "--home", str(home), "--json"],
        env=cups.environment,
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == status, done.stderr + done.stdout
    return json.loads(done.stdout)


def numbers_on(pdf: Path) -> set[str]:
    """What a scanner reads from the first page that came out of the printer."""
    document = PdfDocument(pdf)
    picture = document[0].render(scale=300 / 72).to_pil()
    document.close()
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def test_a_latin_and_a_chinese_message_are_printed_and_can_be_scanned(
    cups: CupsServer, repo: Path, tmp_path: Path
) -> None:
    before = len(cups.printed(0))
    desk(cups, repo, tmp_path, "add", "phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=The lease")
    desk(cups, repo, tmp_path, "add", "phone_message", "recipient=李伟", "caller=王芳", "matter=租约能否提前")
    desk(cups, repo, tmp_path, "slip", "M-000001", "--printer", "slips", "--lang", "en")
    desk(cups, repo, tmp_path, "slip", "M-000002", "--printer", "slips", "--lang", "zh_CN")

    first, second = cups.printed(before + 2)[before:]
    assert {frozenset(numbers_on(first)), frozenset(numbers_on(second))} == {
        frozenset({"M-000001"}),
        frozenset({"M-000002"}),
    }


def test_an_unknown_printer_is_named_and_nobody_elses_printer_gets_the_slip(
    cups: CupsServer, repo: Path, tmp_path: Path
) -> None:
    before = cups.jobs()
    desk(cups, repo, tmp_path, "add", "phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=The lease")
    answer = desk(cups, repo, tmp_path, "slip", "M-000001", "--printer", "no such printer", status=1)

    assert answer["error"]["code"] == "printer_unknown"
    assert "no such printer" in answer["error"]["text"]
    assert cups.jobs() == before
    assert desk(cups, repo, tmp_path, "show", "M-000001")["matter"] == "The lease"
