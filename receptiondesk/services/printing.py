"""Prints for whoever has no screen: Qt, which talks to printers, runs in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import receptiondesk
from receptiondesk import i18n
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_PATIENCE_SECONDS = 120


def print_in_own_process(pdf: bytes, printer: str) -> None:
    """Print a PDF on exactly the named printer; raises `DeskError` where it cannot."""
    with tempfile.TemporaryDirectory(prefix="receptiondesk-") as folder:
        file = Path(folder, "slip.pdf")
        file.write_bytes(pdf)
        answer = _ask([sys.executable, "-m", "ui.printing", str(file), printer])
    error = answer.get("error")
    if error is not None:
        # The other process has said it in this screen's language already.
        raise DeskError(str(error["code"]), "{text}", text=str(error["text"]))


def _ask(words: list[str]) -> dict[str, dict[str, str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RECEPTIONDESK_LANG": i18n.language()}
    failure = DeskError("printing_failed", N_("The printing program did not answer. The record is saved; print again."))
    try:
        done = subprocess.run(
            words,
            # The folder that holds both packages, whether installed or run from the sources.
            cwd=Path(receptiondesk.__file__).parents[1],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout.strip().rpartition("\n")[2])
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise failure from error
    if not isinstance(answer, dict):
        raise failure
    return answer
