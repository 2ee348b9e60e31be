"""Starts the desk, step by step, readable from top to bottom."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from ui.look.live import STYLE
from ui.shell.first_look import apply_first_look
from ui.shell.opening import Opening
from ui.shell.swift import hold_collector, release_collector
from ui.shell.window import DeskWindow

_LONGEST_ADDRESS = 4000
_LONGEST_NUMBER, _LONGEST_NAME = 60, 200


def main(argv: Sequence[str] | None = None) -> int:
    """Open the desk, or reach the one that is open already; gives the exit status."""
    return run(sys.argv[1:] if argv is None else argv)


def run(argv: Sequence[str], watch: Callable[[DeskWindow, Opening], None] = lambda _window, _opening: None) -> int:
    """The steps of a start: home, lock, frame on the screen, then everything else (`ui.shell.opening`).

    `watch` may look on, to measure the start.
    """
    hold_collector()
    wanted = _parse(argv)
    _let_input_methods_in()
    application = QApplication([sys.argv[0], "-style", STYLE])
    application.setApplicationName("Reception Desk")
    application.setDesktopFileName("reception-desk")
    home = _home(wanted.home)
    apply_first_look(home)
    lock = _lock(home)
    if lock is None:
        from ui.shell.one_desk import reach

        return reach(home, _request(wanted))

    window = DeskWindow()
    opening = Opening(window, home, _request(wanted))
    window.first_painted.connect(opening.begin)
    opening.usable.connect(release_collector)
    watch(window, opening)
    window.show()
    status = application.exec()
    opening.close()
    lock.unlock()
    return status


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    if not argv:
        return argparse.Namespace(home=None, verb=None)  # as nearly every start is
    parser = argparse.ArgumentParser(prog="reception-desk", description="Opens the desk.")
    parser.add_argument("--home", help="the folder that holds everything this desk owns")
    verbs = parser.add_subparsers(dest="verb")
    call = verbs.add_parser("call", help="open a phone message for a call")
    call.add_argument("number")
    call.add_argument("--name", default="")
    arguments = [_as_call(word) for word in argv]
    return parser.parse_args([part for parts in arguments for part in parts])


def _as_call(word: str) -> list[str]:
    """The address ``receptiondesk://call?from=NUMBER&name=NAME`` as the words of the command line."""
    if not word.startswith("receptiondesk:"):
        return [word]
    from urllib.parse import parse_qs

    # Whoever sets a link decides what stands in it: the part that is asked for is all that is looked at.
    asked = parse_qs(word[:_LONGEST_ADDRESS].partition("#")[0].partition("?")[2])
    number = asked.get("from", [""])[0][:_LONGEST_NUMBER]
    if number.startswith(" "):
        number = "+" + number.lstrip()  # a plus sign that the telephone system did not encode
    return ["call", f"--name={asked.get('name', [''])[0][:_LONGEST_NAME]}", "--", number]


def _request(wanted: argparse.Namespace) -> dict[str, str]:
    """What an open desk is asked to do: come to the front, or take a call."""
    if wanted.verb == "call":
        return {"verb": "call", "number": wanted.number, "name": wanted.name}
    return {"verb": "show"}


def _let_input_methods_in() -> None:
    # PyPI's Qt has no fcitx plugin; through ibus' portal fcitx users can type Chinese all the same.
    if sys.platform == "linux" and "fcitx" in os.environ.get("XMODIFIERS", "") + os.environ.get("QT_IM_MODULE", ""):
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"


def _home(given: str | None) -> Path:
    from receptiondesk.services.home import find_home

    return find_home(given).folder


def _lock(home: Path) -> QLockFile | None:
    """One desk per home: the lock, or None where another one holds it."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return QLockFile(os.devnull)  # the opening says in words what is wrong with the home
    lock = QLockFile(str(home / ".lock"))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError else None
