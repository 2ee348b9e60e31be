"""An entry of the house in words: what was done, and what was and is, in the screen's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from receptiondesk.domain.fields import Field, Flag, Time
from receptiondesk.domain.house import DEED_LABELS, NAME, About, Deed
from receptiondesk.domain.people import PersonFacts
from receptiondesk.domain.privacy import EXTRA
from receptiondesk.domain.task import Change
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.colleague_facts import ColleagueFacts
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.settings import Settings

if TYPE_CHECKING:
    from receptiondesk.storage.house import HouseEntry

_FIELDS: Mapping[str, Sequence[Field]] = {
    About.PEOPLE: PersonFacts.FIELDS,
    About.SETTINGS: Settings.FIELDS,
    About.DIRECTORY: ColleagueFacts.FIELDS,
}
_BESIDES = {
    "added": N_("New ones"),
    "changed": N_("Brought up to date"),
    "records": N_("Records"),
    "held": N_("Held"),
    "kind": N_("Kind"),
    "first_day": N_("From"),
    "last_day": N_("To"),
    "words": N_("Lines"),
    "mail_password": N_("Mail password"),
}
"""What is no field of anything."""
Kinds = Mapping[str, AnyKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """One thing that became another."""

    label: str
    was: str
    now: str
    """Both "" where only is told that it is different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry, ready to be shown."""

    title: str
    changes: tuple[ToldChange, ...]


def in_words(one: "HouseEntry", kinds: Kinds) -> Told:
    """The words for an entry; one of a newer desk that is not known here is told as it lies."""
    changes = one.entry.changes
    about = next((change for change in changes if change.field == NAME), None)
    name = (about.now or about.was) if about else ""
    known = one.entry.verb in tuple(Deed)
    title = _(DEED_LABELS[Deed(one.entry.verb)]).format(name=name) if known else f"{one.entry.verb} {name}".strip()
    told = [_told(one.about, change, kinds) for change in changes if change is not about or _is_renamed(change)]
    return Told(title=title, changes=tuple(told))


def line_of(change: ToldChange) -> str:
    """“Role: Guard → Supervisor”, “Position: Architect”, “Note changed” where no more is told."""
    if not (change.was or change.now):
        return _("{field} changed").format(field=change.label)
    said = change.now if not change.was else f"{change.was} → {change.now or '–'}"
    return _("{field}: {value}").format(field=change.label, value=said)


def _is_renamed(change: Change) -> bool:
    return bool(change.was and change.now and change.was != change.now)


def _told(about: str, change: Change, kinds: Kinds) -> ToldChange:
    if about == About.RETENTION:
        kind, _dot, field = change.field.partition(".")
        return ToldChange(label=_period(kind, field, kinds), was=_days(change.was), now=_days(change.now))
    if change.field == "kind" and change.now in kinds:
        label = _BESIDES[change.field]  # apart: a word in brackets after “_” is taken for one to translate
        return ToldChange(label=_(label), was="", now=_(kinds[change.now].plural))
    declared = next((field for field in _FIELDS.get(about, ()) if field.name == change.field), None)
    if declared is None:
        label = _(_BESIDES[change.field]) if change.field in _BESIDES else change.field
        return ToldChange(label=label, was=change.was, now=change.now)
    return ToldChange(label=_(declared.label), was=_value(declared, change.was), now=_value(declared, change.now))


def _value(field: Field, text: str) -> str:
    if isinstance(field.type, Flag):
        return _("Yes") if text else _("No")
    if isinstance(field.type, Time):
        return text[:16].replace("T", " ")
    return next((_(option.label) for option in field.options if option.code == text), text)


def _period(kind_id: str, name: str, kinds: Kinds) -> str:
    kind = kinds.get(kind_id)
    if kind is None:
        return f"{kind_id}.{name}"
    labels = {field.name: field.label for field in kind.fields} | {EXTRA: N_("Imported besides")}
    return _("{kind}, {field}").format(kind=_(kind.plural), field=_(labels.get(name, name)))


def _days(text: str) -> str:
    days = int(text) if text.isdecimal() else 0
    return ngettext("{count} day", "{count} days", days).format(count=days) if days else _("for ever")
