"""The desk's papers: message slips, visitor papers, tour tickets, as PDF.

``draw`` is the entry. A kind hands in its record and gets laid-out cells back (`parts.SlipMaker`); they are pure
values in millimetres, so they can be measured and compared without ink. `press` alone knows ReportLab, and is
loaded with the first slip.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from receptiondesk.domain.task import AnyTask
from receptiondesk.paper.values import House, Paper, PaperLanguage

if TYPE_CHECKING:
    from receptiondesk.paper.parts import SlipMaker

__all__ = ["House", "Paper", "PaperLanguage", "draw", "warm"]


def draw(
    tasks: Sequence[AnyTask],
    *,
    slips: Mapping[str, "SlipMaker"],
    paper: Paper,
    words: PaperLanguage,
    house: House,
) -> bytes:
    """The slips of the tasks as one PDF, in the order given; the same tasks give the same bytes.

    `slips` says for each kind how its paper is laid out. On A4 the slips of several tasks share a sheet, four to
    each. Raises `KeyError` for a kind without paper.
    """
    from receptiondesk.paper.imposition import impose
    from receptiondesk.paper.parts import Setting
    from receptiondesk.paper.press import print_pages

    setting = Setting.of(paper, words, house)
    cells = [cell for task in tasks for cell in slips[task.kind](task, setting)]
    numbers = ", ".join(task.number for task in tasks[:4])
    return print_pages(impose(cells, paper), title=numbers, author=house.company)


def warm(language: PaperLanguage) -> None:
    """Load what the first slip in a language needs; called while the desk is idle.

    Opens the faces (the machine's Chinese ones only where Chinese words are wanted), and prints one page of
    nothing that anybody keeps.
    """
    from receptiondesk.paper.forms import SLIP_A6
    from receptiondesk.paper.imposition import impose
    from receptiondesk.paper.pen import Pen
    from receptiondesk.paper.press import print_pages

    pen = Pen(SLIP_A6)
    text = "Reception 2025" + ("：前台，样板房" if language.has_chinese else "")
    for style in (SLIP_A6.body, SLIP_A6.strong):
        pen.text(SLIP_A6.left, 20, text, style)
    pen.qr(SLIP_A6.left, 30, "M-000000")
    print_pages(impose((pen.cell(),), Paper.A6), title="")
