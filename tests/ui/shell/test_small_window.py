"""A small window, or large letters in it: everything gets closer, nothing lies over anything else."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from tests.fixtures.sitting import Sitting
from ui.look import look
from ui.widgets.button import CommandButton
from ui.widgets.nav_item import NavItem

SIZES = [(640, 480, 1.0), (640, 480, 1.5), (640, 480, 2.0), (800, 600, 1.0), (1024, 768, 2.0), (1366, 768, 1.0)]


def place(sitting: Sitting, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(sitting.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_lies_over_anything_else(sitting: Sitting, width: int, height: int, scale: float) -> None:
    look().apply(text_scale=scale)
    sitting.window.resize(width, height)
    sitting.press(Qt.Key.Key_F2)

    places = [place(sitting, item) for item in sitting.view.navigation.findChildren(NavItem)]
    assert all(not above.intersects(below) for above, below in pairwise(places))
    assert sitting.window.rect().contains(places[-1])
    bar = sitting.view.top_bar
    in_the_bar = [place(sitting, widget) for widget in bar.findChildren(QWidget) if widget.isVisible()]
    assert not place(sitting, bar.find_box).intersects(place(sitting, bar.findChildren(CommandButton)[0]))
    assert all(sitting.window.rect().contains(where) for where in in_the_bar)


def test_where_room_is_scarce_a_command_keeps_its_word_rather_than_its_key(sitting: Sitting) -> None:
    sitting.window.resize(640, 480)
    sitting.press(Qt.Key.Key_F2)
    task = sitting.view.work_area.front_task
    assert task is not None
    save = next(button for button in task.findChildren(CommandButton) if button.accessibleName() == "Save and print")

    assert save.minimumSizeHint().width() <= save.width() < save.sizeHint().width()
