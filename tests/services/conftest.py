"""What tests of several services share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.own_words_cases import Company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A company that has not written anything yet."""
    return Company(tmp_path)
