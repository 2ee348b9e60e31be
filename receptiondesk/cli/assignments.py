"""``field=value`` on the command line."""

import os
from collections.abc import Sequence
from pathlib import Path

from receptiondesk.domain.errors import DeskError, DraftRefused, Problem
from receptiondesk.i18n import N_
from receptiondesk.services.records.encoding import open_text

_LONGEST = 1 << 20
"""Characters that are read of a file: no field takes as many, so that a longer text is refused all the same."""


def read_assignments(words: Sequence[str]) -> dict[str, str]:
    """The texts that ``field=value …`` give to fields; a value that begins with ``@`` is read from that file.

    Raises `DraftRefused` for words without ``=``, for a field given twice and for files that cannot be read.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for word in words:
        name, equals, value = word.partition("=")
        name = name.strip()
        if not equals or not name:
            problems.append(
                Problem(
                    field=word[:40],
                    code="not_an_assignment",
                    template=N_("Write field=value, for example caller=“Ms Chen”."),
                )
            )
        elif name in texts:
            problems.append(Problem(field=name, code="given_twice", template=N_("This field is given twice.")))
        else:
            texts[name] = value
    for name, value in texts.items():
        if value.startswith("@"):
            try:
                with open_text(Path(os.path.expanduser(value[1:]))) as stream:
                    texts[name] = stream.read(_LONGEST)
            except (OSError, ValueError, DeskError):  # ValueError: a NUL in the name
                problems.append(_unreadable(name, value[1:]))
    if problems:
        raise DraftRefused(problems)
    return texts


def _unreadable(name: str, file: str) -> Problem:
    return Problem(
        field=name,
        code="file_unreadable",
        template=N_("The file “{file}” cannot be read as text."),
        values={"file": file},
    )
