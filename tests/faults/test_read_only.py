"""Nothing can be written any more: it is said in words, and what is there stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli.entry import main
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft
from receptiondesk.services.home import Home
from receptiondesk.tasks.phone_message.record import PhoneMessage
from tests.fixtures.disks import Disk


def no_printer(_pdf: bytes, _printer: str) -> None:
    """Nothing is printed here."""


def take(desk: Desk) -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter="Ring back.")
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


@pytest.fixture
def desk(disk: Disk) -> Iterator[Desk]:
    """A desk on a small disk, with one message and a copy."""
    opened = open_desk(Home(disk.folder / "home"), printer=no_printer)
    take(opened)
    opened.backups.make()
    yield opened
    opened.close()


def protect(desk: Desk, disk: Disk) -> None:
    """The disk lets nothing be written any more, as one does in which an error was found."""
    desk.store.engine.dispose()
    disk.protect()


def refused(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as said:
        act()
    return said.value


def test_nothing_is_said_to_be_saved_and_everything_is_said_in_words(desk: Desk, disk: Disk) -> None:
    draft = replace(new_draft("phone_message"), texts={"matter": "The lease"})
    desk.drafts.keep(draft)
    (copy,) = desk.backups.all()
    protect(desk, disk)
    acts: dict[str, Callable[[], object]] = {
        "take": lambda: take(desk),
        "step": lambda: desk.tasks.do("deliver", ["M-000001"]),
        "correct": lambda: desk.tasks.correct("M-000001", {"matter": "Rent"}),
        "draft": lambda: desk.drafts.keep(replace(draft, texts={"matter": "The lease of"})),
        "drop": lambda: desk.drafts.drop(draft.id),
        "settings": lambda: desk.settings.keep(replace(desk.settings(), company="Harbour House")),
        "backup": desk.backups.make,
        "restore": lambda: desk.backups.put_back(copy.file),
    }
    said = {name: refused(act) for name, act in acts.items()}
    assert {trouble.code for trouble in said.values()} <= {"read_only", "cannot_open", "cannot_write"}
    assert "{" not in "".join(trouble.text for trouble in said.values())
    assert "Leave it open" in said["draft"].text
    disk.release()
    assert desk.drafts.all() == (draft,)
    assert [copy.file for copy in desk.backups.all()] == [copy.file]
    assert take(desk) == "M-000002"
    assert desk.tasks.get("M-000001").status == "taken"
    assert check(desk.store).is_in_order


def test_a_desk_on_a_disk_that_cannot_be_written_to_says_so_when_it_is_opened(desk: Desk, disk: Disk) -> None:
    desk.close()
    protect(desk, disk)
    trouble = refused(lambda: open_desk(desk.home, printer=no_printer))
    assert trouble.code == "home_not_writable"
    assert str(desk.home.folder) in trouble.text
    disk.release()
    again = open_desk(desk.home, printer=no_printer)
    assert [task.number for task in again.tasks.page(LogbookFilter())] == ["M-000001"]
    again.close()


def test_the_command_line_fails_with_a_sentence(desk: Desk, disk: Disk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.close()
    protect(desk, disk)
    for words in (["list"], ["add", "phone_message", "recipient=Li", "caller=Wang", "matter=Rent"], ["backup"]):
        assert main(["--home", str(desk.home.folder), *words]) == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "Nothing can be written to" in said.out + said.err
    disk.release()
