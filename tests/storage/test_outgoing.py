"""The mails that wait: each is claimed by one desk alone, on a file and on a server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from receptiondesk.domain.telling import Mail, Untold
from receptiondesk.storage.outgoing import LEASE
from receptiondesk.storage.store import Store
from tests.fixtures.databases import OpenStore
from tests.fixtures.records import MORNING, added

LATER = timedelta(minutes=1)


def waiting(store: Store, number: str) -> Mail:
    mail = Mail(number=number, name="Li", address="li@b.com", message_id=f"<{number}@b>", made_at=MORNING, waits=True)
    with store.writing() as work:
        work.outgoing().add(mail, give_up=MORNING + timedelta(days=1))
        work.commit()
    return mail


def claimed(store: Store, after: timedelta = LATER) -> Mail | None:
    with store.writing() as work:
        mail = work.outgoing().claim(MORNING + after)
        work.commit()
    return mail


def test_a_mail_lies_as_it_was_written_down(store: Store) -> None:
    number = added(store).number
    mail = waiting(store, number)
    with store.reading() as work:
        [kept] = work.outgoing().of([number])
    assert (kept.address, kept.message_id, kept.made_at, kept.waits) == ("li@b.com", mail.message_id, MORNING, True)


def test_of_desks_that_look_together_each_gets_other_mails(open_store: OpenStore) -> None:
    desks = [open_store() for _ in range(4)]
    numbers = [added(desks[0]).number for _ in range(40)]
    for number in numbers:
        waiting(desks[0], number)

    def all_of(desk: Store) -> list[str]:
        got = []
        while (mail := claimed(desk)) is not None:
            got.append(mail.number)
        return got

    with ThreadPoolExecutor(len(desks)) as threads:
        got = [number for some in threads.map(all_of, desks) for number in some]
    assert sorted(got) == sorted(numbers)


def test_what_a_desk_has_claimed_and_never_sent_is_free_again_after_a_while(store: Store) -> None:
    waiting(store, added(store).number)
    first = claimed(store)
    assert first is not None and claimed(store, LEASE) is None
    again = claimed(store, LEASE + LATER)
    assert again is not None and (again.message_id, again.tries) == (first.message_id, 2)


def test_what_was_withdrawn_while_it_was_sent_is_not_put_off_but_known_as_sent(store: Store) -> None:
    number = added(store).number
    waiting(store, number)
    mail = claimed(store)
    assert mail is not None
    with store.writing() as work:
        outgoing = work.outgoing()
        outgoing.withdraw(number)
        outgoing.put_off(mail, Untold.BUSY, MORNING)
        assert not outgoing.any_waits()
        outgoing.sent(mail, MORNING)
        assert outgoing.of([number])[0].sent_at == MORNING
