"""Which printer and which paper a slip goes to."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import AnyTask, Task
from receptiondesk.domain.when import now
from receptiondesk.services.papers import Papers
from receptiondesk.services.settings import Settings
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.visit.record import Visit


def a_task(kind: str, facts: PhoneMessage | Visit) -> AnyTask:
    return Task(number="X-1", kind=kind, status="", station="", taken_by="", opened_at=now(), facts=facts)


MESSAGE = a_task("phone_message", PhoneMessage(recipient="Li Wei"))
VISIT = a_task("visit", Visit(visitor="张伟"))


class Office:
    """Papers over a printer that remembers what it was given, and a drawer that says what it drew."""

    def __init__(self, settings: Settings) -> None:
        self.printed: list[tuple[str, str]] = []
        self.papers = Papers(
            draw=self._draw, print_pdf=self._print, settings=lambda: settings, passes=frozenset({"visit"})
        )

    def _draw(self, tasks: Sequence[AnyTask], *, paper: str, language: str, settings: Settings) -> bytes:
        return paper.encode()

    def _print(self, pdf: bytes, printer: str) -> None:
        self.printed.append((printer, pdf.decode()))


SETTINGS = Settings(printer="Front desk", paper="a5")


def test_passes_go_where_the_slips_go_unless_they_have_a_printer_of_their_own() -> None:
    office = Office(SETTINGS)
    office.papers.print_slip(VISIT)
    assert office.printed == [("Front desk", "a5")]


def test_a_pass_printer_takes_the_passes_and_only_them() -> None:
    office = Office(replace(SETTINGS, pass_printer="Badges", pass_paper="roll80"))
    office.papers.print_slip(VISIT)
    office.papers.print_slip(MESSAGE)
    assert office.printed == [("Badges", "roll80"), ("Front desk", "a5")]


def test_a_printer_and_a_paper_asked_for_by_name_win() -> None:
    office = Office(replace(SETTINGS, pass_printer="Badges", pass_paper="roll80"))
    office.papers.print_slip(VISIT, printer="Office", paper="a6")
    assert office.printed == [("Office", "a6")]


def test_without_a_printer_the_desk_says_so_in_words() -> None:
    office = Office(Settings())
    with pytest.raises(DeskError) as refusal:
        office.papers.print_slip(MESSAGE)
    assert refusal.value.code == "printer_missing"
    assert office.printed == []
