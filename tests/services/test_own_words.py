"""A supervisor writes the company's own words for the coach; the original is never more than one step away."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.own_words import MomentInForce, NewMoment, PromptInForce, Source, Where
from receptiondesk.domain.wording import Part, WrittenLine, one_line
from receptiondesk.services.coach import Coach
from receptiondesk.services.home import Home
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_preview import preview
from receptiondesk.services.own_words import ChangedMeanwhile, OwnWords
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import Situation
from receptiondesk.services.words_file import WordsFile
from tests.services.coach_cases import NOW

ENGLISH = Where(guide="phone_message", locale="en")
CHINESE = Where(guide="phone_message", locale="zh_CN")
LOBBY_A = Where(guide="phone_message", locale="en", station="Lobby A")
GREET = "phone.answer.greet"
OURS = [WrittenLine("{greeting}, this is our house."), WrittenLine("Our house, good day.")]


class Company:
    """A company with a home, and desks at two stations."""

    def __init__(self, home: Path) -> None:
        self.home = Home(home)
        self.words = OwnWords(self.home, self.coach("Lobby A"))

    def coach(self, station: str = "") -> Coach:
        return Coach(overrides_folder=self.home.etiquette, station=lambda: station)

    def says(self, moment: str = "answer", station: str = "", locale: str = "en") -> str:
        return self.coach(station).advise("phone_message", moment, Situation(now=NOW), locale).say

    def write(self, where: Where, part: Part, *lines: str) -> OwnGuide:
        own = self.words.open(where)
        own.write("answer", GREET, part, [WrittenLine(line) for line in lines])
        return own

    def file(self, where: Where = ENGLISH) -> Path:
        return self.home.etiquette / where.locale / f"{where.guide}.toml"


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def moment(own: OwnGuide, wanted: str) -> MomentInForce:
    return next(each for each in own.moments() if each.id == wanted)


def prompt(own: OwnGuide, rule: str) -> PromptInForce:
    return next(each for m in own.moments() for each in m.prompts if each.rule == rule)


def texts(lines: tuple[WrittenLine, ...]) -> list[str]:
    return [line.text for line in lines]


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
    words = OwnWords(company.home, coach)
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


def test_a_prompt_is_taken_away_and_put_back(company: Company) -> None:
    own = company.words.open(ENGLISH)
    own.take_away("answer", GREET)
    company.words.save(own.checked())
    rules = [p.rule for p in company.coach().guide("phone_message", "en").moment("answer").prompts]
    assert GREET not in rules
    own = company.words.open(ENGLISH)
    assert prompt(own, GREET).is_away
    own.put_back(GREET)
    assert not prompt(own, GREET).is_away
    company.words.save(own.checked())
    assert not company.file().exists()


def test_an_own_prompt_is_said_with_the_others_of_its_moment(company: Company) -> None:
    own = company.words.open(ENGLISH)
    rule = own.add_prompt("answer")
    assert [problem.code for problem in own.problems()] == ["required"]
    own.write("answer", rule, Part.DO, [WrittenLine("Mention the summer fair.")])
    second = own.add_prompt("answer")
    assert second != rule
    own.take_away("answer", second)
    company.words.save(own.checked())
    advice = company.coach().advise("phone_message", "answer", Situation(now=NOW), "en")
    assert "Mention the summer fair." in advice.prompts[-1].do
    assert prompt(company.words.open(ENGLISH), rule).is_new


def test_an_own_moment_is_turned_to_from_the_menu(company: Company) -> None:
    own = company.words.open(ENGLISH)
    made = own.add_moment(NewMoment(title="Late parcel"))
    rule = moment(own, made).prompts[0].rule
    own.write(made, rule, Part.SAY, [WrittenLine("The post room closes at six.")])
    company.words.save(own.checked())
    coach = company.coach()
    found = next(each for each in coach.moments("phone_message", "en") if each.id == made)
    assert found.side == made
    assert coach.guide("phone_message", "en").sides[made] == "Late parcel"
    assert company.says(made) == "The post room closes at six."
    assert made not in [each.id for each in coach.moments("phone_message", "zh_CN")]
    own = company.words.open(ENGLISH)
    own.remove_moment(made)
    company.words.save(own.checked())
    assert not company.file().exists()


def test_an_own_moment_in_the_course_comes_with_its_field(company: Company) -> None:
    own = company.words.open(ENGLISH)
    made = own.add_moment(NewMoment(title="包裹 Parcel!", after="message", field="matter"))
    assert made == "own-包裹-parcel"
    own.write(made, moment(own, made).prompts[0].rule, Part.DO, [WrittenLine("Ask for the parcel’s number.")])
    company.words.save(own.checked())
    coach = company.coach()
    ids = [each.id for each in coach.moments("phone_message", "en")]
    assert ids.index(made) == ids.index("message") + 1
    assert coach.moment_for("phone_message", field="matter", locale="en") == made
    assert coach.moment_for("phone_message", field="best_time", locale="en") == "details"


def test_an_own_moment_needs_a_title_that_fits(company: Company) -> None:
    own = company.words.open(ENGLISH)
    for title, code in (("", "required"), ("\x00 ", "required"), ("x" * 100_000, "too_long")):
        problem = own.moment_problem(NewMoment(title=title))
        assert problem is not None
        assert problem.code == code
    assert own.moment_problem(NewMoment(title="Parcel")) is None


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


def test_the_preview_shows_the_line_that_is_being_written(company: Company) -> None:
    own = company.words.open(ENGLISH)
    settings = Settings(company="Our Gardens", station="Lobby A", receptionist="Chen Li")
    rule = "phone.answer.rings"
    lines = [WrittenLine("Sorry for the wait, {caller}.", "rings > 3"), WrittenLine("Yes?")]
    own.write("answer", rule, Part.SAY, lines)
    known = preview(own.guide(), "answer", rule, 0, settings, NOW, "en", known=True)
    assert known.say == "Sorry for the wait, Ms Wang."
    assert known.do[0] == "Pick up within three rings."
    assert preview(own.guide(), "answer", rule, -1, settings, NOW, "en", known=True).say == "Yes?"
    own.write("answer", rule, Part.SAY, [])
    assert preview(own.guide(), "answer", rule, 0, settings, NOW, "en", known=True).say.startswith("Good morning")
    own.write("answer", rule, Part.SAY, lines)
    nobody = preview(own.guide(), "answer", rule, 0, settings, NOW, "en", known=False)
    assert nobody.say == "Yes?"
    other = preview(own.guide(), "answer", GREET, 0, settings, NOW, "en", known=True)
    assert other.say == "Good morning, Our Gardens, this is Chen Li. How may I help you?"
