"""Each test of the screen begins with light surfaces and text at 100 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.look import Scheme, look


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    look().dress(qapp)
    look().apply(scheme=Scheme.LIGHT, text_scale=1.0)
    yield
    look().apply(scheme=Scheme.LIGHT, text_scale=1.0)
