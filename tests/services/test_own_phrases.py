"""A supervisor writes what is better said than a forbidden phrase, and adds phrases of the company's own."""

from pathlib import Path

import pytest

from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.own_words import Where
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.coach import Coach
from receptiondesk.services.home import Home
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_words import OwnWords
from receptiondesk.services.phrase_watch import PhraseWatch
from receptiondesk.services.phrases_file import PHRASES
from tests.fixtures.house_files import house_files

ENGLISH, CHINESE = Where(guide=PHRASES, locale="en"), Where(guide=PHRASES, locale="zh_CN")
DEPARTMENT = "phrase.never.other-dept"
TYPED = "That is not my department."


class Company:
    """A company, and a desk that listens."""

    def __init__(self, home: Path) -> None:
        self.home = Home(home)
        self.watch = PhraseWatch(overrides_folder=self.home.etiquette / "phrases")
        coach = Coach(overrides_folder=self.home.etiquette)
        self.words = OwnWords(self.home, coach, house_files(self.home), lambda: self.watch)

    def better(self, text: str) -> tuple[str, ...]:
        return tuple(line for found in self.watch.found(text) for line in found.better)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def lines(*texts: str) -> list[WrittenLine]:
    return [WrittenLine(text) for text in texts]


def codes(own: OwnGuide) -> list[str]:
    return [problem.code for problem in own.problems()]


@pytest.mark.parametrize("where", [ENGLISH, CHINESE])
def test_every_phrase_of_the_house_is_there_as_one_would_hear_it(company: Company, where: Where) -> None:
    own = company.words.open(where)
    [moment] = own.moments()
    assert len(moment.prompts) == len(company.watch.phrases(where.locale))
    for prompt in moment.prompts:
        [heard] = prompt.parts[Part.AVOID].lines
        assert not set("[]()|<>") & set(heard.text), heard.text
        assert prompt.fixed == {Part.AVOID}
        assert prompt.parts[Part.SAY].lines
    assert not own.is_changed
    assert company.words.trouble(where) is None


def test_a_better_line_is_offered_at_once_and_the_original_comes_back(company: Company) -> None:
    before = company.better(TYPED)
    own = company.words.open(ENGLISH)
    own.write(PHRASES, DEPARTMENT, Part.SAY, lines("Let me connect you with Facilities."))
    company.words.save(own.checked())
    assert company.better(TYPED) == ("Let me connect you with Facilities.",)
    own = company.words.open(ENGLISH)
    own.give_back(DEPARTMENT, Part.SAY)
    company.words.save(own.checked())
    assert company.better(TYPED) == before
    assert not (company.home.etiquette / "phrases" / "en.toml").exists()


def test_a_phrase_of_the_companys_own_is_listened_for(company: Company) -> None:
    own = company.words.open(ENGLISH)
    rule = own.add_prompt(PHRASES)
    own.write(PHRASES, rule, Part.SAY, lines("I will see to it myself."))
    assert codes(own) == ["required"]
    own.write(PHRASES, rule, Part.AVOID, lines("certainly not before Christmas"))
    company.words.save(own.checked())
    assert company.better("Certainly not before Christmas, sorry.") == ("I will see to it myself.",)
    own = company.words.open(ENGLISH)
    own.take_away(PHRASES, rule)
    company.words.save(own.checked())
    assert not company.watch.found("Certainly not before Christmas, sorry.")


def test_a_phrase_is_left_alone_and_listened_for_again(company: Company) -> None:
    own = company.words.open(ENGLISH)
    own.take_away(PHRASES, DEPARTMENT)
    company.words.save(own.checked())
    assert not company.watch.found(TYPED)
    own = company.words.open(ENGLISH)
    own.put_back(DEPARTMENT)
    company.words.save(own.checked())
    assert company.watch.found(TYPED)


@pytest.mark.parametrize(("typed", "code"), [("that (is", "not_heard"), ("x" * 200, "too_long"), ("{x", "braces")])
def test_what_cannot_be_listened_for_is_not_written(company: Company, typed: str, code: str) -> None:
    own = company.words.open(ENGLISH)
    rule = own.add_prompt(PHRASES)
    own.write(PHRASES, rule, Part.AVOID, lines(typed))
    with pytest.raises(DraftRefused):
        own.checked()
    assert code in codes(own)
    company.words.keep(own.written())
    assert company.words.unsaved() == (ENGLISH,)


def test_comments_stay_and_a_damaged_file_is_kept_beside(company: Company) -> None:
    file = company.home.etiquette / "phrases" / "en.toml"
    file.parent.mkdir(parents=True)
    file.write_text('# ours\n[[phrase]]\nrule = "own-x"\nsays = ["no way"] # rude\n', encoding="utf-8")
    own = company.words.open(ENGLISH)
    own.write(PHRASES, "own-x", Part.SAY, lines("I will see."))
    company.words.save(own.checked())
    assert company.better("No way.") == ("I will see.",)
    assert "# ours" in file.read_text(encoding="utf-8")
    assert "# rude" in file.read_text(encoding="utf-8")
    file.write_text("[[phrase", encoding="utf-8")
    assert company.words.trouble(ENGLISH) is not None
    own = company.words.open(ENGLISH)
    own.write(PHRASES, DEPARTMENT, Part.SAY, lines("I will see."))
    company.words.save(own.checked())
    assert file.with_name("en.toml.old").read_text(encoding="utf-8") == "[[phrase"
