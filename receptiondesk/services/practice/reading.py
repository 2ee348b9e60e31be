"""Reads the files in which scenes and signs are written."""

import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

from receptiondesk.domain.etiquette import OBSERVED
from receptiondesk.domain.hearing import Sign
from receptiondesk.services.practice.scenes import Asks, Person, Scene, Signs, Turn, WrongAnswer

Table = Mapping[str, Any]

_SIGNS = "signs"
_SCENE_KEYS = {
    "title", "intro", "icon", "order", "kind", "guide", "speaker", "at", "rings", "repeat", "at_gate", "colleague",
    "turn",
}  # fmt: skip
_TURN_KEYS = {
    "guide", "moment", "happens", "they", "speaker", "say", "do", "good", "hears", "wrong", "known", "seen", "status",
    "minutes", "told_to_wait", "held",
}  # fmt: skip


def read_scenes(folder: Path) -> tuple[Scene, ...]:
    """Every scene of one language in the order to learn them; raises `ValueError` or `KeyError` for a slip."""
    found: list[tuple[int, Scene]] = []
    for file in sorted(folder.glob("*.toml")):
        if file.stem != _SIGNS:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            found.append((table["order"], _scene(file.stem, table)))
    return tuple(scene for _, scene in sorted(found, key=lambda entry: entry[0]))


def read_signs(folder: Path) -> Signs:
    """The signs of one language."""
    tables = tomllib.loads((folder / f"{_SIGNS}.toml").read_text(encoding="utf-8"))
    signs: dict[str, Sign] = {}
    for name, table in tables.items():
        _only(name, table, {"name", "phrases"})
        signs[name] = Sign(id=name, name=table["name"], phrases=tuple(table["phrases"]))
    return signs


def _scene(name: str, table: Table) -> Scene:
    _only(name, table, _SCENE_KEYS)
    person = table.get("colleague")
    return Scene(
        id=name,
        title=table["title"],
        intro=table["intro"],
        icon=table["icon"],
        kind=table["kind"],
        at=table["at"],
        rings=table.get("rings"),
        repeat=table.get("repeat", False),
        at_gate=table.get("at_gate", False),
        person=_person(person) if person else None,
        turns=_turns(name, table),
    )


def _person(table: Table) -> Person:
    _only("colleague", table, {"name", "title", "out", "until"})
    until = table.get("until")
    if not isinstance(until, time | None):
        raise ValueError(f"colleague: {until} is no hour")
    return Person(name=table["name"], title=table.get("title", ""), out=table.get("out", False), until=until)


def _turns(scene: str, table: Table) -> tuple[Turn, ...]:
    """The turns in their order; what is known, seen and going on stays so until a later turn says otherwise."""
    turns: list[Turn] = []
    known: dict[str, str] = {}
    so_far: dict[str, Any] = {"guide": table["guide"], "speaker": table["speaker"]}
    for number, written in enumerate(table["turn"], start=1):
        where = f"{scene}, turn {number}"
        _only(where, written, _TURN_KEYS)
        known = {**known, **written.get("known", {})}
        for part in ("speaker", "seen", "status", "minutes", "told_to_wait"):
            if part in written:
                so_far[part] = written[part]
        turns.append(_turn(where, {**so_far, **written}, known))
    return tuple(turns)


def _turn(where: str, table: Table, known: Mapping[str, str]) -> Turn:
    if ("say" in table) == ("do" in table):
        raise ValueError(f"{where}: something to say, or something to do")
    if strange := set(table.get("seen", ())) - set(OBSERVED):
        raise ValueError(f"{where}: nobody sees {', '.join(sorted(strange))}")
    asks = Asks.SAY if "say" in table else Asks.DO
    hears = {rule: tuple(signs.split()) for rule, signs in table.get("hears", {}).items()}
    return Turn(
        guide=table["guide"],
        moment=table["moment"],
        happens=table.get("happens", ""),
        they=table.get("they", ""),
        speaker=table["speaker"],
        asks=asks,
        rules=tuple(table[asks.value]),
        good=table.get("good", ""),
        hears=hears,
        wrong=tuple(_wrong(where, entry) for entry in table["wrong"]),
        known=known,
        seen=frozenset(table.get("seen", ())),
        status=table.get("status", ""),
        minutes=table.get("minutes", 0),
        told_to_wait=table.get("told_to_wait"),
        held=table.get("held"),
    )


def _wrong(where: str, table: Table) -> WrongAnswer:
    _only(where, table, {"text", "misses", "why"})
    return WrongAnswer(text=table["text"], misses=tuple(table["misses"]), why=table["why"])


def _only(where: str, table: Table, keys: set[str]) -> None:
    if strange := set(table) - keys:
        raise ValueError(f"{where}: unknown {', '.join(sorted(strange))}")
