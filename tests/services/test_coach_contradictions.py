"""What contradicts itself is never advised together, and what is for some people is not said to others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.etiquette import Line
from receptiondesk.services.coach import Advice, Coach
from receptiondesk.services.situation import Situation
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour
from receptiondesk.tasks.visit.record import Visit
from tests.services.coach_cases import EVENING, GUIDES, NOW, situations

coach = Coach()
HERE = Situation(now=NOW, company="Riverside Gardens", receptionist="Chen Li")
GUEST = Visit(visitor="Zhang Wei", title="mr", host="Li Wei")
FAMILY = SampleRoomTour(customer="Zhou Jianguo", title="mr", party_size=3)

RULES_APART = [
    ("visit", {"lift.empty", "lift.occupied"}),
    ("visit", {"lift.leave", "lift.occupied"}),
    ("visit", {"prep.rank-equal", "prep.rank-exceptional", "prep.rank-ordinary"}),
    ("visit", {"escort.right-side", "escort.principal"}),
    ("visit", {"parlour.seat", "service.hidden-needs"}),
    ("sample_room_tour", {"lift.empty", "lift.occupied"}),
    ("sample_room_tour", {"lift.leave", "lift.occupied"}),
    ("phone_message", {"phone.hold.thank-consent", "service.expectations"}),
    ("car", {"car.honour-chauffeur", "car.honour-host"}),
    ("complaint", {"complaint.explain", "complaint.propose"}),
]
"""Rules of which one moment never shows two."""

LINES_APART = [
    ("visit", {"Going up: walk behind them.", "Going down: walk ahead of them."}),
    (
        "visit",
        {
            "One guest: on your right.",
            "Three of you: main guest in the middle.",
            "Four or more: single file.",
            "The host walks on the guest’s left.",
        },
    ),
    ("visit", {"2–3 steps ahead, at their pace.", "You and the others walk behind them."}),
    ("visit", {"Hold the umbrella as far as the car.", "Lend an umbrella; note who has it."}),
    ("visit", {"Hold the umbrella as far as the car.", "Offer a car or look up a train."}),
    ("phone_message", {"Pick up within three rings.", "Apologise for the wait first."}),
    ("card", {"Give with the right, take with the left.", "Senior guest: yours first, both hands."}),
]
"""Lines of which one moment never shows two."""


@cache
def given(guide: str) -> tuple[Advice, ...]:
    """Everything that is advised in English to somebody who stands there (Chinese has the same conditions)."""
    here = [situation for situation in situations(guide, "en") if not situation.reading]
    moments = [moment.id for moment in coach.guide(guide, "en").moments]
    return tuple(coach.advise(guide, moment, situation, "en") for situation in here for moment in moments)


def rules(advice: Advice) -> set[str]:
    """The rules that apply."""
    return {prompt.rule for prompt in advice.prompts}


def lines(advice: Advice) -> set[str]:
    """Every line that applies, also those for which the panel has no room."""
    return {line for prompt in advice.prompts for line in (*prompt.do, *prompt.avoid)}


def advise(kind: str, moment: str, facts: Visit | SampleRoomTour | PhoneMessage, situation: Situation = HERE) -> Advice:
    """What is advised in English."""
    return coach.advise(kind, moment, replace(situation, facts=facts), "en")


@pytest.mark.parametrize(("guide", "apart"), RULES_APART)
def test_rules_that_contradict_each_other_never_show_together(guide: str, apart: set[str]) -> None:
    shown = [rules(advice) & apart for advice in given(guide)]
    assert all(len(together) <= 1 for together in shown)
    assert set.union(*shown) == apart


@pytest.mark.parametrize(("guide", "apart"), LINES_APART)
def test_lines_that_contradict_each_other_never_show_together(guide: str, apart: set[str]) -> None:
    shown = [lines(advice) & apart for advice in given(guide)]
    assert all(len(together) <= 1 for together in shown)
    assert set.union(*shown) == apart


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_tie_the_same_lines_to_the_same_conditions(guide: str) -> None:
    def conditions(written: tuple[Line, ...]) -> list[str]:
        return [line.when.text if line.when else "" for line in written]

    def tied(locale: str) -> Iterator[object]:
        for moment in coach.guide(guide, locale).moments:
            for prompt in moment.prompts:
                yield prompt.rule, conditions(prompt.do), conditions(prompt.avoid), set(conditions(prompt.say))

    assert list(tied("en")) == list(tied("zh_CN"))


@pytest.mark.parametrize(
    ("party_size", "line"),
    [
        (None, set()),
        (1, {"One guest: on your right."}),
        (2, {"Three of you: main guest in the middle."}),
        (3, {"Four or more: single file.", "Walking four abreast."}),
        (8, {"Four or more: single file.", "Walking four abreast."}),
    ],
)
def test_how_one_walks_together_depends_on_how_many_one_is(party_size: int | None, line: set[str]) -> None:
    led = advise("visit", "escort", replace(GUEST, party_size=party_size))
    assert {
        said for prompt in led.prompts if prompt.rule == "escort.right-side" for said in (*prompt.do, *prompt.avoid)
    } == line


@pytest.mark.parametrize(
    ("party_size", "women", "is_mixed"),
    [(3, 1, True), (3, 3, False), (3, 0, False), (3, None, False), (1, 1, False), (None, 1, False)],
)
def test_ladies_go_first_only_in_a_mixed_party(party_size: int | None, women: int | None, *, is_mixed: bool) -> None:
    covers = advise("sample_room_tour", "covers", replace(FAMILY, party_size=party_size, women=women))
    assert ("Ladies first, one by one." in lines(covers)) is is_mixed


@pytest.mark.parametrize(("children", "elderly"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_children_and_elderly_people_are_warned_of_steps(children: int, elderly: int) -> None:
    family = replace(FAMILY, party_size=4, children=children, elderly=elderly)
    led = lines(advise("sample_room_tour", "escort", family))
    assert ("Children: point out each step." in led) is bool(children)
    assert ("Elders: offer an arm at the steps." in led) is bool(elderly)


@pytest.mark.parametrize(
    ("minutes", "said", "advised"),
    [
        (4, "Please take a seat, Mr Zhang. Li Wei will be with you shortly.", set()),
        (5, "May I bring you some tea while you wait, Mr Zhang?", {"Offer tea or water."}),
        (
            10,
            "Thank you for your patience, Mr Zhang. I will ring Li Wei once more.",
            {"Tell Li Wei again; ask how long.", "Tell the visitor what you heard.", "Offer tea or water."},
        ),
    ],
)
def test_tea_and_a_word_to_the_host_come_when_they_are_due_and_not_before(
    minutes: int, said: str, advised: set[str]
) -> None:
    here = replace(GUEST, arrived_at=NOW - timedelta(minutes=minutes))
    waiting = advise("visit", "seat", here, replace(HERE, status="waiting"))
    assert waiting.say == said
    assert {
        line for prompt in waiting.prompts if prompt.rule == "service.hidden-needs" for line in prompt.do
    } == advised


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (HERE, "I will let Li Wei know at once. May I say what it is about?"),
        (replace(HERE, status="expected"), "Li Wei is expecting you. May I confirm what it is about?"),
        (
            replace(HERE, status="expected", colleague=Colleague(name="Li Wei", presence=Presence.OUT)),
            "Li Wei is out. Shall I ask who can see you now?",
        ),
    ],
)
def test_a_guest_who_walks_in_is_not_told_to_be_expected_nor_one_whose_host_is_out(
    situation: Situation, said: str
) -> None:
    assert advise("visit", "host", GUEST, situation).say == said


def test_nobody_is_led_up_to_somebody_who_is_out() -> None:
    out = replace(HERE, colleague=Colleague(name="Li Wei", presence=Presence.OUT))
    for moment in ("escort", "seat"):
        said = advise("visit", moment, GUEST, out).prompts[0].say
        assert said
        assert "Li Wei" not in said


def test_the_gate_has_a_light_at_night_and_the_lobby_a_door_to_open() -> None:
    gate = replace(HERE, at_gate=True)
    assert "door.answer" in rules(advise("visit", "arrive", GUEST))
    assert "door.answer" not in rules(advise("visit", "arrive", GUEST, gate))
    by_day, by_night = (lines(advise("visit", "arrive", GUEST, replace(gate, now=now))) for now in (NOW, EVENING))
    assert by_night - by_day == {"Bring a light, held low."}
    assert (
        "Light held low; see them to the door." in advise("visit", "gate.arrive", GUEST, replace(gate, now=EVENING)).do
    )
    assert "Light held low; see them to the door." not in lines(advise("visit", "gate.arrive", GUEST, gate))


def test_umbrellas_stay_in_their_stand_while_it_is_dry() -> None:
    for moment in ("seeoff", "gate.leave"):
        assert "gate.umbrella" not in rules(advise("visit", moment, GUEST))
        assert "gate.umbrella" in rules(advise("visit", moment, GUEST, replace(HERE, seen=frozenset({"rain"}))))


def test_a_caller_on_hold_is_thanked_at_first_and_spoken_to_before_the_time_is_over() -> None:
    parked = replace(HERE, hold_since=NOW, hold_minutes=2)
    caller = PhoneMessage(caller="Wang Fang", title="ms")
    at_first = advise("phone_message", "holding", caller, parked)
    nearly_over = advise("phone_message", "holding", caller, replace(parked, now=NOW + timedelta(seconds=110)))
    assert at_first.say == "Thank you, Ms Wang. I will be back in about two minutes."
    assert nearly_over.say == "I am still looking, Ms Wang. May I have another minute?"


def test_a_tick_for_a_late_answer_says_the_same_as_counted_rings() -> None:
    ticked, counted = replace(HERE, seen=frozenset({"rang_long"})), replace(HERE, rings=4)
    assert advise("phone_message", "answer", PhoneMessage(), ticked).say.startswith("I am sorry to have kept you")
    assert advise("phone_message", "answer", PhoneMessage(), counted).say.startswith("I am sorry to have kept you")
    assert advise("phone_message", "answer", PhoneMessage(), replace(HERE, rings=3)).say.startswith("Good morning")
