"""What every test stands on: no screen, no home but its own, English, and no complaint left unheard."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt. A platform that was asked for is kept: the same tests run on a real screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A developer's own magnification would change every measured size.
for scaling in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS"):
    os.environ.pop(scaling, None)

from receptiondesk import i18n  # noqa: E402

pytest_plugins = ("tests.fixtures.databases", "tests.fixtures.desks", "tests.fixtures.disks")

REPO = Path(__file__).resolve().parents[1]

# A busy machine is no reason to fail; in the CI the same examples come every time.
settings.register_profile("desk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("desk")


@pytest.fixture(scope="session")
def repo() -> Path:
    """The folder that holds the sources."""
    return REPO


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's home of this test's own, empty and not there yet; nobody's real one is ever opened."""
    own = tmp_path / "home"
    monkeypatch.setenv("RECEPTIONDESK_HOME", str(own))
    monkeypatch.delenv("RECEPTIONDESK_DATABASE_URL", raising=False)
    monkeypatch.delenv("RECEPTIONDESK_LANG", raising=False)
    return own


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The screen speaks English before each test, whatever the one before it has left."""
    if i18n.language() != "en":
        i18n.install("en")
    yield
    if i18n.language() != "en":
        i18n.install("en")


@pytest.fixture
def chinese(english: None) -> None:
    """The screen speaks Chinese during this test."""
    i18n.install("zh_CN")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or an error in the log fails the test, unless ``expects_log`` announces it; then it must come."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    said = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    unexpected = [line for line in said if not any(re.search(pattern, line) for pattern in expected)]
    absent = [pattern for pattern in expected if not any(re.search(pattern, line) for line in said)]
    assert not unexpected, f"the desk logged: {unexpected}"
    assert not absent, f"the desk did not log: {absent}"
