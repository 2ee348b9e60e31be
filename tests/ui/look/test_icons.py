"""The family of icons."""

import pytest
from PySide6.QtGui import QColor, QImage

from ui.look import icon_names, icon_pixmap


def _inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 40 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("size", [12, 16, 20, 24, 32])
@pytest.mark.parametrize("name", icon_names())
def test_every_icon_can_be_seen_at_every_size(name: str, size: int) -> None:
    image = icon_pixmap(name, size, QColor("black")).toImage()
    assert _inked(image) >= size, f"{name} draws next to nothing"


def test_an_icon_takes_the_colour_it_is_asked_for() -> None:
    image = icon_pixmap("dot", 20, QColor("#0E5F5B")).toImage()
    assert image.pixelColor(10, 10).name() == "#0e5f5b"


def test_an_icon_is_sharp_on_a_screen_with_twice_the_pixels() -> None:
    pixmap = icon_pixmap("phone", 20, QColor("black"), 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_the_same_icon_is_drawn_only_once() -> None:
    first = icon_pixmap("phone", 20, QColor("black"))
    assert icon_pixmap("phone", 20, QColor("black")).cacheKey() == first.cacheKey()


def test_every_icon_that_the_desk_needs_is_there() -> None:
    wanted = """phone visitor home pin logbook directory library request incident muster settings printer transfer
    hold shoe search chevron-down chevron-up chevron-left chevron-right plus minus tick cross warning triangle clock
    dot half-disc dashed-ring ring bars pencil calendar coach undo arrow-up arrow-down eye download info done"""
    assert set(wanted.split()) <= set(icon_names())
