#!/usr/bin/env python3
"""Everything a developer types: sets the desk up once, then runs, tests or checks it.

    python3 dev.py run [words]        open the desk (words go to main.py)
    python3 dev.py test [words]       run the tests (words go to pytest)
    python3 dev.py check              style, types, import contracts, translations
    python3 dev.py bench [words]      print the figures
    python3 dev.py translate          gather new texts into the .po files, and compile them

Needs Python 3.11 or newer and nothing else: it makes its own environment in .venv, and installs again
only when pyproject.toml has changed. What Linux lacks for Qt (system libraries, a Chinese font) it
installs by apt when it runs as root; otherwise it prints the one line to type.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "desk-stamp.json"
CATALOGUES = Path("resources", "translations", "catalogues.py")
OLDEST_PYTHON = (3, 11)

# The libraries that Qt's wheel expects of a Linux desktop, and the Debian and Ubuntu packages that have them.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libcups.so.2": "libcups2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
CHINESE_FONT = "fonts-noto-cjk"


class CannotGoOn(Exception):
    """Setting up failed; the text says what to do."""


def say(text: str) -> None:
    """One line about what is being done, never mixed into the output of a command."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def call(*words: str | Path, quiet: bool = False, environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder; returns its exit status."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=PROJECT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    # A command that died of a signal has a negative status, which a shell would not understand.
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


def require(*words: str | Path, failing: str) -> None:
    """Run one step of setting up; there is no going on without it."""
    if status := call(*words):
        raise CannotGoOn(f"{failing} (exit status {status})")


# -- The system: Qt's libraries and a Chinese font, on Linux only --------------------------------------


def missing_packages() -> list[str]:
    """The Debian packages that this machine needs before a Qt window opens and Chinese is legible."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    fonts = ""
    if shutil.which("fc-list"):
        fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout
    else:
        missing.append("fontconfig")
    return missing if fonts.strip() else [*missing, CHINESE_FONT]


def loads(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """By apt as root; otherwise print the one line to type. True when the machine has them now."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        say(f"this system lacks what these Debian packages hold; install their like: {' '.join(packages)}")
        return False
    if os.geteuid() != 0:
        say(f"this system lacks some packages. Type: sudo {line}")
        return False
    say(f"installing {' '.join(packages)}")
    unattended = {"DEBIAN_FRONTEND": "noninteractive"}
    if call(*line.split(), quiet=True, environment=unattended):
        # The lists of a fresh machine are empty or old.
        call("apt-get", "update", "-q", quiet=True)
        if call(*line.split(), quiet=True, environment=unattended):
            say(f"apt failed. Type: {line}")
            return False
    return True


# -- The environment in .venv ---------------------------------------------------------------------------


def make_environment() -> None:
    """A .venv with a working Python and pip, made anew when the one there is broken or too old."""
    wanted = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    if not PYTHON.exists() or call(PYTHON, "-c", wanted):
        say("making .venv")
        if venv_is_missing():
            package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            if not install_packages([package]):
                raise CannotGoOn("without it no environment can be made")
        require(sys.executable, "-m", "venv", "--clear", VENV, failing="could not make .venv")
    if call(PYTHON, "-c", "import pip"):
        # An environment that uv made has no pip of its own.
        require(PYTHON, "-m", "ensurepip", "--default-pip", failing="could not put pip into .venv")


def venv_is_missing() -> bool:
    """Debian packs ensurepip, without which an environment has no pip, apart from Python."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return True
    return False


def install_project() -> None:
    """The desk itself (editable) and what it takes to test it; also compiles the translations."""
    import tomllib  # not there before Python 3.11, and dev.py has to be able to say so

    say("installing what the desk needs (a few minutes the first time)")
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]["dev"]
    # Doubly quiet: what is left are errors.
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    require(*pip, "--editable", PROJECT, *groups, failing="could not install")


def fingerprint(*files: Path) -> str:
    """Changes when one of the files does, or when the project was moved or Python replaced."""
    digest = hashlib.sha256(f"{PROJECT} {sys.version_info[:2]}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def set_up() -> None:
    """Bring .venv and the system up to date; does nothing, quickly, when they are."""
    translations = sorted((PROJECT / CATALOGUES).parent.glob("*/LC_MESSAGES/*.po"))
    wanted = {
        "project": fingerprint(PROJECT / "pyproject.toml"),
        "translations": fingerprint(*translations),
        "system": fingerprint(Path(__file__)),
    }
    try:
        done = json.loads(STAMP.read_text(encoding="utf-8")) if PYTHON.exists() else {}
    except (OSError, ValueError):
        done = {}
    if done.get("project") != wanted["project"]:
        make_environment()
        install_project()
    elif done.get("translations") != wanted["translations"] or not all(
        file.with_suffix(".mo").exists() for file in translations
    ):
        require(PYTHON, CATALOGUES, "compile", failing="could not compile the translations")
    if done.get("system") != wanted["system"]:
        wanted["system"] = wanted["system"] if system_is_ready() else ""
    if done != wanted:
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def system_is_ready() -> bool:
    """Whether nothing is missing any more; without Qt itself there is no going on."""
    missing = missing_packages()
    ready = install_packages(missing) if missing else True
    opens = "from PySide6.QtWidgets import QApplication; QApplication([])"
    if call(PYTHON, "-c", opens, environment={"QT_QPA_PLATFORM": "offscreen"}):
        raise CannotGoOn("Qt does not start on this machine; see above")
    return ready


# -- What can be asked for ------------------------------------------------------------------------------


def run(words: list[str]) -> int:
    """Open the desk."""
    return call(PYTHON, "main.py", *words)


def test(words: list[str]) -> int:
    """The tests, without a screen unless one is asked for."""
    return call(PYTHON, "-m", "pytest", *words, environment=offscreen())


def check(words: list[str]) -> int:
    """Everything that can be said about the sources without running them; all of it, even when one fails."""
    checks: dict[str, tuple[str | Path, ...]] = {
        "style": (PYTHON, "-m", "ruff", "check", *words),
        "types": (PYTHON, "-m", "mypy"),
        "import contracts": (PYTHON.with_name("lint-imports"),),
        "translations": (PYTHON, CATALOGUES, "check"),
    }
    failed = [name for name, command in checks.items() if call(*command)]
    say(f"not in order: {', '.join(failed)}" if failed else f"in order: {', '.join(checks)}")
    return 1 if failed else 0


def bench(words: list[str]) -> int:
    """The figures, as ratios within this one run."""
    return call(PYTHON, "-m", "tests.bench", *words, environment=offscreen())


def translate(words: list[str]) -> int:
    """New texts into the .po files, and the .po files into what the desk reads."""
    return call(PYTHON, CATALOGUES, "update") or call(PYTHON, CATALOGUES, "compile")


def offscreen() -> dict[str, str]:
    """Qt draws into memory unless a platform was chosen."""
    return {} if "QT_QPA_PLATFORM" in os.environ else {"QT_QPA_PLATFORM": "offscreen"}


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "translate": translate}


def main(words: list[str]) -> int:
    """Set up, then do what the first word says; the exit status is that of the command."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
        return 1
    if not words or words[0] not in COMMANDS:
        print(__doc__)
        return 0 if words and words[0] in ("-h", "--help", "help") else 2
    try:
        set_up()
    except CannotGoOn as reason:
        say(str(reason))
        return 1
    try:
        return COMMANDS[words[0]](words[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
