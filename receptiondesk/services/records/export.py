"""Records as a table that a spreadsheet opens and an import reads again."""

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.when import write_when
from receptiondesk.i18n import N_
from receptiondesk.services.files import cannot_write
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.records.delimited import as_cell
from receptiondesk.services.records.head import EXTRA, write_extra

Cells = Iterable[tuple[str, ...]]
_HEAD = ("number", "status", "station", "taken_by", "opened_at", "closed_at")
_LONGEST_CELL = 32_767
"""Characters that XLSX allows in one cell."""


def write_table(file: Path, kind: AnyKind, tasks: Iterable[AnyTask]) -> int:
    """Write the header and one row per task; gives their number.

    The ending says the format: ``.csv`` (UTF-8 with mark, as Excel wants it) or ``.xlsx``. Raises `DeskError`.
    """
    writer = _WRITERS.get(file.suffix.lower())
    if writer is None:
        text = N_("“{file}” ends neither with .csv nor with .xlsx.")
        raise DeskError("unknown_format", text, file=file.name)
    rows = _Counted(_cells(kind, tasks))
    beside = ""
    try:
        # Whole or not at all: written beside, then put in place.
        handle, beside = tempfile.mkstemp(dir=file.absolute().parent, prefix=".export-", suffix=file.suffix)
        os.close(handle)
        writer(Path(beside), rows)
        os.replace(beside, file)
    except OSError as error:
        raise cannot_write(file, error) from error
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)
    return rows.count


class _Counted:
    """Rows that are counted while they pass; the header does not count."""

    def __init__(self, rows: Cells) -> None:
        self._rows = rows
        self.count = -1

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for row in self._rows:
            self.count += 1
            yield row


def _cells(kind: AnyKind, tasks: Iterable[AnyTask]) -> Iterator[tuple[str, ...]]:
    yield (*_HEAD, *(field.name for field in kind.fields), EXTRA.name)
    for task in tasks:
        yield (
            task.number,
            task.status,
            task.station,
            task.taken_by,
            write_when(task.opened_at),
            write_when(task.closed_at),
            *task.facts.texts().values(),
            write_extra(task.extra),
        )


def _write_csv(file: Path, rows: Cells) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(tuple(map(as_cell, row)) for row in rows)


def _write_workbook(file: Path, rows: Cells) -> None:
    from xlsxwriter import Workbook  # loaded with the first export
    from xlsxwriter.exceptions import XlsxWriterException

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    whole = BytesIO()  # on a full disk it would leave an archive that it cannot close behind it
    try:
        with Workbook(whole, options) as book:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            for place, row in enumerate(rows):
                for column, text in enumerate(row):
                    if len(text) > _LONGEST_CELL:
                        wanted = N_("{number} has a text that is too long for XLSX. Export to CSV instead.")
                        raise DeskError("too_long_for_workbook", wanted, number=row[0])
                    sheet.write_string(place, column, text)
    except XlsxWriterException as error:
        raise OSError(str(error)) from error
    file.write_bytes(whole.getbuffer())


_WRITERS: dict[str, Callable[[Path, Cells], None]] = {".csv": _write_csv, ".xlsx": _write_workbook}
