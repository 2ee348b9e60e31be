"""A file of a company's own phrases to avoid, seen as a guide of one moment: each phrase is a prompt.

What one must not say stands in its part *avoid*, what to say instead in *say*.
"""

from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT

from receptiondesk.domain.wording import Part, WrittenLine, one_line
from receptiondesk.services.guide_layers import Table
from receptiondesk.services.words_file import WordsFile, place_in

PHRASES = "phrases"
"""What the phrases are called among the guides that a company writes on; also their one moment."""
_KEYS = {Part.SAY: "better", Part.AVOID: "says"}


class PhrasesFile(WordsFile):
    """What differs from the house's phrases."""

    @property
    def table(self) -> Table:
        """What the file says, as a guide."""
        return phrases_as_guide(self._document.unwrap())

    def put(self, moment: str, rule: str, part: Part, lines: Sequence[WrittenLine]) -> None:
        """Write what not to say, or what to say instead; a phrase has no other parts."""
        phrase = self._phrase(rule)
        if part in _KEYS:
            phrase[_KEYS[part]] = [text for line in lines if (text := one_line(line.text))]

    def give_back(self, rule: str, part: Part | None = None) -> None:
        """Strike out one part of a phrase, or all that is written of it."""
        for phrase in self._phrases(rule):
            phrase.pop(_KEYS.get(part, "") if part else "", None)
            if part is None or set(phrase) <= {"rule", "id"}:
                self._strike_phrase(phrase)

    def take_away(self, moment: str, rule: str) -> None:
        """Watch for a phrase no longer."""
        self._phrase(rule)["drop"] = True

    def put_back(self, rule: str) -> None:
        """Watch for it again."""
        for phrase in self._phrases(rule):
            phrase.pop("drop", None)
            if set(phrase) <= {"rule", "id"}:
                self._strike_phrase(phrase)

    def _is_in_tables(self) -> bool:
        return isinstance(self._document.get("phrase", tomlkit.aot()), AoT)

    def _check(self) -> None:
        for phrase in self._document.unwrap().get("phrase", ()):
            if not isinstance(phrase["rule"], str):
                raise ValueError("rule is no text")

    def _phrases(self, rule: str) -> list[Any]:
        return [each for each in self._document.get("phrase", ()) if _id(each) == rule]

    def _phrase(self, rule: str) -> Any:
        if found := self._phrases(rule):
            return found[0]
        if "phrase" not in self._document:
            self._document.append("phrase", tomlkit.aot())
        phrases: Any = self._document["phrase"]
        entry = tomlkit.table()
        entry["rule"] = rule
        phrases.append(entry)
        return phrases[-1]

    def _strike_phrase(self, phrase: Any) -> None:
        phrases: Any = self._document["phrase"]
        del phrases[place_in(phrases, phrase)]
        if not phrases:
            self._document.pop("phrase")


def phrases_as_guide(table: Table) -> Table:
    """A file of phrases as a guide."""
    prompts = [_as_prompt(entry) for entry in table.get("phrase", ())]
    return {"moment": [{"id": PHRASES, "prompt": prompts}]} if prompts else {}


def _as_prompt(entry: Table) -> Table:
    parts = {part.value: entry[key] for part, key in _KEYS.items() if key in entry}
    return {"rule": _id(entry), **parts, **({"drop": True} if entry.get("drop") else {})}


def _id(entry: Any) -> str:
    return str(entry.get("id") or entry["rule"])
