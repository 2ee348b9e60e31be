"""One process that draws slips and prints how long they took and what it holds in memory."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from time import perf_counter

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.task import AnyTask, Task
from receptiondesk.services.home import Home
from receptiondesk.services.papers import Papers
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.bench.memory import resident

AT = datetime(2026, 11, 20, 9, 38, tzinfo=timezone(timedelta(hours=8)))
LATIN: AnyTask = Task(
    number="M-000123", kind="phone_message", status="taken", station="Lobby", taken_by="Chen", opened_at=AT,
    facts=PhoneMessage(
        recipient="Li Ming", caller="Wang Fang", organisation="Acme", callback_number="138 0013 8000", taken_at=AT,
        wishes=("please_call",), matter="Please ring back about the lease of unit 12 before six.",
    ),
)  # fmt: skip
CHINESE: AnyTask = replace(
    LATIN,
    facts=PhoneMessage(
        recipient="李明", caller="王芳", organisation="港湾物业", callback_number="138 0013 8000", taken_at=AT,
        wishes=("please_call",), matter="请在六点前回电，关于十二单元的租约。",
    ),
)  # fmt: skip


def seconds(papers: Papers, task: AnyTask, language: str) -> float:
    """How long one slip takes."""
    begun = perf_counter()
    papers.slip([task], paper="a6", language=language)
    return perf_counter() - begun


def main() -> None:
    """The first slips, then a thousand."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Home(Path(folder)), printer=lambda pdf, printer: None)
        papers = desk.papers
        latin = median([seconds(papers, LATIN, "en") for _ in range(25)][5:])
        chinese = seconds(papers, CHINESE, "zh_CN")
        for number in range(200):
            seconds(papers, *((LATIN, "en") if number % 2 else (CHINESE, "zh_CN")))
        before = resident()
        for number in range(1000):
            seconds(papers, *((LATIN, "en") if number % 2 else (CHINESE, "zh_CN")))
        print(json.dumps({"latin": latin, "chinese": chinese, "before": before, "after": resident()}))
        desk.close()


if __name__ == "__main__":
    main()
