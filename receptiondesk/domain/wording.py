"""What a company may write for the coach: the lines of a prompt as they are typed, and what is wrong with them."""

import difflib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.etiquette import (
    ALWAYS_KNOWN,
    LONGEST_LINE,
    LONGEST_SAID,
    LONGEST_WHY,
    PLACEHOLDERS,
    placeholders_of,
)
from receptiondesk.i18n import N_


class Part(Enum):
    """The parts of a prompt, in the order in which they are written."""

    SAY = "say"
    DO = "do"
    AVOID = "avoid"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line of a part as somebody writes it."""

    text: str
    when: str = ""
    """The condition under which alone it stands, in the language of conditions."""
    otherwise: bool = False
    """Whether it is only for where the line before it cannot be filled."""


LONGEST: Mapping[Part, Mapping[str, int]] = {
    Part.SAY: LONGEST_SAID,
    Part.DO: LONGEST_LINE,
    Part.AVOID: LONGEST_LINE,
    Part.WHY: LONGEST_WHY,
}
"""How many characters a filled line of each part may have, per locale."""
_MOST_NAMED = 6


def one_line(text: str) -> str:
    """`text` as it can stand in a line: one space between words, no control characters, no half characters."""
    if not text.isprintable():
        text = "".join(_shown(letter) for letter in text)
    return " ".join(text.split())


def field_of(rule: str, part: Part, line: int = 0) -> str:
    """What a problem calls a line of a prompt."""
    return f"{rule}/{part.value}/{line}"


def place_of(field: str) -> tuple[str, Part, int]:
    """The rule, part and line that a problem's field names (`field_of`)."""
    rule, part, line = field.rsplit("/", 2)
    return rule, Part(part), int(line)


def wording_problems(
    rule: str, part: Part, lines: Sequence[WrittenLine], locale: str, examples: Mapping[str, str]
) -> tuple[Problem, ...]:
    """What is wrong with a part of a prompt; `examples` says how each placeholder is filled."""
    problems = [
        problem
        for number, line in enumerate(lines)
        for problem in _line_problems(field_of(rule, part, number), part, line.text, LONGEST[part][locale], examples)
    ]
    if not problems and part is Part.SAY and lines and placeholders_of(lines[-1].text) - ALWAYS_KNOWN:
        last = field_of(rule, part, len(lines) - 1)
        text = N_("Write one more line without braces, for when nothing is known.")
        problems.append(Problem(field=last, code="needs_a_name", template=text))
    return tuple(problems)


def nothing_written(rule: str) -> Problem:
    """The problem of a prompt that has neither a word nor a deed."""
    text = N_("Write what to say, to do or to avoid.")
    return Problem(field=field_of(rule, Part.SAY), code="required", template=text)


def _line_problems(field: str, part: Part, text: str, limit: int, examples: Mapping[str, str]) -> Iterator[Problem]:
    try:
        names = placeholders_of(text)
    except ValueError:
        yield Problem(field=field, code="braces", template=N_("The braces do not fit. A name stands in {{ and }}."))
        return
    if part is Part.WHY and names:
        yield Problem(field=field, code="not_filled", template=N_("Reasons are not filled in: write no braces here."))
    elif strange := sorted(names - PLACEHOLDERS.keys()):
        yield Problem(
            field=field,
            code="unknown_placeholder",
            template=N_("Nobody knows {name}. There are: {known}"),
            values={"name": _braced(strange[0]), "known": ", ".join(map(_braced, _like(strange[0])))},
        )
    elif (length := len(text.format_map(examples))) > limit:
        yield Problem(
            field=field,
            code="too_long",
            template=N_("Too long for the panel: {length} characters, {limit} will fit."),
            values={"length": length, "limit": limit},
        )


def _braced(name: str) -> str:
    return f"{{{name[:40]}}}"


def _like(name: str) -> list[str]:
    """The placeholders that were most likely meant."""
    near = difflib.get_close_matches(name[:40], PLACEHOLDERS, n=_MOST_NAMED, cutoff=0.5)
    return [*near, *(each for each in PLACEHOLDERS if each not in near)][:_MOST_NAMED]


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    return "" if category == "Cs" else " " if category in ("Cc", "Zl", "Zp") else letter
