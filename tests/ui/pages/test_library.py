"""The library lets the coach's words be read at leisure, and looked up in either language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.services.library import Place
from ui.pages.library import LibraryPage
from ui.pages.library_setting import Setting, _Text
from ui.pages.registry import PAGES
from ui.pages.topic_page import unmarked

Opened = Callable[..., Any]


def rows(page: Any) -> list[str]:
    return [entry.text for entry in page._list.entries()]


def heads(page: Any) -> list[str]:
    return [entry.text for entry in page._list.entries() if entry.place is None]


def title(page: Any) -> str:
    return str(page._reader.page.chapter.title)


def look_for(lobby: Any, page: Any, text: str) -> None:
    page._search.setText(text)
    page._search.edited.emit()
    lobby.rest()


def in_sight(page: Any, top: int) -> bool:
    """Whether a place of the page is near the top of what is shown, or as near as the page's end allows."""
    bar = page._reader._scroll.verticalScrollBar()
    return top == 0 or 0 <= top - bar.value() < 60 or bar.value() == bar.maximum()


def test_every_kind_and_every_topic_has_its_page(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    chapters = lobby.desk.library.chapters("en")
    assert [text for text in rows(page) if text not in heads(page)] == [chapter.title for chapter in chapters]
    assert {kind.label for kind in lobby.desk.kinds.values()} < set(rows(page))
    assert {"Business cards", "Mobile telephones", "At table", "Body language", "Emergencies"} <= set(rows(page))


def test_a_page_has_a_section_for_each_moment_and_the_column_beside_it_leads_there(
    lobby: Any, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(LibraryPage)
    reader = page._reader
    chapter = reader.page.chapter
    assert [entry.text for entry in reader.contents.list.entries()][1:] == [one.title for one in chapter.passages]
    last = chapter.passages[-2]
    reader.contents.list.setFocus()
    for _step in chapter.passages[:-2]:
        qtbot.keyClick(reader.contents.list, Qt.Key.Key_Down)
    assert in_sight(page, reader.page.top_of(last.id, ""))
    assert reader._scroll.verticalScrollBar().value() > 0


def test_the_column_marks_the_moment_that_is_read(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    reader = page._reader
    passage = reader.page.chapter.passages[3]
    reader._scroll.verticalScrollBar().setValue(reader.page.top_of(passage.id, ""))
    assert reader.contents.list.currentIndex().data() == passage.title


def test_every_word_of_a_page_can_be_read_out(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    for chapter in lobby.desk.library.chapters("en"):
        page._open(Place(chapter.id), "en")
        told = "\n".join(section.text() for section in page._reader.page.sections.values())
        for rule in chapter.rules():
            assert rule.why in told
            assert all(remark.text in told for remark in rule.remarks())


@pytest.mark.parametrize("width", [760, 1142, 1600])
def test_each_moment_has_the_room_that_its_text_needs(lobby: Any, opened: Opened, width: int) -> None:
    page = opened(LibraryPage, width=width)
    for chapter in lobby.desk.library.chapters("en"):
        page._open(Place(chapter.id), "en")
        lobby.rest()
        below = 0
        for section in page._reader.page.sections.values():
            assert section.height() == section._at(section.width()).height
            assert section.y() > below
            below = section.geometry().bottom()
        assert page._reader.page.height() >= below


def test_down_opens_the_next_page(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    assert title(page) == lobby.desk.library.chapters("en")[1].title


def test_who_types_in_the_list_is_looking_for_something(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_T)
    lobby.rest()
    assert page._search.text() == "t"
    assert page._found is not None


def test_what_is_found_is_opened_where_it_stands(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    look_for(lobby, page, "napkin lap")
    entry = page._list.entries()[0]
    assert entry.place.rule == "table.napkin"
    assert title(page) == "At table"
    assert in_sight(page, page._reader.page.top_of(entry.place.passage, entry.place.rule))


def test_the_found_words_are_marked_on_the_page(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    look_for(lobby, page, "tea")
    section = page._reader.page.sections["tea"]
    assert any(part.marks for part in section._at(500)._parts if isinstance(part, _Text))
    page.step_back()
    section = page._reader.page.sections["tea"]
    assert not any(part.marks for part in section._at(500)._parts if isinstance(part, _Text))


def test_esc_leads_back_to_all_pages_and_stays_where_one_reads(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    whole = rows(page)
    look_for(lobby, page, "tea")
    assert rows(page) != whole
    page._search.setFocus()
    qtbot.keyClick(page._search, Qt.Key.Key_Escape)
    lobby.rest()
    assert rows(page) == whole
    assert title(page) == "Visitor"


def test_nothing_found_is_said_with_the_words(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    look_for(lobby, page, "no such word anywhere")
    assert rows(page) == []
    assert page._reader._stack.currentWidget() is page._reader._empty
    assert "no such word anywhere" in page._reader._empty._line.text()


@pytest.mark.parametrize("typed", ["mingpian", "mp"])
def test_a_chinese_receptionist_finds_chinese_pages_on_an_english_screen(
    lobby: Any, opened: Opened, typed: str
) -> None:
    page = opened(LibraryPage)
    look_for(lobby, page, typed)
    assert heads(page) == ["In Chinese"]
    assert title(page) == "名片"
    assert page._reader.page._shelf.text() == "Good manners · In Chinese"


def test_the_page_stays_when_the_language_changes(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    chapter = page._reader.page.chapter.id
    i18n.install("zh_CN")
    lobby.rest()
    assert (page._reader.page.chapter.id, page._reader.page.chapter.locale) == (chapter, "zh_CN")


@pytest.mark.parametrize(
    ("address", "chapter", "passage"),
    [
        ("phone_message/hold", "phone_message", "hold"),
        ("visit/card.receive", "card", "receive"),
        ("gate.umbrella", "gate", "leave"),
        ("body", "body", ""),
    ],
)
def test_it_opens_where_others_send_one(lobby: Any, opened: Opened, address: str, chapter: str, passage: str) -> None:
    page = opened(LibraryPage)
    look_for(lobby, page, "tea")
    page.open_at(address)
    page.shown()
    lobby.rest()
    assert (page._reader.place.chapter, page._reader.place.passage) == (chapter, passage)
    assert page._search.text() == ""
    assert in_sight(page, page._reader.page.top_of(passage, page._reader.place.rule))


def test_an_address_that_leads_nowhere_leaves_the_page(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    page.open_at("no.such.rule")
    page.shown()
    lobby.rest()
    assert title(page) == "Phone message"


def test_the_companys_own_words_stand_there_at_once(lobby: Any, opened: Opened) -> None:
    page = opened(LibraryPage)
    own = lobby.desk.home.etiquette / "en"
    own.mkdir(parents=True)
    rule = '[[moment]]\nid = "hold"\n[[moment.prompt]]\nrule = "phone.hold.ask"\nsay = ["Would you mind?"]\n'
    (own / "phone_message.toml").write_text(rule, encoding="utf-8")
    topic = 'title = "House dogs"\n[[moment]]\nid = "bark"\ntitle = "It barks"\n[[moment.prompt]]\nrule = "own.dogs"\n'
    (own / "dogs.toml").write_text(topic + 'do = ["Stay calm."]\nwhy = "Dogs smell fear."\n', encoding="utf-8")
    lobby.desk.coach.forget()
    page.shown()
    lobby.rest()
    assert "Would you mind?" in page._reader.page.sections["hold"].text()
    assert heads(page)[-1] == "Our own"
    assert rows(page)[-1] == "House dogs"


def test_each_page_behind_the_library_has_its_door(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage)
    behind = [place for place in PAGES if place.behind == "library"]
    assert [door.text() for door in page._doors.chips()] == [place.label for place in behind]
    for place, door in zip(behind, page._doors.chips(), strict=True):
        with qtbot.waitSignal(lobby.context.page_wanted) as wanted:
            door.click()
        assert wanted.args == [place.id]


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("width", [240, 320, 536, 720])
def test_everything_on_a_page_keeps_to_its_width(lobby: Any, locale: str, width: int) -> None:
    for chapter in lobby.desk.library.chapters(locale):
        for passage in chapter.passages:
            setting = Setting(passage, locale, width, unmarked)
            assert setting.height > 0
            for part in setting._parts:
                if isinstance(part, _Text):
                    layout = part.wrapped._layout
                    widest = max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount()))
                    assert part.corner.x() + widest <= width + 1, layout.text()


def test_the_opening_quote_hangs_outside_the_text_in_both_languages(lobby: Any, tmp_path: Path) -> None:
    for locale in i18n.LANGUAGES:
        i18n.install(locale)
        passage = lobby.desk.library.chapters(locale)[0].passages[0]
        parts = [part for part in Setting(passage, locale, 600, unmarked)._parts if isinstance(part, _Text)]
        quotes = [n for n, part in enumerate(parts) if part.wrapped._layout.text() == "“"]
        assert quotes
        for number in quotes:
            quote, words = parts[number], parts[number + 1]
            assert quote.corner.x() < words.corner.x()
            assert quote.corner.y() == words.corner.y()
            assert not words.wrapped._layout.text().startswith("“")


def test_in_a_narrow_window_the_moments_stand_in_the_list(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(LibraryPage, width=800)
    assert not page._reader.has_contents
    first, second = lobby.desk.library.chapters("en")[:2]
    titles = [passage.title for passage in first.passages]
    assert rows(page)[2 : 2 + len(titles)] == titles
    page._list.setFocus()
    for _step in range(2):
        qtbot.keyClick(page._list, Qt.Key.Key_Down)
    assert page._reader.place == Place(first.id, first.passages[1].id)
    for _step in range(len(titles) - 1):
        qtbot.keyClick(page._list, Qt.Key.Key_Down)
    assert page._reader.place == Place(second.id)
    assert second.passages[-1].title in rows(page)
    assert first.passages[-1].title not in rows(page)
    page.resize(1142, 668)
    lobby.rest()
    assert second.passages[-1].title not in rows(page)
    assert page._reader.has_contents
