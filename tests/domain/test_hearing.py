"""What can be heard in a typed sentence, and what is not claimed to be."""

import time

import pytest

from receptiondesk.domain.hearing import Sign, bare, folded, is_heard

WORDS = {"caller": ("Ms Wang", "Wang Fang"), "number": ("138 0013 8000",)}


def heard(text: str, *phrases: str) -> bool | None:
    return is_heard(Sign(id="sign", name="a sign", phrases=phrases), text, WORDS)


@pytest.mark.parametrize("text", ["GOOD MORNING!", "Well,  good\nmorning", "Ｇｏｏｄ morning"])
def test_case_width_and_spaces_do_not_matter(text: str) -> None:
    assert heard(text, "good morning")


def test_only_whole_words_are_heard() -> None:
    assert heard("Hi there", "hi")
    assert not heard("This and that", "hi")
    assert heard("请您稍等，我查一下", "查")


def test_curly_and_straight_apostrophes_are_the_same() -> None:
    assert heard("I’ll ring back", "i'll")
    assert heard("I'll ring back", "i’ll")


def test_a_star_leaves_room_for_some_words_but_not_for_a_whole_story() -> None:
    assert heard("I will pass it on", "pass * on")
    assert not heard("I pass " + "very " * 30 + "quickly on", "pass * on")


def test_a_name_is_heard_in_each_way_to_say_it() -> None:
    assert heard("Goodbye, Ms Wang.", "{caller}")
    assert heard("Goodbye, Wang Fang.", "{caller}")
    assert not heard("Goodbye, Ms Li.", "{caller}")


@pytest.mark.parametrize(
    "text",
    [
        "138-0013-8000",
        "13800138000, right?",
        "一三八，〇〇一三，八〇〇〇",
        "幺三八 零零幺三 八零零零",
        "one three eight, oh oh one three, eight oh oh oh",
    ],
)
def test_a_number_is_heard_however_it_is_grouped_or_spoken(text: str) -> None:
    assert heard(text, "#number")


def test_a_number_with_a_wrong_digit_is_not_heard() -> None:
    assert heard("138-0013-8001", "#number") is False


def test_nobody_is_blamed_for_a_name_that_is_not_known() -> None:
    assert heard("Goodbye", "{colleague}") is None
    assert heard("Goodbye", "{colleague}", "my colleague") is False


def test_signs_of_patterns_are_only_letters() -> None:
    assert heard("a.c", "a.c")
    assert not heard("abc", "a.c")


def test_sentences_are_the_same_without_their_punctuation() -> None:
    assert bare("“Thank you, Ms Wang.”") == bare("thank you ms wang")
    assert folded("  A\tB ") == "a b"


def test_a_long_text_is_listened_to_in_no_time() -> None:
    begun = time.process_time()
    heard("pass " * 20_000, "pass * on", "how * help * you")
    assert time.process_time() - begun < 5
