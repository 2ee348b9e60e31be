"""The words of the coach: complete, fit to be spoken, short enough, and the same course in both languages."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import resources
from receptiondesk.domain.etiquette import (
    LONGEST_LINE,
    LONGEST_SAID,
    LONGEST_TITLE,
    LONGEST_WHY,
    OBSERVED,
    Line,
    Moment,
    placeholders_of,
)
from receptiondesk.services.coach import MOST_TO_AVOID, MOST_TO_DO, TOPICS, Advice, Coach
from receptiondesk.services.phrase_watch import PhraseWatch
from receptiondesk.tasks.phone_message.kind import PhoneMessages
from receptiondesk.tasks.sample_room_tour.kind import SampleRoomTours
from receptiondesk.tasks.visit.kind import Visits
from tests.services.coach_cases import FACTS, GUIDES, KINDS, LOCALES, house, situations

RULES = Path(__file__).parents[1] / "golden" / "coach" / "rules.txt"
TOPIC_OF = {"phone_message": "phone", "visit": "visitor", "sample_room_tour": "tour"}
"""What a kind's rules are called; a guide that belongs to no kind is called as its rules are."""
STATUSES = {kind.id: {status.id for status in kind.statuses} for kind in (PhoneMessages, Visits, SampleRoomTours)}

ALWAYS_KNOWN = {"greeting", "answer_by"}
"""What the clock alone says."""

coach = Coach()
every_guide = pytest.mark.parametrize(("guide", "locale"), [(guide, locale) for guide in GUIDES for locale in LOCALES])


def rules_of(topic: str) -> set[str]:
    """The ids of one topic of the house's rules; of all topics for ""."""
    lines = [line.split() for line in RULES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {rule for of, rule in lines if topic in ("", of)}


def moments_of(guide: str, locale: str) -> tuple[Moment, ...]:
    """What is written of a kind or a topic itself."""
    return coach.guide(guide, locale).moments


def all_advice(guide: str, locale: str) -> tuple[Advice, ...]:
    """Everything that the coach can say of one kind or topic, to a receptionist or a reader."""
    return given(guide, locale, reading=False) + given(guide, locale, reading=True)


@cache
def given(guide: str, locale: str, *, reading: bool) -> tuple[Advice, ...]:
    """What is advised in situations of every sort; or what stands in the library."""
    moments = [moment.id for moment in moments_of(guide, locale)]
    return tuple(
        coach.advise(guide, moment, situation, locale)
        for situation in situations(guide, locale)
        if situation.reading is reading
        for moment in moments
    )


def lines_in(advised: Iterable[Advice]) -> set[str]:
    """Every filled line of any sort."""
    return {
        text
        for advice in advised
        for prompt in advice.prompts
        for text in (prompt.say, *prompt.do, *prompt.avoid, prompt.why)
        if text
    }


def lines_of(moment: Moment) -> list[Line]:
    """Every line written for a moment."""
    return [line for prompt in moment.prompts for line in (*prompt.say, *prompt.do, *prompt.avoid)]


def is_filled(wordings: Iterable[str], text: str) -> bool:
    """Whether `text` is one of these wordings with its placeholders filled."""
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".+", re.escape(wording)), text) for wording in wordings)


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


@every_guide
def test_every_wording_is_shown_in_some_situation(guide: str, locale: str) -> None:
    shown = lines_in(all_advice(guide, locale))
    for moment in moments_of(guide, locale):
        for line in lines_of(moment):
            for wording in line.wordings:
                assert any(is_filled([wording], text) for text in shown), wording


@every_guide
def test_the_last_thing_to_say_needs_nothing_that_the_desk_may_not_know(guide: str, locale: str) -> None:
    for moment in moments_of(guide, locale):
        for prompt in moment.prompts:
            last = prompt.say[-1].wordings[-1] if prompt.say else ""
            assert placeholders_of(last) <= ALWAYS_KNOWN, prompt.rule


@every_guide
def test_no_line_has_a_gap_or_stray_marks(guide: str, locale: str) -> None:
    stray = r"[{}]|None|  |\s[,.?!]|[,，]{2}|^[,，、。]|\s$" + (r"|[,?!;:]|\.$" if locale == "zh_CN" else "")
    for text in lines_in(all_advice(guide, locale)):
        assert not re.search(stray, text), text
        assert text[-1] in ".?!。？！”", text


@every_guide
def test_no_prompt_is_too_long_for_the_panel(guide: str, locale: str) -> None:
    for advice in all_advice(guide, locale):
        assert len(advice.do) <= MOST_TO_DO
        assert len(advice.avoid) <= MOST_TO_AVOID
        assert len(advice.title) <= LONGEST_TITLE[locale], advice.title
        for prompt in advice.prompts:
            assert len(prompt.say) <= LONGEST_SAID[locale], prompt.say
            assert len(prompt.why) <= LONGEST_WHY[locale], prompt.why
            assert all(len(line) <= LONGEST_LINE[locale] for line in (*prompt.do, *prompt.avoid))


@every_guide
def test_every_moment_of_the_main_course_has_something_to_say_whatever_is_known(guide: str, locale: str) -> None:
    for advice in all_advice(guide, locale):
        assert advice.side or advice.say or guide not in KINDS


@every_guide
def test_every_moment_has_something_to_say_or_to_do_whatever_is_known(guide: str, locale: str) -> None:
    for advice in all_advice(guide, locale):
        assert advice.say or advice.do, advice.moment


@every_guide
def test_the_coach_never_says_what_it_forbids(guide: str, locale: str) -> None:
    watch = PhraseWatch()
    for said in {prompt.say for advice in all_advice(guide, locale) for prompt in advice.prompts}:
        assert not watch.found(said), said


@pytest.mark.parametrize("locale", LOCALES)
def test_the_phrases_that_the_coach_forbids_are_watched_for(locale: str) -> None:
    watch = PhraseWatch()
    forbidden = [
        (prompt.rule, wording)
        for moment in moments_of("phrase", locale)
        for prompt in moment.prompts
        for line in prompt.avoid
        for wording in line.wordings
        if prompt.rule.startswith("phrase.never.")
    ]
    assert {rule for rule, _ in forbidden} == {rule for rule in rules_of("phrase") if ".never." in rule}
    for rule, phrase in forbidden:
        assert [found.rule for found in watch.found(phrase)] == [rule], phrase


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
