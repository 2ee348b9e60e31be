"""PDF pages as pictures: whole ones for a preview, bands of one for a printer.

PDFium must not be entered by two threads at once, in one document or in two, so everything that touches it
goes through the lock here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72.0
BAND_BYTES = 8 * 1024 * 1024
"""Memory for one band: an A4 page at 600 dots per inch would take 139 MB in one piece."""

_pdfium = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Some full-width rows of a page: where they begin, in pixels from its top, and the picture."""

    top: int
    picture: QImage


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    """The document, with PDFium to ourselves."""
    from pypdfium2 import PdfDocument

    with _pdfium:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    with _opened(pdf) as document:
        return len(document)


def title_of(pdf: bytes) -> str:
    """What the PDF calls itself (its tasks' numbers, for a slip); "" when it does not say."""
    with _opened(pdf) as document:
        return str(document.get_metadata_value("Title")).strip()


def page_sizes(pdf: bytes) -> tuple[QSizeF, ...]:
    """The size of each page in points, as it is to be looked at (turned pages are wide)."""
    with _opened(pdf) as document:
        return tuple(QSizeF(*document.get_page_size(page)) for page in range(len(document)))


def page_image(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """Page number `page` (from 0) on white."""
    with _opened(pdf) as document:
        size = _pixels(document, page, dots_per_inch)
        return _drawn(document[page], size, top=0, rows=size[1])


def bands(pdf: bytes, page: int, dots_per_inch: float) -> Iterator[Band]:
    """The page in bands from top to bottom, empty ones left out."""
    with _opened(pdf) as document:
        width, height = size = _pixels(document, page, dots_per_inch)
        rows = max(1, BAND_BYTES // (4 * width))
        opened = document[page]
        for top in range(0, height, rows):
            picture = _drawn(opened, size, top=top, rows=min(rows, height - top))
            if not _blank(picture):
                # Grey is a third of the data to send, and slips are mostly grey.
                grey = picture.allGray()
                yield Band(
                    top=top,
                    picture=picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture,
                )


def _pixels(document: PdfDocument, page: int, dots_per_inch: float) -> tuple[int, int]:
    """The whole page in pixels."""
    width, height = document.get_page_size(page)
    scale = dots_per_inch / POINTS_PER_INCH
    return max(1, round(width * scale)), max(1, round(height * scale))


def _drawn(page: Any, size: tuple[int, int], *, top: int, rows: int) -> QImage:
    """`rows` rows of the page from `top` on, the whole page being `size` pixels."""
    from pypdfium2 import PdfBitmap
    from pypdfium2 import raw as pdfium

    bitmap = PdfBitmap.new_native(size[0], rows, pdfium.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, size[0], rows)
    flags = pdfium.FPDF_PRINTING | pdfium.FPDF_ANNOT
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, -top, size[0], size[1], 0, flags)
    seen = QImage(bytes(bitmap.buffer), size[0], rows, bitmap.stride, QImage.Format.Format_RGB32)
    # The picture above only looks at those bytes; the copy has its own.
    return seen.copy()


def _blank(picture: QImage) -> bool:
    """Whether nothing is drawn on it: every pixel has the colour of the paper."""
    white = QImage(picture.size(), picture.format())
    white.fill(0xFFFFFFFF)
    return picture == white
