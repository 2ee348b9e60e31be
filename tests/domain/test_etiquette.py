"""A guide is the course of a kind; every word in it has a meaning that is written down in one place."""

import pytest

from receptiondesk.domain.etiquette import FACTS, OBSERVED, PLACEHOLDERS, Guide, Moment, placeholders_of

HOLD = Moment(id="hold", title="Hold", prompts=(), side="hold")
BACK = Moment(id="back", title="Back", prompts=(), side="hold")
ANSWER = Moment(id="answer", title="Answer", prompts=())
GUIDE = Guide(kind="call", moments=(ANSWER, HOLD, BACK), asks={}, sides={"hold": "Hold"})


def test_a_side_course_stands_beside_the_main_one() -> None:
    assert GUIDE.course(ANSWER) == (ANSWER,)
    assert GUIDE.course(HOLD) == (HOLD, BACK)
    assert GUIDE.moment("back") is BACK
    with pytest.raises(KeyError):
        GUIDE.moment("coronation")


def test_placeholders_are_read_out_of_a_wording() -> None:
    assert placeholders_of("{caller} of {organisation} rang.") == {"caller", "organisation"}
    assert placeholders_of("Nobody rang.") == frozenset()
    with pytest.raises(ValueError, match=r"."):
        placeholders_of("{caller")


def test_every_placeholder_and_fact_is_explained_and_the_observed_ones_are_facts() -> None:
    assert all(PLACEHOLDERS.values())
    assert all(FACTS.values())
    assert set(OBSERVED) <= set(FACTS)
