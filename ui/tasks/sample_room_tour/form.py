"""The sample-room tour form, in the order of the talk."""

from receptiondesk.i18n import _
from ui.forms.form import Form
from ui.forms.known_before import KnownBefore
from ui.forms.presence import ColleagueBeside
from ui.forms.suggest import suggest_colleagues, suggest_contacts
from ui.look import MEDIUM
from ui.widgets.form_grid import Width
from ui.widgets.text_field import TextField


class SampleRoomTourForm:
    """Arranges the form of a tour: who comes, which room, shoe covers, what they look for."""

    starts_now = "started_at"
    """The customer stands at the door; for a booking the time is cleared."""

    def __init__(self, form: Form) -> None:
        self._form = form
        form.keep(self)
        form.row("customer", widget=TextField(weight=MEDIUM))
        form.second("title")
        form.row("phone")
        form.second("visit_kind", Width.OWN)
        KnownBefore(form, "customer", "phone", _earlier_tours, self._decide)
        form.row("channel")
        form.second("party_size")
        form.row("women", Width.SECOND)
        form.second("children")
        form.second("elderly")
        form.group()
        form.row("sample_room")
        form.second("zone")
        form.row("guide")
        ColleagueBeside(form, "guide")
        form.row("covers_issued", Width.SECOND)
        form.second("covers_returned")
        form.group()
        form.row("layout")
        form.second("area")
        form.row("interest")
        form.second("budget")
        form.row("follow_up_on", Width.SECOND)
        form.second("started_at")
        form.second("ended_at")
        form.row("notes", Width.FULL)
        form.row("assistance", Width.FULL)
        suggest_contacts(form, "customer")
        suggest_contacts(form, "phone")
        suggest_colleagues(form, "guide")
        form.field("visit_kind").edited.connect(self._decided_by_hand)
        self._by_hand = False

    def _decided_by_hand(self) -> None:
        self._by_hand = True

    def _decide(self, repeat: bool) -> None:
        """The telephone number says whether it is the first visit, unless somebody has said so."""
        if not self._by_hand:
            self._form.field("visit_kind").set_text("repeat" if repeat else "first")


def _earlier_tours(_count: int, day: str) -> str:
    """That there were any says the segment before it; for more the row has no room."""
    return _("Last {day}").format(day=day)
