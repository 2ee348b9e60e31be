"""Lays a company's words over those of the house, and a station's over both."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Table = Mapping[str, Any]
"""One table of a TOML file, not yet understood."""


def laid_over(base: Table, over: Table) -> dict[str, Any]:
    """`over` replaces moments by their id and prompts by their rule, and only the parts that it names.

    A prompt with ``drop = true`` goes; a new moment comes after the one that its ``after`` names, else last, and
    has the fields and states that it follows for itself.
    """
    moments: dict[str, dict[str, Any]] = {moment["id"]: dict(moment) for moment in base.get("moment", ())}
    home = {prompt["rule"]: moment["id"] for moment in moments.values() for prompt in moment.get("prompt", ())}
    for changed in over.get("moment", ()):
        if changed["id"] not in moments:
            moments = _with_moment(moments.values(), changed)
        parts = {key: value for key, value in changed.items() if key not in ("prompt", "after")}
        moments[changed["id"]].update(parts)
        for prompt in changed.get("prompt", ()):
            target = moments[home.get(prompt["rule"], changed["id"])]
            target["prompt"] = _with_prompt(target.get("prompt", ()), prompt)
    names = {part: {**base.get(part, {}), **over.get(part, {})} for part in ("asks", "sides")}
    head = {part: over.get(part, base.get(part)) for part in ("title", "topics") if part in over or part in base}
    return {**head, **names, "moment": list(moments.values())}


def _with_moment(moments: Iterable[dict[str, Any]], new: Table) -> dict[str, dict[str, Any]]:
    """The moments with room for a new one at its place in the course."""
    placed = [_leaving(moment, new) for moment in moments]
    before = [number for number, moment in enumerate(placed, start=1) if moment["id"] == new.get("after")]
    placed.insert(before[0] if before else len(placed), {"id": new["id"], "prompt": []})
    return {moment["id"]: moment for moment in placed}


def _leaving(moment: dict[str, Any], new: Table) -> dict[str, Any]:
    """`moment` without the fields and states that the new one follows, unless it is made for a case of its own."""
    if "when" in moment:
        return moment
    taken = {key: set(new.get(key, ())) for key in ("fields", "status")}
    left = {key: [name for name in moment[key] if name not in taken[key]] for key in taken if key in moment}
    return {**moment, **left}


def _with_prompt(prompts: Sequence[Table], changed: Table) -> list[Table]:
    known = [prompt["rule"] for prompt in prompts]
    laid = [{**prompt, **changed} if prompt["rule"] == changed["rule"] else prompt for prompt in prompts]
    if changed["rule"] not in known:
        laid.append(changed)
    return [prompt for prompt in laid if not prompt.get("drop")]
