"""Where everything that one desk owns lies."""

import os
from dataclasses import dataclass
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one desk: settings, database, drafts, backups, logs, slips."""

    folder: Path

    @property
    def settings(self) -> Path:
        """What the settings page keeps."""
        return self.folder / "settings.json"

    @property
    def mail_password(self) -> Path:
        """What proves the desk to its mail server."""
        return self.folder / "mail-password"

    @property
    def ready(self) -> Path:
        """Files that take their place as soon as their entry is in the history (see `services.house_files`)."""
        return self.folder / "ready"

    @property
    def database(self) -> Path:
        """The desk's own database, unless a shared one is used."""
        return self.folder / "desk.db"

    @property
    def mark(self) -> Path:
        """How far the history went when this desk last saved."""
        return self.folder / "mark.json"

    @property
    def drafts(self) -> Path:
        """What was typed and not yet saved."""
        return self.folder / "drafts"

    @property
    def saved_drafts(self) -> Path:
        """What was typed for tasks that no copy of the database holds yet."""
        return self.drafts / "saved"

    @property
    def sheet_drafts(self) -> Path:
        """What was typed on the sheets of pages and not yet saved."""
        return self.drafts / "sheets"

    @property
    def window(self) -> Path:
        """Which page of the window stood open."""
        return self.folder / "window.json"

    @property
    def erased_before(self) -> Path:
        """Records that were erased before a copy was put back in which they still speak."""
        return self.folder / "erased.json"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        """What went wrong inside."""
        return self.folder / "logs"

    @property
    def etiquette(self) -> Path:
        """The company's own words for the coach."""
        return self.folder / "etiquette"

    @property
    def familiar(self) -> Path:
        """What each receptionist has seen often, a file for each of them."""
        return self.folder / "familiar"

    @property
    def practice(self) -> Path:
        """How newcomers did in practice, a file for each of them."""
        return self.folder / "practice"

    @property
    def slips(self) -> Path:
        """Slips that were put to a file."""
        return self.folder / "slips"

    @property
    def stands_open(self) -> bool:
        """Whether others on this computer can look into it, and nobody here could close it (on Windows: no answer)."""
        return os.name != "nt" and bool(self.folder.stat().st_mode & 0o077)

    def make(self) -> None:
        """Make the folder, readable by its owner alone; raises `DeskError` where nothing can be written."""
        from receptiondesk.storage.whole import clear_away, keep_to_owner

        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in (self.drafts, self.logs, self.slips):
                folder.mkdir(exist_ok=True, mode=0o700)
            keep_to_owner(self.folder)
            probe = self.folder / ".writable"
            probe.touch()
            probe.unlink(missing_ok=True)  # two that open the same home at once share the probe
            clear_away(self.folder)
        except OSError as error:
            raise DeskError(
                "home_not_writable",
                N_("Nothing can be written to {folder}. Choose another home, or ask for write access."),
                folder=str(self.folder),
            ) from error


def find_home(given: str | Path | None = None) -> Home:
    """The home that was asked for, else that of the environment, else the user's data folder."""
    chosen = given or os.environ.get("RECEPTIONDESK_HOME")
    if chosen:
        return Home(Path(os.path.expanduser(chosen)).absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("Reception Desk", appauthor=False))
