"""The lives of the kinds are tried at a desk with its own file, and at one with a shared PostgreSQL."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def shared_or_own(ready_address: str, monkeypatch: pytest.MonkeyPatch, home: object) -> None:
    """Once a file, once a server."""
    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", ready_address)
