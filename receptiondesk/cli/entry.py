"""Where the command line begins: finds home and language, runs one command, says how it ended."""

import logging
import os
import sys
from collections.abc import Sequence

from receptiondesk import i18n
from receptiondesk.cli.answer import Answer, failed, has_problems
from receptiondesk.cli.commands import COMMANDS, Command
from receptiondesk.cli.output import show
from receptiondesk.cli.parsing import HelpAsked, Misused, common_options, overview, parser_for, read_words
from receptiondesk.cli.session import Session
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.i18n import N_
from receptiondesk.services.home import Home, find_home
from receptiondesk.services.settings import read_settings
from receptiondesk.services.traces import WithoutWords, trace_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command of the desk.

    `argv` are the words after the program's name. Gives the exit status: 0 done, 1 failed, 2 the input has problems.
    """
    words = sys.argv[1:] if argv is None else argv
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(WithoutWords("%(message)s"))
    try:
        given, words = common_options(words)
    except Misused as trouble:
        return _tell(has_problems(trouble.problems, usage=trouble.usage), as_json="--json" in words)
    home = find_home(given.home)
    i18n.install(_language(home))
    if words and words[0] in ("-h", "--help", "help"):
        return _tell(_help(overview(COMMANDS)), as_json=given.json)
    return _tell(_answer(words, home, given.person), as_json=given.json)


def _tell(answer: Answer, *, as_json: bool) -> int:
    try:
        show(answer, as_json=as_json)
    except BrokenPipeError:
        # Whoever reads has read enough (`| head`); Python would complain once more while shutting down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.status


def _language(home: Home) -> str:
    if wanted := os.environ.get("RECEPTIONDESK_LANG"):
        return wanted
    try:
        wanted = read_settings(home.settings).screen_language
    except DeskError:
        wanted = "system"
    return i18n.system_language() if wanted == "system" else wanted


def _answer(words: Sequence[str], home: Home, person: str) -> Answer:
    try:
        command, rest = _command(words)
        given = read_words(parser_for(command), rest)
        with Session(home, person) as session:
            return command.run(given, session)
    except HelpAsked as asked:
        return _help(str(asked))
    except Misused as trouble:
        return has_problems(trouble.problems, usage=trouble.usage)
    except DraftRefused as trouble:
        return has_problems(trouble.problems)
    except DeskError as trouble:
        return failed(trouble)
    except KeyboardInterrupt:
        return failed(DeskError("interrupted", N_("Interrupted.")))
    except Exception as trouble:
        # A bug: where and of what kind for whoever mends it, one sentence for whoever asked; no words that somebody
        # has told the desk, for what a command says may well be kept in a log.
        print(trace_of(trouble), file=sys.stderr)
        words_for_it = N_("Something went wrong inside the desk: {trouble}")
        return failed(DeskError("unexpected", words_for_it, trouble=type(trouble).__name__))


def _command(words: Sequence[str]) -> tuple[Command, Sequence[str]]:
    for command in COMMANDS:
        length = len(command.words)
        if tuple(words[:length]) == command.words:
            return command, words[length:]
    if not words:
        raise Misused.no_command(overview(COMMANDS))
    raise Misused.unknown_command(" ".join(words[:2] if words[0] == "directory" else words[:1]))


def _help(text: str) -> Answer:
    return Answer(document={"help": text.rstrip()}, text=text.rstrip())
