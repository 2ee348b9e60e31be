"""Every paper in full, as text to read: what stands on it and how far from its top.

Run with ``RECEPTIONDESK_WRITE_GOLDEN=1`` to write them anew; then read what has changed.
"""

import os
from datetime import timedelta

import pytest

from receptiondesk.domain.task import AnyTask
from receptiondesk.paper import Paper, PaperLanguage
from receptiondesk.paper.marks import transcript
from receptiondesk.paper.parts import Setting
from receptiondesk.tasks.slips import SLIPS
from tests.paper.papers import GOLDEN, HOUSE, MORNING, message, tour, visit, wang, wang_in_chinese

PAPERS: dict[str, AnyTask] = {
    "message": wang(),
    "message-chinese": wang_in_chinese(),
    "message-urgent-extension": wang(
        urgent=True, callback_number="0512-62888888转4021", best_time="until 11:30"
    ),
    "message-hardly-anything": message(callback_number="13800138000"),
    "message-long": wang(matter="The owner of flat 1802 rang about water coming through the ceiling. " * 14),
    "visit": visit(),
    "visit-chinese": visit(
        visitor="张伟", host="李伟", unit="B座12层", organisation="苏州玻璃制品有限公司", party_size=2
    ),
    "visit-left": visit(status="left", left_at=MORNING + timedelta(hours=1)),
    "tour": tour(),
    "tour-no-name": tour(customer="", title="", covers_issued=None, guide=""),
}


@pytest.mark.parametrize("words", list(PaperLanguage), ids=lambda words: words.value)
@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_reads_as_it_was_agreed(name: str, words: PaperLanguage) -> None:
    task = PAPERS[name]
    parts: list[str] = []
    for paper in (Paper.A6, Paper.ROLL80):
        for cell in SLIPS[task.kind](task, Setting.of(paper, words, HOUSE)):
            parts.append(f"== {paper.value} {cell.width:g} × {cell.height:g}\n{transcript(cell)}")
    read = "\n".join(parts)
    golden = GOLDEN / f"{name}.{words.value}.txt"
    if os.environ.get("RECEPTIONDESK_WRITE_GOLDEN"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")
