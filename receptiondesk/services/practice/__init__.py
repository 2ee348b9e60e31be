"""Practice: a newcomer plays calls and visits against the coach. Nobody in it is real, and nothing is logged."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import resources
from receptiondesk.domain import when
from receptiondesk.i18n import nearest
from receptiondesk.services.coach import Coach
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.practice.play import MomentScore, NeverSaid, Play, Score, Verdict, Watch
from receptiondesk.services.practice.reading import read_scenes, read_signs
from receptiondesk.services.practice.results import Result, Results
from receptiondesk.services.practice.rule_names import NamedRule, named_rules
from receptiondesk.services.practice.scenes import Asks, Scene
from receptiondesk.services.practice.stage import Answer, Miss, PosedTurn, Stage
from receptiondesk.services.settings import Settings

__all__ = [
    "Answer",
    "Asks",
    "Miss",
    "MomentScore",
    "NamedRule",
    "NeverSaid",
    "Play",
    "PosedTurn",
    "Practice",
    "Result",
    "Results",
    "Scene",
    "Score",
    "Verdict",
]


@dataclass(frozen=True, kw_only=True)
class Practice:
    """The scenes of the house. Reads files: call it off the GUI thread."""

    coach: Coach
    kinds: Mapping[str, AnyKind]
    results: Results
    watch: Watch
    folder: Path = field(default_factory=lambda: resources.path("practice"))
    """Holds ``<locale>/<scene>.toml`` and ``<locale>/signs.toml``."""

    def scenes(self, locale: str) -> tuple[Scene, ...]:
        """Every scene in the order to learn them."""
        return read_scenes(self.folder / nearest(locale))

    def play(self, scene: Scene, settings: Settings, locale: str, seed: int) -> Play:
        """Set a scene in this house; the same `seed` offers the answers in the same order."""
        stage = Stage(
            coach=self.coach,
            kinds=self.kinds,
            settings=settings,
            now=when.now(),
            locale=nearest(locale),
            signs=read_signs(self.folder / nearest(locale)),
        )
        guides = (*self.coach.topics(locale), *self.kinds)
        rules = named_rules(self.coach, guides, settings, stage.now, locale)
        return Play(scene, stage.set(scene, random.Random(seed)), rules, self.watch)
