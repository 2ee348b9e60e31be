"""The visitor form, in the order of the talk."""

from receptiondesk.i18n import ngettext
from ui.forms.asked import AskedOnly
from ui.forms.form import Form
from ui.forms.known_before import KnownBefore
from ui.forms.presence import ColleagueBeside
from ui.forms.suggest import suggest_colleagues, suggest_contacts
from ui.look import MEDIUM
from ui.widgets.form_grid import Width
from ui.widgets.text_field import TextField


class VisitForm:
    """Arranges the form of a visit: who, whom they see, what they carry, when."""

    starts_now = ""
    """Saved without a time, a visitor who is not expected has arrived at that moment."""

    def __init__(self, form: Form) -> None:
        form.row("visitor", widget=TextField(weight=MEDIUM))
        form.second("title")
        form.row("organisation")
        form.second("party_size")
        form.row("phone")
        KnownBefore(form, "visitor", "phone", _earlier_visits)
        form.group()
        form.row("host")
        ColleagueBeside(form, "host")
        form.row("purpose")
        form.second("visitor_type")
        form.group()
        form.row("pass_number")
        form.second("unit")
        form.row("vehicle_plate")
        form.second("zone")
        form.row("belongings", Width.FULL)
        form.row("notes", Width.FULL)
        form.group()
        form.row("names")
        form.second("women")
        form.row("id_number")
        form.second("id_type")
        form.row("email")
        form.second("expected_at")
        form.row("assistance")
        form.second("arrived_at")
        form.row("met_at", Width.SECOND)
        form.second("left_at")
        AskedOnly(form)
        suggest_contacts(form, "visitor")
        suggest_contacts(form, "phone")
        suggest_colleagues(form, "host")


def _earlier_visits(count: int, day: str) -> str:
    return ngettext("{count} earlier visit, {day}", "{count} earlier visits, last {day}", count).format(
        count=count, day=day
    )
