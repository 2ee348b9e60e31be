"""The message slip: what the colleague finds on the desk."""

import pytest

from receptiondesk.paper import Paper, PaperLanguage
from tests.paper.papers import (
    CURTAINS,
    flat,
    message,
    outside,
    overlaps,
    pages,
    printed,
    sizes,
    wang,
    wang_in_chinese,
)

EVERY_PAPER = tuple(Paper)


def test_a_slip_says_who_rang_for_whom_and_about_what() -> None:
    (page,) = pages(printed(wang()))
    for text in (
        "Li Wei",
        "Ms Wang Fang",
        "Suzhou Glass Works Ltd",
        "138 0013 8000",
        "before 17:00",
        "Chen Li, Lobby A",
    ):
        assert text in page
    assert "Thu 6 Mar 2025 09:41" in " ".join(page.split())
    assert "".join(CURTAINS.split()) in flat(printed(wang()))


def test_number_recipient_and_caller_stand_on_the_stub_as_well() -> None:
    (page,) = pages(printed(wang()))
    slip, stub = page.split("Taken by")
    for text in ("M-000123", "Li Wei", "Ms Wang Fang"):
        assert text in slip
        assert text in stub
    assert "Delivered to" in stub


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_a_chinese_slip_is_chinese_throughout(paper: Paper) -> None:
    text = flat(printed(wang_in_chinese(), paper=paper, words=PaperLanguage.ZH))
    for words in (
        "电话留言·致",
        "李伟",
        "来电人",
        "王芳女士",
        "回电号码",
        "13800138000",
        "请回电",
        "留言内容",
        "2025年3月6日周四",
    ):
        assert words in text
    assert "Caller" not in text
    assert "Matter" not in text


def test_a_slip_in_both_languages_says_chinese_first() -> None:
    text = flat(printed(wang_in_chinese(), words=PaperLanguage.BOTH))
    assert "来电人Caller" in text
    assert "请回电Pleasecall" in text
    assert "2025-03-06Thu周四09:41" in text


def test_urgent_stands_in_words_and_only_on_urgent_slips() -> None:
    assert "URGENT" in pages(printed(wang(urgent=True)))[0]
    assert "紧急" in pages(printed(wang(urgent=True), words=PaperLanguage.ZH))[0]
    assert "URGENT" not in pages(printed(wang()))[0]


def test_missing_parts_vanish_or_say_that_they_are_missing() -> None:
    (page,) = pages(printed(message(callback_number="13800138000")))
    assert "Name not given" in page
    assert "Organisation" not in page
    assert "Best time" not in page
    (page,) = pages(printed(message(caller="Wang Fang", matter="No number wanted.")))
    assert "No number given" in page
    assert "Read back" not in page


def test_an_extension_stands_after_the_number() -> None:
    assert "0512 6288 8888 ext. 4021" in pages(printed(wang(callback_number="0512-62888888转4021")))[0]
    assert "051262888888转4021" in flat(
        printed(wang(callback_number="051262888888 ext 4021"), words=PaperLanguage.ZH)
    )


def test_a_day_without_a_clock_stays_a_day() -> None:
    from datetime import date

    page = " ".join(pages(printed(wang(taken_at=date(2025, 3, 6))))[0].split())
    assert "Thu 6 Mar 2025" in page
    assert "00:00" not in page


def test_a_matter_too_long_for_one_slip_goes_on_overleaf() -> None:
    matter = " ".join(f"sentence{number}." for number in range(300))
    pdf = printed(wang(matter=matter))
    first, *others = pages(pdf)
    assert f"1/{len(others) + 1} continues" in first
    assert "Phone message for · continued" in others[0]
    assert "Li Wei" in others[0]
    assert (
        others[-1].rstrip().endswith(f"{len(others) + 1}/{len(others) + 1}")
        or f"{len(others) + 1}/" in others[-1]
    )
    read = flat(pdf)
    assert all(f"sentence{number}." in read for number in range(300))


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_a_matter_of_a_hundred_thousand_characters_is_printed_to_its_last(paper: Paper) -> None:
    matter = "需要打开卸货区大门让小型货车进入。" * 5880 + "完结在此"
    pdf = printed(wang_in_chinese(matter=matter), paper=paper, words=PaperLanguage.ZH)
    read = flat(pdf)
    assert read.count("卸货区大门") >= 5800
    assert "完结在此" in read
    assert all(height < 5000 for _, height in sizes(pdf))


def test_a_very_long_name_is_set_smaller_and_never_cut() -> None:
    recipient = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Elder of Hohenzollern-Sigmaringen"
    pdf = printed(wang(recipient=recipient))
    upper = "".join(pages(pdf)[0].split("Caller")[0].split())
    assert "".join(recipient.split()) in upper


def test_everything_very_long_still_says_all_of_it() -> None:
    name = "欧阳修苏轼黄庭坚" * 25
    pdf = printed(
        wang(recipient=name[:200], caller=name[:200], organisation=name[:200], best_time=name[:100]),
        words=PaperLanguage.BOTH,
    )
    read = flat(pdf)
    assert read.count("欧阳修苏轼黄庭坚") >= 20 * 3
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def test_papers_have_the_sizes_that_they_are_called_by() -> None:
    assert sizes(printed(wang())) == [(105, 148)]
    assert sizes(printed(wang(), paper=Paper.A5)) == [(148, 210)]
    assert sizes(printed(wang(), paper=Paper.A4)) == [(210, 297)]
    ((width, height),) = sizes(printed(wang(), paper=Paper.ROLL80))
    assert width == 80
    assert 200 <= height <= 230


def test_four_messages_share_a_sheet() -> None:
    tasks = [wang(f"M-00012{number}") for number in range(5)]
    sheets = pages(printed(*tasks, paper=Paper.A4))
    assert len(sheets) == 2
    assert [number for number in range(5) if f"M-00012{number}" in sheets[0]] == [0, 1, 2, 3]
    assert "M-000124" in sheets[1]


def test_a_continuation_takes_the_next_cell_of_the_sheet() -> None:
    long = wang("M-000001", matter="The owner rang about water coming through the ceiling. " * 25)
    (sheet,) = pages(printed(long, wang("M-000002"), paper=Paper.A4))
    assert sheet.index("continued") < sheet.index("M-000002")
