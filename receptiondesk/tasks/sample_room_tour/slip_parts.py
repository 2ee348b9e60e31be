"""What the tour ticket says, and its house rules with their pictures."""

from receptiondesk.domain.privacy import Mask, masked
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When
from receptiondesk.paper import icons
from receptiondesk.paper import words as say
from receptiondesk.paper.words import Words
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour

HOUSE_RULES = (
    (icons.SHOE, say.WEAR_COVERS, False),
    (icons.CHILD, say.HOLD_CHILDREN, False),
    (icons.SOFA, say.DO_NOT_SIT, True),
    (icons.CAMERA, say.ASK_PHOTOS, False),
    (icons.CIGARETTE, say.NO_SMOKING, True),
)
"""Picture, words, and whether it is forbidden."""


def when(task: Task[SampleRoomTour]) -> When:
    """When the tour begins, or when it was written down."""
    return task.facts.started_at or task.opened_at


def customer(facts: SampleRoomTour) -> str:
    """The customer's name; as much of the telephone number as anybody may see where nobody gave one."""
    return facts.customer or masked(facts.phone, Mask.PHONE)


def with_whom(facts: SampleRoomTour, words: Words) -> str:
    """Who of the party needs a hand."""
    return words.company(facts.elderly or 0, facts.children or 0)


def counted(count: int | None) -> str:
    """A number, or nothing to be written by hand."""
    return "" if count is None else str(count)
