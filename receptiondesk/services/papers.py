"""Slips: drawn for a task in the paper's own size and language, and handed to a printer."""

from collections.abc import Callable, Sequence
from typing import Protocol

from receptiondesk import i18n
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import N_
from receptiondesk.services.settings import Settings


class Drawer(Protocol):
    """Draws slips of any kinds to one PDF; see `receptiondesk.paper.draw`."""

    def __call__(self, tasks: Sequence[AnyTask], *, paper: str, language: str, settings: Settings) -> bytes: ...


Printer = Callable[[bytes, str], object]
"""Prints a PDF on exactly the named printer, without a dialog; raises `DeskError` where it cannot."""


class Papers:
    """What the desk puts on paper."""

    def __init__(
        self,
        *,
        draw: Drawer,
        print_pdf: Printer,
        settings: Callable[[], Settings],
        passes: frozenset[str] = frozenset(),
        require: Require = everything_goes,
    ) -> None:
        """`passes` are the kinds whose paper is a pass, with a printer and a size of its own where they are set.

        `require` is asked whether somebody may have slips.
        """
        self._draw = draw
        self._print_pdf = print_pdf
        self._settings = settings
        self._passes = passes
        self._require = require

    def slip(self, tasks: Sequence[AnyTask], *, paper: str = "", language: str = "") -> bytes:
        """The slips of `tasks` as PDF, in the paper and language given or set (``en``, ``zh_CN``, ``both``)."""
        self._require(Act.PRINT)
        settings = self._settings()
        chosen = language or settings.paper_language
        if chosen == "screen":
            chosen = i18n.language()
        own = settings.pass_paper if all(task.kind in self._passes for task in tasks) else ""
        return self._draw(tasks, paper=paper or own or settings.paper, language=chosen, settings=settings)

    def print_slip(self, task: AnyTask, *, printer: str = "", paper: str = "", language: str = "") -> str:
        """Print a task's slip, as given or set; gives the printer's name. Raises `DeskError` where none came out."""
        settings = self._settings()
        own = settings.pass_printer if task.kind in self._passes else ""
        name = printer or own or settings.printer
        if not name:
            raise _no_printer()
        self._print_pdf(self.slip([task], paper=paper, language=language), name)
        return name

    def print_sheets(self, pdf: bytes, printer: str) -> str:
        """Print a PDF that is no slip on exactly the named printer; gives its name. Raises `DeskError`."""
        if not printer:
            raise _no_printer()
        self._print_pdf(pdf, printer)
        return printer


def _no_printer() -> DeskError:
    return DeskError("printer_missing", N_("No printer is chosen. Choose one in the settings."))
