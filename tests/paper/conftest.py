"""The papers' Chinese words must be there before Chinese paper is read."""

from collections.abc import Iterator

import pytest

from receptiondesk.i18n import catalogue


@pytest.fixture(scope="session", autouse=True)
def chinese_words() -> Iterator[None]:
    """Fails early, and says why, where the translations were not compiled."""
    assert catalogue("zh_CN").gettext("Caller") == "来电人", (
        "compile the translations: python3 dev.py translate"
    )
    yield
