"""The visitor's slip that the host signs, and the badge."""

import pytest

from receptiondesk.paper import Paper, PaperLanguage
from tests.paper.papers import flat, outside, overlaps, pages, printed, sizes, visit


def test_the_slip_tells_the_gate_who_sees_whom_with_what() -> None:
    slip, _badge = pages(printed(visit()))
    for text in (
        "Zhang Wei",
        "Li Wei",
        "Tower B, 12F",
        "Suzhou Glass Works Ltd",
        "17",
        "09:41",
        "1 laptop",
        "V-000045",
    ):
        assert text in slip
    assert "Host’s signature before leaving" in slip
    assert "Return slip and pass at the gate" in slip


def test_the_chinese_slip_uses_the_words_of_the_gate() -> None:
    text = flat(printed(visit(), words=PaperLanguage.ZH))
    for words in (
        "会客单",
        "被访人",
        "部门/房号",
        "证件",
        "320••••17，驾驶证",
        "被访人签字（离开前）",
        "交还门卫",
        "值班",
    ):
        assert words in text


def test_of_a_document_no_more_is_printed_than_the_screen_shows() -> None:
    text = flat(printed(visit()))
    assert "320••••17,drivinglicence" in text
    assert "320501198804174417" not in text
    assert "1234" not in flat(printed(visit(id_number="1234")))


@pytest.mark.parametrize("paper", list(Paper))
def test_a_number_behind_a_name_is_no_more_seen_than_another(paper: Paper) -> None:
    text = flat(printed(visit(visitor="Zhang Wei 13987654321", purpose="ring 13987654321", host=""), paper=paper))
    assert "139••••4321" in text
    assert "8765" not in text


def test_the_badge_keeps_telephone_plate_and_document_to_the_desk() -> None:
    _slip, badge = pages(printed(visit()))
    assert "VISITOR" in badge
    assert "Zhang Wei" in badge
    assert "Li Wei" in badge
    for private in ("138", "8K321", "4417", "laptop"):
        assert private not in badge


def test_without_a_host_the_badge_says_the_purpose() -> None:
    _slip, badge = pages(printed(visit(host="")))
    assert "To see" not in badge
    assert "Curtain samples" in badge


@pytest.mark.parametrize("status", ["left", "refused", "cancelled"])
def test_nobody_gets_a_badge_after_the_visit(status: str) -> None:
    assert len(pages(printed(visit(status=status)))) == 1


def test_slip_and_badge_share_a_sheet_of_four() -> None:
    pdf = printed(visit(), visit("V-000046"), paper=Paper.A4)
    assert sizes(pdf) == [(210, 297)]
    assert pages(pdf)[0].count("VISITOR") == 2


def test_on_the_roll_the_badge_lies_along_the_paper() -> None:
    slip, badge = sizes(printed(visit(), paper=Paper.ROLL80))
    assert slip[0] == badge[0] == 80
    assert badge[1] > 90


def test_what_is_not_known_stays_blank_to_be_written_in() -> None:
    slip, *_ = pages(printed(visit(unit="", vehicle_plate="", belongings="", arrived_at=None)))
    for label in ("Unit", "Vehicle plate", "Belongings", "Time in", "Time out"):
        assert label in slip


def test_where_all_is_long_the_host_and_the_belongings_keep_most() -> None:
    long = "Inspection of the fire doors on floors 12 to 18 and all that belongs to them in every tower "
    pdf = printed(
        visit(
            visitor="Maximiliane Wolfeschlegelsteinhausenbergerdorff-Karageorgievich",
            host="Prof. Dr. Alexander-Konstantin von Hohenzollern",
            unit=long[:60],
            organisation=long * 2,
            purpose=long * 2,
            belongings=long * 5,
        )
    )
    slip = pages(pdf)[0]
    assert "".join(["Prof.", "Dr.", "Alexander-Konstantin", "von", "Hohenzollern"]) in "".join(slip.split())
    assert "Host’s signature before leaving" in slip
    assert overlaps(pdf) == []
    assert outside(pdf) == []
