"""Where a target does what it likes, with a desk in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.services.home import Home


@dataclass
class Place:
    """A folder in which a target may do as it likes, with a desk in it."""

    folder: Path

    @cached_property
    def desk(self) -> Desk:
        """A desk, opened when it is first wanted."""
        return open_desk(Home(self.folder / "home"), printer=_no_printer)

    def file(self, name: str, content: bytes) -> Path:
        """A file of that name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def empty_directory(self) -> None:
        """Let there be nobody, or what one file brings makes the next one slow."""
        with self.desk.store.writing() as work:
            for person in work.directory.all():
                work.directory.remove(person)
            work.commit()

    def close(self) -> None:
        """Let go of the desk."""
        if "desk" in self.__dict__:
            self.desk.close()


Target = Callable[[bytes, Place], None]


def _no_printer(pdf: bytes, printer: str) -> None:
    raise AssertionError("nothing asked for paper")


def as_typed(data: bytes) -> str:
    """The bytes as the text that somebody may have typed or sent."""
    return data.decode("utf-8", "surrogateescape")
