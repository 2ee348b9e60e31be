"""The phrases that a customer must never hear: found in all their wordings, and ordinary text is left in peace."""

import csv
import os
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

from receptiondesk.domain.phrase_matching import _Choice, read_wording
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.phrase_files import PhrasesUnreadable
from receptiondesk.services.phrase_watch import PhraseWatch
from tests.services.phrase_cases import FORBIDDEN, HARMLESS, taken_apart

WATCH = PhraseWatch()
NEVER = 11
"""So many rules name a phrase that is never said (phrase.never.*)."""


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_what_nobody_should_hear_is_found_at_its_letters(rule: str) -> None:
    for marked in FORBIDDEN[rule]:
        text, start, end = taken_apart(marked)
        assert [(found.rule, found.start, found.end) for found in WATCH.found(text)] == [(rule, start, end)], text


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_are_left_in_peace(text: str) -> None:
    assert WATCH.found(text) == ()


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_rule_has_its_phrases_and_better_lines_that_break_none(locale: str) -> None:
    phrases = WATCH.phrases(locale)
    assert {phrase.rule for phrase in phrases} == FORBIDDEN.keys()
    assert len([rule for rule in FORBIDDEN if ".never." in rule]) == NEVER
    for phrase in phrases:
        assert len(phrase.better_with({})) >= 1, "there is something to offer whatever is known"
        for line in phrase.better:
            assert WATCH.found(line.replace("{person}", "Ms Wang")) == (), line


def texts_of(wording: str) -> Iterator[str]:
    """Texts in which each way of a wording is taken at least once."""
    parts = read_wording(wording.removeprefix("<").removesuffix(">"))
    for turn in range(_most_ways(parts)):
        yield re.sub(" +", " ", "".join(_said(parts, turn))).strip()


def _most_ways(parts: list[str | _Choice]) -> int:
    choices = [part for part in parts if isinstance(part, _Choice)]
    inner = [_most_ways(way) for choice in choices for way in choice.ways]
    return max([1, *(len(choice.ways) + choice.may_be_left_out for choice in choices), *inner])


def _said(parts: list[str | _Choice], turn: int) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        ways = [*part.ways, []] if part.may_be_left_out else part.ways
        yield from _said(ways[turn % len(ways)], turn)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_wording_of_every_phrase_is_found_whole(locale: str) -> None:
    dresses: list[Callable[[str], str]] = [str, str.upper, str.capitalize, lambda text: text.replace("'", "’")]
    dressed = cycle(dresses)
    for phrase in WATCH.phrases(locale):
        for wording in phrase.says:
            for plain in texts_of(wording):
                text = next(dressed)(plain)
                spans = [(found.start, found.end) for found in WATCH.found(f"“{text}.” ok")]
                assert (1, 1 + len(text)) in spans, (wording, text, spans)


def test_contracted_words_are_the_same_as_whole_ones() -> None:
    for text in ("It is not my job", "It isn't my job", "it isn’t my job", "It isnt my job", "It’s not my job"):
        assert [found.end for found in WATCH.found(text)] == [len(text)], text


def test_a_better_line_addresses_the_person_where_it_is_known_who_it_is() -> None:
    words = {"en": {"person": "Ms Wang"}, "zh_CN": {"person": "王女士"}}
    (english,) = WATCH.found("I don’t know", words.__getitem__)
    (chinese,) = WATCH.found("我不知道", words.__getitem__)
    (unknown,) = WATCH.found("I don’t know")
    assert english.better[0] == "I will find out for you, Ms Wang."
    assert chinese.better[0].startswith("王女士，")
    assert unknown.better[0] == "I will find out for you."


def real_sentences(folder: Path) -> list[str]:
    """Whatever stands in the records of other houses, sentence by sentence; three words at least."""
    texts: list[str] = []
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            texts += [cell for row in csv.reader(lines) for cell in row]
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?;])\s+|\n+", text)]
    return [sentence for sentence in sentences if len(sentence.split()) >= 3]


def test_five_thousand_real_sentences_raise_hardly_an_alarm(repo: Path) -> None:
    folder = repo.parent / "shared" / "data"
    if not folder.is_dir():
        missing = "the folder of real records is not here"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    sentences = real_sentences(folder)
    alarms = [sentence for sentence in sentences if WATCH.found(sentence)]
    assert len(sentences) >= 5_000
    assert len(alarms) < len(sentences) / 1_000, alarms


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A company's own folder of phrases."""
    return tmp_path


OWN = """
[[phrase]]
rule = "own.dear"
says = ["<dear>", "my dear"]
better = ["{person}", "Madam"]

[[phrase]]
rule = "phrase.never.child"
drop = true

[[phrase]]
rule = "phrase.never.not-sure"
better = ["One moment, please."]
"""


def test_a_company_adds_changes_and_takes_away_phrases(own: Path) -> None:
    (own / "en.toml").write_text(OWN, encoding="utf-8")
    watch = PhraseWatch(overrides_folder=own)
    assert [found.rule for found in watch.found("Yes, my dear")] == ["own.dear"]
    assert watch.found("Yes, my dear")[0].better == ("Madam",)
    assert watch.found("Even a child could understand that") == ()
    assert watch.found("I don’t know")[0].better == ("One moment, please.",)
    assert watch.found("连小孩子都知道"), "the other language stays as it was"


def test_changed_phrases_count_when_the_watch_is_told(own: Path) -> None:
    watch = PhraseWatch(overrides_folder=own)
    assert watch.found("my dear") == ()
    (own / "en.toml").write_text(OWN, encoding="utf-8")
    watch.forget()
    assert watch.found("my dear")


@pytest.mark.parametrize(
    "written",
    [
        "no toml at all",
        "[[phrase]]\nsays = ['x']",
        "[[phrase]]\nrule = 'x'",
        "[[phrase]]\nrule = 'x'\nsays = []",
        "[[phrase]]\nrule = 'x'\nsays = [3]",
        "[[phrase]]\nrule = 'x'\nsays = ['(a']",
        "[[phrase]]\nrule = 'x'\nsays = ['a']\nbetter = ['{nobody}']",
        "[[phrase]]\nrule = 'x'\nsays = ['" + "(" * 5000 + "']",
        "phrase = 3",
        "same = 3",
        "[[phrases]]\nrule = 'x'",
    ],
)
def test_a_damaged_file_is_told_once_and_the_house_goes_on_watching(own: Path, written: str) -> None:
    (own / "en.toml").write_text(written, encoding="utf-8")
    watch, told = PhraseWatch(overrides_folder=own), list[PhrasesUnreadable]()
    watch.on_trouble(told.append)
    assert watch.found("I don’t know")
    assert watch.found("我不知道")
    assert [trouble.code for trouble in told] == ["phrases_unreadable"]
    assert "en.toml" in told[0].text
