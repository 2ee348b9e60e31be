"""A supervisor writes the company's own words for the coach; the original is never more than one step away."""

import pytest

from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.own_words import NewMoment, Source, Where
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.own_words import OwnWords
from receptiondesk.services.situation import Situation
from tests.fixtures.house_files import house_files
from tests.services.coach_cases import NOW
from tests.services.own_words_cases import ENGLISH, GREET, LOBBY_A, OURS, Company, prompt, texts


def test_what_a_station_changes_is_said_at_that_station_only(company: Company) -> None:
    before = company.says()
    own = company.words.open(LOBBY_A)
    own.write("answer", GREET, Part.SAY, OURS)
    company.words.save(own.checked())
    assert company.says(station="Lobby A") == "Good morning, this is our house."
    assert company.says(station="Lobby B") == before
    assert company.says(station="Lobby A", locale="zh_CN") == company.says(locale="zh_CN")


def test_a_desk_that_is_open_says_the_new_words_at_once(company: Company) -> None:
    coach = company.coach()
    coach.moments("phone_message", "en")
    words = OwnWords(company.home, coach, house_files(company.home))
    own = words.open(ENGLISH)
    own.write("answer", GREET, Part.SAY, OURS)
    words.save(own.checked())
    assert coach.advise("phone_message", "answer", Situation(now=NOW), "en").say == "Good morning, this is our house."


def test_each_part_says_whose_words_it_shows(company: Company) -> None:
    company.words.save(company.write(ENGLISH, Part.SAY, "Our house.").checked())
    company.words.save(company.write(LOBBY_A, Part.DO, "Stand up.").checked())
    parts = prompt(company.words.open(LOBBY_A), GREET).parts
    assert [parts[part].source for part in Part] == [
        Source.COMPANY,
        Source.STATION,
        Source.HOUSE,
        Source.HOUSE,
    ]
    assert texts(parts[Part.SAY].lines) == ["Our house."]
    assert texts(parts[Part.DO].original or ()) == ["Greet first; a smile can be heard."]
    assert parts[Part.SAY].original is None  # what the company says is where a station begins


def test_going_back_to_the_original_leaves_nothing_behind(company: Company) -> None:
    before = company.says()
    company.words.save(company.write(ENGLISH, Part.SAY, "Our house.").checked())
    assert company.says() == "Our house."
    own = company.words.open(ENGLISH)
    own.give_back(GREET, Part.SAY)
    company.words.save(own.checked())
    assert company.says() == before
    assert not company.file().exists()


def test_typing_the_original_again_is_no_difference(company: Company) -> None:
    own = company.words.open(ENGLISH)
    original = prompt(own, GREET).parts[Part.SAY].lines
    own.write("answer", GREET, Part.SAY, OURS)
    own.write("answer", GREET, Part.SAY, original)
    assert not own.is_changed
    assert own.file.text == ""


def test_a_whole_guide_goes_back_in_one_step(company: Company) -> None:
    own = company.write(ENGLISH, Part.SAY, "Our house.")
    own.add_moment(NewMoment(title="Late parcel"))
    own.file.empty()
    company.words.save(own.checked())
    assert not company.file().exists()


def test_conditions_and_further_wordings_of_a_line_stay_when_another_line_changes(company: Company) -> None:
    own = company.words.open(ENGLISH)
    rule = "phone.message.in-or-out-first"
    lines = prompt(own, rule).parts[Part.SAY].lines
    assert lines[0].when == "colleague_out"
    own.write("message", rule, Part.SAY, [*lines[:-1], WrittenLine("A moment, please.")])
    company.words.save(own.checked())
    again = prompt(company.words.open(ENGLISH), rule).parts[Part.SAY].lines
    assert again[:-1] == lines[:-1]
    out = "phone.message.positive-absence"
    avoided = prompt(own, out).parts[Part.AVOID].lines
    assert [line.otherwise for line in avoided] == [False, True]
    own = company.words.open(ENGLISH)
    own.write("message", out, Part.AVOID, [*avoided, WrittenLine("Guessing.")])
    company.words.save(own.checked())
    guide = company.coach().guide("phone_message", "en")
    kept = next(p for p in guide.moment("message").prompts if p.rule == out)
    assert [line.wordings for line in kept.avoid] == [
        ("Saying where {he} is.", "Saying where they are."),
        ("Guessing.",),
    ]


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        (["Hello {calller}.", "Hello."], "unknown_placeholder", "Nobody knows {calller}. There are: {caller}"),
        (["Hello {caller", "Hello."], "braces", "The braces do not fit"),
        (["Hello {}.", "Hello."], "unknown_placeholder", "Nobody knows {}"),
        (["Hello {caller!r}.", "Hello."], "braces", "The braces do not fit"),
        (["Hello {caller:>9}.", "Hello."], "braces", "The braces do not fit"),
        (["Hello {caller}."], "needs_a_name", "Write one more line without braces"),
        (["x" * 91], "too_long", "91 characters, 90 will fit"),
        (["x" * 100_000], "too_long", "100000 characters"),
    ],
)
def test_a_line_that_cannot_be_said_is_named_beside_it_and_nothing_is_written(
    company: Company, lines: list[str], code: str, said: str
) -> None:
    own = company.write(ENGLISH, Part.SAY, *lines)
    with pytest.raises(DraftRefused) as refused:
        company.words.save(own.checked())
    [problem] = refused.value.problems
    assert (problem.field, problem.code) == (f"{GREET}/say/0", code)
    assert said in problem.text
    assert not company.home.etiquette.exists()


def test_reasons_hold_no_names_and_a_prompt_must_say_something(company: Company) -> None:
    own = company.write(ENGLISH, Part.WHY, "Because {caller} likes it.")
    assert [problem.code for problem in own.problems()] == ["not_filled"]
    own = company.words.open(ENGLISH)
    for part in (Part.SAY, Part.DO, Part.AVOID):
        own.write("answer", GREET, part, [])
    assert [problem.code for problem in own.problems()] == ["required"]


def test_the_words_of_the_house_pass_their_own_checks(company: Company) -> None:
    for locale in ("en", "zh_CN"):
        coach = company.coach()
        for guide in ("phone_message", "visit", "sample_room_tour", *coach.topics(locale)):
            own = company.words.open(Where(guide=guide, locale=locale))
            for each in own.moments():
                for written in each.prompts:
                    for part in Part:
                        # As if somebody had typed them: no longer the same, but in the same words.
                        own.file.put(each.id, written.rule, part, written.parts[part].lines)
            assert not own.problems(), (guide, locale, [(p.field, p.text) for p in own.problems()])
