"""Puts an answer on the screen: JSON as UTF-8, or lines from which no stored text can steer the terminal."""

import io
import json
import re
import sys

from receptiondesk.cli.answer import DONE, Answer

# Control characters (also the ones above ASCII, which some terminals obey), marks that turn the writing
# direction, line separators, and halves of characters.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def show(answer: Answer, *, as_json: bool) -> None:
    """Write the answer: JSON always to standard output, the lines of a failure to standard error."""
    if as_json:
        _write(sys.stdout, escaped(json.dumps(answer.document, ensure_ascii=False, indent=1)), encoding="utf-8")
    elif answer.text:
        _write(sys.stdout if answer.status == DONE else sys.stderr, escaped(answer.text))


def escaped(text: str) -> str:
    """Unsafe characters as JSON writes them (in JSON they mean the same, in plain text they are at least seen)."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _write(stream: object, text: str, encoding: str | None = None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
    print(text, file=stream, flush=True)  # type: ignore[call-overload]
