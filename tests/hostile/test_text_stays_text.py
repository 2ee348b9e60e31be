"""What somebody types stays text: in the database, on paper, in a spreadsheet, in a terminal, on the screen."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli import main
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.fixtures.desks import PaperTray
from tests.fixtures.sitting import sit_down, stand_up
from ui.notices.notices import apart
from ui.widgets.tip import plain_tip

HOSTILE = (
    "'); DROP TABLE task; --",
    '"; UPDATE task SET caller=\'\' WHERE ""="',
    "%_%' OR '1'='1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "＝HYPERLINK(“x”)",
    "<b>Li</b> <img src='file:///etc/passwd'>",
    "<script>alert(1)</script> &amp; &lt;",
    "{caller} {0} %s %(x)s ${HOME} `id`",
    "\\x1b[31m \\u202e ../../etc/passwd",
    "[link](http://example.com) # *",
    "a\u202eb\u2069\u2066c",
)
STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


@pytest.fixture
def whole_home(tmp_path: Path) -> Home:
    """A desk at which every one of them has rung."""
    home = Home(tmp_path / "desk")
    home.make()
    named = Settings(company="<b>House</b>", station="Lobby", receptionist="=Chen", screen_language="en", printer="P")
    write_settings(home.settings, named)
    desk = open_desk(home, printer=PaperTray())
    kind = desk.kinds["phone_message"]
    for name in HOSTILE:
        texts = {"caller": name, "matter": f"{name}\n{name}", "recipient": name, "organisation": name}
        understood = read_facts(kind.empty, texts, desk.settings.reading())
        assert understood.problems == ()
        desk.tasks.take(kind, understood.facts)
    desk.close()
    return home


def callers(home: Home) -> list[str]:
    """Who rang, oldest first."""
    desk = open_desk(home, printer=PaperTray())
    try:
        return [task.facts.caller for task in desk.tasks.each(LogbookFilter())]
    finally:
        desk.close()


def test_the_database_keeps_it_letter_for_letter_and_finds_it(whole_home: Home) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    for name in HOSTILE:
        assert desk.contacts.find(name) is not None
        assert name in [task.facts.caller for task in desk.tasks.find(name)]
    desk.close()
    assert callers(whole_home) == list(HOSTILE)


def test_a_spreadsheet_gets_no_formula_and_gives_back_what_it_got(whole_home: Home, tmp_path: Path) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    kind = desk.kinds["phone_message"]
    table, book = tmp_path / "out.csv", tmp_path / "out.xlsx"
    for file in (table, book):
        assert desk.records.export_file(kind, file, LogbookFilter()) == len(HOSTILE)
    desk.close()

    with table.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    with ZipFile(book) as archive:
        parts = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
        assert "<f>" not in parts and "<hyperlink" not in parts
    for file in (table, book):
        other = Home(tmp_path / file.suffix)
        desk = open_desk(other, printer=PaperTray())
        assert desk.records.import_file(kind, file).added == len(HOSTILE)
        desk.close()
        assert callers(other) == list(HOSTILE)


def test_paper_shows_it_as_it_is(whole_home: Home) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    for task in desk.tasks.each(LogbookFilter()):
        for language in ("en", "both"):
            document = pypdfium2.PdfDocument(desk.papers.slip([task], language=language))
            page = document[0]
            shown = "".join(page.get_textpage().get_text_bounded().split())
            page.close()
            document.close()
            if task.facts.caller.isascii():
                assert "".join(task.facts.caller.split()) in shown
    desk.close()


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize("words", [("list",), ("find", "a"), ("show", "M-000013")])
def test_a_terminal_is_never_steered(
    whole_home: Home, words: tuple[str, ...], as_json: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, *as_json, "--home", str(whole_home.folder)]) == 0
    written = capsys.readouterr()
    assert not STEERING - {"\n"} & set(written.out + written.err)
    if words[0] != "find":
        assert "\\u202e" in written.out


def test_a_problem_with_what_was_typed_does_not_steer_the_terminal_either(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["add", "visit", "visitor=\x1b[31mLi"],
        ["add", "\x1b[31mvisit"],
        ["\x1b[31m"],
        ["add", "visit", "\x1b]0;x\x07=1", "--\x9b"],
        ["import", "visit", "/\x1b[31m\u202e"],
        ["show", "\x1b[2J"],
        ["list", "--on", "\u202e"],
    ):
        assert main(words) in (1, 2)
        written = capsys.readouterr()
        assert not STEERING - {"\n"} & set(written.out + written.err)


def test_the_screen_shows_it_as_it_is(whole_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(whole_home, qtbot)
    shown: list[QLabel] = []
    try:
        for page in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F2):
            sitting.press(page)
            sitting.context.notices.say(f"{HOSTILE[7]} is saved.")
            sitting.rest()
            found = [label for label in sitting.window.findChildren(QLabel) if "<" in label.text()]
            assert [label.text() for label in found if label.textFormat() is not Qt.TextFormat.PlainText] == []
            shown += found
        assert sitting.notices == [f"{HOSTILE[7]} is saved."]
    finally:
        stand_up(sitting)
    assert shown


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_said_where_the_pointer_rests_is_no_markup(text: str) -> None:
    tip = plain_tip(text)
    assert tip == text or ("<" not in tip.removeprefix("<span>").removesuffix("</span>"))
    assert "<" not in text or tip != text


def isolates(text: str) -> Iterator[int]:
    """How many isolates are open after each character."""
    depth = 0
    for character in text:
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        yield depth


@pytest.mark.parametrize("name", ["a\u202eb", "\u2069\u202eb", "\u2067a", "א\u2069\u2069\u2068"])
def test_no_name_gets_out_of_what_a_notice_sets_round_it(name: str) -> None:
    depths = list(isolates(apart(name)))
    assert min(depths[:-1]) >= 1
    assert depths[-1] == 0


def test_nothing_that_is_read_can_be_executed(repo: Path) -> None:
    """Neither evaluated, unpickled nor handed to a shell, anywhere in the desk."""
    forbidden = {"eval", "exec", "compile", "__import__", "system", "popen", "loads_pickle", "Unpickler"}
    found = []
    for file in (*repo.glob("receptiondesk/**/*.py"), *repo.glob("ui/**/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                owner = getattr(getattr(node.func, "value", None), "id", "")
                attribute = f"{owner}.{getattr(node.func, 'attr', '')}"
                if name in forbidden or attribute in ("os.system", "os.popen", "pickle.loads", "pickle.load"):
                    found.append((file.name, node.lineno, name or attribute))
                if any(word.arg == "shell" for word in node.keywords):
                    found.append((file.name, node.lineno, "shell"))
    assert found == []
