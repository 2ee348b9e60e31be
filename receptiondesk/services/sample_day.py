"""A day that never was: an empty desk filled with believable people and tasks, for trying things out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.task import Who
from receptiondesk.domain.when import write_when
from receptiondesk.services.changes import Changes
from receptiondesk.services.directory import Directory
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.papers import Papers
from receptiondesk.services.sample_entries import COLLEAGUES, ENTRIES, Entry
from receptiondesk.services.settings import Settings
from receptiondesk.services.tasks import Tasks
from receptiondesk.storage.store import Store

COMPANY = {"en": "Riverside Gardens", "zh_CN": "滨江花园"}
STATION = {"en": "Lobby A", "zh_CN": "A座大堂"}
RECEPTIONIST = {"en": "Chen Li", "zh_CN": "陈丽"}


class KeepsSettings(Protocol):
    """What holds the settings in force."""

    def __call__(self) -> Settings: ...
    def keep(self, settings: Settings) -> None: ...


class SampleDesk(Protocol):
    """What is needed of a desk to be filled."""

    @property
    def kinds(self) -> Mapping[str, AnyKind]: ...
    @property
    def store(self) -> Store: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def settings(self) -> KeepsSettings: ...


class _Clock:
    """The time that the day has reached while it is told."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def reading(self) -> Reading:
        return Reading(now=self.moment)


def fill_sample_day(desk: SampleDesk, now: datetime, language: str = "en") -> int:
    """Fill an empty desk with colleagues and the tasks of the day around `now`; gives how many tasks.

    What happened lies before `now`, what is expected after it; the same `now` gives the same day. A desk that
    has colleagues already is left as it is. Raises `DeskError` where nothing can be written.
    """
    if desk.directory.all():
        return 0
    named = replace(
        desk.settings(), company=COMPANY[language], station=STATION[language], receptionist=RECEPTIONIST[language]
    )
    desk.settings.keep(named)
    clock = _Clock(now)
    who = Who(person=RECEPTIONIST[language], station=STATION[language])
    tasks = Tasks(
        kinds=desk.kinds,
        store=desk.store,
        changes=Changes(),
        papers=desk.papers,
        reading=clock.reading,
        who=lambda: who,
    )
    words = _words(language)
    desk.directory.put([_colleague(_in_words(line, words), now) for line in COLLEAGUES])
    planned = sorted(((_begins(entry, now), place) for place, entry in enumerate(ENTRIES)))
    told = [replace(entry, texts=_in_words(entry.texts, words)) for entry in ENTRIES]
    numbers = [_tell(tasks, desk.kinds, clock, told[place], begins) for begins, place in planned]
    desk.changes.announce(*numbers)
    return len(numbers)


def _words(language: str) -> Mapping[str, str]:
    """What the texts of the day become in that language."""
    if language != "zh_CN":
        return {}
    from receptiondesk.services.sample_entries_chinese import IN_CHINESE

    return IN_CHINESE


def _in_words(texts: Mapping[str, str], words: Mapping[str, str]) -> Mapping[str, str]:
    return {name: words.get(text, text) for name, text in texts.items()}


def _tell(tasks: Tasks, kinds: Mapping[str, AnyKind], clock: _Clock, entry: Entry, begins: datetime) -> str:
    """Take one task and lead it through its steps, each at its minute."""
    kind = kinds[entry.kind]
    expected = entry.at is None and (entry.ago or 0) < 0
    clock.moment = begins - timedelta(hours=20) if expected else begins
    texts = {**entry.texts, **({entry.time: write_when(begins)} if entry.time else {})}
    draft = read_facts(kind.empty, texts, clock.reading())
    assert not draft.problems, draft.problems
    number = tasks.take(kind, draft.facts).task.number
    for after, verb, filled in entry.steps:
        clock.moment = begins + timedelta(minutes=after)
        tasks.do(verb, [number], filled)
    return number


def _begins(entry: Entry, now: datetime) -> datetime:
    """Minutes before (or after) now where the entry still goes on; else its clock time, yesterday if not yet."""
    if entry.ago is not None:
        return now - timedelta(minutes=entry.ago)
    assert entry.at is not None
    moment = datetime.combine(now.date(), time.fromisoformat(entry.at), now.tzinfo)
    longest = max((after for after, _verb, _texts in entry.steps), default=0)
    return moment if moment + timedelta(minutes=longest) <= now else moment - timedelta(days=1)


def _colleague(line: Mapping[str, str], now: datetime) -> Colleague:
    known = {name: text for name, text in line.items() if name not in ("out_until", "note")}
    until: datetime | date | None = None
    if line.get("out_until") == "tomorrow":
        until = now.date() + timedelta(days=1)
    elif minutes := line.get("out_until"):
        until = now + timedelta(minutes=int(minutes) - now.minute % 30)
    out = until is not None
    return Colleague(
        **known,
        presence=Presence.OUT if out else Presence.IN,
        until=until,
        note=line.get("note", "") if out else "",
    )
