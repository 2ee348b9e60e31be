"""Lines as they are typed, and as they stand in a file of etiquette."""

from collections.abc import Mapping, Sequence
from typing import Any

from receptiondesk.domain.wording import WrittenLine, one_line


def lines_in(written: object) -> tuple[WrittenLine, ...]:
    """The lines of one part of a prompt; raises `ValueError` for what is none.

    Further wordings of a line follow it as lines for where it cannot be filled.
    """
    if isinstance(written, str):
        return (WrittenLine(written),)
    if not isinstance(written, Sequence):
        raise ValueError("no lines")
    return tuple(line for entry in written for line in _wordings(entry))


def written_as(lines: Sequence[WrittenLine]) -> list[Any]:
    """`lines` for a file, in its shortest form; empty ones are left away."""
    groups: list[list[WrittenLine]] = []
    for line in lines:
        text = one_line(line.text)
        if not text:
            continue
        tidy = WrittenLine(text, line.when, line.otherwise and bool(groups))
        if tidy.otherwise:
            groups[-1].append(tidy)
        else:
            groups.append([tidy])
    return [_entry(group) for group in groups]


def _wordings(entry: object) -> list[WrittenLine]:
    when, said = (str(entry["when"]), entry["text"]) if isinstance(entry, Mapping) else ("", entry)
    texts = [said] if isinstance(said, str) else said
    if not isinstance(texts, Sequence) or not all(isinstance(text, str) for text in texts):
        raise ValueError("no line")
    return [WrittenLine(text, when, otherwise=number > 0) for number, text in enumerate(texts)]


def _entry(group: Sequence[WrittenLine]) -> Any:
    texts = [line.text for line in group]
    text = texts[0] if len(texts) == 1 else texts
    return {"when": group[0].when, "text": text} if group[0].when else text
