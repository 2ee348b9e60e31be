"""Reads the files in which etiquette is written, and lays a company's own words over them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from receptiondesk.domain.conditions import Condition, NotACondition, read_condition
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.etiquette import (
    FACTS,
    OBSERVED,
    PLACEHOLDERS,
    Guide,
    Line,
    Moment,
    Prompt,
    placeholders_of,
)
from receptiondesk.i18n import N_
from receptiondesk.services.files import read_toml
from receptiondesk.services.guide_layers import Table, laid_over

_GUIDE_KEYS = {"title", "topics", "asks", "sides", "moment"}
_MOMENT_KEYS = {"id", "title", "side", "fields", "status", "when", "instead", "asks", "offers", "prompt", "after"}
_PROMPT_KEYS = {"rule", "say", "do", "avoid", "why", "when", "drop"}
_NOT_UNDERSTOOD = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


class GuideUnreadable(DeskError):
    """A file of etiquette is not understood; the words of the house are used instead."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            "guide_unreadable",
            N_("The coach’s file {file} is not understood: {reason}"),
            file=file,
            reason=reason,
        )


def read_guide(kind: str, files: Sequence[Path]) -> Guide:
    """The guide written in the first file, with each later file laid over it; raises `GuideUnreadable`."""
    guide = Guide(kind=kind, moments=())
    merged: Table = {}
    for file in files:
        try:
            merged = laid_over(merged, checked(read_toml(file)))
            guide = guide_of(kind, merged)
        except _NOT_UNDERSTOOD as error:
            raise GuideUnreadable(file.name, str(error)) from error
    return guide


def read_table(file: Path) -> Table:
    """What one file says, checked no further than its form; empty where there is none.

    Raises `GuideUnreadable`.
    """
    try:
        return checked(read_toml(file))
    except FileNotFoundError:
        return {}
    except _NOT_UNDERSTOOD as error:
        raise GuideUnreadable(file.name, str(error)) from error


def checked(table: Table) -> Table:
    """`table` as it is, if it has the form of a guide; raises `ValueError`, `KeyError`, `TypeError` if not."""
    _only(table, _GUIDE_KEYS)
    for moment in table.get("moment", ()):
        _only(moment, _MOMENT_KEYS)
        _texts(moment, "id", "title", "side", "instead", "after")
        for prompt in moment.get("prompt", ()):
            _only(prompt, _PROMPT_KEYS)
            _texts(prompt, "rule", "why")
    for part in ("asks", "sides"):
        _texts(table.get(part, {}), "", *table.get(part, {}))
    return table


def guide_of(kind: str, table: Table) -> Guide:
    """The guide that a checked and laid over table describes; raises `ValueError`, `KeyError`, `TypeError`."""
    moments = tuple(_moment(moment) for moment in table["moment"])
    asks: Mapping[str, str] = table["asks"]
    sides: Mapping[str, str] = table["sides"]
    _named("asks", asks, {name for moment in moments for name in moment.asks})
    topics = tuple(table.get("topics", ()))
    courses = {name for moment in moments for name in (moment.side, *moment.offers) if name}
    _named("sides", sides, courses - set(topics))  # a topic brings its own name
    ids = {moment.id for moment in moments}
    if lost := {moment.instead for moment in moments if moment.instead} - ids:
        raise ValueError(f"there is no moment {', '.join(sorted(lost))}")
    return Guide(
        kind=kind,
        title=str(table.get("title", "")),
        topics=topics,
        moments=moments,
        asks=asks,
        sides=sides,
    )


def _named(part: str, names: Mapping[str, str], needed: set[str]) -> None:
    if missing := needed - names.keys():
        raise ValueError(f"[{part}] lacks {', '.join(sorted(missing))}")


def _moment(table: Table) -> Moment:
    asks = tuple(table.get("asks", ()))
    if strange := set(asks) - set(OBSERVED):
        raise ValueError(f"{table['id']}: nobody can be asked for {', '.join(sorted(strange))}")
    return Moment(
        id=table["id"],
        title=table["title"],
        side=table.get("side", ""),
        fields=tuple(table.get("fields", ())),
        statuses=tuple(table.get("status", ())),
        when=_condition(table),
        instead=table.get("instead", ""),
        asks=asks,
        offers=tuple(table.get("offers", ())),
        prompts=tuple(_prompt(prompt) for prompt in table.get("prompt", ())),
    )


def _prompt(table: Table) -> Prompt:
    return Prompt(
        rule=table["rule"],
        why=table.get("why", ""),
        say=_lines(table.get("say", ())),
        do=_lines(table.get("do", ())),
        avoid=_lines(table.get("avoid", ())),
        when=_condition(table),
    )


def _lines(written: Sequence[Any] | str) -> tuple[Line, ...]:
    if isinstance(written, Mapping):
        raise ValueError("a line with its condition stands in brackets")
    return tuple(_line(entry) for entry in ([written] if isinstance(written, str) else written))


def _line(entry: str | Sequence[str] | Table) -> Line:
    """A line is a sentence, a list of wordings to try in order, or either of them with its condition."""
    if isinstance(entry, str):
        return Line(_wordings([entry]))
    if isinstance(entry, Mapping):
        _only(entry, {"when", "text"})
        text = entry["text"]
        return Line(_wordings([text] if isinstance(text, str) else text), _condition(entry))
    return Line(_wordings(entry))


def _wordings(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        if strange := placeholders_of(text) - PLACEHOLDERS.keys():
            raise ValueError(f"{text}: nobody knows {{{', '.join(sorted(strange))}}}")
    return tuple(texts)


def _condition(table: Table) -> Condition | None:
    written = table.get("when")
    if written is None:
        return None
    if not isinstance(written, str):
        raise NotACondition(str(written))
    return read_condition(written, FACTS.keys())


def _texts(table: Table, needed: str, *others: str) -> None:
    """Raises `ValueError` where one of these is no text, or the one that is needed is not there."""
    if needed and needed not in table:
        raise ValueError(f"there is no {needed}")
    for key in (needed, *others):
        if not isinstance(table.get(key, ""), str):
            raise ValueError(f"{key} is no text")


def _only(table: Table, keys: set[str]) -> None:
    if strange := set(table) - keys:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
