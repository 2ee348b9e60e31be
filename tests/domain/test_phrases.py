"""How a phrase is found in a text: at the right letters, in whole words, and however long or strange the text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain import phrase_matching
from receptiondesk.domain.phrase_matching import Matcher
from receptiondesk.domain.phrase_words import Speech
from receptiondesk.domain.phrases import FoundPhrase, Phrase, fitted

SPEECH = Speech(same={"-n't": ("not",), "cannot": ("can", "not"), "您": ("你",)}, tails=frozenset("吧呀了"))


def phrase(*says: str, unless: tuple[str, ...] = (), name: str = "test") -> Phrase:
    return Phrase(id=name, rule=name, says=says, unless=unless)


def found(text: str, *phrases: Phrase) -> list[str]:
    return [text[match.start : match.end] for match in Matcher(phrases, SPEECH).matches(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Do not do it",
        "DON’T DO IT",
        "don't   do it",
        "ｄｏｎ＇ｔ　ｄｏ　ｉｔ",
        "don`t do it",
        "dön't do it",
        "do\u0301n't do i\u0308t\u0308",
        "don\u200b't do it",
    ],
)
def test_however_it_is_typed_it_is_the_same_phrase(text: str) -> None:
    assert found(f"«{text}»", phrase("do not do it")) == [text]


def test_a_word_inside_another_word_is_no_word() -> None:
    assert found("It is understandable, impossibly unsure", phrase("stand", "impossible", "sure")) == []


def test_chinese_needs_no_spaces_and_takes_its_last_particles_along() -> None:
    assert found("他说您去吧，你去吧台", phrase("你去")) == ["您去吧", "你去"]


def test_choices_may_be_nested_and_left_out() -> None:
    wording = "(a|the [big|small (old|new)]) house"
    texts = ["a house", "the house", "the big house", "the small new house"]
    assert [found(text, phrase(wording)) for text in texts] == [[text] for text in texts]
    assert found("the small house", phrase(wording)) == []


def test_a_sign_of_its_own_says_where_a_clause_must_begin_or_end() -> None:
    assert found("No. Not sure, he said", phrase("<not sure>")) == ["Not sure"]
    assert found("I was not sure. Not sure of it", phrase("<not sure>")) == []
    assert found("Reason: not sure", phrase("<not sure>")) == []
    assert found("(“not sure”)", phrase("<not sure>")) == ["not sure"]


def test_no_phrase_goes_over_the_end_of_a_sentence_or_a_line() -> None:
    assert found("do not. Do it, do not\ndo it", phrase("do not do it")) == []


def test_the_longer_of_two_phrases_is_meant_and_none_overlaps() -> None:
    long, short = phrase("i do not know how to", name="long"), phrase("do not know", "know how", name="short")
    matches = Matcher([short, long], SPEECH).matches("I don't know how to; do not know")
    assert [match.phrase for match in matches] == [1, 0]


def test_in_an_exception_it_is_not_meant_and_beside_it_it_is() -> None:
    unsure = phrase("not sure", unless=("not sure of the date",))
    assert found("not sure of the date, not sure of him, not sure of the date", unsure) == ["not sure"]


@pytest.mark.parametrize("wording", ["(a", "a)", "[a|b)", "a.", "[a]", "a(b|c)", "a, b", "<<a"])
def test_a_wording_that_cannot_be_understood_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Matcher([phrase(wording)], SPEECH)


def test_a_better_line_with_an_unknown_name_in_it_is_refused() -> None:
    with pytest.raises(ValueError, match="calller"):
        Phrase(id="x", rule="x", says=("x",), better=("{calller}, yes.",))


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_it_the_right_letters_are_found(before: str, after: str) -> None:
    text = f"{before}\ncannot do\n{after}"
    matches = Matcher([phrase("can not do")], SPEECH).matches(text)
    assert "cannot do" in [text[match.start : match.end] for match in matches]


PATIENCE = phrase("(a|a a|a a a) [a] [a] b", "a [a [a [a [a]]]] c", unless=("a a a [a] b c",))


@pytest.mark.parametrize("unit", ["a ", "a", "a a b ", "a a a b c", "吧", "don't", "́", "ﷺ", "(", "\n", "😀a "])
def test_a_text_of_any_malice_takes_time_in_proportion_to_its_length(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    after = phrase_matching._Place.after

    def counted(place: phrase_matching._Place, word: str) -> phrase_matching._Place | None:
        nonlocal steps
        steps += 1
        return after(place, word)

    monkeypatch.setattr(phrase_matching._Place, "after", counted)
    matcher, counts = Matcher([PATIENCE], SPEECH), list[int]()
    for times in (1_000, 2_000):
        steps = 0
        matcher.matches(unit * times)
        counts.append(steps)
    assert counts[1] <= 2 * counts[0] + 20


def test_a_better_line_fits_where_the_phrase_stood() -> None:
    def taken(text: str, words: str, better: str) -> str:
        start = text.index(words)
        place = FoundPhrase(start=start, end=start + len(words), id="", rule="", better=())
        return text[:start] + fitted(better, text, place) + text[place.end :]

    better = "Let me find out for you."
    assert taken("Not sure.", "Not sure", better) == "Let me find out for you."
    assert taken("Not sure", "Not sure", better) == "Let me find out for you."
    assert taken("Well, not sure, sorry.", "not sure", better) == "Well, let me find out for you, sorry."
    assert taken("Told her not sure when.", "not sure", better) == "Told her let me find out for you when."
    assert taken("Told her not sure.", "not sure", "I will ask.") == "Told her I will ask."
    assert taken("他说不知道。", "不知道", "我帮您问一下。") == "他说我帮您问一下。"
