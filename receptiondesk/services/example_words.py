"""Invented people for whoever reads the guides while nobody stands at the desk."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from receptiondesk.domain.floors import spoken_floor
from receptiondesk.domain.spoken_time import about_minutes, spoken

_PEOPLE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "caller": "Ms Wang",
        "organisation": "Harbour Trading",
        "colleague": "Mr Li",
        "he": "he",
        "him": "him",
        "his": "his",
        "number": "138-0013-8000",
        "best_time": "after four",
        "sample_room": "show flat A",
        "lift": "Lift 2",
        "receptionist": "Chen Li",
    },
    "zh_CN": {
        "caller": "王女士",
        "organisation": "海港贸易公司",
        "colleague": "李经理",
        "he": "他",
        "him": "他",
        "his": "他的",
        "number": "138-0013-8000",
        "best_time": "下午四点以后",
        "sample_room": "A户型样板房",
        "lift": "2号电梯",
        "receptionist": "陈丽",
    },
}
_GUEST, _HOST = ("visitor", "person", "customer"), ("host", "guide")
"""Other names of the caller and of the colleague."""
_FLOOR, _PARTY, _PASS, _WAIT = 3, 4, "12", 1
_BACK, _EXPECTED, _NEXT_CALL = time(15), time(10, 30), timedelta(days=3)


def reading_time(now: datetime) -> datetime:
    """The hour for which everything that is only read is worded: a morning, so that it greets alike all day."""
    return now.replace(hour=10, minute=0, second=0, microsecond=0)


def example_words(now: datetime, locale: str) -> Mapping[str, str]:
    """What each placeholder becomes where the desk knows nobody: invented names and times in that language."""
    words = dict(_PEOPLE[locale])
    words |= dict.fromkeys(_GUEST, words["caller"]) | dict.fromkeys(_HOST, words["colleague"])
    follow_up = spoken(now.date() + _NEXT_CALL, now, locale)
    return words | {
        "back": spoken(_at(now, _BACK), now, locale),
        "expected_at": spoken(_at(now, _EXPECTED), now, locale),
        "follow_up": follow_up if locale == "zh_CN" else f"on {follow_up}",
        "floor": spoken_floor(_FLOOR, locale),
        "wait": about_minutes(_WAIT, locale),
        "party_size": str(_PARTY),
        "pass_number": _PASS,
    }


def _at(now: datetime, clock: time) -> datetime:
    return now.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
