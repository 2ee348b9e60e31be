"""The look changes while the desk is open."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from ui.look import MEDIUM, STRONG, Role, Scheme, look, typography


def test_dark_surfaces_come_without_a_restart(qapp: QApplication, qtbot: QtBot) -> None:
    light = look().colours.surface
    with qtbot.waitSignal(look().changed):
        look().apply(scheme=Scheme.DARK)
    assert look().dark
    assert look().colours.surface != light
    assert qapp.palette().window().color() == look().colours.surface


def test_text_grows_and_the_spoken_line_grows_slower(qtbot: QtBot) -> None:
    look().apply(text_scale=2.0)
    assert look().font(Role.BODY).pixelSize() == 30
    assert look().font(Role.SPOKEN).pixelSize() == 39
    assert look().line(Role.BODY) == 44


@pytest.mark.parametrize(("asked", "shown"), [(0.5, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_text_size_stays_between_one_and_two_hundred_per_cent(asked: float, shown: float) -> None:
    look().apply(text_scale=asked)
    assert look().scale == shown


@pytest.mark.parametrize(
    ("scale", "control", "top_bar", "notice"), [(1.0, 36, 56, 44), (1.5, 46, 68, 60), (2.0, 58, 80, 72)]
)
def test_controls_grow_as_they_were_measured(scale: float, control: int, top_bar: int, notice: int) -> None:
    look().apply(text_scale=scale)
    sizes = look().sizes
    assert (sizes.control, sizes.top_bar, sizes.notice) == (control, top_bar, notice)


def test_chinese_is_set_in_a_chinese_typeface_with_airy_lines(chinese: None) -> None:
    assert look().chinese
    assert look().font(Role.BODY).families()[0] != typography.LATIN
    assert look().line(Role.BODY) == 23


def test_chinese_has_two_weights(chinese: None) -> None:
    assert look().font(Role.BODY, MEDIUM).weight() == 400
    assert look().font(Role.BODY, STRONG).weight() == 700


def test_switching_the_language_changes_the_look(qtbot: QtBot) -> None:
    with qtbot.waitSignal(look().changed):
        i18n.install("zh_CN")


def test_figures_stand_under_each_other() -> None:
    metrics = look().metrics(Role.BODY)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")
