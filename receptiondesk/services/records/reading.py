"""One row of a foreign table, understood as a draft of a kind."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.facts import Facts, read_facts
from receptiondesk.domain.fields import Choice, Day, Field, LongText, Reading, Text, Time, Unreadable, named
from receptiondesk.domain.task import NEW_HEAD, Head
from receptiondesk.domain.when import When, in_zone_of, write_when
from receptiondesk.i18n import N_, _
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.records.column_map import ColumnMap
from receptiondesk.services.records.head import EXTRA, head_fields, read_extra
from receptiondesk.services.records.table import Row

_LONGEST_TIME = 100
_CLOCK = re.compile(r"%[-#]?[HIMSfpXcT]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What was understood of one row."""

    number: int
    key: str
    """Always the same for the same row."""
    facts: Facts
    head: Head
    extra: Mapping[str, str]
    problems: tuple[Problem, ...]


class RowReader:
    """Understands the rows of one table, from first to last."""

    def __init__(self, kind: AnyKind, columns: Sequence[str], mapping: ColumnMap, reading: Reading) -> None:
        self._kind = kind
        self._columns = columns
        self._map = mapping
        self._reading = reading
        self._head = head_fields(kind)
        self._kept = [column for column in columns if column not in mapping.columns]
        self._seen: Counter[bytes] = Counter()
        # A log that never asked why somebody came is not refused for it; who came it must know.
        self._waived = {choice[0] for choice in kind.empty.REQUIRED if len(choice) > 1 and mapping.leaves_out(choice)}

    def read(self, row: Row) -> ReadRow:
        """Understand one row; what is wrong with it is said in its problems."""
        if row.trouble:
            return ReadRow(
                number=row.number, key="", facts=self._kind.empty, head=NEW_HEAD, extra={}, problems=(row.trouble,)
            )
        cells = dict(zip(self._columns, row.cells, strict=False))
        texts = {name: self._text(name, template.fill(cells)) for name, template in self._map.fields.items()}
        texts = {name: text for name, text in texts.items() if text}
        understood = read_facts(
            self._kind.empty,
            {field.name: texts[field.name] for field in self._kind.fields if field.name in texts},
            self._reading,
        )
        head, problems = self._read_head(texts)
        if len(row.cells) > len(self._columns):
            problems.append(_TOO_MANY_CELLS)
        return ReadRow(
            number=row.number,
            key=self._key(cells, row.cells),
            facts=self._kind.settle_past(understood.facts, self._reading.now),
            head=head,
            extra=self._extra(cells, texts),
            problems=tuple(self._placed(problem) for problem in (*self._counting(understood.problems), *problems)),
        )

    def _counting(self, problems: Sequence[Problem]) -> list[Problem]:
        return [problem for problem in problems if problem.code != "required" or problem.field not in self._waived]

    def _text(self, name: str, text: str) -> str:
        if name == EXTRA.name:
            return text
        kind = self._field(name).type
        if isinstance(kind, Time | Day):
            return self._time(text)
        if isinstance(kind, Text | Choice) and not isinstance(kind, LongText):
            # Spreadsheets break lines inside a cell; a field of one line takes them as blanks.
            return re.sub(r"[\r\n\t]+", " ", text)
        return text

    def _field(self, name: str) -> Field:
        return named((*self._kind.fields, *self._head), name)

    def _time(self, text: str) -> str:
        for form in self._map.time_formats if len(text) <= _LONGEST_TIME else ():
            try:
                moment = datetime.strptime(text.strip(), form)
            except ValueError:
                continue
            when: When = in_zone_of(moment, self._reading.now) if _CLOCK.search(form) else moment.date()
            return write_when(when)
        return text

    def _read_head(self, texts: Mapping[str, str]) -> tuple[Head, list[Problem]]:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for field in self._head:
            try:
                value = field.type.read(texts.get(field.name, ""), self._reading)
            except Unreadable as trouble:
                problems.append(trouble.as_problem(field.name))
            else:
                values[field.name] = value
                problems += [trouble.as_problem(field.name) for trouble in field.type.judge(value, self._reading)]
        return Head(**values), problems

    def _extra(self, cells: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
        kept = {column: cells[column].strip() for column in self._kept if cells[column].strip()}
        if EXTRA.name in texts:
            kept |= read_extra(texts[EXTRA.name])
        # PostgreSQL keeps no NUL in a text.
        return {name: text.replace("\0", "") for name, text in kept.items()}

    def _key(self, cells: Mapping[str, str], whole: Sequence[str]) -> str:
        """The same for the same row of the same or a later file; a repetition within the file has its own."""
        if self._map.key:
            parts = [template.fill(cells) for template in self._map.key]
        else:
            parts = sorted(f"{column}={text.strip()}" for column, text in cells.items() if text.strip())
            parts += whole[len(self._columns) :]
        said = json.dumps(parts, ensure_ascii=True)
        # Hashed: a whole row is longer than a database's index takes, and a table of them than the memory.
        short = hashlib.blake2b(said.encode(), digest_size=16).digest()
        self._seen[short] += 1
        return hashlib.sha256(f"{said}{self._seen[short]}".encode()).hexdigest()

    def _placed(self, problem: Problem) -> Problem:
        """The problem, said of the columns in which it stands, or of the field for which there is none."""
        if not problem.field:
            return problem
        template = self._map.fields.get(problem.field)
        columns = template.columns if template else ()
        return Problem(
            field=problem.field,
            code=problem.code,
            template=N_("{columns}: {text}"),
            values={"columns": ", ".join(columns) or _(self._field(problem.field).label), "text": problem.text},
        )


_TOO_MANY_CELLS = Problem(
    field="",
    code="too_many_cells",
    template=N_("The row has more cells than the header. A quotation mark may be missing."),
)
