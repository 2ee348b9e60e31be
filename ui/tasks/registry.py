"""The list of forms: a new kind is added here and in `receptiondesk.tasks.registry`, and nowhere else."""

from collections.abc import Callable

from ui.forms.form import Form
from ui.tasks.phone_message.form import PhoneMessageForm
from ui.tasks.sample_room_tour.form import SampleRoomTourForm
from ui.tasks.visit.form import VisitForm

FORMS: dict[str, Callable[[Form], object]] = {
    "phone_message": PhoneMessageForm,
    "visit": VisitForm,
    "sample_room_tour": SampleRoomTourForm,
}
"""What arranges a kind's form and keeps what is beside its fields up to date."""
