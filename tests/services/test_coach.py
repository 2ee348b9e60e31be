"""The coach follows the form and the record, and speaks of what the desk knows."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.services.coach import Advice, Coach
from receptiondesk.services.situation import Situation
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.services.coach_cases import NOW

coach = Coach()
LI_WEI = Colleague(name="Li Wei", title="mr", presence=Presence.OUT, until=NOW.replace(hour=15, minute=0))
HERE = Situation(now=NOW, company="Riverside Gardens", receptionist="Chen Li")


def rules(advice: Advice) -> list[str]:
    """The rules that apply."""
    return [prompt.rule for prompt in advice.prompts]


def test_a_colleague_who_is_out_is_spoken_of_with_the_hour_of_return() -> None:
    situation = replace(HERE, facts=PhoneMessage(recipient="Li Wei"), colleague=LI_WEI)
    advice = coach.advise("phone_message", "message", situation, "en")
    assert advice.say == "Mr Li is out until three. May I take a message for him?"
    assert advice.title == "Take a message"
    assert "Saying where he is." in advice.avoid
    assert "Promising when he will call." in advice.avoid


def test_the_same_is_said_in_chinese_as_a_chinese_desk_says_it() -> None:
    colleague = replace(LI_WEI, name="李伟", title="经理")
    situation = replace(HERE, facts=PhoneMessage(recipient="李伟"), colleague=colleague)
    advice = coach.advise("phone_message", "message", situation, "zh_CN")
    assert advice.say == "李经理外出了，预计下午三点回来。需要我帮您转达吗？"
    assert advice.title == "记录留言"


@pytest.mark.parametrize(
    ("colleague", "said"),
    [
        (replace(LI_WEI, until=None), "Mr Li is out at the moment. May I take a message for him?"),
        (replace(LI_WEI, until=NOW), "Mr Li is out at the moment. May I take a message for him?"),
        (replace(LI_WEI, title=""), "Li Wei is out until three. May I take a message?"),
        (
            replace(LI_WEI, presence=Presence.IN),
            "Mr Li is in, but not free just now. May I take a message for him?",
        ),
        (None, "One moment, please. I will see whether Li Wei is in."),
    ],
)
def test_what_is_not_known_leaves_a_sentence_that_still_sounds_natural(colleague: Colleague | None, said: str) -> None:
    situation = replace(HERE, facts=PhoneMessage(recipient="Li Wei"), colleague=colleague)
    assert coach.advise("phone_message", "message", situation, "en").say == said


def test_chinese_never_calls_a_customer_by_the_bare_name() -> None:
    situation = replace(HERE, facts=PhoneMessage(caller="王芳", callback_number="138 0013 8000"))
    assert coach.advise("phone_message", "details", situation, "zh_CN").say == "您请讲，我记一下。"


def test_a_name_that_is_still_being_typed_is_not_said() -> None:
    typing = replace(HERE, facts=Visit(visitor="zha"), field="visitor")
    asked = coach.advise("visit", "name", typing, "en")
    assert asked.say == "Welcome to Riverside Gardens. May I have your name, please?"
    known = replace(typing, facts=Visit(visitor="Zhang Wei", title="mr"), field="title", repeat=True)
    assert coach.advise("visit", "name", known, "en").say.startswith("Welcome back, Mr Zhang.")


def test_the_number_is_read_back_in_groups() -> None:
    situation = replace(HERE, facts=PhoneMessage(callback_number="13800138000转12"))
    assert "138 0013 8000, extension 12." in coach.advise("phone_message", "read_back", situation, "en").say
    assert "138 0013 8000转12" in coach.advise("phone_message", "read_back", situation, "zh_CN").say


def test_the_coach_follows_the_focused_field() -> None:
    def moment(field: str) -> str:
        return coach.moment_for("phone_message", field=field, facts=PhoneMessage(), now=NOW)

    fields = ("recipient", "caller", "callback_number", "matter", "read_back", "taken_at")
    assert [moment(field) for field in fields] == [
        "answer", "message", "details", "details", "read_back", "close",
    ]  # fmt: skip


@pytest.mark.parametrize("facts", [PhoneMessage(), Visit(), SampleRoomTour()])
def test_every_field_of_a_form_belongs_to_a_moment_or_to_the_record(
    facts: PhoneMessage | Visit | SampleRoomTour,
) -> None:
    kind = {PhoneMessage: "phone_message", Visit: "visit", SampleRoomTour: "sample_room_tour"}[type(facts)]
    covered = {name for moment in coach.moments(kind, "en") for name in moment.fields}
    written_by_the_desk = {"arrived_at", "met_at", "left_at", "left_how"}
    assert {field.name for field in facts.FIELDS} - covered <= written_by_the_desk


@pytest.mark.parametrize(
    ("status", "hours", "moment"),
    [
        ("expected", 3, "prepare"),
        ("expected", 0.2, "arrive"),
        ("waiting", -0.2, "seat"),
        ("with_host", -1, "seeoff"),
        ("left", -1, "seeoff"),
        ("refused", -1, "decline"),
    ],
)
def test_the_coach_follows_the_state_of_the_record(status: str, hours: float, moment: str) -> None:
    visit = Visit(visitor="Wang Fang", expected_at=NOW + timedelta(hours=hours))
    assert coach.moment_for("visit", status=status, facts=visit, now=NOW) == moment


def test_a_kind_without_a_guide_gets_no_advice() -> None:
    assert coach.moments("request", "en") == ()
    assert coach.moment_for("request", field="matter") == ""


def test_the_course_counts_its_steps_and_names_the_next() -> None:
    advice = coach.advise("phone_message", "details", HERE, "en")
    assert (advice.step, advice.steps, advice.next_title, advice.side) == (3, 5, "Read back", "")
    hold = coach.advise("phone_message", "hold", HERE, "en")
    assert (hold.step, hold.steps, hold.next_title, hold.side) == (1, 3, "While they wait", "hold")


def test_a_late_answer_begins_with_an_apology() -> None:
    advice = coach.advise("phone_message", "answer", replace(HERE, rings=5), "en")
    assert advice.say == "I am sorry to have kept you waiting. Riverside Gardens, this is Chen Li."
    assert advice.do[0] == "Apologise for the wait first."
    prompt = coach.advise("phone_message", "answer", replace(HERE, rings=2), "en")
    assert prompt.say == "Good morning, Riverside Gardens, this is Chen Li. How may I help you?"


def test_ticking_that_the_lift_is_occupied_turns_the_advice_round() -> None:
    empty = coach.advise("visit", "lift", HERE, "en")
    assert [(ask.fact, ask.on) for ask in empty.asks] == [("lift_occupied", False)]
    occupied = coach.advise("visit", "lift", replace(HERE, seen=frozenset({"lift_occupied"})), "en")
    assert occupied.moment == "lift_occupied"
    assert occupied.asks[0].on
    assert "lift.empty" not in rules(occupied)
    assert (empty.steps, occupied.steps) == (1, 1)


def test_an_important_guest_is_met_by_an_equal_and_an_old_friend_by_more() -> None:
    important = replace(HERE, seen=frozenset({"important"}))
    first = rules(coach.advise("visit", "prepare", important, "en"))
    again = rules(coach.advise("visit", "prepare", replace(important, repeat=True), "en"))
    ordinary = rules(coach.advise("visit", "prepare", HERE, "en"))
    ranks = ("prep.rank-equal", "prep.rank-exceptional", "prep.rank-ordinary")
    assert [[rule in shown for rule in ranks] for shown in (first, again, ordinary)] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_ladies_come_first_where_there_are_ladies() -> None:
    party = replace(HERE, facts=SampleRoomTour(customer="Zhou Jianguo", party_size=3, women=1))
    assert "Ladies first, one by one." in coach.advise("sample_room_tour", "covers", party, "en").do
    men = replace(HERE, facts=SampleRoomTour(customer="Zhou Jianguo", party_size=3, women=0))
    assert "Have 3 pairs ready." in coach.advise("sample_room_tour", "covers", men, "en").do


def test_reading_the_guide_shows_every_rule() -> None:
    reading = Situation(now=NOW, reading=True)
    for kind in ("phone_message", "visit", "sample_room_tour"):
        for moment in coach.moments(kind, "en"):
            advice = coach.advise(kind, moment.id, reading, "en")
            assert advice.moment == moment.id
            assert rules(advice) == [prompt.rule for prompt in moment.prompts]
            for prompt, written in zip(advice.prompts, moment.prompts, strict=True):
                assert bool(prompt.say) == bool(written.say)


def test_an_unknown_moment_is_refused() -> None:
    with pytest.raises(KeyError):
        coach.advise("visit", "coronation", HERE, "en")


OWN_WORDS = """
[[moment]]
id = "answer"
title = "Pick up"

[[moment.prompt]]
rule = "phone.answer.greet"
say = ["Riverside, what can I do for you?"]

[[moment.prompt]]
rule = "phone.close.record-at-once"
drop = true

[[moment.prompt]]
rule = "house.slogan"
why = "It is ours."
do = ["Mention the summer fair."]
"""


def company_words(folder: Path, words: str) -> Coach:
    """A coach for whom the company has written `words` about phone messages."""
    (folder / "en").mkdir()
    (folder / "en" / "phone_message.toml").write_text(words, encoding="utf-8")
    return Coach(overrides_folder=folder)


def test_a_company_replaces_single_words_and_keeps_the_rest(tmp_path: Path) -> None:
    own = company_words(tmp_path, OWN_WORDS)
    advice = own.advise("phone_message", "answer", HERE, "en")
    assert advice.title == "Pick up"
    assert advice.say == "Riverside, what can I do for you?"
    assert "Greet first; a smile can be heard." in advice.do
    assert rules(advice)[-1] == "house.slogan"
    assert "phone.close.record-at-once" not in rules(own.advise("phone_message", "close", HERE, "en"))
    assert [m.id for m in own.moments("phone_message", "en")] == [m.id for m in coach.moments("phone_message", "en")]
    assert own.moments("phone_message", "zh_CN") == coach.moments("phone_message", "zh_CN")


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("[[moment]\n", "not understood"),
        (OWN_WORDS.replace("Riverside", "{horoscope}"), "horoscope"),
        (OWN_WORDS.replace('why = "It is ours."', 'why = "It is ours."\nwhen = "moon_full"'), "moon_full"),
        (OWN_WORDS.replace('why = "It is ours."', 'why = "It is ours."\nhum = "softly"'), "hum"),
        ('[[moment]]\nid = "brand_new"\n', "title"),
        ("moment = 7", "not understood"),
        ('[[moment]]\nid = "answer"\ninstead = "coronation"\n', "coronation"),
        ('[[moment]]\nid = "answer"\noffers = ["coronation"]\n', "coronation"),
        ('[[moment]]\nid = "answer"\nasks = ["rings"]\n', "rings"),
    ],
)
@pytest.mark.expects_log("is not understood")
def test_a_company_file_that_is_not_understood_never_silences_the_coach(
    tmp_path: Path, words: str, trouble: str
) -> None:
    own = company_words(tmp_path, words)
    assert own.moments("phone_message", "en") == coach.moments("phone_message", "en")
    assert [error.code for error in own.troubles] == ["guide_unreadable"]
    assert "phone_message.toml" in own.troubles[0].text
    assert trouble in own.troubles[0].text
