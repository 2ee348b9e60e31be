"""Prompts and moments that the house does not have, or no longer wants; and how they will be read."""

from receptiondesk.domain.own_words import NewMoment
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.own_preview import preview
from receptiondesk.services.settings import Settings
from receptiondesk.services.situation import Situation
from tests.services.coach_cases import NOW
from tests.services.own_words_cases import ENGLISH, GREET, Company, moment, prompt


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
