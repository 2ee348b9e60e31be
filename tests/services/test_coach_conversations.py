"""Whole calls, visits and tours, as the coach walks through them, kept as scripts that one can read aloud.

Run with ``RECEPTIONDESK_WRITE_GOLDEN=1`` to write them anew; then read what has changed.
"""

import os
from pathlib import Path
from types import FunctionType

import pytest

from receptiondesk.services.coach import Coach
from tests.services.coach_calls import abusive_call, call, complaint_call
from tests.services.coach_cases import LOCALES
from tests.services.coach_story import Step, Story
from tests.services.coach_visits import night_at_the_gate, tour, visit, walk_in

GOLDEN = Path(__file__).parents[1] / "golden" / "coach"
STORIES = (call, complaint_call, abusive_call, visit, walk_in, night_at_the_gate, tour)

coach = Coach()


def script(story: Story, locale: str) -> str:
    """The story as a script, scene by scene."""
    return "\n".join(scene(story, step, locale) for step in story.steps)


def scene(story: Story, step: Step, locale: str) -> str:
    """The moment, what the other side says (>), the spoken line in quotes, what to do (+) and to avoid (-)."""
    situation = story.situation(step)
    moment = step.moment or coach.moment_for(
        story.kind, field=step.field, status=step.status, facts=step.facts, now=situation.now, locale=locale
    )
    advice = coach.advise(story.kind, moment, situation, locale)
    where = " ".join(part for part in (step.field, step.status, *sorted(step.seen)) if part)
    lines = [f"{advice.title}  [{advice.moment} {advice.step}/{advice.steps}{': ' if where else ''}{where}]"]
    lines += [f"    > {step.heard}"] if step.heard else []
    lines += [f"    “{advice.say}”"] if advice.say else []
    lines += [f"    + {line}" for line in advice.do]
    lines += [f"    - {line}" for line in advice.avoid]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_whole_conversation_sounds_as_it_did(story: FunctionType, locale: str) -> None:
    golden = GOLDEN / f"{story.__name__}.{locale}.txt"
    said = script(story(locale), locale)
    if os.environ.get("RECEPTIONDESK_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
