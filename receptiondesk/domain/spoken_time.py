"""Times as people say them: “half past two”, “明天上午九点”."""

from datetime import date, datetime, timedelta

from receptiondesk.domain.when import When

_ENGLISH_HOURS = (
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)  # fmt: skip
_ENGLISH_MINUTES = {5: "five", 10: "ten", 15: "a quarter", 20: "twenty", 25: "twenty-five"}
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_CHINESE_DAYS = "一二三四五六日"


def greeting(now: datetime, locale: str) -> str:
    """The greeting of the hour."""
    if locale == "zh_CN":
        return next(words for end, words in _CHINESE_GREETINGS if now.hour < end)
    return "Good morning" if now.hour < 12 else "Good afternoon" if now.hour < 18 else "Good evening"


_CHINESE_GREETINGS = (
    (5, "晚上好"),
    (9, "早上好"),
    (12, "上午好"),
    (14, "中午好"),
    (18, "下午好"),
    (24, "晚上好"),
)


def about_minutes(minutes: int, locale: str) -> str:
    """A wait of some minutes, 1 to 30, as one announces it: “about two minutes”, “大约两分钟”."""
    if locale == "zh_CN":
        return f"大约{'两' if minutes == 2 else _chinese_number(minutes)}分钟"
    if minutes == 1:
        return "about a minute"
    number = _ENGLISH_HOURS[minutes % 12] if minutes <= 12 else str(minutes)
    return f"about {number} minutes"


def spoken(when: When, now: datetime, locale: str) -> str:
    """`when` as one would say it at `now`: the clock for today, the day for other days.

    Minutes are rounded up to the next five: nobody says 14:58, and a colleague is better promised late than early.
    """
    if not isinstance(when, datetime):
        return _day(when, now.date(), locale)
    local = _rounded_up(when.astimezone(now.tzinfo) if when.tzinfo and now.tzinfo else when)
    if local.date() == now.date():
        return _clock(local, locale)
    day = _day(local.date(), now.date(), locale)
    return f"{day}{_clock(local, locale)}" if locale == "zh_CN" else f"{_clock(local, locale)} {_on(day)}"


def _on(day: str) -> str:
    return day if day in ("tomorrow", "today", "yesterday") else f"on {day}"


def _rounded_up(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
    return moment + timedelta(minutes=5) - over if over else moment


def _clock(moment: datetime, locale: str) -> str:
    return _chinese_clock(moment) if locale == "zh_CN" else _english_clock(moment)


def _english_clock(moment: datetime) -> str:
    hour, minute = moment.hour, moment.minute
    if minute == 0:
        return {0: "midnight", 12: "noon"}.get(hour, _ENGLISH_HOURS[hour % 12])
    if minute == 30:
        return f"half past {_ENGLISH_HOURS[hour % 12]}"
    if minute < 30:
        return f"{_ENGLISH_MINUTES[minute]} past {_ENGLISH_HOURS[hour % 12]}"
    return f"{_ENGLISH_MINUTES[60 - minute]} to {_ENGLISH_HOURS[(hour + 1) % 12]}"


def _chinese_clock(moment: datetime) -> str:
    hour, minute = moment.hour, moment.minute
    part = next(words for end, words in _CHINESE_PARTS if hour < end)
    twelve = hour if hour <= 12 else hour - 12
    words = f"{part}{'两' if twelve == 2 else _chinese_number(twelve)}点"
    if minute == 30:
        return f"{words}半"
    if minute == 0:
        return words
    return f"{words}{'零五' if minute == 5 else _chinese_number(minute)}分"


_CHINESE_PARTS = ((5, "凌晨"), (9, "早上"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def _chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def _day(day: date, today: date, locale: str) -> str:
    ahead = (day - today).days
    if locale == "zh_CN":
        return _chinese_day(day, today, ahead)
    if ahead in _ENGLISH_NEAR:
        return _ENGLISH_NEAR[ahead]
    if 1 < ahead < 7:
        return _ENGLISH_DAYS[day.weekday()]
    year = f" {day.year}" if day.year != today.year and ahead > 180 else ""
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]}{year}"


_ENGLISH_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _chinese_day(day: date, today: date, ahead: int) -> str:
    if ahead in _CHINESE_NEAR:
        return _CHINESE_NEAR[ahead]
    weeks = (day - timedelta(days=day.weekday()) - (today - timedelta(days=today.weekday()))).days // 7
    if ahead > 0 and weeks in (0, 1):
        return f"{'下' if weeks else '本'}周{_CHINESE_DAYS[day.weekday()]}"
    year = f"{day.year}年" if day.year != today.year and ahead > 180 else ""
    return f"{year}{day.month}月{day.day}日"


_CHINESE_NEAR = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
