"""Printers for the printing tests: real queues of a real server, and a real PDF to print."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import pytest

from tests.printing import cups_server
from tests.printing.cups_server import CupsServer


@pytest.fixture(scope="session")
def cups() -> Iterator[CupsServer]:
    """A server with four printers: ``slips``, ``lobby`` (the default one), ``paused`` and ``closed``."""
    if missing := cups_server.what_is_missing():
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with cups_server.running() as server:
        for name in ("slips", "lobby", "paused", "closed"):
            server.add_printer(name)
        server.tell("lpadmin", "-d", "lobby")
        server.tell("cupsdisable", "paused")
        server.tell("cupsreject", "closed")
        yield server


def a_page(width: float, height: float, *, pages: int = 1) -> bytes:
    """A PDF of that size in millimetres: a frame 2 mm from the edge, a block, and a line of text per page."""
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width * mm, height * mm), invariant=1)
    canvas.setTitle("M-000123")
    for page in range(1, pages + 1):
        canvas.setLineWidth(0.5 * mm)
        canvas.rect(2 * mm, 2 * mm, (width - 4) * mm, (height - 4) * mm)
        canvas.setFillColorRGB(0.75, 0.1, 0.1)
        canvas.rect(8 * mm, 8 * mm, 12 * mm, page * 5 * mm, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(8 * mm, (height - 14) * mm, f"M-00012{page} Wang Fang")
        canvas.showPage()
    canvas.save()
    return file.getvalue()
