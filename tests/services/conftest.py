"""What tests of several services share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptiondesk.services import mail_server
from tests.fixtures.post_office import PostOffice, open_post_office
from tests.services.own_words_cases import Company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A company that has not written anything yet."""
    return Company(tmp_path)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """The house's mail server."""
    with open_post_office() as office:
        yield office


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a test as long as a desk does."""
    monkeypatch.setattr(mail_server, "_PATIENCE", 0.5)
    monkeypatch.setattr(mail_server, "_AT_MOST", 2.0)
