"""The desk: holds the services that the window and the command line call alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from receptiondesk.domain.fields import Reading
from receptiondesk.domain.later import Later
from receptiondesk.domain.task import Who
from receptiondesk.services.backups import Backups
from receptiondesk.services.changes import Changes
from receptiondesk.services.directory import Contacts, Directory
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.home import Home
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.papers import Papers
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.services.tasks import Tasks
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.services.coach import Coach
    from receptiondesk.services.library import Library
    from receptiondesk.services.phrase_watch import PhraseWatch
    from receptiondesk.services.practice import Practice
    from receptiondesk.services.privacy import Privacy
    from receptiondesk.services.records import Records
    from receptiondesk.services.retention import Retention


class SettingsKeeper:
    """The settings in force; who needs them asks each time, so that a change counts at once."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self._home = home
        self._settings = settings
        self._listeners: list[Callable[[Settings], None]] = []

    def __call__(self) -> Settings:
        return self._settings

    def keep(self, settings: Settings) -> None:
        """Put new settings in force and on the disk; raises `DraftRefused` or `DeskError` and changes nothing."""
        write_settings(self._home.settings, settings)
        self._settings = settings
        for listener in tuple(self._listeners):
            listener(settings)

    def on_change(self, listener: Callable[[Settings], None]) -> None:
        """Call `listener` with every later settings."""
        self._listeners.append(listener)

    def reading(self) -> Reading:
        """How typed texts are understood, now."""
        return self._settings.reading()

    def who(self) -> Who:
        """Who sits here, and at which station."""
        return Who(person=self._settings.receptionist, station=self._settings.station)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open desk. Made by `receptiondesk.bootstrap.open_desk`."""

    home: Home
    settings: SettingsKeeper
    kinds: Mapping[str, AnyKind]
    store: Store = field(repr=False)
    tasks: Tasks
    directory: Directory
    contacts: Contacts
    drafts: Drafts
    later_coach: "Later[Coach]"
    later_phrases: "Later[PhraseWatch]"
    papers: Papers
    changes: Changes
    backups: Backups

    @property
    def coach(self) -> "Coach":
        """What a well-mannered receptionist says and does; loaded with the first form."""
        return self.later_coach()

    @property
    def phrases(self) -> "PhraseWatch":
        """What a customer must never hear; loaded when the first running text is typed."""
        return self.later_phrases()

    @property
    def records(self) -> "Records":
        """Records in from other people's tables, and out; loaded when somebody has such a table."""
        from receptiondesk.services.records import Records

        return Records(store=self.store, tasks=self.tasks, changes=self.changes, reading=self.settings.reading)

    @property
    def privacy(self) -> "Privacy":
        """People's data looked at, held, handed over and erased; loaded when somebody does."""
        from receptiondesk.services.privacy import Privacy

        return Privacy(
            store=self.store,
            kinds=self.kinds,
            changes=self.changes,
            drafts=self.drafts,
            slips=self.home.slips,
            reading=self.settings.reading,
            who=self.settings.who,
        )

    @property
    def retention(self) -> "Retention":
        """For how long what is kept; loaded for its daily run."""
        from receptiondesk.services.retention import Retention

        return Retention(
            store=self.store,
            kinds=self.kinds,
            changes=self.changes,
            drafts=self.drafts,
            slips=self.home.slips,
            reading=self.settings.reading,
            who=self.settings.who,
        )

    @property
    def practice(self) -> "Practice":
        """Scenes for newcomers; loaded when somebody wants to practise."""
        from receptiondesk.services.practice import Practice, Results

        return Practice(
            coach=self.coach, kinds=self.kinds, results=Results(self.home.practice), watch=self.phrases.found
        )

    @property
    def library(self) -> "Library":
        """The coach's words to be read at leisure; loaded when somebody wants to read."""
        from receptiondesk.services.library import Library

        return Library(coach=self.coach, kinds=self.kinds, settings=self.settings)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()
