"""The tour ticket: the house rules in the customer's hand, the shoe covers counted."""

import pytest

from receptiondesk.paper import Paper, PaperLanguage
from tests.paper.papers import flat, outside, overlaps, pages, printed, sizes, tour


def test_the_ticket_says_who_is_shown_what_by_whom() -> None:
    (page,) = pages(printed(tour()))
    for text in (
        "Sample-room tour",
        "周敏 Zhou Min",
        "3B",
        "10:30",
        "唐颖 Tang Ying",
        "with 1 elderly, 1 child",
        "T-000031",
    ):
        assert text in page
    assert sizes(printed(tour())) == [(148, 105)]
    assert sizes(printed(tour(), paper=Paper.A5)) == [(210, 148)]


def test_the_house_rules_are_said_in_both_languages() -> None:
    text = flat(printed(tour(), words=PaperLanguage.BOTH))
    for words in (
        "请穿鞋套",
        "Wearshoecovers",
        "牵好孩子",
        "Childrenbythehand",
        "请勿坐卧",
        "拍照请先问",
        "禁止吸烟",
        "Nosmoking",
    ):
        assert words in text


def test_a_customer_without_a_name_is_known_by_the_telephone() -> None:
    assert "139 •••• 9000" in pages(printed(tour(customer="", title="")))[0]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_number_behind_a_name_is_no_more_seen_than_another(paper: Paper) -> None:
    text = flat(printed(tour(customer="Zhou 13987654321"), paper=paper))
    assert "139••••4321" in text
    assert "8765" not in text


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("words", list(PaperLanguage))
def test_nothing_stands_on_anything_else(paper: Paper, words: PaperLanguage) -> None:
    long = tour(
        customer="Wolfeschlegelsteinhausenbergerdorff <b>&",
        sample_room="3B·复式 Duplex",
        guide="欧阳娜娜" * 8,
    )
    for task in (tour(), long):
        pdf = printed(task, paper=paper, words=words)
        assert overlaps(pdf) == []
        assert outside(pdf) == []


def test_covers_that_were_not_counted_leave_their_box_to_the_pen() -> None:
    (page,) = pages(printed(tour(covers_issued=None, party_size=2, customer="Li Wei", guide="", elderly=0, children=0)))
    assert "Issued" in page
    assert "3\n" not in page.replace("3B", "")
