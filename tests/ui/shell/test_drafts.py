"""What is typed and not yet saved: kept while it is typed, and found again as it was left."""

import sqlite3
from contextlib import closing
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receptiondesk.services.drafts import Cursor, Draft, Drafts
from receptiondesk.services.home import Home
from tests.fixtures.moved_clock import MovedClock
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.context import FormWanted
from ui.widgets.text_area import TextArea


def left_and_opened_again(before: Sitting, home: Home, qtbot: QtBot) -> Sitting:
    stand_up(before)
    return sit_down(home, qtbot)


def line(sitting: Sitting, name: str) -> QLineEdit:
    widget = sitting.form.widget(name)
    assert isinstance(widget, QLineEdit)
    return widget


def area(sitting: Sitting, name: str) -> TextArea:
    widget = sitting.form.widget(name)
    assert isinstance(widget, TextArea)
    return widget


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def kept(sitting: Sitting) -> Draft:
    """The one draft on the disk."""
    (draft,) = sitting.desk.drafts.all()
    return draft


def test_who_types_without_a_pause_is_not_waited_for(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.press(Qt.Key.Key_F2)
    field = focus()
    typed = 0

    def type_on() -> bool:
        nonlocal typed
        # Nearer to each other than the pause after which a draft is written down.
        QTest.keyClick(field, Qt.Key.Key_A)
        typed += 1
        return any(draft.texts["recipient"] for draft in sitting.desk.drafts.all())

    qtbot.waitUntil(type_on)
    assert set(kept(sitting).texts["recipient"]) == {"a"}
    assert len(kept(sitting).texts["recipient"]) <= typed


def test_a_printer_that_hangs_does_not_keep_the_next_draft_waiting(sitting: Sitting, qtbot: QtBot) -> None:
    answered = Event()
    sitting.context.operations.run(answered.wait)
    try:
        sitting.context.form_wanted.emit(FormWanted(kind="phone_message"))
        QTest.keyClicks(focus(), "Li Wei")
        qtbot.waitUntil(lambda: [draft.texts["recipient"] for draft in sitting.desk.drafts.all()] == ["Li Wei"])
    finally:
        answered.set()


def test_the_cursor_stands_where_it_stood(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.press(Qt.Key.Key_F2)
    before.write("Li Wei")
    line(before, "recipient").setCursorPosition(3)

    after = left_and_opened_again(before, desk_home, qtbot)
    assert (after.form.focused, line(after, "recipient").cursorPosition()) == ("recipient", 3)
    after.write("x")
    assert after.text("recipient") == "Li xWei"
    stand_up(after)


def test_a_selection_is_there_again_in_its_direction(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.press(Qt.Key.Key_F2)
    before.write("Li Wei")
    line(before, "recipient").setSelection(6, -3)

    after = left_and_opened_again(before, desk_home, qtbot)
    again = line(after, "recipient")
    assert (again.selectedText(), again.cursorPosition()) == ("Wei", 3)
    stand_up(after)


def test_a_long_text_is_scrolled_as_it_was(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.press(Qt.Key.Key_F2)
    before.form.focus_field("matter")
    before.form.field("matter").set_text("\n".join(f"Line {number} 😀" for number in range(60)))
    bar = area(before, "matter").verticalScrollBar()
    cursor = area(before, "matter").textCursor()
    cursor.setPosition(cursor.position() + 205)
    cursor.setPosition(cursor.position() + 20, cursor.MoveMode.KeepAnchor)
    area(before, "matter").setTextCursor(cursor)
    before.rest()
    bar.setValue(bar.value() - 11)
    before.rest()
    stood = before.form.stands_at()
    assert stood is not None and stood.scroll > 0 and stood.anchor != stood.at

    after = left_and_opened_again(before, desk_home, qtbot)
    qtbot.waitUntil(lambda: after.form.stands_at() == stood)
    stand_up(after)


def test_moving_the_cursor_alone_is_kept_too(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    qtbot.waitUntil(lambda: bool(sitting.desk.drafts.all()))
    line(sitting, "recipient").setCursorPosition(2)

    qtbot.waitUntil(lambda: kept(sitting).cursor == Cursor(at=2, anchor=2))
    sitting.form.focus_field("matter")
    qtbot.waitUntil(lambda: kept(sitting).focus == "matter")


def test_ctrl_tab_returns_to_the_very_letter(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    line(sitting, "recipient").setCursorPosition(2)
    sitting.control(Qt.Key.Key_D)
    sitting.press(Qt.Key.Key_F3)
    sitting.write("Zhang")
    sitting.control(Qt.Key.Key_Tab)

    sitting.write(",")
    assert sitting.text("recipient") == "Li, Wei"


def test_open_tasks_stand_in_their_order_though_the_clock_was_set_back(
    desk_home: Home, qtbot: QtBot, clock: MovedClock
) -> None:
    before = sit_down(desk_home, qtbot)
    for key, person in ((Qt.Key.Key_F2, "First"), (Qt.Key.Key_F3, "Second"), (Qt.Key.Key_F2, "Third")):
        before.press(key)
        before.write(person)
        clock.move(minutes=-20)
    before.control(Qt.Key.Key_Tab)
    before.control(Qt.Key.Key_Tab)

    after = left_and_opened_again(before, desk_home, qtbot)
    drafts = after.desk.drafts.all()
    assert [draft.texts.get("recipient") or draft.texts.get("visitor") for draft in drafts] == [
        "First",
        "Second",
        "Third",
    ]
    assert after.text("visitor") == "Second"
    assert [draft.parked_at is None for draft in drafts] == [False, True, False]
    stand_up(after)


def test_with_a_page_in_front_every_task_opens_parked(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.press(Qt.Key.Key_F2)
    before.write("Li Wei")
    before.control(Qt.Key.Key_D)

    after = left_and_opened_again(before, desk_home, qtbot)
    assert after.view.work_area.front_task is None
    after.control(Qt.Key.Key_Tab)
    assert after.text("recipient") == "Li Wei"
    stand_up(after)


def test_a_correction_is_found_again_with_what_the_record_holds(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    number = before.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    before.context.form_wanted.emit(FormWanted(kind="visit", correcting=before.desk.tasks.get(number)))
    before.rest()
    assert kept(before).correcting == number
    before.form.focus_field("visitor")
    line(before, "visitor").end(False)
    before.write(" Ming")

    after = left_and_opened_again(before, desk_home, qtbot)
    assert after.text("visitor") == "Zhang Wei Ming"
    after.control(Qt.Key.Key_S)
    corrected = after.desk.tasks.record(number)
    assert [(change.was, change.now) for change in corrected.history[-1].changes] == [("Zhang Wei", "Zhang Wei Ming")]
    assert after.desk.drafts.all() == ()
    stand_up(after)


def test_a_draft_of_an_earlier_version_is_gone_on_with_at_its_end(desk_home: Home, qtbot: QtBot) -> None:
    (desk_home.drafts / "older.json").write_text(
        '{"kind": "phone_message", "texts": {"recipient": "Li Wei"}, "focus": "recipient", "correcting": "",'
        ' "version": 0, "begun_at": "2026-03-14T09:38:00+08:00", "parked_at": ""}',
        encoding="utf-8",
    )
    after = sit_down(desk_home, qtbot)
    after.write(" or Chen")
    assert after.text("recipient") == "Li Wei or Chen"
    stand_up(after)


def test_saved_is_not_said_before_it_is_on_the_disk(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.write("Wang Fang")
    sitting.form.focus_field("matter")
    sitting.write("The lease")
    said_when: list[int] = []

    def look() -> None:
        if sitting.notices:
            with closing(sqlite3.connect(sitting.desk.home.database)) as other:
                said_when.append(other.execute("SELECT count(*) FROM task").fetchone()[0])

    sitting.context.notices.changed.connect(look)
    with closing(sqlite3.connect(sitting.desk.home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        QTest.keyClick(focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(sitting.desk.drafts.all()))
        QTest.qWait(200)
        assert sitting.notices == []
        assert len(sitting.desk.drafts.all()) == 1
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: bool(sitting.notices))
    assert said_when == [1]


def test_whoever_breaks_off_for_a_visitor_never_leaves_only_parked_forms_behind(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    kept: list[tuple[str, bool]] = []
    keep = Drafts.keep

    def watched(drafts: Drafts, draft: Draft) -> None:
        keep(drafts, draft)
        kept.append((draft.kind, draft.parked_at is not None))

    monkeypatch.setattr(Drafts, "keep", watched)
    sitting.press(Qt.Key.Key_F3)
    assert kept.index(("visit", False)) < kept.index(("phone_message", True))
    sitting.write("Zhang Wei")
    kept.clear()
    sitting.control(Qt.Key.Key_Tab)
    assert kept.index(("phone_message", False)) < kept.index(("visit", True))
