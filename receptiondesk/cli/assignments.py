"""``field=value`` on the command line."""

from collections.abc import Sequence
from pathlib import Path

from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.i18n import N_


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
                texts[name] = Path(value[1:]).expanduser().read_text(encoding="utf-8-sig")
            except (OSError, ValueError) as error:
                problems.append(_unreadable(name, value[1:], error))
    if problems:
        raise DraftRefused(problems)
    return texts


def _unreadable(name: str, file: str, error: Exception) -> Problem:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "UTF-8"
    return Problem(
        field=name,
        code="file_unreadable",
        template=N_("The file “{file}” cannot be read as text ({why})."),
        values={"file": file, "why": why},
    )
