"""A slip on a real print server: what comes out, and what happens when the printer will not have it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from tests.printing.conftest import a_page
from tests.printing.cups_server import PATIENCE, CupsServer
from ui.printing import page_count, page_image
from ui.printing.pages import page_sizes

MILLIMETRE = 72 / 25.4


def send(cups: CupsServer, repo: Path, file: Path, printer: str, **environment: str) -> dict[str, object]:
    """Print as the command line does; returns the one line of JSON that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.printing", str(file), printer],
        env={**cups.environment, **environment},
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.stderr == ""
    answer: dict[str, object] = json.loads(done.stdout)
    assert done.returncode == (1 if "error" in answer else 0)
    return answer


def refusal(answer: dict[str, object]) -> tuple[str, str]:
    """The code and the words of an error."""
    error = answer["error"]
    assert isinstance(error, dict)
    return error["code"], error["text"]


def difference(one: bytes, other: bytes, page: int = 0) -> float:
    """How far two pages are from looking the same, 0 to 1, seen coarsely enough to forgive resampling."""
    first, second = (page_image(pdf, page, 36) for pdf in (one, other))
    width, height = min(first.width(), second.width()), min(first.height(), second.height())
    assert abs(first.width() - second.width()) <= 2 and abs(first.height() - second.height()) <= 2
    total = 0
    for y in range(height):
        # PySide declares the line of pixels as an object; it is a memoryview.
        row, other_row = (cast(memoryview, picture.constScanLine(y))[: 4 * width] for picture in (first, second))
        total += sum(abs(a - b) for a, b in zip(row, other_row, strict=True))
    return total / (255 * 3 * width * height)


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [("a6", 105, 148), ("a5", 148, 210), ("a4", 210, 297), ("roll", 80, 187)],
)
def test_a_slip_comes_out_of_the_printer_in_its_own_size(
    cups: CupsServer, repo: Path, tmp_path: Path, paper: str, width: float, height: float
) -> None:
    before = len(cups.printed(0))
    file = tmp_path / f"slip-{paper}.pdf"
    file.write_bytes(a_page(width, height))

    assert send(cups, repo, file, "slips") == {"printed": 1, "printer": "slips"}

    out = cups.printed(before + 1)[-1].read_bytes()
    (size,) = page_sizes(out)
    assert size.width() == pytest.approx(width * MILLIMETRE, abs=1.5)
    assert size.height() == pytest.approx(height * MILLIMETRE, abs=1.5)
    assert difference(file.read_bytes(), out) < 0.04


def test_both_pages_of_a_long_message_come_out_in_order(cups: CupsServer, repo: Path, tmp_path: Path) -> None:
    before = len(cups.printed(0))
    file = tmp_path / "long.pdf"
    file.write_bytes(a_page(105, 148, pages=2))

    assert send(cups, repo, file, "slips")["printed"] == 2

    out = cups.printed(before + 1)[-1].read_bytes()
    assert page_count(out) == 2
    assert difference(file.read_bytes(), out, page=0) < 0.02
    assert difference(file.read_bytes(), out, page=1) < 0.02


def test_the_queue_calls_a_slip_by_the_number_of_its_task(cups: CupsServer, repo: Path, tmp_path: Path) -> None:
    before = len(cups.printed(0))
    file = tmp_path / "slip.pdf"
    file.write_bytes(a_page(105, 148))

    send(cups, repo, file, "slips")

    # The PDF printer names its file after the job.
    assert cups.printed(before + 1)[-1].name.startswith("M-000123")


def test_a_ticket_that_lies_on_its_side_fills_an_upright_sheet(
    cups: CupsServer, repo: Path, tmp_path: Path
) -> None:
    before = len(cups.printed(0))
    file = tmp_path / "ticket.pdf"
    file.write_bytes(a_page(148, 105))

    send(cups, repo, file, "slips")

    (size,) = page_sizes(cups.printed(before + 1)[-1].read_bytes())
    assert sorted((size.width(), size.height())) == pytest.approx([105 * MILLIMETRE, 148 * MILLIMETRE], abs=1.5)


@pytest.mark.parametrize(
    ("printer", "code"),
    [
        ("front office", "printer_unknown"),
        ("前台打印机", "printer_unknown"),
        ("", "printer_missing"),
        ("paused", "printer_refused"),
        ("closed", "printer_refused"),
    ],
)
def test_a_missing_unknown_or_refusing_printer_says_so_and_nothing_is_printed_anywhere(
    cups: CupsServer, repo: Path, tmp_path: Path, printer: str, code: str
) -> None:
    tray, jobs = cups.printed(0), cups.jobs()
    file = tmp_path / "slip.pdf"
    file.write_bytes(a_page(105, 148))

    said, words = refusal(send(cups, repo, file, printer))

    assert said == code
    assert printer in words
    assert cups.printed(0) == tray
    assert cups.jobs() == jobs


def test_a_server_that_is_gone_means_an_unknown_printer(cups: CupsServer, repo: Path, tmp_path: Path) -> None:
    file = tmp_path / "slip.pdf"
    file.write_bytes(a_page(105, 148))

    said, _words = refusal(send(cups, repo, file, "slips", CUPS_SERVER="127.0.0.1:9"))

    assert said == "printer_unknown"


@pytest.mark.parametrize(
    ("printer", "device"),
    [("unplugged", "socket://127.0.0.1:9"), ("given-up", "socket://127.0.0.1:9/?contimeout=1")],
)
def test_a_printer_that_nobody_answers_at_is_told_and_no_job_is_left_to_come_out_later(
    cups: CupsServer, repo: Path, tmp_path: Path, printer: str, device: str
) -> None:
    cups.add_printer(printer, device)
    file = tmp_path / "slip.pdf"
    file.write_bytes(a_page(105, 148))

    said, words = refusal(send(cups, repo, file, printer))

    assert said == "printer_refused"
    assert printer in words
    assert cups.tell("lpstat", "-o", printer) == ""


def test_a_file_that_is_no_pdf_is_refused_in_words(cups: CupsServer, repo: Path, tmp_path: Path) -> None:
    file = tmp_path / "slip.pdf"
    file.write_text("not a PDF")
    assert refusal(send(cups, repo, file, "slips"))[0] == "file_unreadable"


def test_a_slip_is_printed_off_the_gui_thread(cups: CupsServer, repo: Path, tmp_path: Path) -> None:
    before = len(cups.printed(0))
    file = tmp_path / "slip.pdf"
    file.write_bytes(a_page(105, 148))
    program = """
import sys, threading
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from ui.printing import print_pdf, printers

application = QGuiApplication([])
pages = []
def work():
    assert "slips" in printers()
    pages.append(print_pdf(Path(sys.argv[1]).read_bytes(), "slips", title="off the GUI thread"))
worker = threading.Thread(target=work)
worker.start()
worker.join()
print(pages)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        env=cups.environment,
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.stdout, done.stderr) == ("[1]\n", "")
    assert difference(file.read_bytes(), cups.printed(before + 1)[-1].read_bytes()) < 0.04
