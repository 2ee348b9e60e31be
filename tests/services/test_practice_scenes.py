"""Every scene can be played in either language, and what it calls good and wrong is so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.hearing import bare, is_heard
from receptiondesk.domain.names import is_han
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.coach import Coach
from receptiondesk.services.phrase_watch import PhraseWatch
from receptiondesk.services.practice import Play, PosedTurn, Scene
from receptiondesk.services.practice.play import judge_pick, judge_typed
from receptiondesk.services.practice.reading import read_scenes, read_signs
from tests.services.practice_cases import KINDS, all_plays, house, nothing_forbidden

RULES = frozenset((Path(__file__).parents[1] / "golden" / "coach" / "rules.txt").read_text(encoding="utf-8").split())
PLAYS = [pytest.param(locale, scene, play, id=f"{locale}-{scene.id}") for locale, scene, play in all_plays()]
SCENES = {
    "call_out",
    "call_transfer",
    "call_complaint",
    "guest_of_honour",
    "walk_in",
    "tour_family",
    "angry_visitor",
    "night_gate",
}
LONGEST = {"en": 150, "zh_CN": 60}
"""Characters of an answer or of what happens, so that a turn fits the window."""

every_scene = pytest.mark.parametrize(("locale", "scene", "play"), PLAYS)


def turns() -> Iterator[tuple[str, PosedTurn]]:
    for locale, scene, play in all_plays():
        for number, turn in enumerate(play.turns, start=1):
            yield f"{locale} {scene.id} {number}", turn


def test_both_languages_have_every_scene_in_the_same_order() -> None:
    ids = {locale: [scene.id for scene in read_scenes(resources.path("practice", locale))] for locale in LANGUAGES}
    assert set(ids["en"]) == SCENES
    assert ids["en"] == ids["zh_CN"]


@every_scene
def test_a_scene_takes_five_minutes(locale: str, scene: Scene, play: Play) -> None:
    assert 8 <= len(scene.turns) <= 14
    assert len(play.turns) == len(scene.turns)
    assert len(play.course) >= 4


@every_scene
def test_what_is_known_in_a_scene_is_what_the_forms_have_fields_for(locale: str, scene: Scene, play: Play) -> None:
    for turn in scene.turns:
        understood = read_facts(KINDS[scene.kind].empty, turn.known, house("en").reading())
        wrong = [problem for problem in understood.problems if problem.code != "required"]
        assert not wrong, turn


@every_scene
def test_every_rule_of_a_scene_is_a_rule_of_the_house(locale: str, scene: Scene, play: Play) -> None:
    for turn in scene.turns:
        named = {*turn.rules, *turn.hears, *(rule for wrong in turn.wrong for rule in wrong.misses)}
        assert named
        assert named <= RULES, turn.they or turn.happens


@every_scene
def test_the_coach_has_words_for_every_turn_at_its_moment(locale: str, scene: Scene, play: Play) -> None:
    coach = Coach()
    for turn, posed in zip(scene.turns, play.turns, strict=True):
        there = {prompt.rule for prompt in coach.guide(turn.guide, locale).moment(turn.moment).prompts}
        assert turn.good or set(turn.rules) <= there, (posed.title, turn.rules)


def test_every_turn_offers_one_good_answer_among_two_or_three_others() -> None:
    for where, turn in turns():
        assert sum(not answer.misses for answer in turn.answers) == 1, where
        assert 3 <= len(turn.answers) <= 4, where
        assert len({bare(answer.text) for answer in turn.answers}) == len(turn.answers), where
        assert turn.they or turn.happens, where


def test_the_good_answer_is_not_given_away_by_its_length() -> None:
    for locale in LANGUAGES:
        posed = [turn for where, turn in turns() if where.startswith(locale)]
        longest = [
            turn
            for turn in posed
            if len(turn.good.text) > max(len(answer.text) for answer in turn.answers if answer.misses)
        ]
        assert len(longest) < len(posed) / 2


def test_the_good_answer_typed_word_for_word_is_good() -> None:
    for where, turn in turns():
        verdict = judge_typed(turn, turn.good.text, {}, nothing_forbidden)
        assert verdict.is_good, where
        assert set(verdict.kept) == set(turn.rules), where


def test_the_good_answer_lets_one_hear_all_that_is_listened_for() -> None:
    deaf = [
        f"{where}: {sign.id} in {turn.good.text}"
        for where, turn in turns()
        for ear in turn.ears
        for sign in ear.signs
        if not is_heard(sign, turn.good.text, turn.words)
    ]
    assert not deaf, "\n".join(deaf)


def test_a_wrong_answer_misses_the_rules_that_it_names() -> None:
    for where, turn in turns():
        for answer in turn.answers:
            if answer.misses:
                for verdict in (judge_pick(turn, answer), judge_typed(turn, answer.text, {}, nothing_forbidden)):
                    assert verdict.missed == tuple(dict.fromkeys(miss.rule for miss in answer.misses)), where
                    assert not verdict.is_good, where
                    assert all(miss.why for miss in verdict.misses), where


def test_what_a_wrong_answer_is_said_to_miss_cannot_be_heard_in_it() -> None:
    heard = [
        f"{where}: {ear.rule} in {answer.text}"
        for where, turn in turns()
        for answer in turn.answers
        for ear in turn.ears
        if ear.rule in {miss.rule for miss in answer.misses}
        and all(is_heard(sign, answer.text, turn.words) for sign in ear.signs)
    ]
    assert not heard, "\n".join(heard)


def test_a_good_answer_is_nothing_that_one_never_says() -> None:
    watch = PhraseWatch()
    never = [f"{where}: {turn.good.text}" for where, turn in turns() if watch.found(turn.good.text)]
    assert not never, "\n".join(never)


def test_most_of_what_one_never_says_comes_up_in_practice() -> None:
    for locale in LANGUAGES:
        broken = {
            miss.rule
            for where, turn in turns()
            for answer in turn.answers
            for miss in answer.misses
            if where.startswith(locale) and miss.rule.startswith("phrase.never.")
        }
        assert len(broken) >= 6, broken


def test_every_sign_is_listened_for_somewhere_and_has_a_name() -> None:
    for locale in LANGUAGES:
        folder = resources.path("practice", locale)
        used = {
            sign
            for scene in read_scenes(folder)
            for turn in scene.turns
            for signs in turn.hears.values()
            for sign in signs
        }
        signs = read_signs(folder)
        assert used == set(signs), used ^ set(signs)
        assert all(sign.name for sign in signs.values())


def test_every_answer_fits_its_row_and_is_written_in_its_language() -> None:
    for where, turn in turns():
        chinese = where.startswith("zh_CN")
        for text in (turn.happens, turn.they, *(answer.text for answer in turn.answers)):
            assert len(text) <= LONGEST["zh_CN" if chinese else "en"], f"{where}: {text}"
            assert any(map(is_han, text)) == chinese or not text, f"{where}: {text}"
            assert not set("{}\"'") & set(text), f"{where}: {text}"


def test_both_languages_ask_after_about_the_same_in_each_scene() -> None:
    plays = {(locale, scene.id): play for locale, scene, play in all_plays()}
    for (locale, scene), play in plays.items():
        if locale == "en":
            other = plays["zh_CN", scene]
            assert abs(len(play.turns) - len(other.turns)) <= 2, scene
