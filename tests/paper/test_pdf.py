"""The printed file itself: letters that can be read back, fonts inside, codes that scan, nothing beside the paper."""

import subprocess
import sys

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as some

from receptiondesk.domain.task import AnyTask
from receptiondesk.paper import Paper, PaperLanguage, warm
from tests.paper.measure import growth_over_a_thousand_slips
from tests.paper.papers import (
    flat,
    images,
    outside,
    overlaps,
    pages,
    printed,
    tour,
    visit,
    wang,
    wang_in_chinese,
)

NAMES = {
    "Chinese": "欧阳娜娜·𠮷野家",
    "Latin": "Ñandú O’Connor-Łukasiewicz",
    "Arabic": "شركة الأفق للتجارة",
    "Hebrew": "דוד כהן",
    "Thai": "คุณสมชาย วงศ์สุวรรณพานิช",
    "Hindi": "नमस्ते क्षत्रिय",
    "markup": "<b>Tom & Jerry</b> &lt;",
    "backslashes": r"(a\b) [c] %d",
}


@pytest.mark.parametrize("script", NAMES)
def test_names_of_every_script_can_be_read_back_whole(script: str) -> None:
    name = NAMES[script]
    read = flat(printed(wang(recipient=name, caller="", organisation="", matter="", best_time="")))
    assert "".join(name.split()) in read


def test_a_character_that_no_font_draws_can_still_be_read_back() -> None:
    assert "\U0010fffd" in flat(printed(wang(recipient="A\U0010fffdB")))


STRANGE = "aZ -/，。（中\n\t\u200f\u202e\u2067\u200d\u2028\u00ad👩🏽é\u0301กำเัعلاב)]12·…“\x07\ud800𠮷\U0010ffff한क्ष<&%"


@given(some.text(STRANGE, max_size=60), some.text(STRANGE, max_size=300), some.sampled_from(list(Paper)))
@settings(max_examples=40)
def test_whatever_was_typed_is_printed_and_stays_on_the_paper(name: str, matter: str, paper: Paper) -> None:
    assert outside(printed(wang(recipient=name, caller=name, organisation=name, matter=matter), paper=paper)) == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("words", list(PaperLanguage))
def test_nothing_stands_beside_the_paper_or_on_other_letters(paper: Paper, words: PaperLanguage) -> None:
    for task in (wang(), wang_in_chinese(), wang(urgent=True, recipient=NAMES["Arabic"]), visit(), tour()):
        pdf = printed(task, paper=paper, words=words)
        assert outside(pdf) == []
        assert overlaps(pdf) == []


def test_every_font_is_inside_the_file() -> None:
    pdf = printed(
        wang(recipient=NAMES["Thai"], caller=NAMES["Arabic"]), wang_in_chinese(), words=PaperLanguage.BOTH
    )
    assert b"Helvetica" not in pdf
    descriptors = pdf.count(b"/Type /FontDescriptor")
    assert descriptors >= 5
    assert pdf.count(b"/FontFile2") + pdf.count(b"/FontFile3") == descriptors


def test_the_same_slip_is_the_same_file() -> None:
    assert printed(wang_in_chinese()) == printed(wang_in_chinese())
    assert printed(wang_in_chinese()) != printed(wang_in_chinese("M-000125"))


@pytest.mark.parametrize("task", [wang(), visit(), tour()], ids=["message", "visit", "tour"])
@pytest.mark.parametrize("paper", list(Paper))
def test_the_code_holds_the_number_for_a_scanner(task: AnyTask, paper: Paper) -> None:
    for image in images(printed(task, paper=paper), dpi=203):
        found = {code.text for code in zxingcpp.read_barcodes(image)}
        assert found == {task.number}


def test_a_code_reads_on_a_printer_that_knows_only_black_and_white() -> None:
    (image,) = images(printed(wang(), paper=Paper.ROLL80), dpi=203)
    codes = zxingcpp.read_barcodes(image.convert("1").convert("L"))  # type: ignore[attr-defined]
    assert [code.text for code in codes] == ["M-000123", "M-000123"]


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_a_thousand_slips_leave_no_memory_behind() -> None:
    assert growth_over_a_thousand_slips() < 6, "MiB more after a thousand slips"


def test_paper_is_loaded_only_when_it_is_printed() -> None:
    script = (
        "import sys, receptiondesk.paper;"
        "print([name for name in ('reportlab', 'uharfbuzz', 'segno', 'fontTools', 'bidi') if name in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_an_idle_desk_may_warm_up_for_any_language() -> None:
    for language in PaperLanguage:
        warm(language)
    assert "李伟" in pages(printed(wang_in_chinese()))[0]
