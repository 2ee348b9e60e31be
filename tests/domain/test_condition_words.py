"""Conditions are said as a person says them, and not at all where that would read badly."""

import pytest

from receptiondesk.domain.condition_words import when_text
from receptiondesk.domain.conditions import read_condition
from receptiondesk.domain.etiquette import FACTS
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.coach import TOPICS, Coach
from receptiondesk.tasks.registry import TASK_KINDS

UNSAID = {
    "saved",
    "not saved",
    "not over",
    "not urgent",
    "not rang_long",
    "not heavy_load",
    "not (tea_due or host_due)",
}
"""What the house's guides ask for and no reader needs to be told."""


def said(text: str, locale: str = "en") -> str:
    return when_text(read_condition(text, FACTS.keys()), locale)


@pytest.mark.parametrize(
    ("condition", "english", "chinese"),
    [
        ("colleague_out", "When the colleague is out", "同事外出时"),
        ("party_size >= 4", "When four or more come together", "四位以上同来时"),
        ("party_size > 3", "When four or more come together", "四位以上同来时"),
        ("party_size == 2", "When two come together", "两位同来时"),
        ("wait_minutes >= 10", "When they have waited for 10 minutes", "客人已等候 10 分钟时"),
        ("not lift_occupied", "When the lift is empty", "电梯里没有人时"),
        ("rain or night", "When it rains or it is night", "下雨或夜间时"),
        (
            "important and not repeat_visit",
            "When the guest is important and they are here for the first time",
            "来的是重要来宾，且对方初次来访",
        ),
        ("women > 0 and women < party_size", "When women and men come together", "男女宾客同来时"),
        ("(rain or night) and not by_car", "When it rains or it is night and they came without a car", "下雨或夜间"),
        ("important and saved", "When the guest is important", "来的是重要来宾时"),
        ("not expected_later and host_known", "When it is known whom they see", "知道来访者找谁时"),
    ],
)
def test_a_condition_in_words(condition: str, english: str, chinese: str) -> None:
    assert said(condition) == english
    assert said(condition, "zh_CN").startswith(chinese or "")
    assert said(condition, "zh_CN").endswith("时")


@pytest.mark.parametrize(
    "condition",
    [
        "saved",
        "not saved",
        "saved or rain",
        "party_size < 4",
        "2 <= party_size <= 3",
        "not (rain and night)",
        "women == 7",
        "not (tea_due or host_due)",
    ],
)
def test_what_would_read_badly_is_not_said(condition: str) -> None:
    assert said(condition) == ""
    assert said(condition, "zh_CN") == ""


def test_no_condition_is_always() -> None:
    assert when_text(None, "en") == ""


def house_conditions(locale: str) -> set[str]:
    coach, found = Coach(), set()
    for kind in (*(kind.id for kind in TASK_KINDS), *TOPICS):
        for moment in coach.guide(kind, locale).moments:
            for prompt in moment.prompts:
                lines = (*prompt.say, *prompt.do, *prompt.avoid)
                found |= {when.text for when in (prompt.when, *(line.when for line in lines)) if when is not None}
    return found


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_condition_of_the_house_is_said(locale: str) -> None:
    conditions = house_conditions(locale)
    assert len(conditions) > 30
    unsaid = {condition for condition in conditions if not said(condition, locale)}
    assert unsaid <= UNSAID, unsaid - UNSAID


def test_it_is_said_in_chinese_and_short_in_both() -> None:
    for condition in house_conditions("zh_CN"):
        chinese = said(condition, "zh_CN")
        assert not any("a" <= letter <= "z" for letter in chinese), chinese
        assert len(chinese) <= 32, chinese
        assert len(said(condition)) <= 96, said(condition)
