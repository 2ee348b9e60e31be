"""Who is on site: order, minutes, several leaving in one step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.domain.when import now, write_when
from ui.commands.keys import Do
from ui.look import look
from ui.pages.attending import count_here
from ui.pages.on_site import OnSitePage
from ui.widgets.base import Tone

Opened = Callable[..., Any]


def names(page: Any) -> list[str]:
    return [row.cells[0].text for row in page._table.rows_model.rows]


def states(page: Any) -> list[str]:
    return [row.cells[5].text for row in page._table.rows_model.rows]


def with_host(lobby: Any, name: str, minutes_ago: int) -> str:
    number = lobby.visit(name, minutes_ago=minutes_ago)
    lobby.desk.tasks.do("meet", [number])
    return str(number)


def test_overstayed_stand_first_then_who_waits_longest_then_who_is_with_a_host(lobby: Any, opened: Opened) -> None:
    with_host(lobby, "Arup", 90)
    with_host(lobby, "Siemens", 30)
    lobby.visit("Hannah", minutes_ago=4)
    lobby.visit("王芳", minutes_ago=14)
    with_host(lobby, "Elena", 9 * 60 + 5)
    page = opened(OnSitePage)
    assert names(page) == ["Elena", "王芳", "Hannah", "Siemens", "Arup"]
    assert states(page)[:3] == ["Overstayed 1 h 5 min", "Waiting 14 min · tell host", "Waiting 4 min"]


def test_who_has_waited_says_quietly_that_tea_is_due_and_then_that_the_host_is_to_be_told(
    lobby: Any, opened: Opened
) -> None:
    lobby.desk.settings.keep(replace(lobby.desk.settings(), tea_after=3, tell_host_after=7))
    for name, minutes in (("Hannah", 2), ("王芳", 3), ("Elena", 7)):
        lobby.visit(name, minutes_ago=minutes)
    with_host(lobby, "Arup", 20)
    cells = [row.cells[5] for row in opened(OnSitePage)._table.rows_model.rows]
    assert [cell.text for cell in cells] == [
        "Waiting 7 min · tell host",
        "Waiting 3 min · offer tea",
        "Waiting 2 min",
        "With host",
    ]
    assert [cell.tone for cell in cells[:3]] == [Tone.AMBER] * 3
    assert [cell.strong for cell in cells[:3]] == [True, True, False]


def test_the_coach_hears_of_the_row_with_the_keyboard_and_of_what_becomes_of_it(lobby: Any, opened: Opened) -> None:
    number = lobby.visit("Hannah", minutes_ago=4)
    spoken_of: list[Any] = []
    lobby.context.subject_changed.connect(spoken_of.append)
    page = opened(OnSitePage)
    page._table.setFocus()
    lobby.rest()
    lobby.desk.tasks.do("meet", [number])
    lobby.rest()
    lobby.desk.tasks.do("check_out", [number])
    lobby.rest()
    assert [task and task.status for task in spoken_of] == ["waiting", "with_host", None]


def test_a_tour_stands_among_the_people_on_site(lobby: Any, opened: Opened) -> None:
    number = lobby.take(
        "sample_room_tour", customer="周先生", party_size="3", sample_room="B2", started_at=write_when(now())
    )
    page = opened(OnSitePage)
    assert names(page) == ["周先生"]
    assert states(page) == ["Touring"]
    page._table.setFocus()
    page.do(Do.CHECK_OUT)
    lobby.rest()
    assert lobby.status(number) == "finished"


def test_the_chips_count_everybody_and_expected_visitors_stand_apart(lobby: Any, opened: Opened) -> None:
    lobby.visit("Hannah")
    lobby.take("visit", visitor="Berger", host="Li Wei", expected_at=write_when(now()))
    tomorrow = now() + timedelta(days=1)
    lobby.take("visit", visitor="Later", host="Li Wei", expected_at=write_when(tomorrow))
    page = opened(OnSitePage)
    assert names(page) == ["Hannah"]
    page._filters.set_value("expected")
    page._filters.chosen.emit("expected")
    assert names(page) == ["Berger"]
    page._table.setFocus()
    page._go_on.click()
    lobby.rest()
    page._filters.set_value("all")
    page._filters.chosen.emit("all")
    assert sorted(names(page)) == ["Berger", "Hannah"]


def test_several_ticked_visitors_leave_in_one_step(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    leaving = [lobby.visit(name) for name in ("Aisha", "Tan")]
    staying = lobby.visit("Li")
    page = opened(OnSitePage)
    page._table.set_ticked(leaving)
    page._table.ticks_changed.emit()
    assert page._check_out.text() == "Check out 2"
    assert page._selected.text() == "2 of 3 selected"
    assert page.do(Do.CHECK_OUT)
    lobby.rest()
    assert [lobby.status(number) for number in leaving] == ["left", "left"]
    assert lobby.status(staying) == "waiting"
    assert names(page) == ["Li"]


def test_without_ticks_the_row_with_the_keyboard_leaves(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    first = lobby.visit("First", minutes_ago=20)
    second = lobby.visit("Second", minutes_ago=10)
    page = opened(OnSitePage)
    page._table.setFocus()
    qtbot.keyClick(page._table, Qt.Key.Key_Down)
    page.check_out()
    lobby.rest()
    assert (lobby.status(first), lobby.status(second)) == ("waiting", "left")


def test_space_ticks_shift_ticks_on_the_way_and_escape_unticks(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    for minutes in (30, 20, 10):
        lobby.visit(f"V{minutes}", minutes_ago=minutes)
    page = opened(OnSitePage)
    table = page._table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(table.ticked()) == 1
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.ticked()) == 2
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked()) == 3
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.ticked() == ()


def test_a_typed_pass_number_is_enough_to_check_out(lobby: Any, opened: Opened) -> None:
    number = lobby.visit("Aisha", pass_number="021")
    lobby.visit("Tan", pass_number="020")
    page = opened(OnSitePage)
    assert page.focusProxy() is page._search
    page._search.setText("021")
    page._search.edited.emit()
    lobby.rest()
    page.do(Do.CHECK_OUT)
    lobby.rest()
    assert lobby.status(number) == "left"


def test_assistive_tools_hear_which_rows_are_ticked(lobby: Any, opened: Opened) -> None:
    lobby.visit("Aisha")
    page = opened(OnSitePage)
    model = page._table.rows_model
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    page._table.toggle(0)
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_ticks_stay_while_others_come_and_go(lobby: Any, opened: Opened) -> None:
    number = lobby.visit("Aisha", minutes_ago=5)
    page = opened(OnSitePage)
    page._table.set_ticked([number])
    lobby.visit("New", minutes_ago=1)
    lobby.rest()
    assert names(page) == ["Aisha", "New"]
    assert page._table.ticked() == (number,)


def test_the_search_lets_through_name_host_and_pass(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    lobby.visit("张伟", host="Chen Jun", pass_number="036")
    lobby.visit("Hannah", host="He Ping", pass_number="041")
    page = opened(OnSitePage)
    for typed, found in (("zhang", ["张伟"]), ("he ping", ["Hannah"]), ("036", ["张伟"]), ("nobody", [])):
        page._search.setText(typed)
        page._search.edited.emit()
        lobby.rest()
        assert names(page) == found, typed


def test_an_empty_house_says_what_will_stand_here_and_which_key_makes_it(lobby: Any, opened: Opened) -> None:
    page = opened(OnSitePage)
    asked: list[Any] = []
    lobby.context.form_wanted.connect(asked.append)
    assert page._stack.currentWidget() is page._empty
    assert page._new.isVisibleTo(page)
    page._new.click()
    assert asked[0].kind == "visit"


def test_enter_opens_the_record_and_correct_its_form(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    number = lobby.visit("Hannah")
    page = opened(OnSitePage)
    records: list[str] = []
    forms: list[Any] = []
    lobby.context.record_wanted.connect(records.append)
    lobby.context.form_wanted.connect(forms.append)
    page._table.setFocus()
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert records == [number]
    assert page.do(Do.CORRECT)
    assert forms[0].correcting.number == number


def test_the_navigation_counts_parties_and_who_overstayed(lobby: Any) -> None:
    lobby.visit("Hannah", party_size="3")
    with_host(lobby, "Elena", 9 * 60)
    lobby.take("visit", visitor="Berger", host="Li Wei", expected_at=write_when(now()))
    assert count_here(lobby.desk, now()) == (2, 1)


def test_people_are_counted_with_their_parties(lobby: Any, opened: Opened) -> None:
    lobby.visit("刘洋", party_size="4")
    lobby.visit("Hannah")
    page = opened(OnSitePage)
    assert page._people.text() == "5 people"


def test_the_longest_names_and_every_script_stand_at_every_text_size(lobby: Any, opened: Opened) -> None:
    for name in ("محمد بن عبد الرحمن آل سعود", "สมชาย วัฒนศิริ", "W" * 200, "欧阳娜娜", "Nguyễn Văn An"):
        lobby.visit(name, organisation="O" * 200, pass_number="1" * 40)
    page = opened(OnSitePage)
    for scale in (1.0, 1.5, 2.0):
        look().apply(text_scale=scale)
        assert not page.grab().isNull()
        assert page._table.horizontalHeader().length() <= page._table.viewport().width()


def test_a_thousand_people_are_listed(lobby: Any, opened: Opened) -> None:
    kind = lobby.desk.kinds["visit"]
    with lobby.desk.store.writing() as work:
        for place in range(1000):
            facts = type(kind.empty)(visitor=f"Visitor {place}", host="Li Wei", arrived_at=now())
            lobby.desk.tasks.add(work, kind, facts)
        work.commit()
    page = opened(OnSitePage)
    assert page._table.rows_model.rowCount() == 1000


def test_the_page_speaks_chinese_as_soon_as_it_is_chosen(lobby: Any, opened: Opened) -> None:
    lobby.visit("Hannah")
    page = opened(OnSitePage)
    i18n.install("zh_CN")
    assert names(page) == ["Hannah"]
    assert page._title.text() == i18n._("On site")
