"""A newcomer plays a scene: what an answer is worth, and what stands at the end."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from receptiondesk.domain.phrases import FoundPhrase
from receptiondesk.services.coach import Coach
from receptiondesk.services.practice import Play, Result, Results
from receptiondesk.services.practice.play import Watch, judge_typed
from receptiondesk.services.practice.results import MOST_KEPT
from receptiondesk.services.settings import Settings
from tests.services.practice_cases import SEED, house, nothing_forbidden, practice


def play(locale: str = "en", scene: str = "call_out", seed: int = SEED, watch: Watch = nothing_forbidden) -> Play:
    desk = practice(Path(), watch)
    chosen = next(each for each in desk.scenes(locale) if each.id == scene)
    return desk.play(chosen, house(locale), locale, seed)


def good(played: Play) -> int:
    assert played.turn is not None
    return played.turn.answers.index(played.turn.good)


def wrong(played: Play) -> int:
    assert played.turn is not None
    return next(place for place, answer in enumerate(played.turn.answers) if answer.misses)


def test_a_scene_played_without_a_fault_keeps_every_rule() -> None:
    played = play()
    while not played.is_over:
        assert played.pick(good(played)).is_good
    score = played.score()
    assert score.kept == score.asked > len(played.turns)
    assert not [miss for moment in score.moments for miss in moment.misses]


def test_a_wrong_answer_costs_the_rules_that_it_misses_and_keeps_the_others() -> None:
    played = play()
    turn = played.turns[0]
    verdict = played.pick(wrong(played))
    assert not verdict.is_good
    assert set(verdict.kept) == set(turn.rules) - set(verdict.missed)
    score = played.score()
    assert (score.kept, score.asked) == (len(verdict.kept), len(verdict.kept) + len(verdict.missed))


def test_turns_of_the_same_moment_are_scored_together() -> None:
    played = play()
    while not played.is_over:
        played.pick(wrong(played) if len(played.verdicts) == 1 else good(played))
    moments = played.score().moments
    assert [moment.title for moment in moments] == list(dict.fromkeys(turn.title for turn in played.turns))
    assert [bool(moment.misses) for moment in moments].count(True) == 1
    assert sum(moment.asked for moment in moments) == played.score().asked


def test_each_rule_is_named_once_among_what_was_missed_at_a_moment() -> None:
    played = play()
    while not played.is_over:
        played.pick(wrong(played))
    for moment in played.score().moments:
        rules = [miss.rule for miss in moment.misses]
        assert len(rules) == len(set(rules))
        assert all(played.rules[rule].name for rule in rules)


def test_the_course_leads_from_moment_to_moment() -> None:
    played = play(scene="call_transfer")
    assert [played.course[played.place(number)] for number in range(len(played.turns))] == [
        turn.title for turn in played.turns
    ]
    assert played.place(0) == 0
    assert played.place(len(played.turns) - 1) == len(played.course) - 1


def test_the_same_seed_offers_the_answers_in_the_same_order_and_another_one_does_not() -> None:
    order = [[answer.text for answer in turn.answers] for turn in play().turns]
    assert [[answer.text for answer in turn.answers] for turn in play().turns] == order
    assert [[answer.text for answer in turn.answers] for turn in play(seed=SEED + 1).turns] != order


def test_the_good_answer_does_not_stand_in_the_same_place_all_the_time() -> None:
    assert len({turn.answers.index(turn.good) for turn in play().turns}) > 1


def test_own_words_are_good_when_all_that_counts_is_heard() -> None:
    verdict = play().type("Chen Li speaking, Riverside Gardens. So sorry for the wait! What can I do for you?")
    assert verdict.is_good
    assert "an apology" in verdict.heard


def test_what_was_not_heard_is_named_and_nothing_more_is_claimed() -> None:
    verdict = play().type("Riverside Gardens, how can I help you?")
    assert verdict.not_heard == ("an apology", "who you are")
    assert set(verdict.missed) == {"phone.answer.rings", "phone.answer.identify"}
    assert all(miss.why for miss in verdict.misses)


def test_chinese_words_are_heard_too() -> None:
    verdict = play("zh_CN").type("您好，滨江花园，不好意思让您久等了，请问需要帮忙吗")
    assert verdict.is_good
    assert play("zh_CN").type("滨江花园，什么事？").not_heard == ("致歉", "问有什么可以帮忙")


@pytest.mark.parametrize(
    ("locale", "scene", "number", "said"),
    [
        ("en", "call_transfer", 1, "Hello, Riverside reception, Chen speaking, what can I do for you?"),
        ("en", "call_transfer", 2, "I’d need a minute to look that up, Mr Lindqvist. Would you mind holding?"),
        ("en", "angry_visitor", 4, "My sincere apologies."),
        ("en", "night_gate", 9, "May I give you an umbrella?"),
        ("zh_CN", "call_transfer", 1, "下午好，滨江花园物业，工号012号，很高兴为您服务"),
        ("zh_CN", "call_transfer", 2, "孙女士，麻烦您等我一两分钟，我去问一下，可以吗？"),
        ("zh_CN", "angry_visitor", 4, "真对不起，给您添堵了"),
        ("zh_CN", "night_gate", 9, "丁先生，雨大，您拿把伞走吧"),
    ],
)
def test_there_are_many_ways_to_say_it_well(locale: str, scene: str, number: int, said: str) -> None:
    turn = play(locale, scene).turns[number - 1]
    assert judge_typed(turn, said, {}, nothing_forbidden).not_heard == ()


def test_what_one_never_says_is_a_miss_whatever_else_was_heard() -> None:
    said = "Sorry to keep you waiting. Chen Li, Riverside Gardens. Not my department, but can I help you?"
    start = said.index("Not my department")
    found = FoundPhrase(
        start=start,
        end=start + len("Not my department"),
        id="phrase.never.other-dept",
        rule="phrase.never.other-dept",
        better=("I will find out for you.",),
    )
    verdict = play(watch=lambda _text: (found,)).type(said)
    assert verdict.missed == ("phrase.never.other-dept",)
    assert [(never.words, never.better) for never in verdict.never] == [
        ("Not my department", "I will find out for you.")
    ]


def test_a_desk_without_a_name_is_not_asked_for_it() -> None:
    desk = practice(Path())
    scene = desk.scenes("en")[1]
    nameless = desk.play(scene, Settings(), "en", SEED)
    first = nameless.turns[0]
    assert "{" not in first.good.text
    verdict = judge_typed(
        first, "Good afternoon, front desk, my name is Li. How may I help you?", {}, nothing_forbidden
    )
    assert verdict.is_good


def test_the_companys_own_words_are_the_good_answer(tmp_path: Path) -> None:
    own = tmp_path / "en" / "phone_message.toml"
    own.parent.mkdir()
    own.write_text(
        '[[moment]]\nid = "answer"\n[[moment.prompt]]\nrule = "phone.answer.greet"\nsay = ["A sunny day to you!"]\n',
        encoding="utf-8",
    )
    desk = practice(Path(), coach=Coach(overrides_folder=tmp_path))
    scene = next(each for each in desk.scenes("en") if each.id == "call_transfer")
    played = desk.play(scene, house("en"), "en", SEED)
    assert played.turns[0].good.text == "A sunny day to you!"
    assert played.type("A sunny day to you").is_good


def test_a_turn_whose_rule_the_company_has_taken_away_is_not_played(tmp_path: Path) -> None:
    own = tmp_path / "en" / "phone_message.toml"
    own.parent.mkdir()
    own.write_text(
        '[[moment]]\nid = "close"\n[[moment.prompt]]\nrule = "phone.close.caller-first"\ndrop = true\n',
        encoding="utf-8",
    )
    desk = practice(Path(), coach=Coach(overrides_folder=tmp_path))
    scene = desk.scenes("en")[0]
    assert len(desk.play(scene, house("en"), "en", SEED).turns) == len(scene.turns) - 1


def test_after_the_last_turn_nobody_asks_any_more() -> None:
    played = play()
    while not played.is_over:
        played.pick(0)
    assert played.turn is None
    with pytest.raises(IndexError):
        played.pick(0)


RESULT = Result(scene="call_out", day=date(2026, 11, 20), kept=12, asked=20)


def test_everybody_sees_their_own_progress_and_nobody_elses(tmp_path: Path) -> None:
    results = Results(tmp_path / "practice")
    results.keep("陈丽", RESULT)
    better = replace(RESULT, day=date(2026, 11, 21), kept=19)
    results.keep("陈丽", better)
    assert results.of("陈丽") == (RESULT, better)
    assert results.latest("陈丽") == {"call_out": better}
    assert results.of("Chen Li") == ()


def test_only_scene_day_and_score_are_written_down(tmp_path: Path) -> None:
    Results(tmp_path).keep("Chen Li", RESULT)
    (entry,) = json.loads((tmp_path / "Chen Li.json").read_text(encoding="utf-8"))
    assert entry == {"scene": "call_out", "day": "2026-11-20", "kept": 12, "asked": 20}
    assert (tmp_path / "Chen Li.json").stat().st_mode & 0o077 == 0


def test_a_desk_that_nobody_has_sat_down_at_keeps_nothing(tmp_path: Path) -> None:
    Results(tmp_path / "practice").keep("", RESULT)
    assert not (tmp_path / "practice").exists()


@pytest.mark.parametrize("damaged", ["", "{", '{"a": 1}', '[{"scene": "x"}]', "[1]", "null"])
def test_a_damaged_file_begins_anew(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "Chen Li.json").write_text(damaged, encoding="utf-8")
    results = Results(tmp_path)
    assert results.of("Chen Li") == ()
    results.keep("Chen Li", RESULT)
    assert results.of("Chen Li") == (RESULT,)


def test_the_oldest_results_go_first(tmp_path: Path) -> None:
    results = Results(tmp_path)
    for kept in range(MOST_KEPT + 3):
        results.keep("Chen Li", replace(RESULT, kept=kept))
    assert [results.of("Chen Li")[0].kept, len(results.of("Chen Li"))] == [3, MOST_KEPT]


def test_names_that_no_file_can_bear_are_kept_apart_all_the_same(tmp_path: Path) -> None:
    results = Results(tmp_path)
    for place, name in enumerate(("../Chen", "a/b", "..", "Chen: Li?")):
        results.keep(name, replace(RESULT, kept=place))
    assert [results.of(name)[0].kept for name in ("../Chen", "a/b", "..", "Chen: Li?")] == [0, 1, 2, 3]
    assert len(list(tmp_path.iterdir())) == 4


def test_results_can_be_thrown_away(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.keep("Chen Li", RESULT)
    results.forget("Chen Li")
    results.forget("Chen Li")
    assert results.of("Chen Li") == ()
