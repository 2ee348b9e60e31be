"""The desk: holds the services that the window and the command line call alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from receptiondesk.domain.later import Later
from receptiondesk.services.backups import Backups
from receptiondesk.services.changes import Changes
from receptiondesk.services.directory import Contacts, Directory
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.erased_before import ErasedBefore
from receptiondesk.services.home import Home
from receptiondesk.services.house import House
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.last_page import LastPage
from receptiondesk.services.left_open import LeftOpen
from receptiondesk.services.papers import Papers
from receptiondesk.services.people import People
from receptiondesk.services.saved_drafts import SavedDrafts
from receptiondesk.services.settings_keeper import SettingsKeeper
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open desk. Made by `receptiondesk.bootstrap.open_desk`."""

    home: Home
    settings: SettingsKeeper
    kinds: Mapping[str, AnyKind]
    store: Store = field(repr=False)
    tasks: Tasks
    people: People
    house: House
    house_files: HouseFiles
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
    def sheet_drafts(self) -> Drafts:
        """What stood on the sheets of pages: each has the page's id, and `correcting` says whom it is about."""
        return Drafts(self.home.sheet_drafts)

    @property
    def last_page(self) -> LastPage:
        """The page that stood open."""
        return LastPage(self.home.window)

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
            house=self.house,
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
            files=self.house_files,
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
            house=self.house,
            kinds=self.kinds,
            changes=self.changes,
            drafts=self.drafts,
            saved_drafts=SavedDrafts(self.home.saved_drafts),
            erased_before=ErasedBefore(self.home.erased_before),
            slips=self.home.slips,
            reading=self.settings.reading,
            who=self.settings.who,
            require=self.people.require,
        )

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()
