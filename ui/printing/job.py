"""Sends a PDF to one printer and finds out whether the printer's queue really took it."""

from __future__ import annotations

import time
from itertools import groupby

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from ui.printing import devices, pages
from ui.printing.queue import JobState, cancel, jobs_of, queue_of

_PATIENCE = 6.0
"""Seconds to watch a job: what a queue cannot print fails sooner, what it can print may take minutes."""
_GLANCE = 0.2
_FAILED = (JobState.STOPPED, JobState.CANCELED, JobState.ABORTED)


def print_pdf(pdf: bytes, printer: str, *, title: str) -> int:
    """Print every page on the printer of that name; returns their number. See `ui.printing.print_pdf`."""
    found = devices.find(printer)
    title = title or pages.title_of(pdf) or "Reception Desk"
    sizes = pages.page_sizes(pdf)
    papers = [(min(s.width(), s.height()), max(s.width(), s.height()), s.width() > s.height()) for s in sizes]
    # A job has one paper: pages of another size are a job of their own.
    for paper, group in groupby(range(len(sizes)), key=lambda page: papers[page]):
        _send(pdf, list(group), found, _layout(found, *paper), title)
    return len(sizes)


def _layout(found: QPrinterInfo, short: float, long: float, landscape: bool) -> QPageLayout:
    """Paper for a page of that size, without margins: the page has its own."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(devices.paper_for(found, short, long), way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _send(pdf: bytes, wanted: list[int], found: QPrinterInfo, layout: QPageLayout, title: str) -> None:
    """One job of pages that share a paper."""
    name = found.printerName()
    earlier = jobs_of(name, title)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    printer.setResolution(devices.dots_per_inch(found))
    if printer.printerName() != name:
        raise _refused(name)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(name)
    try:
        # Without it Qt packs text as photographs and letters get a halo.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for position, page in enumerate(wanted):
            if position and not printer.newPage():
                raise _refused(name)
            _draw(painter, pdf, page, printer.resolution())
    except BaseException:
        # Half a job is worse than none.
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise _refused(name)
    if earlier is not None:
        _watch(name, title, frozenset(earlier))


def _draw(painter: QPainter, pdf: bytes, page: int, dots_per_inch: int) -> None:
    """One page at its own size from the upper left corner of the paper."""
    for band in pages.bands(pdf, page, dots_per_inch):
        size = band.picture.size()
        painter.drawImage(QRectF(0, band.top, size.width(), size.height()), band.picture)


def _watch(printer: str, title: str, earlier: frozenset[int]) -> None:
    """Until the new job is done, has failed, or has been printing for a while.

    A job that is told as failed is taken out of the queue, or it would come out beside its repetition as soon
    as somebody plugs the printer in.
    """
    give_up = time.monotonic() + _PATIENCE
    while True:
        states = _new_jobs(printer, title, earlier)
        if not states or any(state in _FAILED for state in states.values()):
            raise _refused(printer)
        if all(state is JobState.COMPLETED for state in states.values()):
            return
        queue = queue_of(printer)
        late = time.monotonic() > give_up
        if queue is not None and (queue.stopped or (late and not queue.answering)):
            for job in states:
                cancel(printer, job)
            raise DeskError(
                "printer_refused",
                N_("The printer “{printer}” does not answer. It may be off or unplugged."),
                printer=printer,
            )
        if late:
            return
        time.sleep(_GLANCE)


def _new_jobs(printer: str, title: str, earlier: frozenset[int]) -> dict[int, JobState]:
    """What became of the jobs of that title since then."""
    jobs = jobs_of(printer, title) or {}
    return {number: state for number, state in jobs.items() if number not in earlier}


def _refused(printer: str) -> DeskError:
    return DeskError("printer_refused", N_("The printer “{printer}” did not take the job."), printer=printer)
