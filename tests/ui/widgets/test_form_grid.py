"""The labelled rows of a form."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.look import look
from ui.widgets.choice import Choice
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.problem_line import ProblemLine
from ui.widgets.scroll import CLEAR_BELOW, ScrollArea
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


class _Form:
    def __init__(self, width: int = 1366) -> None:
        self.window = QWidget()
        self.window.resize(width, 600)
        self.grid = FormGrid()
        self.caller, self.title, self.matter = TextField(), Choice("", [("ms", "Ms")]), TextArea()
        self.best_time = TextField()
        self.grid.add("Caller", self.caller)
        self.grid.add_second("Title", self.title)
        self.grid.add("Matter", self.matter, width=Width.FULL)
        self.grid.add("Best time", self.best_time)
        self.area = ScrollArea(self.grid, self.window)
        self.area.setGeometry(0, 0, min(790, width), 600)

    def show(self, qtbot: QtBot) -> "_Form":
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        return self

    def label(self, text: str) -> QLabel:
        return next(label for label in self.grid.findChildren(QLabel) if label.text() == text)

    def problems(self) -> list[ProblemLine]:
        return [line for line in self.grid.findChildren(ProblemLine) if line.isVisible()]


@pytest.fixture
def form(qtbot: QtBot) -> _Form:
    return _Form().show(qtbot)


def test_a_field_is_named_by_its_label(form: _Form) -> None:
    assert form.caller.accessibleName() == "Caller"
    assert form.title.accessibleName() == "Title"


def test_a_problem_stands_under_its_field_and_makes_room(form: _Form) -> None:
    before = form.matter.y()
    form.caller.set_problem("Somebody must have rung")
    (line,) = form.problems()
    assert line.text() == "Somebody must have rung"
    assert line.x() == form.caller.x()
    assert line.y() >= form.caller.geometry().bottom()
    assert form.matter.y() >= line.geometry().bottom()
    form.caller.set_problem(None)
    assert not form.problems()
    assert form.matter.y() == before


def test_two_problems_in_one_row_stand_under_their_own_fields(form: _Form) -> None:
    form.caller.set_problem("One")
    form.title.set_problem("Two")
    assert sorted(line.x() for line in form.problems()) == [form.caller.x(), form.title.x()]
    assert form.grid.first_problem() is form.caller


def test_labels_stand_beside_the_fields_in_a_wide_window(form: _Form) -> None:
    assert not form.grid.stacked()
    assert form.label("Caller").geometry().right() < form.caller.x()
    assert form.title.y() == form.caller.y()


def test_labels_stand_above_the_fields_in_a_narrow_window(qtbot: QtBot) -> None:
    form = _Form(width=900).show(qtbot)
    assert form.grid.stacked()
    assert form.label("Caller").geometry().bottom() <= form.caller.y()


def test_large_text_makes_the_same_window_narrow(form: _Form) -> None:
    look().apply(text_scale=1.5)
    assert form.grid.stacked()


def test_a_pair_that_does_not_fit_goes_onto_two_lines(form: _Form) -> None:
    form.area.resize(330, 600)
    assert form.title.y() > form.caller.geometry().bottom()
    assert form.title.geometry().right() < form.grid.width()


def test_the_matter_takes_the_spare_height_up_to_eight_lines(form: _Form) -> None:
    form.area.resize(790, 330)
    low = form.matter.height()
    form.area.resize(790, 2000)
    assert form.matter.height() == form.matter.height_of(8) > low >= form.matter.height_of(3)


def test_a_hidden_field_takes_no_room(form: _Form, qtbot: QtBot) -> None:
    before = form.best_time.y()
    form.caller.hide()
    form.title.hide()
    qtbot.waitUntil(lambda: form.best_time.y() < before)
    assert not form.label("Caller").isVisible()


def test_the_focused_field_is_scrolled_wholly_into_sight(form: _Form) -> None:
    form.area.resize(790, 160)
    form.best_time.setFocus()
    bottom = form.best_time.mapTo(form.area.viewport(), QPoint(0, form.best_time.height())).y()
    assert bottom + CLEAR_BELOW <= form.area.viewport().height()
    form.caller.setFocus()
    assert form.caller.mapTo(form.area.viewport(), QPoint(0, 0)).y() >= 0


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_in_a_form_overlaps_or_leaves_it(form: _Form, scale: float) -> None:
    look().apply(text_scale=scale)
    form.caller.set_problem("A long sentence that says very exactly what is wrong and what one can do about it")
    shown = [child for child in form.grid.children() if isinstance(child, QWidget) and child.isVisible()]
    for index, one in enumerate(shown):
        assert form.grid.rect().contains(one.geometry()), one
        for other in shown[index + 1 :]:
            assert not one.geometry().intersects(other.geometry()), (one, other)
