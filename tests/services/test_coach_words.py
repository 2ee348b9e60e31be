"""The words of the coach: complete, fit to be spoken, short enough, and the same course in both languages."""

import re
from functools import cache
from pathlib import Path

import pytest

from receptiondesk.domain.etiquette import OBSERVED, Line, Moment
from receptiondesk.services.coach import MOST_TO_AVOID, MOST_TO_DO, Advice, Coach
from receptiondesk.tasks.phone_message.kind import PhoneMessages
from receptiondesk.tasks.sample_room_tour.kind import SampleRoomTours
from receptiondesk.tasks.visit.kind import Visits
from tests.services.coach_cases import FACTS, KINDS, LOCALES, situations

RULES = Path(__file__).parents[1] / "golden" / "coach" / "rules.txt"
TOPICS = {"phone_message": "phone", "visit": "visitor", "sample_room_tour": "tour"}
STATUSES = {kind.id: {status.id for status in kind.statuses} for kind in (PhoneMessages, Visits, SampleRoomTours)}
LONGEST_SAID = {"en": 90, "zh_CN": 45}
LONGEST_LINE = {"en": 60, "zh_CN": 24}

coach = Coach()
every_guide = pytest.mark.parametrize(("kind", "locale"), [(kind, locale) for kind in KINDS for locale in LOCALES])


def rules_of(topic: str) -> set[str]:
    """The ids of one topic of the house's rules; of all topics for ""."""
    lines = [line.split() for line in RULES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {rule for of, rule in lines if topic in ("", of)}


@cache
def all_advice(kind: str, locale: str) -> tuple[Advice, ...]:
    """Everything that the coach can say for one kind."""
    moments = [moment.id for moment in coach.moments(kind, locale)]
    return tuple(
        coach.advise(kind, moment, situation, locale)
        for situation in situations(kind, locale)
        for moment in moments
    )


def spoken_lines(kind: str, locale: str) -> set[str]:
    """Every filled line of any sort."""
    return {
        text
        for advice in all_advice(kind, locale)
        for prompt in advice.prompts
        for text in (prompt.say, *prompt.do, *prompt.avoid, prompt.why)
        if text
    }


def lines_of(moment: Moment) -> list[Line]:
    """Every line written for a moment."""
    return [line for prompt in moment.prompts for line in (*prompt.say, *prompt.do, *prompt.avoid)]


@every_guide
def test_every_rule_of_the_topic_has_words_exactly_once(kind: str, locale: str) -> None:
    carried = [prompt.rule for moment in coach.moments(kind, locale) for prompt in moment.prompts]
    assert len(carried) == len(set(carried))
    assert rules_of(TOPICS[kind]) <= set(carried)
    assert set(carried) <= rules_of("")


@every_guide
def test_every_prompt_says_why_and_says_or_does_something(kind: str, locale: str) -> None:
    for moment in coach.moments(kind, locale):
        assert moment.prompts
        for prompt in moment.prompts:
            assert prompt.why, prompt.rule
            assert prompt.say or prompt.do, prompt.rule


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_follow_the_same_course(kind: str) -> None:
    def course(locale: str) -> list[object]:
        return [
            (m.id, m.side, m.fields, m.statuses, m.when and m.when.text, m.asks, m.offers, [p.rule for p in m.prompts])
            for m in coach.moments(kind, locale)
        ]

    assert course("en") == course("zh_CN")


@pytest.mark.parametrize("kind", KINDS)
def test_moments_name_fields_and_states_that_the_kind_has(kind: str) -> None:
    fields = {field.name for field in FACTS[kind].FIELDS}
    for moment in coach.moments(kind, "en"):
        assert set(moment.fields) <= fields
        assert set(moment.statuses) <= STATUSES[kind]
        assert moment.instead in ("", *(other.id for other in coach.moments(kind, "en")))


def test_whatever_the_coach_asks_for_has_a_label_in_both_languages() -> None:
    for locale in LOCALES:
        asked = {ask.fact: ask.label for advice in all_advice("visit", locale) for ask in advice.asks}
        assert set(asked) <= set(OBSERVED)
        assert all(asked.values())


@every_guide
def test_every_side_course_has_a_name_and_a_way_to_it(kind: str, locale: str) -> None:
    moments = {moment.id: moment for moment in coach.moments(kind, locale)}
    reached = {moment.side for moment in moments.values() if not moment.side or moment.fields or moment.statuses}
    for _ in moments:
        from_here = [moment for moment in moments.values() if moment.side in reached]
        reached |= {side for moment in from_here for side in moment.offers}
        reached |= {moments[moment.instead].side for moment in from_here if moment.instead}
    assert reached == {moment.side for moment in moments.values()}
    for advice in all_advice(kind, locale):
        assert advice.side not in [side.id for side in advice.sides]
        assert all(side.label for side in advice.sides)


@every_guide
def test_every_wording_is_shown_in_some_situation(kind: str, locale: str) -> None:
    shown = spoken_lines(kind, locale)
    for moment in coach.moments(kind, locale):
        for line in lines_of(moment):
            for wording in line.wordings:
                pattern = re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(wording)))
                assert any(pattern.fullmatch(text) for text in shown), wording


@every_guide
def test_no_line_has_a_gap_or_stray_marks(kind: str, locale: str) -> None:
    stray = r"[{}]|None|  |\s[,.?!]|[,，]{2}|^[,，、。]|\s$" + (r"|[,?!;:]|\.$" if locale == "zh_CN" else "")
    for text in spoken_lines(kind, locale):
        assert not re.search(stray, text), text
        assert text[-1] in ".?!。？！”", text


@every_guide
def test_no_prompt_is_too_long_for_the_panel(kind: str, locale: str) -> None:
    for advice in all_advice(kind, locale):
        assert len(advice.do) <= MOST_TO_DO
        assert len(advice.avoid) <= MOST_TO_AVOID
        for prompt in advice.prompts:
            assert len(prompt.say) <= LONGEST_SAID[locale], prompt.say
            assert all(len(line) <= LONGEST_LINE[locale] for line in (*prompt.do, *prompt.avoid))


@every_guide
def test_every_moment_of_the_main_course_has_something_to_say_whatever_is_known(kind: str, locale: str) -> None:
    for advice in all_advice(kind, locale):
        assert advice.side or advice.say


def test_an_empty_and_an_occupied_lift_never_advise_together() -> None:
    for locale in LOCALES:
        for advice in all_advice("visit", locale):
            assert not {"lift.empty", "lift.occupied"} <= {prompt.rule for prompt in advice.prompts}


def test_nobody_is_spoken_of_by_a_guessed_gender() -> None:
    untitled = [a for s in situations("phone_message", "en") if s.colleague and not s.colleague.title
                for a in [coach.advise("phone_message", "message", s, "en")]]  # fmt: skip
    assert untitled
    for advice in untitled:
        for prompt in advice.prompts:
            assert not re.search(r"\b(he|him|his|she|her)\b", " ".join((prompt.say, *prompt.do, *prompt.avoid)))
