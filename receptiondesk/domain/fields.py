"""What a field of a kind is: declared once, read by the form, the command line, the import and the database."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.phone import read_phone
from receptiondesk.domain.privacy import Mask, masked, masked_within
from receptiondesk.domain.when import NotATime, When, read_when, write_when
from receptiondesk.i18n import N_, catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the desk must know to understand and judge what was typed."""

    now: datetime
    region: str = "CN"
    """The country whose telephone numbers are local."""
    longest_matter: int = 10_000
    """Characters that a matter may have."""
    largest_party: int = 500
    """People that may come together."""


class Unreadable(ValueError):
    """A typed value that cannot be understood as its field's type."""

    def __init__(self, code: str, template: str, **values: str | int) -> None:
        self.code, self.template, self.values = code, template, values
        super().__init__(code)

    def as_problem(self, field: str) -> Problem:
        """The same, said of one field."""
        return Problem(field=field, code=self.code, template=self.template, values=self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a field: the code that is stored and the word that is shown."""

    code: str
    label: str


class FieldType(ABC):
    """How a field's value is read from text, judged, and written as text."""

    name: str
    empty: Any = ""

    @abstractmethod
    def read(self, text: str, reading: Reading) -> Any:
        """The value that `text` stands for; raises `Unreadable`."""

    def write(self, value: Any) -> str:
        """The value as the text from which it can be read again."""
        return str(value)

    def judge(self, value: Any, reading: Reading) -> Iterator[Unreadable]:
        """What is wrong with a value of the right type."""
        yield from ()


_AROUND = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"  # white space
    "\u200b\u2060\ufeff"  # marks that nobody sees
)
_LONGEST_COUNT = 60
_LINE_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"})


def _trimmed(text: str) -> str:
    """Without white space and invisible marks around it: a name made of nothing else is no name."""
    return text.strip(_AROUND)


def _has_control_characters(text: str, allowed: str = "") -> bool:
    if text.isprintable():
        return False  # nearly always, and quick
    # Cc: control; Cs: halves of a character; Zl, Zp: the line separators that some programs paste.
    return any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in allowed for c in text)


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    """One line."""

    limit: int = 200
    name = "text"

    def read(self, text: str, reading: Reading) -> str:
        return _trimmed(text)

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if _has_control_characters(value):
            yield Unreadable("control_characters", N_("There are characters in it that cannot be shown."))
        if len(value) > self.limit:
            yield _too_long(len(value), self.limit)


@dataclass(frozen=True, slots=True)
class Remark(Text):
    """One line of running words, such as what a customer looks for: it is said and not only named."""


@dataclass(frozen=True, slots=True)
class LongText(FieldType):
    """Several lines, as long as the settings allow."""

    name = "text"

    def read(self, text: str, reading: Reading) -> str:
        return _trimmed(text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_SEPARATORS))

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if _has_control_characters(value, allowed="\n\t"):
            yield Unreadable("control_characters", N_("There are characters in it that cannot be shown."))
        if len(value) > reading.longest_matter:
            yield _too_long(len(value), reading.longest_matter)


def _too_long(length: int, limit: int) -> Unreadable:
    return Unreadable(
        "too_long",
        N_("Too long: {length} characters, at most {limit}."),
        length=f"{length:,}",
        limit=f"{limit:,}",
    )


@dataclass(frozen=True, slots=True)
class Phone(Text):
    """A telephone number, kept as typed."""

    name = "phone"

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        yield from Text.judge(self, value, reading)
        trouble = read_phone(value, reading.region).trouble if value and len(value) <= self.limit else ""
        if trouble == "too_short":
            yield Unreadable("too_short", N_("Too short for a telephone number."))
        elif trouble == "too_long":
            yield Unreadable("number_too_long", N_("Too long for a telephone number."))
        elif trouble:
            yield Unreadable("not_a_number", N_("This is not a telephone number."))


@dataclass(frozen=True, slots=True)
class Count(FieldType):
    """A number of people or things, at least `least`; people at most as many as the settings allow."""

    least: int = 0
    name = "count"
    empty = None

    def read(self, text: str, reading: Reading) -> int | None:
        text = unicodedata.normalize("NFKC", text[:_LONGEST_COUNT]).strip() if text else ""
        if not text:
            return None
        if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
            text = text.replace(",", "")
        digits = text.removeprefix("-")
        if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
            raise Unreadable("not_a_count", N_("This is not a whole number."))
        return int(text)

    def write(self, value: int | None) -> str:
        return "" if value is None else str(value)

    def judge(self, value: int | None, reading: Reading) -> Iterator[Unreadable]:
        if value is not None and not self.least <= value <= reading.largest_party:
            yield Unreadable(
                "out_of_range",
                N_("Between {least} and {most}, please."),
                least=self.least,
                most=reading.largest_party,
            )


@dataclass(frozen=True, slots=True)
class Flag(FieldType):
    """Yes or no."""

    name = "flag"
    empty = False

    def read(self, text: str, reading: Reading) -> bool:
        word = text.strip().lower()
        if word in ("true", "yes", "y", "1", "是", "有", "x"):
            return True
        if word in ("false", "no", "n", "0", "否", "无", ""):
            return False
        raise Unreadable("not_a_flag", N_("Only yes or no (true, false)."))

    def write(self, value: bool) -> str:
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Time(FieldType):
    """A moment, or a day where no clock is known."""

    name = "time"
    empty = None

    def read(self, text: str, reading: Reading) -> When | None:
        if not text.strip():
            return None
        try:
            return read_when(text, reading.now)
        except NotATime as error:
            raise Unreadable("not_a_time", N_("Not a time: write 09:38 or 2026-11-20 09:38.")) from error

    def write(self, value: When | None) -> str:
        return write_when(value)


@dataclass(frozen=True, slots=True)
class Day(FieldType):
    """A day of the calendar."""

    name = "day"
    empty = None

    def read(self, text: str, reading: Reading) -> date | None:
        if not text.strip():
            return None
        try:
            when = read_when(text, reading.now)
        except NotATime as error:
            raise Unreadable("not_a_day", N_("Not a day: write 2026-11-20.")) from error
        return when.date() if isinstance(when, datetime) else when

    def write(self, value: date | None) -> str:
        return write_when(value)


@dataclass(frozen=True, slots=True)
class Choice(FieldType):
    """One of several words; an open choice also takes a word of one's own."""

    options: tuple[Option, ...]
    is_open: bool = False
    name = "choice"

    def read(self, text: str, reading: Reading) -> str:
        text = _trimmed(text)
        code = _code_for(text, self.options)
        if code is None and text and not self.is_open:
            raise _not_a_choice(text, self.options)
        return text if code is None else code

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if value and not self.is_open and value not in (option.code for option in self.options):
            yield _not_a_choice(value, self.options)
        yield from Text().judge(value, reading)

    def label(self, code: str) -> str:
        """The English word (to be translated) for a stored code; a word of one's own stands for itself."""
        return next((option.label for option in self.options if option.code == code), code)


@dataclass(frozen=True, slots=True)
class Several(FieldType):
    """Several words: some of `options`, or any where there are none."""

    options: tuple[Option, ...] = ()
    name = "list"
    empty = ()

    def read(self, text: str, reading: Reading) -> tuple[str, ...]:
        parts = [_trimmed(part) for part in _BETWEEN_WORDS.split(text)]
        words: list[str] = []
        for part in filter(None, parts):
            code = _code_for(part, self.options) if self.options else part
            if code is None:
                raise _not_a_choice(part, self.options)
            # A wish is had once; of two people, each may be called 张伟.
            if code not in words or not self.options:
                words.append(code)
        return tuple(words)

    def write(self, value: tuple[str, ...]) -> str:
        return ", ".join(value)

    def judge(self, value: tuple[str, ...], reading: Reading) -> Iterator[Unreadable]:
        if len(value) > reading.largest_party:
            yield Unreadable("too_many", N_("At most {most} names, please."), most=reading.largest_party)
            return
        codes = [option.code for option in self.options]
        for word in value:
            if codes and word not in codes:
                yield _not_a_choice(word, self.options)
            if _BETWEEN_WORDS.search(word):
                yield Unreadable("comma_inside", N_("A comma stands between two names, not inside one."))
            yield from Text().judge(word, reading)


_BETWEEN_WORDS = re.compile(r"[,，、\n]")


def _code_for(text: str, options: tuple[Option, ...]) -> str | None:
    """The code that `text` means: itself, or the word shown for it in any of the desk's languages."""
    if any(option.code == text for option in options):
        return text  # as the desk writes it: no other language need be loaded
    if not text:
        return None
    wanted = text.casefold()
    for option in options:
        words = (option.code, option.label, catalogue("zh_CN").gettext(option.label))
        if any(wanted == word.casefold() for word in words):
            return option.code
    return None


def _not_a_choice(text: str, options: tuple[Option, ...]) -> Unreadable:
    return Unreadable(
        "not_a_choice",
        N_("“{text}” is not one of: {choices}."),
        text=text[:40],
        choices=", ".join(option.code for option in options),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind, declared once for form, command line, import, database and paper."""

    name: str
    label: str
    """The English label, also the accessible name on an English screen."""
    type: FieldType
    personal: bool = False
    """Whether it is about a person outside, and goes when that person is erased."""
    mask: Mask | None = None
    """How it is hidden where it is not needed whole."""

    @property
    def recalled_mask(self) -> Mask | None:
        """How it is hidden where the desk fills it in from what it knew before: every telephone number, then."""
        return self.mask or (Mask.PHONE if isinstance(self.type, Phone) else None)

    def in_part(self, text: str) -> str:
        """A value as passers-by may see it: a number hidden, also one that stands within somebody's name."""
        if self.mask is None and self.personal and type(self.type) is Text:
            return masked_within(text)
        return masked(text, self.mask)

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices that the field offers, if it does."""
        return self.type.options if isinstance(self.type, Choice | Several) else ()

    @property
    def is_running_text(self) -> bool:
        """Whether people write sentences in it; those are watched for what a customer must never hear."""
        return isinstance(self.type, LongText | Remark)


def named(fields: tuple[Field, ...], name: str) -> Field:
    """The field of that name; raises `KeyError`."""
    for field in fields:
        if field.name == name:
            return field
    raise KeyError(name)
