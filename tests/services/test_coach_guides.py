"""The guides of the coach: every rule of the house, the same course in both languages, each moment within reach."""

import pytest

import resources
from receptiondesk.domain.etiquette import OBSERVED, Moment
from receptiondesk.services.coach import TOPICS
from receptiondesk.tasks.phone_message.kind import PhoneMessages
from receptiondesk.tasks.sample_room_tour.kind import SampleRoomTours
from receptiondesk.tasks.visit.kind import Visits
from tests.services.coach_cases import FACTS, GUIDES, KINDS, LOCALES, house
from tests.services.coach_said import (
    all_advice,
    coach,
    every_guide,
    given,
    is_filled,
    lines_in,
    lines_of,
    moments_of,
    rules_of,
)

TOPIC_OF = {"phone_message": "phone", "visit": "visitor", "sample_room_tour": "tour"}
"""What a kind's rules are called; a guide that belongs to no kind is called as its rules are."""
STATUSES = {kind.id: {status.id for status in kind.statuses} for kind in (PhoneMessages, Visits, SampleRoomTours)}


def names_in(moment: Moment) -> set[str]:
    """The facts on which what is said at a moment depends."""
    conditions = [
        moment.when,
        *(prompt.when for prompt in moment.prompts),
        *(line.when for line in lines_of(moment)),
    ]
    return {name for condition in conditions if condition is not None for name in condition.names}


@every_guide
def test_every_rule_of_the_topic_has_words_exactly_once(guide: str, locale: str) -> None:
    carried = [prompt.rule for moment in moments_of(guide, locale) for prompt in moment.prompts]
    assert len(carried) == len(set(carried))
    assert rules_of(TOPIC_OF.get(guide, guide)) <= set(carried)
    assert set(carried) <= rules_of("")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_one_of_the_168_rules_has_words(locale: str) -> None:
    carried = {prompt.rule for guide in GUIDES for moment in moments_of(guide, locale) for prompt in moment.prompts}
    assert carried == rules_of("")
    assert len(carried) == 168


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_of_the_library_is_written_and_nothing_besides(locale: str) -> None:
    assert {file.stem for file in resources.path("etiquette", locale).glob("*.toml")} == {*KINDS, *TOPICS}
    assert {guide for guide in GUIDES if coach.guide(guide, locale).title} == set(TOPICS)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_turns_to_a_topic_finds_its_whole_course(kind: str, locale: str) -> None:
    for topic in coach.guide(kind, locale).topics:
        course = [moment for moment in coach.moments(kind, locale) if moment.side == topic]
        assert [moment.id for moment in course] == [f"{topic}.{moment.id}" for moment in moments_of(topic, locale)]
        for advice in (coach.advise(kind, moment.id, house(locale), locale) for moment in course):
            assert advice.say or advice.do
            assert all(ask.label for ask in advice.asks)


@every_guide
def test_every_prompt_says_why_and_says_or_does_something(guide: str, locale: str) -> None:
    for moment in moments_of(guide, locale):
        assert moment.prompts
        for prompt in moment.prompts:
            assert prompt.why, prompt.rule
            assert prompt.say or prompt.do, prompt.rule


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_follow_the_same_course(guide: str) -> None:
    def course(locale: str) -> list[object]:
        prompts = [(prompt.rule, prompt.when) for m in moments_of(guide, locale) for prompt in m.prompts]
        return prompts + [
            (m.id, m.side, m.fields, m.statuses, m.when, m.instead, m.asks, m.offers) for m in moments_of(guide, locale)
        ]

    assert course("en") == course("zh_CN")


@pytest.mark.parametrize("kind", KINDS)
def test_moments_name_fields_and_states_that_the_kind_has(kind: str) -> None:
    fields = {field.name for field in FACTS[kind].FIELDS}
    for moment in moments_of(kind, "en"):
        assert set(moment.fields) <= fields
        assert set(moment.statuses) <= STATUSES[kind]
        assert moment.instead in ("", *(other.id for other in moments_of(kind, "en")))


@every_guide
def test_whatever_the_coach_asks_for_has_a_label_and_changes_what_it_says(guide: str, locale: str) -> None:
    written = coach.guide(guide, locale)
    moments = {moment.id: moment for moment in written.moments}
    for moment in written.moments:
        matter = names_in(moment) | (names_in(moments[moment.instead]) if moment.instead else set())
        # The moment that stands in for another asks what leads back to it.
        matter |= {name for other in written.moments if other.instead == moment.id for name in names_in(other)}
        assert set(moment.asks) <= matter & set(OBSERVED), moment.id
    assert set(written.asks) == {name for moment in written.moments for name in moment.asks}
    assert all(written.asks.values())


@every_guide
def test_every_side_course_has_a_name_and_a_way_to_it(guide: str, locale: str) -> None:
    moments = {moment.id: moment for moment in moments_of(guide, locale)}
    reached = {moment.side for moment in moments.values() if not moment.side or moment.fields or moment.statuses}
    for _ in moments:
        from_here = [moment for moment in moments.values() if moment.side in reached]
        reached |= {side for moment in from_here for side in moment.offers}
        reached |= {moments[moment.instead].side for moment in from_here if moment.instead}
    assert reached == {moment.side for moment in moments.values()} | set(coach.guide(guide, locale).topics)
    for advice in all_advice(guide, locale):
        assert advice.side not in [side.id for side in advice.sides]
        assert all(side.label for side in advice.sides)


@every_guide
def test_every_prompt_is_shown_to_somebody_and_so_is_every_line_for_a_special_case(guide: str, locale: str) -> None:
    advised = given(guide, locale, reading=False)
    rules, shown = {prompt.rule for advice in advised for prompt in advice.prompts}, lines_in(advised)
    for moment in moments_of(guide, locale):
        assert {prompt.rule for prompt in moment.prompts} <= rules
        for line in lines_of(moment):
            assert line.when is None or any(is_filled(line.wordings, text) for text in shown), line


def test_an_empty_and_an_occupied_lift_never_advise_together() -> None:
    for locale in LOCALES:
        for advice in all_advice("visit", locale):
            assert not {"lift.empty", "lift.occupied"} <= {prompt.rule for prompt in advice.prompts}
