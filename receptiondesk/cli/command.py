"""What one command is; each has a file of its own in `receptiondesk.cli.commands`."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of the desk."""

    words: tuple[str, ...]
    """What is typed for it, e.g. ``("directory", "list")``."""
    purpose: str
    """One English sentence for the help, to be translated."""
    arguments: Callable[[argparse.ArgumentParser], None]
    """Declares what follows the words."""
    run: Callable[[argparse.Namespace, Session], Answer]
    """Does it; raises `DraftRefused` for problems and `DeskError` for failures."""
