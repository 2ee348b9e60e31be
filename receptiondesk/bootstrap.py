"""The one place that wires the desk together."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptiondesk import i18n
from receptiondesk.desk import Desk
from receptiondesk.domain.later import Later
from receptiondesk.domain.permissions import Require, everything_goes
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.backups import Backups
from receptiondesk.services.changes import Changes
from receptiondesk.services.damaged import keep_damaged_log
from receptiondesk.services.directory import Contacts, Directory
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.home import Home
from receptiondesk.services.house import House
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.services.papers import Papers, Printer
from receptiondesk.services.people import People
from receptiondesk.services.settings import Settings
from receptiondesk.services.settings_keeper import SettingsKeeper
from receptiondesk.services.tasks import Tasks
from receptiondesk.services.telling import Telling
from receptiondesk.storage.address import sqlite_file, sqlite_url
from receptiondesk.storage.early import EarlyReader
from receptiondesk.storage.store import Store
from receptiondesk.tasks.registry import TASK_KINDS

if TYPE_CHECKING:
    from receptiondesk.services.coach import Coach
    from receptiondesk.services.phrase_watch import PhraseWatch
    from receptiondesk.services.rescue import Rescue
    from receptiondesk.storage.rows import KindRow


def open_desk(home: Home, *, printer: Printer) -> Desk:
    """Open the desk that lives in `home`, making what is missing.

    The database is the home's own file, or the one at ``RECEPTIONDESK_DATABASE_URL``. Raises `DeskError` where
    the home cannot be written to or the database cannot be used.
    """
    home.make()
    settings = SettingsKeeper(home)
    kinds = {kind.id: kind for kind in TASK_KINDS}
    backups = _backups(home, settings, lambda act: people.require(act))
    backups.require_database()
    keep_damaged_log(_database(home))
    facts = {kind.id: type(kind.empty) for kind in TASK_KINDS}
    store = Store(_database(home), _rows, backups.keep_before_upgrade, early=facts, marks=backups.marks)
    house = House(store, who=settings.who, require=lambda act: people.require(act))
    people = People(store, house, seat=settings.seat)
    house_files = HouseFiles(home, store, house)
    settings.let_change(house_files, people.require)
    changes = Changes()
    papers = Papers(
        draw=_draw,
        print_pdf=printer,
        settings=settings,
        passes=frozenset(kind.id for kind in TASK_KINDS if kind.prints_pass),
        require=people.require,
    )
    telling = Telling(store=store, kinds=kinds, changes=changes, settings=settings, require=people.require)
    tasks = Tasks(
        kinds=kinds,
        store=store,
        changes=changes,
        papers=papers,
        reading=settings.reading,
        who=settings.who,
        require=people.require,
        tell=telling.note,
    )
    return Desk(
        home=home,
        settings=settings,
        kinds=kinds,
        store=store,
        tasks=tasks,
        people=people,
        house=house,
        house_files=house_files,
        telling=telling,
        directory=Directory(store, house, people.require),
        contacts=Contacts(store, reading=settings.reading),
        drafts=Drafts(home.drafts),
        later_coach=Later(lambda: _coach(home, settings)),
        later_phrases=Later(lambda: _phrases(home)),
        papers=papers,
        changes=changes,
        backups=backups,
    )


def backups_of(home: Home, person: str = "") -> Backups:
    """The copies of a desk that need not be open, for instance because its database is damaged.

    `person` is who has proved that they may put one back.
    """
    settings = SettingsKeeper(home)
    settings.seat(person)
    return _backups(home, settings, everything_goes if person else None)


def has_people(home: Home) -> bool:
    """Whether people have PINs at the desk of `home`; a database that cannot be read tells of nobody."""
    file = sqlite_file(_database(home))
    keep_damaged_log(_database(home))
    found = EarlyReader(file, {}).people() if file is not None and file.exists() else None
    return any(person.active for person in found or ())


def rescue_of(home: Home) -> "Rescue | None":
    """What can be put back where the database of `home` is damaged; reads the copy from end to end."""
    from receptiondesk.services.rescue import find_rescue

    return find_rescue(backups_of(home), own_file(home))


def own_file(home: Home) -> Path | None:
    """The file in which this desk keeps everything; None where that is on a server."""
    return sqlite_file(_database(home))


def _backups(home: Home, settings: SettingsKeeper, require: Require | None) -> Backups:
    folder = lambda: settings().backup_folder  # noqa: E731
    return Backups(home, _database(home), second_folder=folder, who=settings.who, require=require)


def _coach(home: Home, settings: SettingsKeeper) -> "Coach":
    from receptiondesk.services.coach import Coach

    return Coach(overrides_folder=home.etiquette, station=lambda: settings().station)


def _phrases(home: Home) -> "PhraseWatch":
    from receptiondesk.services.phrase_watch import PhraseWatch

    return PhraseWatch(overrides_folder=home.etiquette / "phrases")


def _rows() -> "Mapping[str, KindRow[Any]]":
    from receptiondesk.tasks.rows import kind_rows

    return kind_rows()


def _database(home: Home) -> str:
    return os.environ.get("RECEPTIONDESK_DATABASE_URL") or sqlite_url(home.database)


def warm_papers(settings: Settings) -> None:
    """Load what the first slip needs (ReportLab, the faces of the paper's language); takes a fraction of a second."""
    from receptiondesk.paper import PaperLanguage, warm

    language = settings.paper_language
    warm(PaperLanguage(i18n.language() if language == "screen" else language))


def _draw(tasks: Sequence[AnyTask], *, paper: str, language: str, settings: Settings) -> bytes:
    # ReportLab and the fonts: loaded with the first slip.
    from receptiondesk.paper import House, Paper, PaperLanguage, draw
    from receptiondesk.tasks.slips import SLIPS

    house = House(company=settings.company, region=settings.region)
    return draw(tasks, slips=SLIPS, paper=Paper(paper), words=PaperLanguage(language), house=house)
