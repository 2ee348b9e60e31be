"""The desk: holds the services that the window and the command line call alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from receptiondesk.domain.fields import Reading
from receptiondesk.domain.later import Later
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Who
from receptiondesk.services.backups import Backups
from receptiondesk.services.changes import Changes
from receptiondesk.services.directory import Contacts, Directory
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.home import Home
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.left_open import LeftOpen
from receptiondesk.services.papers import Papers
from receptiondesk.services.people import People
from receptiondesk.services.saved_drafts import SavedDrafts
from receptiondesk.services.settings import Settings, touches_the_house, write_settings
from receptiondesk.services.tasks import Tasks
from receptiondesk.services.telling import Telling
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.services.coach import Coach
    from receptiondesk.services.erasing import PersonalDataService
    from receptiondesk.services.library import Library
    from receptiondesk.services.phrase_watch import PhraseWatch
    from receptiondesk.services.posting import Posting
    from receptiondesk.services.practice import Practice
    from receptiondesk.services.privacy import Privacy
    from receptiondesk.services.records import Records
    from receptiondesk.services.retention import Retention

OnPersonalData = TypeVar("OnPersonalData", bound="PersonalDataService")


class SettingsKeeper:
    """The settings in force; who needs them asks each time, so that a change counts at once."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self._home = home
        self._kept, self._in_force = settings, settings
        self._seated = ""
        self._listeners: list[Callable[[Settings], None]] = []
        self.require: Require = everything_goes
        """Asked whether somebody may change what concerns the whole house."""

    def __call__(self) -> Settings:
        return self._in_force

    def keep(self, settings: Settings) -> None:
        """Put new settings in force and on the disk; raises `DraftRefused` or `DeskError` and changes nothing."""
        if touches_the_house(self._in_force, settings):
            self.require(Act.SETTINGS)
        # Who has signed in is known for as long as they sit here, and written nowhere.
        kept = replace(settings, receptionist=self._kept.receptionist) if self._seated else settings
        write_settings(self._home.settings, kept)
        self._kept = kept
        self.seat(self._seated)
        self.tell()

    def seat(self, name: str) -> None:
        """From now on somebody who has signed in sits here; whoever tells so on the screen calls `tell` then."""
        self._seated = name
        self._in_force = replace(self._kept, receptionist=name) if name else self._kept

    def tell(self) -> None:
        """Let everybody who listens know what is in force."""
        for listener in tuple(self._listeners):
            listener(self._in_force)

    def on_change(self, listener: Callable[[Settings], None]) -> None:
        """Call `listener` with every later settings."""
        self._listeners.append(listener)

    def reading(self) -> Reading:
        """How typed texts are understood, now."""
        return self._in_force.reading()

    def who(self) -> Who:
        """Who sits here, and at which station."""
        return Who(person=self._in_force.receptionist, station=self._in_force.station)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open desk. Made by `receptiondesk.bootstrap.open_desk`."""

    home: Home
    settings: SettingsKeeper
    kinds: Mapping[str, AnyKind]
    store: Store = field(repr=False)
    tasks: Tasks
    people: People
    telling: Telling
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
    def left_open(self) -> LeftOpen:
        """What was still open when the desk stopped, and what was saved and is lost."""
        return LeftOpen(self.drafts, SavedDrafts(self.home.saved_drafts), self.store)

    @property
    def records(self) -> "Records":
        """Records in from other people's tables, and out; loaded when somebody has such a table."""
        from receptiondesk.services.records import Records

        return Records(
            store=self.store,
            tasks=self.tasks,
            changes=self.changes,
            reading=self.settings.reading,
            require=self.people.require,
        )

    @property
    def privacy(self) -> "Privacy":
        """People's data looked at, held, handed over and erased; loaded when somebody does."""
        from receptiondesk.services.privacy import Privacy

        return self._on_personal_data(Privacy)

    @property
    def retention(self) -> "Retention":
        """For how long what is kept; loaded for its daily run."""
        from receptiondesk.services.retention import Retention

        return self._on_personal_data(Retention)

    @property
    def posting(self) -> "Posting":
        """The mails on their way to colleagues; loaded with the first of them."""
        from receptiondesk.services.posting import Posting

        return Posting(
            store=self.store,
            kinds=self.kinds,
            changes=self.changes,
            settings=self.settings,
            telling=self.telling,
            password=self.home.mail_password,
            require=self.people.require,
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

    def _on_personal_data(self, service: "type[OnPersonalData]") -> "OnPersonalData":
        return service(
            store=self.store,
            kinds=self.kinds,
            changes=self.changes,
            drafts=self.drafts,
            saved_drafts=SavedDrafts(self.home.saved_drafts),
            slips=self.home.slips,
            reading=self.settings.reading,
            who=self.settings.who,
            require=self.people.require,
        )

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()
