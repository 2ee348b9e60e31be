"""The company's own words lie in files that people edit too, and that may be damaged."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.own_words import Where
from receptiondesk.domain.wording import Part, WrittenLine, one_line
from receptiondesk.services.coach import Coach
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_words import ChangedMeanwhile
from receptiondesk.services.words_file import WordsFile
from tests.services.own_words_cases import ENGLISH, GREET, OURS, Company, prompt, texts


def test_what_is_written_and_not_saved_is_there_the_next_time_and_counts_for_nobody(company: Company) -> None:
    before = company.says()
    own = company.write(ENGLISH, Part.SAY, "Half a {sent")
    company.words.keep(own.written())
    again = company.words.open(ENGLISH)
    assert texts(prompt(again, GREET).parts[Part.SAY].lines) == ["Half a {sent"]
    assert not again.written().is_saved
    assert company.says() == before
    odd = Where(guide="visit", locale="zh_CN", station="A/B 50%")
    there = company.words.open(odd)
    there.add_prompt(there.moments()[0].id)
    company.words.keep(there.written())
    assert set(company.words.unsaved()) == {ENGLISH, odd}
    company.words.discard(ENGLISH)
    assert not company.words.open(ENGLISH).is_changed


def test_a_reset_that_is_not_saved_is_kept_like_any_other_change(company: Company) -> None:
    company.words.save(company.write(ENGLISH, Part.SAY, "Our house.").checked())
    own = company.words.open(ENGLISH)
    own.file.empty()
    company.words.keep(own.written())
    assert not company.words.open(ENGLISH).is_changed
    assert company.says() == "Our house."


HAND_WRITTEN = """# Agreed with the management in May.
[[moment]]
id = "answer"  # the first words

# They must name the house.
[[moment.prompt]]
rule = "phone.answer.identify"
say = ["Our house."]  # short

[[moment.prompt]]
rule = "phone.answer.offer"
drop = true
"""


def test_comments_of_whoever_edits_by_hand_stay(company: Company) -> None:
    company.file().parent.mkdir(parents=True)
    company.file().write_text(HAND_WRITTEN, encoding="utf-8")
    company.words.save(company.write(ENGLISH, Part.SAY, "Good day.").checked())
    written = company.file().read_text(encoding="utf-8")
    assert written.startswith(HAND_WRITTEN.rstrip())
    for comment in ("in May", "the first words", "name the house", "short"):
        assert comment in written
    assert tomllib.loads(written)["moment"][0]["prompt"][-1] == {"rule": GREET, "say": ["Good day."]}


def test_a_file_that_changed_meanwhile_is_not_overwritten_unasked(company: Company) -> None:
    own = company.write(ENGLISH, Part.SAY, "Ours.")
    other = company.write(ENGLISH, Part.SAY, "Theirs.")
    company.words.save(other.checked())
    with pytest.raises(ChangedMeanwhile) as refused:
        company.words.save(own.checked())
    assert company.says() == "Theirs."
    own.begun_from = refused.value.found
    company.words.save(own.checked())
    assert company.says() == "Ours."


@pytest.mark.parametrize("damage", [b"[[moment", b"\xff\xfe", b"moment = 7", b'[[moment]]\nid = "answer"\nhum = 1\n'])
@pytest.mark.expects_log("is not understood")
def test_a_damaged_file_hinders_nobody_and_is_kept_beside_the_new_one(company: Company, damage: bytes) -> None:
    company.file().parent.mkdir(parents=True)
    company.file().write_bytes(damage)
    told: list[DeskError] = []
    coach = company.coach()
    coach.on_trouble(told.append)
    assert coach.moments("phone_message", "en") == Coach().moments("phone_message", "en")
    assert len(told) == 1
    assert company.words.trouble(ENGLISH) is not None
    company.words.save(company.write(ENGLISH, Part.SAY, "Our house.").checked())
    assert company.says() == "Our house."
    assert company.words.trouble(ENGLISH) is None
    assert company.file().with_name("phone_message.toml.old").exists()


@pytest.mark.parametrize("make", [lambda file: file.write_bytes(b"#" * (2 << 20)), os.mkfifo, Path.mkdir])
def test_what_has_no_end_is_not_read_and_is_kept_beside_too(company: Company, make: Callable[[Path], None]) -> None:
    company.file().parent.mkdir(parents=True)
    make(company.file())
    assert company.words.trouble(ENGLISH) is not None
    company.words.save(company.write(ENGLISH, Part.SAY, "Our house.").checked())
    assert company.says() == "Our house."
    assert company.file().with_name("phone_message.toml.old").exists()


def test_tables_written_in_one_line_can_be_changed_too(company: Company) -> None:
    company.file().parent.mkdir(parents=True)
    inline = 'moment = [{id = "answer", prompt = [{rule = "phone.answer.identify", say = "Our house."}]}]\n'
    company.file().write_text(inline, encoding="utf-8")
    company.words.save(company.write(ENGLISH, Part.SAY, "Good day.").checked())
    assert company.says() == "Good day."
    assert texts(prompt(company.words.open(ENGLISH), "phone.answer.identify").parts[Part.SAY].lines) == ["Our house."]


@pytest.mark.parametrize("station", ["..", "../../en", "a/b", 'q"?', "前台" * 20, "."])
def test_no_name_of_a_station_leads_out_of_the_folder(company: Company, station: str) -> None:
    own = company.words.open(Where(guide="phone_message", locale="en", station=station))
    own.write("answer", GREET, Part.SAY, OURS)
    company.words.save(own.checked())
    [file] = company.home.etiquette.rglob("*.toml")
    assert file.relative_to(company.home.etiquette).parts[0] == "stations"
    assert len(file.relative_to(company.home.etiquette).parts) == 4
    assert company.says(station=station) == "Good morning, this is our house."


LINES = st.lists(st.builds(WrittenLine, st.text(max_size=60), st.sampled_from(["", "rings > 3"]), st.booleans()))


@given(LINES, LINES, st.text(max_size=40))
def test_whatever_is_written_reads_back_the_same(say: list[WrittenLine], do: list[WrittenLine], title: str) -> None:
    file = WordsFile("phone_message.toml", HAND_WRITTEN)
    file.put("answer", GREET, Part.SAY, say)
    file.put("answer", GREET, Part.DO, do)
    file.add_moment({"id": "own-x", "title": one_line(title), "side": "own-x"})
    file.put("own-x", "own-x", Part.DO, do)
    again = WordsFile("phone_message.toml", file.text)
    assert again.table == file.table == tomllib.loads(file.text)
    said = again.table["moment"][0]["prompt"][-1].get("say", [])
    assert str(said).count("rings > 3") <= len(say)
    own = OwnGuide(ENGLISH, house={}, company={}, file=again, begun_from="", examples={})
    read = prompt(own, GREET).parts[Part.SAY].lines
    assert [line.text for line in read] == [one_line(line.text) for line in say if one_line(line.text)]
