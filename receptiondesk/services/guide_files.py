"""Reads the files in which etiquette is written, and lays a company's own words over them."""

import tomllib
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

Table = Mapping[str, Any]
"""One table of a TOML file, not yet understood."""

_GUIDE_KEYS = {"title", "topics", "asks", "sides", "moment"}
_MOMENT_KEYS = {"id", "title", "side", "fields", "status", "when", "instead", "asks", "offers", "prompt"}
_PROMPT_KEYS = {"rule", "say", "do", "avoid", "why", "when", "drop"}


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
    merged: dict[str, Any] = {}
    for file in files:
        try:
            merged = _laid_over(merged, tomllib.loads(file.read_text(encoding="utf-8")))
            guide = _guide(kind, merged)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise GuideUnreadable(file.name, str(error)) from error
    return guide


def _laid_over(base: Table, over: Table) -> dict[str, Any]:
    """`over` replaces moments by their id and prompts by their rule, and only the parts that it names."""
    _only(over, _GUIDE_KEYS)
    moments = {moment["id"]: dict(moment) for moment in base.get("moment", ())}
    home = {prompt["rule"]: moment["id"] for moment in moments.values() for prompt in moment.get("prompt", ())}
    for changed in over.get("moment", ()):
        parts = {key: value for key, value in changed.items() if key != "prompt"}
        moments[changed["id"]] = {**moments.get(changed["id"], {"prompt": []}), **parts}
        for prompt in changed.get("prompt", ()):
            target = moments[home.get(prompt["rule"], changed["id"])]
            target["prompt"] = _with_prompt(target.get("prompt", []), prompt)
    names = {part: {**base.get(part, {}), **over.get(part, {})} for part in ("asks", "sides")}
    head = {part: over.get(part, base.get(part)) for part in ("title", "topics") if part in over or part in base}
    return {**head, **names, "moment": list(moments.values())}


def _with_prompt(prompts: Sequence[Table], changed: Table) -> list[Table]:
    known = [prompt["rule"] for prompt in prompts]
    if changed["rule"] not in known:
        return [*prompts, changed]
    laid = [{**prompt, **changed} if prompt["rule"] == changed["rule"] else prompt for prompt in prompts]
    return [prompt for prompt in laid if not prompt.get("drop")]


def _guide(kind: str, table: Table) -> Guide:
    _only(table, _GUIDE_KEYS)
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
    _only(table, _MOMENT_KEYS)
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
    _only(table, _PROMPT_KEYS)
    return Prompt(
        rule=table["rule"],
        why=table.get("why", ""),
        say=_lines(table.get("say", ())),
        do=_lines(table.get("do", ())),
        avoid=_lines(table.get("avoid", ())),
        when=_condition(table),
    )


def _lines(written: Sequence[Any] | str) -> tuple[Line, ...]:
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


def _only(table: Table, keys: set[str]) -> None:
    if strange := set(table) - keys:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
