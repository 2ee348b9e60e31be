"""Reads the words of the command line; what is wrong with them is a problem like any other."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from receptiondesk.cli.commands import Command
from receptiondesk.domain.errors import Problem
from receptiondesk.i18n import N_, _


class Misused(Exception):
    """The words make no command; `usage` shows how it goes."""

    def __init__(self, problem: Problem, usage: str = "") -> None:
        self.problems = (problem,)
        self.usage = usage
        super().__init__(problem.code)

    @classmethod
    def no_command(cls, usage: str) -> "Misused":
        """Nothing was asked for."""
        return cls(Problem(field="", code="no_command", template=N_("Which command?")), usage)

    @classmethod
    def unknown_command(cls, name: str) -> "Misused":
        """There is no such command."""
        template = N_("There is no command “{name}”. “receptiondesk --help” lists them all.")
        return cls(Problem(field="", code="unknown_command", template=template, values={"name": name}))


class HelpAsked(Exception):
    """Somebody wants to know how a command goes; the help is the text of this exception."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of writing to the terminal and ending the program."""

    def print_help(self, file: object = None) -> NoReturn:
        raise HelpAsked(self.format_help())

    def error(self, message: str) -> NoReturn:
        problem = Problem(field="", code="usage", template="{message}", values={"message": message})
        raise Misused(problem, self.format_usage())


def common_options(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Take ``--home``, ``--person`` and ``--json`` out of the words, wherever they stand before a ``--``."""
    parser = _Parser(prog="receptiondesk", add_help=False, allow_abbrev=False)
    _add_common(parser)
    end = list(words).index("--") if "--" in words else len(words)
    given, rest = parser.parse_known_args(list(words[:end]))
    return given, [*rest, *words[end:]]


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", metavar="DIR", default=None, help=_("the folder of the desk"))
    parser.add_argument("--person", metavar="NAME", default="", help=_("who you are, where people have PINs"))
    parser.add_argument("--json", action="store_true", help=_("answer with one JSON document"))


def parser_for(command: Command) -> argparse.ArgumentParser:
    """The parser of one command's own words."""
    parser = _Parser(
        prog=" ".join(("receptiondesk", *command.words)),
        description=_(command.purpose),
        allow_abbrev=False,
        exit_on_error=False,  # so that the option that is wrong is known by its name
    )
    _add_common(parser)
    command.arguments(parser)
    return parser


def overview(commands: Sequence[Command]) -> str:
    """All commands, one to a line."""
    names = [" ".join(command.words) for command in commands]
    width = max(map(len, names))
    lines = [f"  {name:<{width}}  {_(command.purpose)}" for name, command in zip(names, commands, strict=True)]
    how = _("Every command takes --home DIR, --person NAME and --json; “receptiondesk COMMAND --help” says more.")
    return "\n".join(("receptiondesk COMMAND …", "", *lines, "", how))


def read_words(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """Understand a command's own words, options and others in any order; after a ``--`` nothing is an option.

    Raises `Misused`, with the name of the option that is wrong, and `HelpAsked`.
    """
    try:
        if "--" in words:
            return parser.parse_args(words)  # the one for any order loses the `--` on its way
        return parser.parse_intermixed_args(words)
    except argparse.ArgumentError as wrong:
        name = (wrong.argument_name or "").lstrip("-")
        problem = Problem(field=name, code="usage", template="{message}", values={"message": wrong.message})
        raise Misused(problem, parser.format_usage()) from wrong
