"""How a foreign table becomes a kind: a template for each field, what makes rows the same, what remains."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from receptiondesk.domain.errors import DeskError, DraftRefused, Problem
from receptiondesk.domain.fields import Field
from receptiondesk.i18n import LANGUAGES, N_, catalogue
from receptiondesk.services.files import read_toml
from receptiondesk.services.records.template import Template

_MOST_COLUMNS = 50
"""Of one template; a long cell, filled in a thousand times, would be longer than the memory."""
_ANY_TIME = datetime(2026, 11, 22, 9, 38, 27, tzinfo=UTC)
FIELD_TABLE, KEY, TIME_FORMATS = "fields", "key", "time_formats"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What stands in a map file, or what the names of the columns say by themselves."""

    fields: Mapping[str, Template]
    key: tuple[Template, ...] = ()
    """What makes a row the same row when the file is read again; empty: everything in it."""
    time_formats: tuple[str, ...] = ()
    """As `strptime` reads them; one without a clock gives a day. Tried before the desk's own ways."""
    is_written: bool = False
    """Somebody wrote it, and knows what the table cannot say."""

    def leaves_out(self, choice: Sequence[str]) -> bool:
        """Whether the table has nothing to say on a choice of fields: none of them is mapped."""
        return self.is_written and not self.fields.keys() & set(choice)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that have done their work; the others are kept with the record.

        What the desk by itself tells rows apart by is for nobody's eyes.
        """
        used = (*self.fields.values(), *(() if self.is_written else self.key))
        return frozenset(column for template in used for column in template.columns)

    def only(self, fields: Sequence[Field]) -> "ColumnMap":
        """What of it concerns these fields."""
        names = {field.name for field in fields}
        return replace(self, fields={name: template for name, template in self.fields.items() if name in names})

    def require(self, columns: Sequence[str]) -> None:
        """Raise `DraftRefused` where a template names a column that the table does not have."""
        known = set(columns)
        named = [*self.fields.items(), *((KEY, template) for template in self.key)]
        problems = [
            Problem(
                field=field,
                code="unknown_column",
                template=N_("The table has no column “{column}”."),
                values={"column": column},
            )
            for field, template in named
            for column in template.columns
            if column not in known
        ]
        if problems:
            raise DraftRefused(problems)


def read_map(file: Path, fields: Sequence[Field]) -> ColumnMap:
    """The map in a TOML file, for a kind with these fields.

    Raises `DeskError` where the file cannot be read, `DraftRefused` where it says what cannot be.
    """
    try:
        held = read_toml(file, encoding="utf-8-sig")
    except OSError as error:
        text = N_("The file “{file}” cannot be read ({why}).")
        raise DeskError("file_unreadable", text, file=str(file), why=error.strerror or "") from error
    except ValueError as error:
        text = N_("The column map “{file}” cannot be read: {why}.")
        raise DeskError("map_unreadable", text, file=file.name, why=str(error)) from error
    return _Reader(held, {field.name for field in fields}).read()


class _Reader:
    """Reads a map's parts and gathers all that is wrong with them."""

    def __init__(self, held: Mapping[str, Any], names: set[str]) -> None:
        self._held = held
        self._names = names
        self._problems: list[Problem] = []

    def read(self) -> ColumnMap:
        for name in self._held.keys() - {FIELD_TABLE, KEY, TIME_FORMATS}:
            self._wrong(name, "unknown_part", N_("A column map has “key”, “time_formats” and “[fields]” only."))
        table = self._held.get(FIELD_TABLE)
        if not isinstance(table, dict) or not table:
            self._wrong(FIELD_TABLE, "required", N_("Please fill this in."))
            table = {}
        for name in table.keys() - self._names:
            self._wrong(name, "unknown_field", N_("There is no such field."))
        fields = {name: template for name, text in table.items() if (template := self._template(name, text))}
        key = [self._template(KEY, text) for text in self._list(KEY)]
        formats = tuple(text for text in map(str, self._list(TIME_FORMATS)) if self._is_format(text))
        if self._problems:
            raise DraftRefused(self._problems)
        return ColumnMap(fields=fields, key=tuple(filter(None, key)), time_formats=formats, is_written=True)

    def _list(self, name: str) -> list[object]:
        held = self._held.get(name, [])
        return held if isinstance(held, list) else [held]

    def _template(self, name: str, text: object) -> Template | None:
        try:
            template = Template.read(str(text))
        except ValueError:
            self._wrong(name, "bad_template", N_("A brace is open: write {{Column name}}."))
            return None
        if len(template.columns) > _MOST_COLUMNS:
            self._wrong(name, "too_many_columns", N_("At most {most} columns, please."), most=_MOST_COLUMNS)
        return template

    def _is_format(self, text: str) -> bool:
        """Whether `strptime` reads times in this form; what it cannot read at all is told."""
        try:
            datetime.strptime(_ANY_TIME.strftime(text), text)
        except (ValueError, re.error):  # re.error: the same part twice
            self._wrong(TIME_FORMATS, "bad_format", N_("“{form}” is no form of a time."), form=text[:40])
            return False
        return True

    def _wrong(self, name: str, code: str, text: str, **values: str | int) -> None:
        self._problems.append(Problem(field=name, code=code, template=text, values=values))


def map_by_names(columns: Sequence[str], fields: Sequence[Field]) -> ColumnMap:
    """What the columns' names say: a field's name, or its label in any language of the desk; the first one counts."""
    known: dict[str, str] = {}
    for field in fields:
        for word in (field.name, *(catalogue(language).gettext(field.label) for language in LANGUAGES)):
            known.setdefault(_folded(word), field.name)
    templates: dict[str, Template] = {}
    for column in columns:
        name = known.get(_folded(column))
        if name is not None and name not in templates:
            templates[name] = Template.column(column)
    return ColumnMap(fields=templates)


def _folded(word: str) -> str:
    return "".join(_letters(word.casefold()))


def _letters(word: str) -> Iterable[str]:
    return (character for character in word if character.isalnum())
