"""Pages as pictures: in bands for a printer they are the same as in one piece for a preview."""

from __future__ import annotations

import io
import threading

import pytest
from PySide6.QtGui import QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from tests.printing.conftest import a_page
from ui.printing import page_count, page_image, pages


def test_the_bands_of_a_page_put_together_are_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    slip = a_page(105, 148)
    whole = page_image(slip, 0, 200)
    monkeypatch.setattr(pages, "BAND_BYTES", 200_000)

    bands = list(pages.bands(slip, 0, 200))
    assembled = QImage(whole.size(), whole.format())
    assembled.fill(0xFFFFFFFF)
    painter = QPainter(assembled)
    for band in bands:
        painter.drawImage(0, band.top, band.picture)
    painter.end()

    assert len(bands) > 3
    assert assembled == whole


def test_paper_that_stays_white_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(300, 400))
    canvas.drawString(20, 20, "at the foot")
    canvas.save()
    monkeypatch.setattr(pages, "BAND_BYTES", 4 * 300 * 100)

    assert [band.top for band in pages.bands(file.getvalue(), 0, 72)] == [300]


def test_a_page_has_its_size_in_points() -> None:
    (size,) = pages.page_sizes(a_page(80, 187))
    assert size.width() == pytest.approx(80 / 25.4 * 72)
    assert size.height() == pytest.approx(187 / 25.4 * 72)


def test_several_threads_may_draw_at_once() -> None:
    slip = a_page(105, 148, pages=2)
    drawn: list[QImage] = []
    threads = [
        threading.Thread(target=lambda page=page: drawn.append(page_image(slip, page % 2, 72))) for page in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 8
    assert page_count(slip) == 2
