"""What somebody types stays text: in the database and in a spreadsheet, and nothing of it is ever executed."""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from zipfile import ZipFile

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from tests.fixtures.desks import PaperTray
from tests.hostile.nasty import HOSTILE


def callers(home: Home) -> list[str]:
    """Who rang, oldest first."""
    desk = open_desk(home, printer=PaperTray())
    try:
        return [task.facts.caller for task in desk.tasks.each(LogbookFilter(kinds=("phone_message",)))]
    finally:
        desk.close()


def test_the_database_keeps_it_letter_for_letter_and_finds_it(whole_home: Home) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    for name in HOSTILE:
        assert desk.contacts.find(name) is not None
        assert name in [task.facts.caller for task in desk.tasks.find(name, kinds=("phone_message",))]
    desk.close()
    assert callers(whole_home) == list(HOSTILE)


def test_a_spreadsheet_gets_no_formula_and_gives_back_what_it_got(whole_home: Home, tmp_path: Path) -> None:
    desk = open_desk(whole_home, printer=PaperTray())
    kind = desk.kinds["phone_message"]
    table, book = tmp_path / "out.csv", tmp_path / "out.xlsx"
    for file in (table, book):
        assert desk.records.export_file(kind, file, LogbookFilter(kinds=("phone_message",))) == len(HOSTILE)
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


COMES_WITH_THE_DESK = {"library_query.py", "own_phrases.py", "reading.py", "icons.py"}
FROM_ITS_OWN_PROCESS = {"measure.py", "__main__.py"}


def test_nothing_that_others_may_have_made_is_read_whole(repo: Path) -> None:
    """Small files go through `services/files.py`, which knows how much is too much; large ones piece by piece."""
    found = {
        file.name
        for file in (*repo.glob("receptiondesk/**/*.py"), *repo.glob("ui/**/*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            getattr(node.func, "attr", "") in ("read_text", "read_bytes", "readlines")
            or ast.unparse(node.func) in ("json.load", "tomllib.load", "tomlkit.load")
        )
    }
    assert found == COMES_WITH_THE_DESK | FROM_ITS_OWN_PROCESS
