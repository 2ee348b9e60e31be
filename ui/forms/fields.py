"""The widget for a declared field."""

from typing import cast

from PySide6.QtWidgets import QWidget

from receptiondesk.domain.fields import Choice as ChoiceType
from receptiondesk.domain.fields import Count, Day, Field, Flag, LongText, Several, Time
from receptiondesk.i18n import _
from ui.forms.chips import Chips, FlagChip
from ui.widgets.base import FormField
from ui.widgets.choice import Choice
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.tick_chip import TickChip
from ui.widgets.time_field import TimeField


def widget_for(field: Field) -> QWidget:
    """A new widget that shows `field` and lets it be edited; it is a `FormField` as well."""
    kind = field.type
    if isinstance(kind, ChoiceType):
        return _choice(kind)
    if isinstance(kind, Several) and kind.options:
        return Chips(kind.options)
    if isinstance(kind, Flag):
        return FlagChip(_(field.label), urgent=field.name == "urgent")
    if isinstance(kind, Count):
        return Stepper(lowest=kind.least)
    if isinstance(kind, Time | Day):
        return TimeField()
    return TextArea() if isinstance(kind, LongText) else TextField()


def _choice(kind: ChoiceType) -> QWidget:
    options = [(option.code, _(option.label)) for option in kind.options]
    if len(options) == 2 and not kind.is_open:
        return Segments("", options)
    return Choice(options=options, hint=_("Choose"), editable=kind.is_open)


def translate(field: Field, widget: QWidget) -> None:
    """Show the words inside a field's widget in the screen's language."""
    kind = field.type
    if isinstance(widget, Choice) and isinstance(kind, ChoiceType):
        kept = widget.text()
        widget.set_options([(option.code, _(option.label)) for option in kind.options])
        widget.set_text(kept)
        widget.set_hint(_("Choose"))
    elif isinstance(widget, Segments) and isinstance(kind, ChoiceType):
        widget.set_labels([_(option.label) for option in kind.options])
    elif isinstance(widget, Chips):
        widget.translate()
    elif isinstance(widget, TickChip):
        widget.set_words(_(field.label))


def as_field(widget: QWidget) -> FormField:
    """The same widget, known to be a field."""
    return cast(FormField, widget)
