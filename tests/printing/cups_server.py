"""A real CUPS server for the printing tests, started by hand and gone when they end.

It listens on one loopback port, keeps its queues, spool and logs in a folder of its own, and prints through
the cups-pdf backend: what a printer would put on paper becomes a PDF file in ``prints``. No service of the
machine is started, and its own print queues are not touched.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = Path("/usr/sbin/cupsd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
# cups-pdf reads its options from this one place; a file per instance is its own way to have several.
BACKEND_OPTIONS = Path("/etc/cups")
PATIENCE = 60.0
"""Seconds to wait for a server or a job before giving up on it; far more than either needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CupsServer:
    """A running server: where it listens and what it has printed."""

    address: str
    folder: Path
    instance: str

    @property
    def prints(self) -> Path:
        """The folder in which each finished print is one PDF file."""
        return self.folder / "prints"

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a program finds this server and no other."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CUPS_")}
        return {**kept, "CUPS_SERVER": self.address, "QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder)}

    def tell(self, *words: str) -> str:
        """Run one of CUPS's own commands against this server; returns what it said."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}\n{self.log()}"
        return done.stdout

    def add_printer(self, name: str, device: str = "") -> None:
        """A queue that prints into the ``prints`` folder, or on another device."""
        self.tell("lpadmin", "-p", name, "-E", "-v", device or f"cups-pdf:/{self.instance}", "-P", str(PPD))

    def jobs(self) -> tuple[str, ...]:
        """Every job this server ever took, finished or not."""
        return tuple(self.tell("lpstat", "-W", "all", "-o").splitlines())

    def printed(self, count: int) -> list[Path]:
        """Wait until `count` prints lie in the tray; returns them, oldest first."""
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            idle = not self.tell("lpstat", "-o").strip()
            tray = sorted(self.prints.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
            if idle and len(tray) >= count:
                return tray
            time.sleep(0.1)
        raise AssertionError(f"{count} prints did not come out:\n{self.log()}")

    def log(self) -> str:
        """The end of what the server wrote about itself, for a failing test."""
        file = self.folder / "error_log"
        return file.read_text(errors="replace")[-4000:] if file.exists() else "(no log)"


def what_is_missing() -> str:
    """Why no server can be started here; "" when it can."""
    for needed in (CUPSD, BACKEND, PPD):
        if not needed.exists():
            return f"{needed} is not there: install cups and printer-driver-cups-pdf"
    if os.geteuid() != 0:
        return "cups-pdf only prints for a server that root started"
    return ""


@contextmanager
def running() -> Iterator[CupsServer]:
    """Start a server, hand it over, stop it and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="desk-cups-"))
    # The server's filters run as another user and have to get in.
    folder.chmod(0o755)
    server = CupsServer(address=f"127.0.0.1:{free_port()}", folder=folder, instance=folder.name)
    options = BACKEND_OPTIONS / f"cups-pdf-{server.instance}.conf"
    try:
        write_configuration(server, options)
        with open(folder / "output", "wb") as output:
            process = subprocess.Popen(
                [CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        try:
            wait_for(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
    finally:
        options.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def write_configuration(server: CupsServer, backend_options: Path) -> None:
    """The server's two files and the backend's one."""
    folder = server.folder
    for name in ("root", "spool", "spool/tmp", "cache", "state", "prints", "pdf-spool"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(
        f"Listen {server.address}\n"
        "LogLevel info\nBrowsing No\nWebInterface No\nMaxLogSize 0\nErrorPolicy abort-job\n"
        "PreserveJobHistory Yes\nDefaultAuthType None\n"
        "<Location />\nOrder allow,deny\nAllow from 127.0.0.1\n</Location>\n"
        "<Location /admin>\nOrder allow,deny\nAllow from 127.0.0.1\n</Location>\n"
        "<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n"
        "<Limit All>\nOrder allow,deny\nAllow from 127.0.0.1\n</Limit>\n</Policy>\n"
    )
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}/root\nRequestRoot {folder}/spool\nTempDir {folder}/spool/tmp\n"
        f"CacheDir {folder}/cache\nStateDir {folder}/state\n"
        f"ErrorLog {folder}/error_log\nAccessLog {folder}/access_log\nPageLog {folder}/page_log\n"
        "SystemGroup root\nSandboxing relaxed\n"
    )
    backend_options.write_text(
        f"Out {server.prints}\nAnonDirName {server.prints}\nSpool {folder}/pdf-spool\n"
        f"Log {folder}\nLabel 2\nGrp root\n"
    )


def wait_for(server: CupsServer, process: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    host, port = server.address.split(":")
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if process.poll() is not None:
            said = (server.folder / "output").read_text(errors="replace")
            raise AssertionError(f"cupsd ended at once:\n{said}\n{server.log()}")
        with socket.socket() as knock:
            if knock.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"cupsd does not answer:\n{server.log()}")
