"""Puts a PDF on a real printer without a dialog, and never on a printer that was not asked for.

    printers() -> tuple[str, ...]                         the printers of this computer
    print_pdf(pdf, printer, *, title=...) -> int          pages printed; raises DeskError
    page_image(pdf, page, dots_per_inch) -> QImage        one page as the printer would draw it, for previews
    page_count(pdf) -> int

All of it may be called off the GUI thread, and should be: a printer takes its time. It needs a running
QGuiApplication. ``python -m ui.printing FILE.pdf PRINTER`` does the same for programs without a screen.
Nothing of Qt's print support is loaded before the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

__all__ = ["page_count", "page_image", "print_pdf", "printers"]


def printers() -> tuple[str, ...]:
    """The names of this computer's printers, in its own order; () when it has none."""
    from ui.printing.devices import names

    return names()


def print_pdf(pdf: bytes, printer: str, *, title: str = "") -> int:
    """Print every page of `pdf` in its own size, unscaled, on the printer of that name; returns the pages.

    `title` is what the print queue calls it; if not given, the PDF's own title. Raises `DeskError` with the
    code ``printer_missing`` (no name), ``printer_unknown``, ``printer_refused`` or ``printer_paper`` (its paper
    is too small); then nothing of `pdf` was printed elsewhere.
    """
    from ui.printing.job import print_pdf as send

    return send(pdf, printer, title=title)


def page_image(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """Page number `page` (from 0) of `pdf` on white."""
    from ui.printing.pages import page_image as draw

    return draw(pdf, page, dots_per_inch)


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    from ui.printing.pages import page_count as count

    return count(pdf)
