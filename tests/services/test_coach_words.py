"""The words of the coach: fit to be spoken, never with a gap, short enough, and none that it forbids."""

import re

import pytest

from receptiondesk.domain.etiquette import LONGEST_LINE, LONGEST_SAID, LONGEST_TITLE, LONGEST_WHY, placeholders_of
from receptiondesk.services.coach import MOST_TO_AVOID, MOST_TO_DO
from receptiondesk.services.phrase_watch import PhraseWatch
from tests.services.coach_cases import KINDS, LOCALES, situations
from tests.services.coach_said import (
    all_advice,
    coach,
    every_guide,
    is_filled,
    lines_in,
    lines_of,
    moments_of,
    rules_of,
)

ALWAYS_KNOWN = {"greeting", "answer_by"}
"""What the clock alone says."""


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


def test_nobody_is_spoken_of_by_a_guessed_gender() -> None:
    untitled = [a for s in situations("phone_message", "en") if s.colleague and not s.colleague.title
                for a in [coach.advise("phone_message", "message", s, "en")]]  # fmt: skip
    assert untitled
    for advice in untitled:
        for prompt in advice.prompts:
            assert not re.search(r"\b(he|him|his|she|her)\b", " ".join((prompt.say, *prompt.do, *prompt.avoid)))
