"""Looks for what the desk cannot bear: ``python -m tests.hostile.fuzz TARGET [seconds]``.

Needs ``pip install atheris`` (Linux; not among what the tests ask for, because it is not built for every system).
Whatever it finds is kept in ``tests/hostile/finds/TARGET/`` and tried by the tests from then on. What it has learnt
lies in the system's folder for temporary files, and the next run begins with it.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

FINDS = Path(__file__).parent / "finds"
_LONGEST = 1 << 14
_LATE = ("openpyxl.reader.excel", "openpyxl.worksheet._reader", "vobject", "icalendar", "phonenumbers", "tomlkit")
"""What is loaded when it is first wanted, and is watched as well."""
_INSTRUMENTED = ["receptiondesk", "ui", "openpyxl", "vobject", "icalendar", "tomllib", "tomlkit", "phonenumbers"]


def main(words: list[str]) -> None:
    """Try one target for some seconds (60); libFuzzer ends the process and says what came of it."""
    name, seconds = words[0], words[1] if len(words) > 1 else "60"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=_INSTRUMENTED):
        from tests.hostile.place import Place
        from tests.hostile.seeds import SEEDS
        from tests.hostile.targets import TARGETS
        from tests.hostile.watch import watched

        for late in _LATE:
            import_module(late)

    target = TARGETS[name]
    learnt = Path(tempfile.gettempdir()) / "reception-desk-fuzz" / name
    learnt.mkdir(parents=True, exist_ok=True)
    (FINDS / name).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS.get(name, ())):
        (learnt / f"seed-{number}").write_bytes(seed.encode())
    place = Place(Path(tempfile.mkdtemp(prefix="reception-desk-hostile-")))
    logging.disable()

    def once(data: bytes) -> None:
        with watched(place.folder):
            target(data, place)

    once(b"")  # loads what is loaded when it is first wanted
    limits = [
        f"-max_total_time={seconds}",
        "-timeout=10",
        "-rss_limit_mb=2500",
        f"-max_len={_LONGEST}",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FINDS / name}/", str(learnt), str(FINDS / name)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
