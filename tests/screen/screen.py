"""A screen of the tests' own: a virtual display and a private session bus with accessibility."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

REPO = Path(__file__).resolve().parents[2]
_SIZE = "1366x768x24"
_NOT_OURS = ("QT_", "DBUS_", "XDG_", "WAYLAND_", "RECEPTIONDESK_")
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_KNOWS_THE_BUS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def python_that_knows_the_bus() -> str:
    """The system's Python, where it has the library of the accessibility bus; else ""."""
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        if Path(python).is_file():
            tried = subprocess.run([python, "-c", _KNOWS_THE_BUS], capture_output=True, check=False)
            if tried.returncode == 0:
                return python
    return ""


def missing_packages() -> list[str]:
    """The Debian packages without which there is no such screen."""
    needed = {
        "xvfb": shutil.which("Xvfb"),
        "dbus": shutil.which("dbus-daemon"),
        "at-spi2-core": any(Path(launcher).exists() for launcher in _LAUNCHERS),
        "gir1.2-atspi-2.0 python3-gi": python_that_knows_the_bus(),
    }
    return [package for package, there in needed.items() if not there]


class Screen:
    """Whatever is started on it is gone when it closes, also what the bus has started by itself."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        # Not the test's own folder: the buses listen in here, and the path of a socket has to be short.
        self._folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="desk-")))
        self._log = self._stack.enter_context((self._folder / "log").open("w+", encoding="utf-8"))
        self._mark = secrets.token_hex(16)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)},
            "DESK_SCREEN": self._mark,
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
        }

    def __enter__(self) -> Screen:
        try:
            # Without -noreset it is not to be reached for a moment whenever its last program has left it.
            screen = ("-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset")
            display = self._start_and_ask("Xvfb", "-displayfd", "{told}", *screen)
            self._environment["DISPLAY"] = f":{display}"
            bus = self._start_and_ask("dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address={told}")
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def start(self, *words: str | Path, more: dict[str, str] | None = None, **handles: Any) -> subprocess.Popen[str]:
        """Start a program on this screen, with `more` in its environment; it is stopped with the screen."""
        process = subprocess.Popen(
            [str(word) for word in words],
            cwd=REPO,
            env={**self._environment, **(more or {})},
            text=True,
            **{"stdin": subprocess.DEVNULL, "stdout": self._log, "stderr": self._log, **handles},
        )
        self._stack.callback(_end, process)
        return process

    def log(self) -> str:
        """What the programs have said so far."""
        return (self._folder / "log").read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        """Stop everything."""
        try:
            self._stop_marked()
        finally:
            self._stack.close()

    def _start_and_ask(self, *words: str) -> str:
        """Start a program that writes where it is to be found into ``{told}``; gives that line."""
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="utf-8") as told:
            try:
                self.start(*(word.format(told=writing) for word in words), pass_fds=[writing])
            finally:
                os.close(writing)
            line = told.readline().strip()
        if not line:
            raise RuntimeError(f"{words[0]} did not start: {self.log()}")
        return line

    def _stop_marked(self) -> None:
        for how in (signal.SIGTERM, signal.SIGKILL):
            until = time.monotonic() + 10
            while (left := self._marked()) and time.monotonic() < until:
                for process in left:
                    _send(process, how)
                time.sleep(0.05)

    def _marked(self) -> list[int]:
        """The living processes whose environment carries this screen's mark, whoever has started them."""
        wanted, found = f"DESK_SCREEN={self._mark}".encode(), []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue  # gone, or somebody else's
        return found


def _send(process: int, how: signal.Signals) -> None:
    try:
        os.kill(process, how)
    except ProcessLookupError:
        return


def _end(process: subprocess.Popen[str]) -> None:
    """Wait for a stopped program and let go of its handles."""
    process.wait(timeout=10)
    for handle in (process.stdin, process.stdout):
        if handle is not None:
            _shut(handle)


def _shut(handle: IO[str]) -> None:
    try:
        handle.close()
    except BrokenPipeError:
        return  # nobody reads it any more
