"""The list of forms: a new kind is added here and in `receptiondesk.tasks.registry`, and nowhere else."""

from typing import Protocol

from ui.forms.form import Form
from ui.tasks.phone_message.form import PhoneMessageForm
from ui.tasks.sample_room_tour.form import SampleRoomTourForm
from ui.tasks.visit.form import VisitForm


class Arrangement(Protocol):
    """Puts a kind's fields into a form and keeps what is beside them up to date."""

    starts_now: str
    """The time field that begins with now; "" for none."""

    def __init__(self, form: Form) -> None: ...


FORMS: dict[str, type[Arrangement]] = {
    "phone_message": PhoneMessageForm,
    "visit": VisitForm,
    "sample_room_tour": SampleRoomTourForm,
}
"""The arrangement of each kind's form, by the kind's id."""
