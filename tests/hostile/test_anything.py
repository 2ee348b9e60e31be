"""Whatever is typed, sent or found in a file: a few hundred inventions each time; the fuzzer tries millions."""

from __future__ import annotations

import json
import logging
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.place import Place
from tests.hostile.seeds import SEEDS
from tests.hostile.targets import TARGETS
from tests.hostile.watch import Trespassed, watched

_TYPED = st.text(st.characters(codec="utf-8"), max_size=60)
_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | _TYPED
_JSON = st.recursive(_VALUES, lambda inner: st.lists(inner) | st.dictionaries(_TYPED, inner), max_leaves=8)
_NAMES = {
    "settings": ("text_size", "region", "tea_after"),
    "knock": ("verb", "number", "name"),
    "mark": ("entries", "link", "counters", "numbers"),
}
_DRAFT = json.loads(SEEDS["draft"][0])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A desk that has to bear all of it."""
    one = Place(tmp_path_factory.mktemp("anything"))
    logging.disable()  # what is refused is also logged
    yield one
    logging.disable(logging.NOTSET)
    one.close()


def bears(name: str, data: str, place: Place) -> None:
    """Hand it to a target, and see that nothing is touched but its place."""
    with watched(place.folder):
        TARGETS[name](data.encode("utf-8", "surrogateescape"), place)


@pytest.mark.parametrize("name", ["phone", "moment", "address", "condition", "terminal", "assignment"])
@given(data=st.data())
def test_anything_may_be_typed(name: str, data: st.DataObject, place: Place) -> None:
    seed = data.draw(st.sampled_from(["", *SEEDS[name]]))
    at = data.draw(st.integers(0, len(seed)))
    bears(name, seed[:at] + data.draw(_TYPED) + seed[at:], place)


@pytest.mark.parametrize("name", ["settings", "knock", "mark"])
@given(data=st.data())
def test_anything_may_be_sent_or_kept_as_json(name: str, data: st.DataObject, place: Place) -> None:
    held = data.draw(_JSON | st.dictionaries(st.sampled_from(_NAMES[name]), _JSON))
    bears(name, json.dumps({"of": "OF", **held} if isinstance(held, dict) else held), place)


@given(part=st.sampled_from(sorted(_DRAFT)), value=_JSON)
def test_anything_may_stand_in_a_draft(part: str, value: object, place: Place) -> None:
    bears("draft", json.dumps({**_DRAFT, part: value}), place)


@pytest.mark.parametrize(
    "name", ["table", "calendar", "column_map", "directory", "etiquette", "phrases", "words", "sheet"]
)
@settings(max_examples=30)
@given(data=st.data())
def test_anything_may_have_happened_to_a_file(name: str, data: st.DataObject, place: Place) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 20)))
    bears(name, seed[:start] + data.draw(_TYPED) + seed[end:], place)


def test_the_watch_sees_what_it_is_there_for(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    with watched(own):
        (own / "file").write_text("allowed")
        with pytest.raises(Trespassed):
            other.write_text("outside")
        with pytest.raises(Trespassed):
            (own / "file").rename(other)
        with pytest.raises(Trespassed):
            subprocess.run(["true"], check=False)
    other.write_text("nobody watches")
