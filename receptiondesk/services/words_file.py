"""A file of a company's own words, changed so that comments and order of whoever edits it by hand stay."""

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item

from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.guide_files import GuideUnreadable, checked
from receptiondesk.services.guide_layers import Table
from receptiondesk.services.written_lines import lines_in, written_as

_LONG = 90
"""An array that would be longer than this is written line by line."""


class WordsFile:
    """What differs from the original in one guide, and nothing else."""

    def __init__(self, name: str, text: str = "") -> None:
        """Understand the `text` of the file called `name`; raises `GuideUnreadable`."""
        try:
            self._document = tomlkit.parse(text)
            if not self._is_in_tables():
                self._document = tomlkit.parse(tomlkit.dumps(self._document.unwrap()))
            self._check()
        except (TOMLKitError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise GuideUnreadable(name, str(error)) from error

    @property
    def text(self) -> str:
        """The file, "" where nothing is left in it."""
        written = tomlkit.dumps(self._document)
        return written if written.strip() else ""

    @property
    def table(self) -> Table:
        """What the file says."""
        table: Table = self._document.unwrap()
        return table

    def put(self, moment: str, rule: str, part: Part, lines: Sequence[WrittenLine]) -> None:
        """Write a part of a prompt; a prompt that nobody else has is new in `moment`."""
        prompt = self._prompt(moment, rule)
        written = written_as(lines)
        prompt[part.value] = (written[0] if written else "") if part is Part.WHY else _array(written)

    def give_back(self, rule: str, part: Part | None = None) -> None:
        """Strike out one part of a prompt, or all that is written of it."""
        for moment, prompt in self._places(rule):
            if part is not None:
                prompt.pop(part.value, None)
            if part is None or set(prompt) == {"rule"}:
                self._strike(moment, prompt)

    def take_away(self, moment: str, rule: str) -> None:
        """Say that a prompt is not wanted."""
        self._prompt(moment, rule)["drop"] = True

    def put_back(self, rule: str) -> None:
        """Want a prompt again, with whatever was written of it before."""
        for moment, prompt in self._places(rule):
            prompt.pop("drop", None)
            if set(prompt) == {"rule"}:
                self._strike(moment, prompt)

    def add_moment(self, moment: Mapping[str, Any]) -> None:
        """Add a moment of the company's own. One that begins a side course gives it its name."""
        self._moments().append(_moment(moment))
        if moment.get("side") == moment["id"]:
            self._document.setdefault("sides", tomlkit.table())[moment["id"]] = moment["title"]

    def remove_moment(self, moment: str) -> None:
        """Take out what is written of a moment."""
        self._remove([each for each in self._moments() if each["id"] == moment])
        sides = self._document.get("sides", {})
        sides.pop(moment, None)
        if not sides:
            self._document.pop("sides", None)

    def empty(self) -> None:
        """Strike out everything."""
        self._document = tomlkit.document()

    def _is_in_tables(self) -> bool:
        """Whether everything stands under headings of its own, where something new can be put between."""
        moments = self._document.get("moment", None)
        if moments is None:
            return True
        return isinstance(moments, AoT) and all(isinstance(each.get("prompt", moments), AoT) for each in moments)

    def _check(self) -> None:
        """Raises what reading goes wrong with, where the file has not the form of a guide."""
        table = checked(self.table)
        for moment in table.get("moment", ()):
            for prompt in moment.get("prompt", ()):
                for part in Part:
                    if part.value in prompt:
                        lines_in(prompt[part.value])

    def _moments(self) -> Any:
        if "moment" not in self._document:
            self._document.append("moment", tomlkit.aot())
        return self._document["moment"]

    def _places(self, rule: str) -> list[tuple[Any, Any]]:
        """Every prompt of that rule, with the moment under which it is written."""
        return [
            (moment, prompt)
            for moment in self._document.get("moment", ())
            for prompt in moment.get("prompt", ())
            if prompt["rule"] == rule
        ]

    def _prompt(self, moment: str, rule: str) -> Any:
        places = self._places(rule)
        return places[0][1] if places else self._new_prompt(moment, rule)

    def _new_prompt(self, moment: str, rule: str) -> Any:
        moments = self._moments()
        found = [each for each in moments if each["id"] == moment]
        if not found:
            moments.append(_moment({"id": moment}))
            found = [moments[-1]]
        if "prompt" not in found[0]:
            found[0].append("prompt", tomlkit.aot())
        found[0]["prompt"].append(_table({"rule": rule}))
        return found[0]["prompt"][-1]

    def _strike(self, moment: Any, prompt: Any) -> None:
        prompts = moment["prompt"]
        del prompts[place_in(prompts, prompt)]
        if not prompts:
            moment.pop("prompt")
        if set(moment) == {"id"}:
            self._remove([moment])

    def _remove(self, gone: Sequence[Any]) -> None:
        moments = self._moments()
        for moment in gone:
            del moments[place_in(moments, moment)]
        if not moments:
            self._document.pop("moment")


def place_in(tables: Any, wanted: Any) -> int:
    """Where a table stands among others that may be alike."""
    return next(number for number, table in enumerate(tables) if table is wanted)


def _table(values: Mapping[str, Any]) -> Any:
    table = tomlkit.table()
    for key, value in values.items():
        table[key] = value
    return table


def _moment(values: Mapping[str, Any]) -> Any:
    table = _table(values)
    table.add(tomlkit.nl())
    return table


def _array(entries: Sequence[Any]) -> Item:
    array = tomlkit.array()
    for entry in entries:
        if isinstance(entry, Mapping):
            row = tomlkit.inline_table()
            row.update(entry)
            array.append(row)
        else:
            array.append(entry)
    return array.multiline(len(entries) > 1 and len(array.as_string()) > _LONG)
