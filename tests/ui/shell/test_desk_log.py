"""The log is sent to whoever helps: it names nobody. And what lies in the home is its owner's alone."""

import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.dossiers import write_dossier
from receptiondesk.services.files import write_private
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from receptiondesk.services.traces import trace_of
from ui.context import FormWanted
from ui.shell.desk_log import DeskLog
from ui.shell.desk_view import DeskView
from ui.shell.opened import OpenedDesk
from ui.shell.window import DeskWindow

NAME, PHONE, MATTER = "Xaviera Quennell", "13987654321", "quaint hedgehog"
TOLD = ("Xaviera", "Quennell", PHONE, "8765", "hedgehog")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = Home(tmp_path / "desk")
    home.make()
    who = Settings(company="Riverside Gardens", station="Lobby A", receptionist="Chen Li")
    write_settings(home.settings, replace(who, screen_language="en", printer="Front desk"))
    return home.folder


@pytest.fixture
def view(folder: Path, qtbot: QtBot) -> Iterator[DeskView]:
    """The desk at work, with its log."""
    hook = sys.excepthook
    before = os.umask(0)  # nothing is left to chance
    window = DeskWindow()
    qtbot.addWidget(window)
    window.show()
    opened = OpenedDesk(window, folder)
    assert isinstance(window.content, DeskView)
    yield window.content
    window.close()
    opened.close()
    os.umask(before)
    sys.excepthook = hook


def rest(view: DeskView, qtbot: QtBot) -> None:
    answered: list[str] = []
    view.context.operations.run(lambda: "saved", answered.append)
    view.context.operations.look_up(lambda: "read", answered.append)
    qtbot.waitUntil(lambda: len(answered) == 2, timeout=60_000)


def refuse(_path: Path, _mode: int) -> None:
    raise PermissionError


def deep_trouble() -> None:
    """A bug with somebody's name in it, caused by another one."""
    try:
        int(PHONE + "?")
    except ValueError as error:
        raise KeyError(NAME) from error


@pytest.mark.expects_log("A bug")
@pytest.mark.expects_log("An operation failed")
@pytest.mark.expects_log("a listener failed")
@pytest.mark.expects_log("the slip of .* failed")
def test_a_day_on_which_much_goes_wrong_leaves_no_name_in_the_log(
    view: DeskView, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, context = view.context.desk, view.context
    context.form_wanted.emit(FormWanted(kind="visit", texts={"visitor": NAME, "phone": PHONE, "host": "Li"}))
    kind = desk.kinds["phone_message"]
    texts = {"recipient": "Li", "caller": NAME, "callback_number": PHONE, "matter": MATTER}
    facts = read_facts(kind.empty, texts, desk.settings.reading()).facts
    desk.changes.subscribe(lambda _numbers: deep_trouble())
    monkeypatch.setattr(desk.papers, "_draw", lambda *_given, **_more: deep_trouble())
    taken = desk.tasks.take(kind, facts, print_slip=True)
    assert taken.trouble is not None
    context.operations.run(deep_trouble)
    try:
        deep_trouble()
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    table = folder.parent / f"{NAME}.csv"
    table.write_text(f"caller;matter\n{NAME};{MATTER}\n", encoding="utf-8")
    with pytest.raises(DeskError):
        desk.records.import_file(kind, table.with_name("nothing.csv"))
    rest(view, qtbot)

    logged = "".join(file.read_text(encoding="utf-8") for file in (folder / "logs").iterdir())
    assert "KeyError" in logged
    assert "deep_trouble" in logged, "where it happened"
    assert taken.task.number in logged
    for word in TOLD:
        assert word not in logged


def test_a_trace_tells_kinds_and_places_and_no_words() -> None:
    with pytest.raises(KeyError) as caught:
        deep_trouble()
    told = trace_of(caught.value)
    assert "deep_trouble" in told
    assert told.rstrip().endswith("ValueError")
    assert "\nKeyError\nCaused by:\n" in told
    assert not any(word in told for word in TOLD)
    assert trace_of(DeskError("disk_full", "{name}", name=NAME)) == "DeskError: disk_full"
    assert trace_of(FileNotFoundError(2, "No such file or directory", NAME)).endswith("2 No such file or directory")


def test_what_another_log_has_left_with_a_record_is_not_told_again(tmp_path: Path) -> None:
    handler = DeskLog(tmp_path / "desk.log")
    try:
        deep_trouble()
    except KeyError:
        record = logging.LogRecord("desk", logging.ERROR, __file__, 1, "Trouble", (), sys.exc_info())
    logging.Formatter().format(record)
    assert NAME in str(record.exc_text)
    handler.emit(record)
    handler.close()
    assert NAME not in (tmp_path / "desk.log").read_text(encoding="utf-8")


@pytest.mark.expects_log("Quennell")
def test_words_of_other_peoples_programs_are_left_out(tmp_path: Path) -> None:
    handler = DeskLog(tmp_path / "desk.log")
    logging.getLogger().addHandler(handler)
    logging.getLogger("some.library").warning("cannot read %s", NAME)
    logging.getLogger().removeHandler(handler)
    handler.close()
    logged = (tmp_path / "desk.log").read_text(encoding="utf-8")
    assert "WARNING some.library" in logged
    assert NAME not in logged


@pytest.mark.skipif(os.name == "nt", reason="there a file has the rights of its folder")
def test_everything_that_the_desk_writes_is_its_owners_alone(view: DeskView, folder: Path, qtbot: QtBot) -> None:
    context, desk, away = view.context, view.context.desk, folder.parent / "away"
    away.mkdir(mode=0o700)
    desk.settings.keep(replace(desk.settings(), backup_folder=str(away)))
    context.form_wanted.emit(FormWanted(kind="visit", texts={"visitor": NAME, "host": "Li"}))
    view.work_area.keep_drafts()
    kind = desk.kinds["visit"]
    facts = read_facts(kind.empty, {"visitor": NAME, "host": "Li"}, desk.settings.reading()).facts
    task = desk.tasks.take(kind, facts).task
    desk.backups.make_here_and_there()
    desk.backups.put_back(desk.backups.make(away / "by hand.db").file)
    write_private(desk.home.slips / f"{task.number}.pdf", desk.papers.slip([task]))
    for ending in (".csv", ".xlsx"):
        desk.records.export_file(kind, away / f"visits{ending}", LogbookFilter(kinds=("visit",)))
    write_dossier(desk.privacy.find(NAME), away / "person.json")
    logging.getLogger("desk").info("a word")
    rest(view, qtbot)
    held = [folder, *folder.rglob("*"), *away.iterdir()]
    assert {"desk.db", "desk.db-wal", "desk.log", "settings.json", "person.json"} <= {path.name for path in held}
    assert {"drafts", "backups", "slips", "away"} <= {path.parent.name for path in held}
    open_to_others = [path.name for path in held if path.stat().st_mode & 0o077 and not path.is_socket()]
    assert open_to_others == []


@pytest.mark.skipif(os.name == "nt", reason="there a file has the rights of its folder")
def test_a_home_that_nobody_here_can_close_is_told(folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)  # a home on a disk that knows no rights, or of another owner
    window = DeskWindow()
    qtbot.addWidget(window)
    hook = sys.excepthook
    opened = OpenedDesk(window, folder)
    assert isinstance(window.content, DeskView)
    said = [notice.text for notice in window.content.context.notices.standing]
    assert f"Others on this computer can look into the desk’s folder {folder}. Have it closed to them." in said
    opened.close()
    sys.excepthook = hook


@pytest.mark.skipif(os.name == "nt", reason="there a file has the rights of its folder")
def test_a_home_that_stood_open_before_is_closed(folder: Path, qtbot: QtBot) -> None:
    folder.chmod(0o755)
    (folder / "desk.db").touch(0o644)
    (folder / "logs" / "desk.log").touch(0o644)
    window = DeskWindow()
    qtbot.addWidget(window)
    hook = sys.excepthook
    opened = OpenedDesk(window, folder)
    try:
        for path in (folder, folder / "desk.db", folder / "logs" / "desk.log"):
            assert path.stat().st_mode & 0o077 == 0
    finally:
        opened.close()
        sys.excepthook = hook
