"""The phone message form, in the order of the talk."""

from receptiondesk.i18n import _, ngettext
from receptiondesk.tasks.phone_message.record import WISHES
from ui.forms.chips import Chips, FlagChip
from ui.forms.form import Form
from ui.forms.known_before import KnownBefore
from ui.forms.presence import ColleagueBeside
from ui.forms.read_back import NumberReadBack
from ui.forms.suggest import suggest_colleagues, suggest_contacts
from ui.look import MEDIUM
from ui.widgets.form_grid import Width
from ui.widgets.text_field import TextField


class PhoneMessageForm:
    """Arranges the form of a phone message."""

    starts_now = "taken_at"
    """The field that begins with the time at which the form was opened."""

    def __init__(self, form: Form) -> None:
        form.row("recipient", widget=TextField(weight=MEDIUM))
        ColleagueBeside(form, "recipient")
        suggest_colleagues(form, "recipient")
        form.group()
        form.row("caller")
        form.second("title")
        form.row("organisation")
        KnownBefore(form, "caller", "callback_number", _earlier_calls)
        form.row("callback_number")
        NumberReadBack(form, "callback_number")
        form.beside(FlagChip(_("Read back")), "read_back")
        form.group()
        urgent = FlagChip(_("Urgent"), urgent=True)
        form.row("wishes", Width.FULL, Chips(WISHES, tail=urgent))
        form.adopt("urgent", urgent)
        form.row("matter", Width.FULL)
        form.row("best_time")
        form.second("taken_at")
        suggest_contacts(form, "caller")
        suggest_contacts(form, "callback_number")


def _earlier_calls(count: int, day: str) -> str:
    return ngettext("{count} earlier call, {day}", "{count} earlier calls, last {day}", count).format(
        count=count, day=day
    )
