"""The settings in force: who needs them asks each time, so that a change counts at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Lock

from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Who
from receptiondesk.services.home import Home
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.services.settings import (
    Settings,
    change_settings,
    changes_of_the_house,
    read_settings,
    settings_text,
    write_settings,
)


class SettingsKeeper:
    """Keeps the settings of one desk. What concerns the whole house is kept together with its entry in the history."""

    def __init__(self, home: Home) -> None:
        """Raises `DeskError` where the settings of `home` cannot be read."""
        self._file = home.settings
        self._kept = self._in_force = read_settings(self._file)
        self._seated = ""
        self._listeners: list[Callable[[Settings], None]] = []
        self._one_at_a_time = Lock()
        self._files: HouseFiles | None = None
        self._require: Require = everything_goes

    def __call__(self) -> Settings:
        return self._in_force

    def let_change(self, files: HouseFiles, require: Require) -> None:
        """From now on settings of the house may be changed by whomever `require` lets, and `files` accounts for it.

        A change whose entry is in the history already counts.
        """
        self._files, self._require = files, require
        if files.finish():
            self._put_in_force(read_settings(self._file))

    def keep(self, settings: Settings) -> None:
        """Put new settings in force and on the disk; raises `DraftRefused` or `DeskError` and changes nothing."""
        with self._one_at_a_time:
            self._keep(settings)
        self.tell()

    def change(self, texts: Mapping[str, str]) -> None:
        """The same for some of them, as texts. It may wait for the database: not on the screen's thread, and untold."""
        with self._one_at_a_time:
            understood = change_settings(self._in_force, texts)
            if understood.problems:
                raise DraftRefused(understood.problems)
            self._keep(understood.facts)

    def seat(self, name: str) -> None:
        """From now on somebody who has signed in sits here; whoever tells so on the screen calls `tell` then."""
        self._seated = name
        self._put_in_force(self._kept)

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

    def _keep(self, settings: Settings) -> None:
        # Who has signed in is known for as long as they sit here, and written nowhere.
        kept = replace(settings, receptionist=self._kept.receptionist) if self._seated else settings
        if changes := changes_of_the_house(self._kept, kept):
            self._require(Act.SETTINGS)
            assert self._files is not None, "a desk that is not open changes nothing"
            self._files.write(self._file, settings_text(kept), About.SETTINGS, Deed.SET, *changes)
        else:
            write_settings(self._file, kept)
        self._put_in_force(kept)

    def _put_in_force(self, kept: Settings) -> None:
        self._kept = kept
        self._in_force = replace(kept, receptionist=self._seated) if self._seated else kept
