"""Reads colleagues from a table or from vCards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from receptiondesk.domain.errors import DeskError, Problem
from receptiondesk.domain.fields import Field, Reading, Text
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.directory import Directory
from receptiondesk.services.records.column_map import ColumnMap, map_by_names
from receptiondesk.services.records.encoding import open_text
from receptiondesk.services.records.report import ImportReport, Refused
from receptiondesk.services.records.table import first_bytes, open_table
from receptiondesk.services.records.template import Template
from receptiondesk.services.vcards import read_vcards

FIELDS = (
    Field(name="name", label=N_("Name"), type=Text()),
    Field(name="title", label=N_("Position"), type=Text(limit=100)),
    Field(name="department", label=N_("Department"), type=Text()),
    Field(name="extension", label=N_("Extension"), type=Text(limit=40)),
    Field(name="phone", label=N_("Phone"), type=Text(limit=60)),
    Field(name="email", label=N_("E-mail"), type=Text()),
    Field(name="code", label=N_("Code"), type=Text(limit=60)),
    Field(name="reference", label=N_("Reference"), type=Text()),
)
"""What a directory file may say of a colleague; whether they are in is said at the desk."""

_READING = Reading(now=now())
_VCARD = "begin:vcard"
_MOST_COLLEAGUES = 100_000
"""Nobody has more colleagues, and all of them are brought up to date at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One colleague of a file: the texts that are there, by the names of `FIELDS`."""

    row: int
    """As a spreadsheet counts; of vCards, which one."""
    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def import_colleagues(directory: Directory, file: Path) -> ImportReport:
    """Bring the directory up to date from a CSV, TSV, XLSX or vCard file.

    Who is there already counts as known, also where the file has news of them. Raises `DeskError` for a file
    that is none of these.
    """
    lines = list(islice(read_colleagues(file), _MOST_COLLEAGUES + 1))
    if len(lines) > _MOST_COLLEAGUES:
        text = N_("“{file}” has more than {most} lines. It does not look like a directory of colleagues.")
        raise DeskError("too_many_colleagues", text, file=file.name, most=f"{_MOST_COLLEAGUES:,}")
    good = [line.texts for line in lines if not line.problems]
    added = directory.bring_up_to_date(good, file.name)
    refused = tuple(Refused(row=line.row, problems=line.problems) for line in lines if line.problems)
    return ImportReport(read=len(lines), added=added, known=len(good) - added, refused=refused)


def read_colleagues(file: Path) -> Iterator[Line]:
    """The lines of a directory, each judged; raises `DeskError` for a file that is none."""
    beginning = first_bytes(file)
    if not beginning.startswith(b"PK"):
        with open_text(file) as stream:
            if stream.read(1000).lstrip().lower().startswith(_VCARD):
                stream.seek(0)
                yield from (_judged(row, texts) for row, texts in enumerate(read_vcards(stream), start=1))
                return
    yield from _read_table(file)


def _read_table(file: Path) -> Iterator[Line]:
    with open_table(file) as table:
        mapping = _with_reference(map_by_names(table.columns, FIELDS), table.columns)
        if "name" not in mapping.fields:
            text = N_("“{file}” has no column “Name”.")
            raise DeskError("unknown_columns", text, file=file.name)
        for row in table.rows:
            if row.trouble:
                yield Line(row=row.number, texts={}, problems=(row.trouble,))
                continue
            cells = dict(zip(table.columns, row.cells, strict=False))
            yield _judged(row.number, {name: template.fill(cells) for name, template in mapping.fields.items()})


def _with_reference(mapping: ColumnMap, columns: tuple[str, ...]) -> ColumnMap:
    """Other programs call what tells two people of one name apart “id”, “staff_id” and the like."""
    if "reference" in mapping.fields:
        return mapping
    ids = [c for c in columns if c.casefold() in ("id", "uid") or c.casefold().endswith(("_id", " id"))]
    found = {"reference": Template.column(ids[0])} if ids else {}
    return ColumnMap(fields={**mapping.fields, **found})


def _judged(row: int, texts: Mapping[str, str]) -> Line:
    cleaned = {name: " ".join(text.split()) for name, text in texts.items()}
    problems = [
        trouble.as_problem(field.name)
        for field in FIELDS
        for trouble in field.type.judge(cleaned.get(field.name, ""), _READING)
    ]
    if not cleaned.get("name"):
        problems.append(Problem(field="name", code="required", template=N_("Please fill this in.")))
    # What is refused is not kept: it may be as long as the file.
    return Line(row=row, texts={} if problems else cleaned, problems=tuple(problems))
