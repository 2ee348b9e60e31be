"""What no disk has to be mounted for: the same faults, at the edge where the desk meets them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk import i18n
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft
from receptiondesk.tasks.phone_message.record import PhoneMessage


def take(desk: Desk, matter: str = "Ring back.") -> str:
    message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=matter)
    return desk.tasks.take(desk.kinds["phone_message"], message).task.number


def refused(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as said:
        act()
    return said.value


def test_a_database_that_may_not_grow_says_that_the_disk_is_full_and_numbers_on_afterwards(desk: Desk) -> None:
    take(desk)
    limits = iter([1, 2**30])

    def limit(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={next(limits)}")  # type: ignore[attr-defined]

    desk.store.engine.dispose()
    sa.event.listen(desk.store.engine, "connect", limit)  # the first connection shall not grow, the second may
    trouble = refused(lambda: [take(desk, "A long matter. " * 60) for _ in range(100)])
    assert trouble.code == "disk_full"
    saved = len(desk.tasks.page(LogbookFilter(), limit=1000))
    desk.store.engine.dispose()
    assert take(desk) == f"M-{saved + 1:06d}"
    assert check(desk.store).is_in_order


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "cannot_write")])
def test_a_draft_that_cannot_be_written_says_where_it_is_kept_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    draft = replace(new_draft("phone_message"), texts={"matter": "The lease"})
    desk.drafts.keep(draft)

    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        trouble = refused(lambda: desk.drafts.keep(replace(draft, texts={"matter": "The lease of"})))
    assert trouble.code == code
    assert "Leave it open" in trouble.text
    i18n.install("zh_CN")
    assert "请勿关闭窗口" in trouble.text
    assert desk.drafts.all() == (draft,)


def test_what_was_cut_short_is_cleared_away_after_a_day_and_not_before(desk: Desk) -> None:
    folders = (desk.home.folder, desk.home.drafts, desk.home.backups)
    desk.backups.make()
    for folder in folders:
        (folder / ".unfinished-yesterday").write_text("half a sen", encoding="utf-8")
        os.utime(folder / ".unfinished-yesterday", (0, 0))
        (folder / ".unfinished-now").write_text("another desk is at it", encoding="utf-8")
    desk.home.make()
    desk.drafts.all()
    desk.backups.make()
    left = {file.name for folder in folders for file in folder.glob(".unfinished*")}
    assert left == {".unfinished-now"}


def test_a_copy_in_a_folder_that_is_none_is_said_in_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    trouble = refused(lambda: desk.backups.make(tmp_path / "a file" / "copy.db"))
    assert "{" not in trouble.text
