"""A desk whose log was damaged: what cannot be brought back is said in red until somebody knows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.notices.notices import Weight

SitDown = Callable[[], Sitting]


@pytest.fixture
def damaged(desk_home: Home) -> Home:
    """The home of a desk that was killed after ten messages, and a byte of whose log was flipped since."""
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    for turn in range(10):
        message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=f"Rent {turn}")
        desk.tasks.take(desk.kinds["phone_message"], message)
    log = desk_home.database.with_name("desk.db-wal")
    flipped, whole = bytearray(log.read_bytes()), desk_home.database.read_bytes()
    desk.close()
    flipped[len(flipped) * 2 // 3] ^= 255
    desk_home.database.write_bytes(whole)
    log.write_bytes(flipped)
    return desk_home


@pytest.fixture
def sit(damaged: Home, qtbot: QtBot) -> Iterator[SitDown]:
    """Sits down at that desk, also again."""
    sittings: list[Sitting] = []

    def down() -> Sitting:
        for one in sittings:
            stand_up(one)
        sittings[:] = [sit_down(damaged, qtbot)]
        return sittings[0]

    yield down
    for one in sittings:
        stand_up(one)


def red(sitting: Sitting) -> list[str]:
    return [notice.text for notice in sitting.context.notices.standing if notice.weight is Weight.ACT]


def test_what_is_gone_is_named_until_somebody_knows_it_and_its_numbers_are_not_given_again(
    sit: SitDown, qtbot: QtBot
) -> None:
    sitting = sit()
    qtbot.waitUntil(lambda: len(red(sitting)) == 1)
    assert "The database has lost M-0000" in red(sitting)[0]
    assert "to M-000010. Enter them again" in red(sitting)[0]
    sitting = sit()
    qtbot.waitUntil(lambda: len(red(sitting)) == 1)
    sitting.context.notices.act(sitting.context.notices.standing[0])
    assert sitting.take("phone_message", recipient="Li Wei", caller="Wang Fang", matter="Rent") == "M-000011"
    sitting.rest()
    sitting = sit()
    sitting.rest()
    assert red(sitting) == []


def test_the_damaged_log_is_kept_beside_the_database(sit: SitDown, damaged: Home) -> None:
    log = damaged.database.with_name("desk.db-wal").read_bytes()
    sit()
    (kept,) = (damaged.folder / "damaged").iterdir()
    assert kept.read_bytes() == log


def test_it_is_said_in_chinese_too(sit: SitDown, qtbot: QtBot) -> None:
    i18n.install("zh_CN")
    sitting = sit()
    qtbot.waitUntil(lambda: len(red(sitting)) == 1)
    assert "数据库丢失了 M-0000" in red(sitting)[0]


def test_without_any_damage_nothing_is_said(desk_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(desk_home, qtbot)
    sitting.rest()
    shutil.copytree(desk_home.folder, desk_home.folder.with_name("moved"))
    assert red(sitting) == []
    stand_up(sitting)
    sitting = sit_down(Home(desk_home.folder.with_name("moved")), qtbot)
    sitting.rest()
    assert red(sitting) == []
    stand_up(sitting)
