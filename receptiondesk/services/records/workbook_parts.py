"""The parts of a workbook's archive beside its sheets, as far as a reader of rows needs them.

openpyxl reads them too, but builds an object for every font and every word; a small file that says “<xf/>” a million
times keeps it for half a minute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from receptiondesk.services.records.archive import TooLarge

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _RUN = f"{_NS}t", f"{_NS}r"
_MOST_WORDS = 1_000_000
_LONGEST_FORMAT = 255
"""Characters; as long as a spreadsheet lets it be."""


@dataclass(frozen=True, slots=True)
class Styles:
    """In which form numbers are shown."""

    formats: Sequence[str]
    """Of each style, by its place."""
    dates: frozenset[int]
    """The places of those that show days or times."""
    spans: frozenset[int]
    """The places of those that show how long something took."""

    def format(self, place: int) -> str:
        """The form in which a style shows a number; "" for none in particular."""
        return self.formats[place] if 0 <= place < len(self.formats) else ""


def elements(part: IO[bytes] | Any, *path: str) -> Iterator[Any]:
    """Each element at the end of a path below the root, such as ``sheetData, row``; ends with what they stand in.

    What was passed is forgotten, so that the memory stays small.
    """
    from openpyxl.xml.functions import iterparse

    wanted = [_NS + name for name in path]
    depth = len(wanted)
    above: list[Any] = []
    found = False
    for event, element in iterparse(part, events=("start", "end")):
        if event == "start":
            above.append(element)
            if len(above) == depth + 1:
                found = element.tag == wanted[-1] and [each.tag for each in above[1:]] == wanted
            continue
        above.pop()
        if found and len(above) > depth:
            continue  # inside one that is wanted
        if found and len(above) == depth:
            found = False
            yield element
        if above:
            above[-1].remove(element)
        if len(above) == depth - 1 and [each.tag for each in (*above[1:], element)] == wanted[:-1]:
            return


def read_words(part: IO[bytes]) -> list[str]:
    """The words that the cells of a workbook share; raises `TooLarge`."""
    words: list[str] = []
    for word in elements(part, "si"):
        if len(words) == _MOST_WORDS:
            raise TooLarge
        # As a whole, or in runs of different fonts; readings beside them (phonetics) do not count.
        runs = (word, *(child for child in word if child.tag == _RUN))
        words.append("".join(text.text or "" for run in runs for text in run if text.tag == _TEXT))
    return words


def read_styles(part: bytes) -> Styles:
    """How the styles show numbers."""
    from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format

    own = {
        int(form.get("numFmtId", "0")): form.get("formatCode", "")[:_LONGEST_FORMAT]
        for form in elements(BytesIO(part), "numFmts", "numFmt")
    }
    ids = [int(style.get("numFmtId", "0")) for style in elements(BytesIO(part), "cellXfs", "xf")]
    known = {form: own[form] if form in own else builtin_format_code(form) or "" for form in set(ids)}
    dates = {form for form, written in known.items() if is_date_format(written)}
    spans = {form for form, written in known.items() if is_timedelta_format(written)}
    return Styles(
        formats=[known[form] for form in ids],
        dates=frozenset(place for place, form in enumerate(ids) if form in dates),
        spans=frozenset(place for place, form in enumerate(ids) if form in spans),
    )
