"""A record in words: its filled fields as facts, its history as steps, in the screen's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from receptiondesk.desk import Desk
from receptiondesk.domain.fields import Choice, Day, Field, Flag, Phone, Reading, Several, Time, Unreadable
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.phone import read_phone
from receptiondesk.domain.privacy import DONE_OPENLY, ERASE, EXTRA, REVEAL, masked_by_itself
from receptiondesk.domain.task import AnyTask, Change, HistoryEntry
from receptiondesk.domain.telling import Mail
from receptiondesk.domain.when import in_zone_of
from receptiondesk.i18n import _
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.tasks import Recorded
from ui.look.times import day_words, whole
from ui.pages.reveal import Hidden
from ui.widgets.base import Tone
from ui.widgets.facts import Fact
from ui.widgets.history import Step

_NAMED = 3
"""So many erased fields are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A record, ready to be shown."""

    task: AnyTask
    headline: str
    detail: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    hidden: tuple[Hidden, ...]
    """What is shown in part only, and may be shown whole to whoever sits here."""
    mail: Mail | None
    """The last mail to the colleague; None where none was written."""
    tells: bool
    """Whether there is a colleague to be told by mail now."""


def describe(desk: Desk, recorded: Recorded, whole: frozenset[str] = frozenset()) -> Described:
    """The words for a record; hidden values are `whole` where somebody has said why.

    Telephone numbers take a while the first time: call it off the GUI thread.
    """
    may_see = desk.people.may(Act.REVEAL)
    task, kind, reading = recorded.task, desk.kinds[recorded.task.kind], desk.settings.reading()
    corrected = {change.field for entry in recorded.history if entry.verb == "correct" for change in entry.changes}
    facts = [
        Fact(
            label=_(field.label),
            value=value_words(field, getattr(task.facts, field.name), reading, in_full=field.name in whole),
            strong=field.name in corrected,
            tone=_tone(field, whole),
        )
        for field in kind.fields
        if getattr(task.facts, field.name) != field.type.empty
    ]
    taken = _(", ").join(filter(None, (task.taken_by, task.station)))
    if taken:
        facts.append(Fact(label=_("Taken by"), value=taken))
    mail = next(reversed(desk.telling.of(task.number)), None)
    if mail is not None:
        tone = Tone.AMBER if mail.trouble else Tone.PLAIN
        facts.append(Fact(label=_("Told by mail"), value=_mail_words(mail, reading), tone=tone))
    if task.held:
        facts.append(Fact(label=_("Held"), value=_("Must be kept; nothing of it is erased"), tone=Tone.AMBER))
    facts += [
        Fact(label=name, value=text if name in whole else masked_by_itself(text))
        for name, text in task.extra.items()
        if text
    ]
    steps = [step for entry in reversed(recorded.history) for step in _steps(kind, entry, reading)]
    return Described(
        task=task,
        headline=kind.headline(task.facts),
        detail=kind.detail(task.facts),
        facts=tuple(facts),
        steps=tuple(steps),
        hidden=tuple(hidden for hidden in _hidden(kind, task) if may_see and hidden.field not in whole),
        mail=mail,
        tells=desk.telling.is_set_up and desk.telling.colleague_of(task) != "",
    )


def _mail_words(mail: Mail, reading: Reading) -> str:
    """What came of the mail so far: “Li Wei, 14:02”, or why not."""
    if mail.sent_at is not None:
        return _(", ").join((mail.name, whole(_here(mail.sent_at, reading.now), reading.now.date())))
    why = mail.trouble.words if mail.trouble else ""
    if mail.waits:
        return _("Waits. {why}").format(why=why) if why else _("On its way to {name}").format(name=mail.name)
    return _("Not told. {why}").format(why=why)


def _hidden(kind: AnyKind, task: AnyTask) -> Iterator[Hidden]:
    labels = {field.name: _(field.label) for field in kind.fields}
    for name in task.hidden:
        yield Hidden(field=name, label=labels.get(name, name))


def _tone(field: Field, whole: frozenset[str]) -> Tone:
    if field.name in whole:
        return Tone.AMBER
    return Tone.RED if field.name == "urgent" else Tone.PLAIN


def value_words(field: Field, value: Any, reading: Reading, *, in_full: bool = False) -> str:
    """A field's value as a person writes it; of what is hidden all of it (`in_full`) only for a reason."""
    kind = field.type
    if isinstance(value, str) and not in_full and (seen := field.in_part(value)) != value:
        return seen
    if isinstance(kind, Choice):
        return _(kind.label(str(value)))
    if isinstance(kind, Several):
        labels = {option.code: _(option.label) for option in kind.options}
        return _(", ").join(labels.get(word, word) for word in value)
    if isinstance(kind, Flag):
        return _("Yes") if value else _("No")
    if isinstance(kind, Phone):
        return _phone_words(str(value), reading.region)
    if isinstance(kind, Day) and isinstance(value, date):
        return day_words(value, year=value.year != reading.now.year)
    if isinstance(kind, Time) and isinstance(value, date):
        return whole(_here(value, reading.now), reading.now.date())
    return "" if value is None else str(value)


def _here(when: datetime | date, now: datetime) -> datetime | date:
    """A moment on the clock of this desk."""
    return in_zone_of(when, now).astimezone(now.tzinfo) if isinstance(when, datetime) else when


def _phone_words(typed: str, region: str) -> str:
    number = read_phone(typed, region)
    if number.trouble:
        return typed
    if number.extension:
        return _("{number} ext. {extension}").format(number=number.printed, extension=number.extension)
    return number.printed


def _steps(kind: AnyKind, entry: HistoryEntry, reading: Reading) -> Iterator[Step]:
    time = whole(_here(entry.at, reading.now), reading.now.date())
    who = _(", ").join(filter(None, (entry.person, entry.station)))
    remarks = tuple(filter(None, (entry.reason, who)))
    if entry.verb == "correct" and entry.changes:
        yield from _corrections(kind, entry, time, remarks, reading)
        return
    if entry.verb in DONE_OPENLY:
        fields = _(", ").join(_label(kind, change) for change in entry.changes[:_NAMED])
        title = _("{fields} shown").format(fields=fields) if entry.verb == REVEAL else _(DONE_OPENLY[entry.verb])
        named = entry.verb == ERASE and len(entry.changes) <= _NAMED
        yield Step(title=title, time=time, remarks=(fields, *remarks) if named else remarks)
        return
    if entry.verb == "take":
        yield Step(title=_("Entered"), time=time, remarks=remarks)
        return
    if entry.verb == "undo":
        undone = [change for change in entry.changes if change.field == "status"]
        state = _status_words(kind, undone[0].now) if undone else ""
        title = _("Step undone: {state}").format(state=state) if state else _("Step undone")
        yield Step(title=title, time=time, remarks=remarks)
        return
    said = tuple(
        _("{field}: {value}").format(field=_label(kind, change), value=_text_words(kind, change, change.now, reading))
        for change in entry.changes
        if change.field != "status" and change.now and not isinstance(kind.field(change.field).type, Time)
    )
    yield Step(title=_done(kind, entry.verb), time=time, remarks=(*said, *remarks))


def _corrections(
    kind: AnyKind, entry: HistoryEntry, time: str, remarks: tuple[str, ...], reading: Reading
) -> Iterator[Step]:
    for place, change in enumerate(entry.changes):
        last = place == len(entry.changes) - 1
        yield Step(
            title=_("{field} corrected").format(field=_label(kind, change)),
            time=time,
            before=_text_words(kind, change, change.was, reading),
            after=_text_words(kind, change, change.now, reading),
            remarks=remarks if last else (),
            corrected=True,
        )


def _done(kind: AnyKind, verb: str) -> str:
    try:
        return _(kind.verb(verb).done)
    except KeyError:
        # A record of an older desk may know a step that is not taken any more.
        return verb


def _label(kind: AnyKind, change: Change) -> str:
    if change.field == "status":
        return _("State")
    try:
        return _(kind.field(change.field).label)
    except KeyError:
        return _("Imported besides") if change.field == EXTRA else change.field


def _status_words(kind: AnyKind, status: str) -> str:
    return _(kind.status(status).label) if status else ""


def _text_words(kind: AnyKind, change: Change, text: str, reading: Reading) -> str:
    if change.field == "status":
        return _status_words(kind, text)
    field = kind.field(change.field)
    if not text:
        return ""
    try:
        return value_words(field, field.type.read(text, reading), reading)
    except Unreadable:
        return text
