"""Keeps the mails to colleagues: each lies beside its task until it is sent, and then as the proof that it was."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.telling import Mail, Untold
from receptiondesk.domain.when import sort_key
from receptiondesk.storage.tables import outgoing, task

LEASE = timedelta(minutes=10)
"""So long a mail belongs to the desk that has claimed it; a desk that is killed meanwhile leaves it to the others."""
_LONGEST_WAIT = timedelta(hours=1)
_MAILS = sa.select(outgoing, task.c.number).join(task, task.c.id == outgoing.c.task_id)
_WAITS = outgoing.c.next_try.is_not(None)


class OutgoingStore:
    """The mails within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, mail: Mail, *, give_up: datetime) -> None:
        """Let a mail wait for its sending until `give_up`; one of the same task that still waits gives way to it."""
        self.withdraw(mail.number)
        values = {
            "task_id": sa.select(task.c.id).where(task.c.number == mail.number).scalar_subquery(),
            "name": mail.name,
            "address": mail.address,
            "message_id": mail.message_id,
            "made_at": mail.made_at,
            "tries": 0,
            "next_try": sort_key(mail.made_at) if mail.waits else None,
            "give_up": sort_key(give_up),
            "trouble": _name(mail.trouble),
        }
        self._connection.execute(sa.insert(outgoing).values(values))

    def of(self, numbers: Sequence[str]) -> tuple[Mail, ...]:
        """The mails about these tasks, oldest first."""
        query = _MAILS.where(task.c.number.in_(numbers)).order_by(outgoing.c.id)
        return tuple(_mail(row) for row in self._connection.execute(query).mappings())

    def any_waits(self) -> bool:
        """Whether there is anything to be sent, now or later."""
        return self._connection.execute(sa.select(outgoing.c.id).where(_WAITS).limit(1)).first() is not None

    def claim(self, now: datetime, numbers: Sequence[str] = ()) -> Mail | None:
        """The mail that has waited longest, for this desk alone to be sent; None where none is due.

        Only among those about `numbers` where some are given.
        """
        moment = sort_key(now)
        # A mail further ahead than any wait was put off before the clock was set back.
        due = sa.or_(
            outgoing.c.next_try <= moment, outgoing.c.next_try > moment + _LONGEST_WAIT // timedelta(microseconds=1)
        )
        query = sa.select(outgoing.c.id).where(_WAITS, due)
        if numbers:
            query = query.where(outgoing.c.task_id.in_(sa.select(task.c.id).where(task.c.number.in_(numbers))))
        # Several desks on one server look at once: each passes over what another is just about to claim.
        first = query.order_by(outgoing.c.next_try, outgoing.c.id).limit(1).with_for_update(skip_locked=True)
        found = self._connection.execute(first).scalar_one_or_none()
        if found is None:
            return None
        self._settle(found, tries=outgoing.c.tries + 1, next_try=sort_key(now + LEASE), trouble="")
        return _mail(self._connection.execute(_MAILS.where(outgoing.c.id == found)).mappings().one())

    def sent(self, mail: Mail, at: datetime) -> None:
        """The server has taken it, even where somebody withdrew it just then."""
        self._settle(mail.id, sent_at=at, next_try=None, trouble="")

    def put_off(self, mail: Mail, why: Untold, now: datetime) -> None:
        """It is tried again after a while, which grows with every try; what was withdrawn meanwhile is not."""
        wait = min(timedelta(minutes=2 ** min(mail.tries - 1, 10)), _LONGEST_WAIT)
        self._settle(mail.id, _WAITS, next_try=sort_key(now + wait), trouble=why.name)

    def give_up(self, mail: Mail, why: Untold) -> None:
        """It is not tried any more."""
        self._settle(mail.id, _WAITS, next_try=None, trouble=why.name)

    def give_up_old(self, now: datetime) -> tuple[Mail, ...]:
        """Give up what could not be sent in its time, and say what that was."""
        late = sa.select(outgoing.c.id).where(_WAITS, outgoing.c.give_up < sort_key(now))
        found = self._connection.execute(_MAILS.where(outgoing.c.id.in_(late))).mappings().all()
        mails = tuple(_mail(row) for row in found)
        for mail in mails:
            self.give_up(mail, Untold.TOO_LATE)
        return mails

    def hurry(self, now: datetime) -> None:
        """Let everything that was put off be due at once; what some desk is just sending is left to it."""
        put_off = sa.update(outgoing).where(_WAITS, outgoing.c.trouble != "")
        self._connection.execute(put_off.values(next_try=sort_key(now)))

    def withdraw(self, number: str) -> None:
        """Send nothing more about a task."""
        about = sa.select(task.c.id).where(task.c.number == number).scalar_subquery()
        here = sa.update(outgoing).where(outgoing.c.task_id == about, _WAITS)
        self._connection.execute(here.values(next_try=None, trouble=Untold.NO_LONGER.name))

    def _settle(self, mail_id: int, *only: sa.ColumnElement[bool], **values: Any) -> None:
        self._connection.execute(sa.update(outgoing).where(outgoing.c.id == mail_id, *only).values(**values))


def _name(why: Untold | None) -> str:
    return why.name if why else ""


def _mail(row: sa.RowMapping) -> Mail:
    return Mail(
        id=row["id"],
        number=row["number"],
        name=row["name"],
        address=row["address"],
        message_id=row["message_id"],
        made_at=row["made_at"],
        tries=row["tries"],
        waits=row["next_try"] is not None,
        sent_at=row["sent_at"],
        trouble=Untold[row["trouble"]] if row["trouble"] else None,
    )
