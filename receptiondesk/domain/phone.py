"""Telephone numbers: kept as typed, understood for checking, comparing and reading back."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import decimal

from receptiondesk.domain.normal import normal

_EXTENSION = re.compile(
    r"(?:转分机|转接|分机号?|内线|转|[;,]*\s*ext(?:ension|n)?\.?|[;,]*\s*x(?=\s*\d)|[;,#]+)\s*[:#=]?\s*(\d{1,7})\s*$",
    re.IGNORECASE,
)
_AFTER_A_DASH = re.compile(r"^(.*\d.*)[-–—](\d{1,6})$")
_ALLOWED = re.compile(r"^[\d\s+()\-./–—·]*$")
_LONGEST = 250
"""No number is written with more characters; the patterns above take their time with more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A number as somebody typed it, and what it means."""

    typed: str
    digits: str
    """The number without country code where it is the desk's own country, for comparing."""
    extension: str
    groups: tuple[str, ...]
    """The digits in the groups in which they are read back."""
    trouble: str
    """Why it cannot be a number (``too_short``, ``too_long``, ``not_a_number``), or ""."""

    @property
    def spoken(self) -> str:
        """The groups for the eye and the voice, e.g. ``138 – 0013 – 8000``."""
        return " – ".join(self.groups)

    @property
    def printed(self) -> str:
        """The groups for paper, without the extension."""
        return " ".join(self.groups)


@lru_cache(maxsize=512)
def read_phone(typed: str, region: str = "CN") -> PhoneNumber:
    """Understand a number typed in any form; never raises, `trouble` says what is wrong.

    `region` is the two-letter country whose local numbers need no country code. A number of three to five
    digits is an extension of the house.
    """
    if len(typed) > _LONGEST:
        return PhoneNumber(typed=typed, digits="", extension="", groups=(), trouble="not_a_number")
    text = _plain(typed).strip()
    extension = ""
    if match := _EXTENSION.search(text):
        extension, text = match[1], text[: match.start()].strip()
    digits = re.sub(r"\D", "", text)
    if not text and extension:
        return PhoneNumber(typed=typed, digits=extension, extension="", groups=(extension,), trouble="")
    if not _ALLOWED.match(text) or not digits:
        return PhoneNumber(typed=typed, digits=digits, extension=extension, groups=(), trouble="not_a_number")
    if 3 <= len(digits) <= 5 and "+" not in text:
        return PhoneNumber(typed=typed, digits=digits, extension=extension, groups=(digits,), trouble="")
    whole = _read_public(typed, text, digits, extension, region)
    if whole.trouble and not extension and (match := _AFTER_A_DASH.match(text)):
        # 0755-26888888-801: what is too much stands after the last dash.
        direct = _read_public(typed, match[1], re.sub(r"\D", "", match[1]), match[2], region)
        return whole if direct.trouble or len(direct.digits) < _SHORTEST_WITH_DASH else direct
    return whole


_SHORTEST_WITH_DASH = 9
"""Fewer digits before the dash are an area code, not a number with an extension."""


def _read_public(typed: str, text: str, digits: str, extension: str, region: str) -> PhoneNumber:
    import phonenumbers  # heavy: loaded with the first real number
    from phonenumbers import PhoneNumberFormat as Format
    from phonenumbers import ValidationResult as Result

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        trouble = "too_short" if len(digits) < 7 else "too_long" if len(digits) > 15 else "not_a_number"
        return PhoneNumber(typed=typed, digits=digits, extension=extension, groups=(digits,), trouble=trouble)
    home = number.country_code == phonenumbers.country_code_for_region(region)
    possible = phonenumbers.is_possible_number_with_reason(number)
    trouble = {
        Result.TOO_SHORT: "too_short",
        Result.TOO_LONG: "too_long",
        Result.INVALID_LENGTH: "not_a_number",
        Result.INVALID_COUNTRY_CODE: "not_a_number",
    }.get(possible, "")
    national = phonenumbers.national_significant_number(number)
    if home and region == "CN" and re.match(r"1[3-9]", national) and len(national) != 11:
        trouble = "too_short" if len(national) < 11 else "too_long"
    if phonenumbers.is_valid_number(number):
        written = phonenumbers.format_number(number, Format.NATIONAL if home else Format.INTERNATIONAL)
        groups = tuple(re.sub(r"[()\-./]+", " ", written).split())
    else:
        groups = _own_groups(text)
    return PhoneNumber(
        typed=typed,
        digits=national if home else f"{number.country_code}{national}",
        extension=extension,
        groups=groups,
        trouble=trouble,
    )


def _own_groups(text: str) -> tuple[str, ...]:
    """The groups of a number that no plan knows: as typed, long ones cut into fours from the tail."""
    groups: list[str] = []
    for run in re.findall(r"\+?\d+", text):
        head = len(run) % 4 if len(run) > 6 else len(run)
        groups += filter(None, [run[:head], *(run[at : at + 4] for at in range(head, len(run), 4))])
    return tuple(groups)


def comparable(typed: str, region: str = "CN") -> str:
    """The digits by which a number is the same number however it was typed; its extension aside. "" for none."""
    return read_phone(typed, region).digits if typed else ""


def digits_of(typed: str) -> str:
    """Only the digits, cheaply, for looking up while somebody types."""
    return re.sub(r"\D", "", _plain(typed))


def _plain(typed: str) -> str:
    """`typed` in one width, with the digits of every script as ours."""
    text = normal("NFKC", typed)
    return text if text.isascii() else "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)
