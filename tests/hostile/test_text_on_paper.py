"""What somebody types stands on paper as it is, and makes a paper do nothing."""

from __future__ import annotations

import pypdfium2
import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from tests.fixtures.desks import PaperTray
from tests.hostile.nasty import HOSTILE, MARKUP


def shown(pdf: bytes) -> str:
    """All that can be read on the pages, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "".join("".join(texts).split())


def acts(pdf: bytes) -> list[bytes]:
    """What of it a reader would follow or run."""
    return [word for word in (b"/URI", b"/JS", b"/JavaScript", b"/Launch", b"/GoToR") if word in pdf]


@pytest.mark.parametrize("kind", ["phone_message", "visit", "sample_room_tour"])
@pytest.mark.parametrize("paper", ["a6", "roll80"])
def test_slips_and_passes_show_it_as_it_is(whole_home: Home, kind: str, paper: str) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    tasks = list(desk.tasks.each(LogbookFilter(kinds=(kind,))))
    slips = [desk.papers.slip([task], paper=paper, language="both") for task in tasks]
    desk.close()
    assert not [found for slip in slips for found in acts(slip)]
    for name, slip in zip(HOSTILE, slips, strict=True):
        # What is set from right to left, or of several signs, is read back in an order of its own.
        if name.isascii():
            assert "".join(name.split()) in shown(slip)


def test_the_booklet_shows_the_words_of_the_house_as_they_are(whole_home: Home) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    pdf = desk.library.booklet(["phone_message"], "en")
    desk.close()
    assert "".join(MARKUP.split()) in shown(pdf)
    assert acts(pdf) == []
