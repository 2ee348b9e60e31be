"""The scenes set in a house that is known, for the tests of practice."""

from functools import cache
from pathlib import Path

from receptiondesk.services.coach import Coach
from receptiondesk.services.practice import Play, Practice, Results, Scene
from receptiondesk.services.practice.play import Watch
from receptiondesk.services.settings import Settings
from receptiondesk.tasks.registry import TASK_KINDS
from tests.services.coach_cases import LOCALES, WORDS

SEED = 7
KINDS = {kind.id: kind for kind in TASK_KINDS}


def nothing_forbidden(_text: str) -> tuple[()]:
    """For tests that are not about what one never says."""
    return ()


def house(locale: str) -> Settings:
    """A desk that knows its own name."""
    words = WORDS[locale]
    return Settings(company=words["company"], station=words["station"], receptionist=words["receptionist"])


def practice(folder: Path, watch: Watch = nothing_forbidden, coach: Coach | None = None) -> Practice:
    """Practice with results in `folder`."""
    return Practice(coach=coach or Coach(), kinds=KINDS, results=Results(folder), watch=watch)


@cache
def all_plays() -> tuple[tuple[str, Scene, Play], ...]:
    """Every scene of both languages, on its stage."""
    desk = practice(Path())
    return tuple(
        (locale, scene, desk.play(scene, house(locale), locale, SEED))
        for locale in LOCALES
        for scene in desk.scenes(locale)
    )
