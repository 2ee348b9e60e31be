"""What the library has to read: each kind's moments as topics, with all that is said and done there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from receptiondesk.desk import Desk
from receptiondesk.domain.names import fold
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from receptiondesk.services.coach import AdvisedPrompt
from receptiondesk.services.situation import situation_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One moment, whole."""

    kind: str
    kind_label: str
    moment: str
    title: str
    prompts: tuple[AdvisedPrompt, ...]

    @property
    def key(self) -> str:
        """What makes it the same topic in another language."""
        return f"{self.kind}/{self.moment}"

    def has(self, words: str) -> bool:
        """Whether all the words stand somewhere in it."""
        said = [self.title, self.kind_label]
        for prompt in self.prompts:
            said += [prompt.rule, prompt.say, prompt.why, *prompt.do, *prompt.avoid]
        text = fold("\n".join(said))
        return all(fold(word) in text for word in words.split())


def all_topics(desk: Desk, language: str) -> tuple[Topic, ...]:
    """Every moment of every kind, side courses after the main one. Reads files: call it off the GUI thread."""
    return tuple(_topics(desk, language))


def _topics(desk: Desk, language: str) -> Iterator[Topic]:
    situation = replace(situation_at(desk.settings(), now()), reading=True)
    for kind in desk.kinds.values():
        for moment in desk.coach.moments(kind.id, language):
            yield Topic(
                kind=kind.id,
                kind_label=_(kind.label),
                moment=moment.id,
                title=moment.title,
                prompts=desk.coach.advise(kind.id, moment.id, situation, language).prompts,
            )
