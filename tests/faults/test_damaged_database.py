"""The database has suffered: cut short, bytes flipped. It is said in words, and the way back loses nothing more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.cli.entry import main
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.lost import find_lost
from receptiondesk.services.sample_day import fill_sample_day
from receptiondesk.storage import dropped
from receptiondesk.storage.counters import numbers_between
from receptiondesk.tasks.phone_message.record import PhoneMessage

Spoil = Callable[[bytearray, Random], bytes]


DAMAGES = ("The database file is damaged.", "The file is no database of this desk.")


def no_printer(_pdf: bytes, _printer: str) -> None:
    """Nothing is printed here."""


def cut(whole: bytearray, dice: Random) -> bytes:
    return bytes(whole[: dice.randrange(1, len(whole) - 1)])


def header(whole: bytearray, dice: Random) -> bytes:
    whole[dice.randrange(100)] ^= dice.randrange(1, 255)
    return bytes(whole)


def bytes_here_and_there(whole: bytearray, dice: Random) -> bytes:
    for _ in range(dice.randrange(1, 40)):
        whole[dice.randrange(100, len(whole))] ^= dice.randrange(1, 255)
    return bytes(whole)


def a_stretch(whole: bytearray, dice: Random) -> bytes:
    at, length = dice.randrange(100, len(whole) - 5000), dice.randrange(1, 5000)
    whole[at : at + length] = bytes(255 - byte for byte in whole[at : at + length])
    return bytes(whole)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk with a day's work and a copy of it."""
    home = Home(tmp_path_factory.mktemp("good") / "home")
    desk = open_desk(home, printer=no_printer)
    fill_sample_day(desk, now(), "en")
    desk.backups.make()
    desk.close()
    return home


def spoilt(good: Home, home: Path, spoil: Spoil, seed: int) -> Home:
    """A home like `good`, its database spoilt."""
    shutil.copytree(good.folder, home, dirs_exist_ok=True)
    own = Home(home)
    own.database.write_bytes(spoil(bytearray(good.database.read_bytes()), Random(seed)))
    return own


def work_through(desk: Desk) -> None:
    """Look at everything, and go on working."""
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Rent", callback_number="+8613800138000")
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.tasks.page(LogbookFilter(statuses=("waiting", "with_host", "touring"))),
        lambda: desk.tasks.page(LogbookFilter(), limit=1000),
        lambda: desk.tasks.find("wang"),
        lambda: [desk.tasks.record(task.number) for task in desk.tasks.page(LogbookFilter(), limit=5)],
        lambda: desk.tasks.counts(LogbookFilter()),
        lambda: desk.directory.find("li"),
        lambda: desk.tasks.take(desk.kinds["phone_message"], message),
        lambda: desk.tasks.do("deliver", ["M-000001"]),
        desk.backups.make,
    )
    for act in acts:
        try:
            act()
        except DeskError as trouble:
            assert "{" not in trouble.text


@pytest.mark.parametrize("spoil", [cut, header, bytes_here_and_there, a_stretch])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_became_of_the_file_is_said_in_words_and_the_copy_brings_everything_back(
    good: Home, home: Path, spoil: Spoil, seed: int
) -> None:
    own = spoilt(good, home, spoil, seed)
    damaged = own.database.stat().st_size
    try:
        desk = open_desk(own, printer=no_printer)
    except DeskError as trouble:
        assert trouble.code in ("damaged", "not_a_database", "database_newer", "database_failed")
    else:
        work_through(desk)
        desk.close()
    copies = backups_of(own)
    (copy,) = (one for one in copies.all() if one.file.name == next(good.backups.iterdir()).name)
    aside = copies.put_back(copy.file)
    assert aside.file.stat().st_size >= damaged  # it lies beside, whatever of it can be read
    desk, before = open_desk(own, printer=no_printer), open_desk(good, printer=no_printer)
    assert list(desk.tasks.each(LogbookFilter())) == list(before.tasks.each(LogbookFilter()))
    assert check(desk.store).is_in_order
    before.close()
    desk.close()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_database_that_is_gone_or_empty_is_not_begun_anew_where_there_are_copies(
    good: Home, home: Path, is_there: bool
) -> None:
    own = spoilt(good, home, cut, 0)
    own.database.write_bytes(b"")
    if not is_there:
        own.database.unlink()
    with pytest.raises(DeskError, match="there are copies") as refused:
        open_desk(own, printer=no_printer)
    assert refused.value.code == "damaged"
    backups = backups_of(own)
    best = backups.best()
    assert best is not None
    backups.put_back(best.file)
    desk = open_desk(own, printer=no_printer)
    assert check(desk.store).tasks == best.tasks
    desk.close()


@pytest.mark.parametrize("spoil", [cut, lambda whole, _dice: bytes(100) + whole[100:]], ids=["cut", "no header"])
def test_the_command_line_says_that_the_file_is_damaged_and_puts_the_copy_back(
    good: Home, home: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    own = spoilt(good, home, spoil, 0)
    (copy,) = own.backups.glob("*.db")
    for words in (["list"], ["add", "phone_message", "recipient=Li", "caller=Wang", "matter=Rent"], ["check"]):
        assert main(["--home", str(home), *words]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert all(line in DAMAGES for line in said.splitlines())
    assert main(["--home", str(home), "restore", str(copy)]) == 0
    assert main(["--home", str(home), "check"]) == 0


def test_a_single_letter_that_was_flipped_in_a_record_is_found_by_a_check(home: Path) -> None:
    desk = open_desk(Home(home), printer=no_printer)
    desk.tasks.take(desk.kinds["phone_message"], PhoneMessage(recipient="Li", caller="Wang", matter="Eleven o'clock"))
    desk.close()
    file = Home(home).database
    whole = file.read_bytes()
    assert whole.count(b"Eleven o'clock") == 1
    file.write_bytes(whole.replace(b"Eleven o'clock", b"Twelve o'clock"))
    desk = open_desk(Home(home), printer=no_printer)
    assert [finding.text for finding in check(desk.store).findings] == ["M-000001 is not what its history says."]
    desk.close()


MESSAGES = 12


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of a desk that was killed with its messages still in the log of its database."""
    alive = Home(tmp_path_factory.mktemp("alive") / "home")
    desk = open_desk(alive, printer=no_printer)
    for turn in range(MESSAGES):
        message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=f"Rent {turn}")
        desk.tasks.take(desk.kinds["phone_message"], message)
    dead = Home(tmp_path_factory.mktemp("killed") / "home")
    shutil.copytree(alive.folder, dead.folder, ignore=shutil.ignore_patterns("*-shm"))
    desk.close()
    return dead


def numbers_told(desk: Desk) -> set[str]:
    lost = find_lost(desk.store, desk.backups)
    return {number for first, last in lost.numbers for number in numbers_between(first, last)} if lost else set()


@pytest.mark.parametrize("seed", range(40))
def test_a_log_with_flipped_bytes_loses_nothing_without_saying_which_and_gives_no_number_twice(
    killed: Home, home: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropped, "_A_WHILE", 0.0)  # nobody else writes here
    dice, own = Random(seed), Home(home)
    shutil.copytree(killed.folder, own.folder, dirs_exist_ok=True)
    log = own.database.with_name("desk.db-wal")
    flipped = bytearray(log.read_bytes())
    for _ in range(dice.choice((1, 1, 3, 20))):
        flipped[dice.choice((dice.randrange(len(flipped)), dice.randrange(32), -dice.randrange(1, 9000)))] ^= 255
    log.write_bytes(flipped)
    try:
        desk = open_desk(own, printer=no_printer)
        there = {task.number for task in desk.tasks.each(LogbookFilter())}
    except DeskError as trouble:
        assert trouble.code in ("damaged", "database_failed")
        return
    every = {f"M-{turn + 1:06d}" for turn in range(MESSAGES)}
    assert numbers_told(desk) == every - there
    assert [kept.read_bytes() for kept in (home / "damaged").glob("*")] == ([] if there == every else [flipped])
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Rent")
    assert desk.tasks.take(desk.kinds["phone_message"], message).task.number == f"M-{MESSAGES + 1:06d}"
    assert check(desk.store).is_in_order
    desk.close()


def test_what_was_lost_is_said_on_the_command_line_too_until_somebody_knows_it(
    killed: Home, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(killed.folder, home, dirs_exist_ok=True)
    log = home / "desk.db-wal"
    flipped = bytearray(log.read_bytes())
    flipped[len(flipped) // 2] ^= 255
    log.write_bytes(flipped)
    words = ["--home", str(home), "check"]
    assert main(["--home", str(home), "list"]) == 0
    assert [main(words), main(words)] == [1, 1]
    said = capsys.readouterr().err.splitlines()
    assert (len(said), len(set(said))) == (3, 1)  # each of the three says it once
    assert said[0].startswith("The database has lost M-0000")
    assert said[0].endswith("to M-000012. Enter them again from their slips.")
    assert main([*words, "--seen"]) == 0
    assert main(words) == 0
