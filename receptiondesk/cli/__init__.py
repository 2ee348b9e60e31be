"""The command line: thin, without a screen, for scripts, telephone systems and whoever likes to type."""

from receptiondesk.cli.entry import main

__all__ = ["main"]
