"""Finds the printer that was asked for, and paper in it for a page.

`QPrinter.setPrinterName` with an unknown name quietly prints on the default printer, which stands in somebody
else's room. So a printer is always looked up first, and an unknown one is refused.
"""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from ui.printing.queue import queue_of

DOTS_PER_INCH = 600
"""Finer than this nobody sees on a slip."""
_TOLERANCE = 3.0
"""Points by which a printer's idea of a paper may differ from ours, as in Qt's own fuzzy matching."""


def names() -> tuple[str, ...]:
    """The names of this computer's printers, in its own order."""
    return tuple(QPrinterInfo.availablePrinterNames())


def find(name: str) -> QPrinterInfo:
    """The printer of exactly that name; raises `DeskError` when there is none or it takes no jobs."""
    if not name.strip():
        raise DeskError("printer_missing", N_("No printer is chosen. Choose one in the settings."))
    found = QPrinterInfo.printerInfo(name)
    if found.isNull() or found.printerName() != name:
        raise DeskError("printer_unknown", N_("This computer has no printer “{printer}”."), printer=name)
    queue = queue_of(name)
    if queue is not None and not queue.accepting:
        raise DeskError("printer_refused", N_("The printer “{printer}” takes no jobs."), printer=name)
    stopped = found.state() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
    if stopped or (queue is not None and queue.stopped):
        raise DeskError("printer_refused", N_("The printer “{printer}” is stopped."), printer=name)
    return found


def dots_per_inch(printer: QPrinterInfo) -> int:
    """How finely to draw for it: its best, unless that is finer than needed."""
    return min(DOTS_PER_INCH, max(printer.supportedResolutions(), default=DOTS_PER_INCH))


def paper_for(printer: QPrinterInfo, width: float, height: float) -> QPageSize:
    """The paper to ask the printer for, upright, given a page's shorter and longer side in points.

    Its own paper of that size, else a size made to measure, else the smallest it has that holds the page.
    """
    wanted = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    offered = printer.supportedPageSizes()
    for paper in offered:
        if _nearly(paper, width, height):
            return paper
    if not offered or (printer.supportsCustomPageSizes() and _within_limits(printer, width, height)):
        return wanted
    larger = [paper for paper in offered if _holds(paper, width, height)]
    if not larger:
        raise DeskError(
            "printer_paper",
            N_("The printer “{printer}” has no paper as large as {width} × {height} mm."),
            printer=printer.printerName(),
            width=round(width / 72 * 25.4),
            height=round(height / 72 * 25.4),
        )
    return min(larger, key=lambda paper: paper.sizePoints().width() * paper.sizePoints().height())


def _nearly(paper: QPageSize, width: float, height: float) -> bool:
    size = paper.size(QPageSize.Unit.Point)
    return abs(size.width() - width) <= _TOLERANCE and abs(size.height() - height) <= _TOLERANCE


def _holds(paper: QPageSize, width: float, height: float) -> bool:
    size = paper.size(QPageSize.Unit.Point)
    return size.width() + _TOLERANCE >= width and size.height() + _TOLERANCE >= height


def _within_limits(printer: QPrinterInfo, width: float, height: float) -> bool:
    least = printer.minimumPhysicalPageSize().size(QPageSize.Unit.Point)
    most = printer.maximumPhysicalPageSize().size(QPageSize.Unit.Point)
    wide_enough = not least.isValid() or (least.width() <= width and least.height() <= height)
    return wide_enough and (not most.isValid() or (width <= most.width() and height <= most.height()))
