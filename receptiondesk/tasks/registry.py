"""The list of kinds: a new kind is added here and in `ui.tasks.registry`, and nowhere else."""

from receptiondesk.services.kinds import AnyKind
from receptiondesk.tasks.phone_message.kind import PhoneMessages
from receptiondesk.tasks.sample_room_tour.kind import SampleRoomTours
from receptiondesk.tasks.visit.kind import Visits

TASK_KINDS: tuple[AnyKind, ...] = (PhoneMessages(), Visits(), SampleRoomTours())
"""In the order in which the desk shows them."""
