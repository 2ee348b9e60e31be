"""Times are said as people say them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from receptiondesk.domain.spoken_time import greeting, spoken

BEIJING = timezone(timedelta(hours=8))
FRIDAY = datetime(2026, 11, 20, 9, 41, tzinfo=BEIJING)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """A clock time on that Friday or some days after."""
    return FRIDAY.replace(hour=hour, minute=minute) + timedelta(days=days)


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        (at(15), "three", "下午三点"),
        (at(14, 30), "half past two", "下午两点半"),
        (at(12), "noon", "中午十二点"),
        (at(16, 15), "a quarter past four", "下午四点十五分"),
        (at(16, 40), "twenty to five", "下午四点四十分"),
        (at(11, 55), "five to twelve", "上午十一点五十五分"),
        (at(10, 5), "five past ten", "上午十点零五分"),
        (at(14, 58), "three", "下午三点"),
        (at(20), "eight", "晚上八点"),
        (at(9, days=1), "nine tomorrow", "明天上午九点"),
        (at(15, days=3), "three on Monday", "下周一下午三点"),
        (at(23, 58), "midnight tomorrow", "明天凌晨零点"),
        (date(2026, 11, 21), "tomorrow", "明天"),
        (date(2026, 11, 22), "Sunday", "后天"),
        (date(2026, 11, 23), "Monday", "下周一"),
        (date(2026, 12, 3), "3 December", "12月3日"),
        (date(2027, 8, 1), "1 August 2027", "2027年8月1日"),
        (date(2026, 11, 20), "today", "今天"),
        (datetime(2026, 11, 20, 7, 0, tzinfo=UTC), "three", "下午三点"),
    ],
)
def test_a_time_is_said_as_one_says_it(when: datetime | date, english: str, chinese: str) -> None:
    assert spoken(when, FRIDAY, "en") == english
    assert spoken(when, FRIDAY, "zh_CN") == chinese


def test_every_clock_time_has_words() -> None:
    for minute in range(0, 24 * 60, 5):
        when = at(minute // 60, minute % 60)
        assert spoken(when, FRIDAY, "en")
        assert "点" in spoken(when, FRIDAY, "zh_CN")


@pytest.mark.parametrize(
    ("hour", "english", "chinese"),
    [
        (8, "Good morning", "早上好"),
        (10, "Good morning", "上午好"),
        (12, "Good afternoon", "中午好"),
        (15, "Good afternoon", "下午好"),
        (19, "Good evening", "晚上好"),
        (2, "Good morning", "晚上好"),
    ],
)
def test_the_greeting_fits_the_hour(hour: int, english: str, chinese: str) -> None:
    assert (greeting(at(hour), "en"), greeting(at(hour), "zh_CN")) == (english, chinese)
