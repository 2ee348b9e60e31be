"""People outside are recognised again: from a few letters, pinyin, initials, or the tail of a number."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from receptiondesk.domain.contact import Person
from receptiondesk.storage.store import Store
from tests.fixtures.databases import OpenStore
from tests.fixtures.records import MORNING, REGION


def remember(store: Store, *people: Person, kind: str = "visit", minutes: int = 0) -> None:
    with store.writing() as work:
        for later, person in enumerate(people, start=minutes):
            work.contacts.remember(person, kind, MORNING + timedelta(minutes=later), region=REGION)
        work.commit()


def correct(store: Store, was: Person | None, now: Person | None, kind: str = "visit") -> None:
    with store.writing() as work:
        work.contacts.correct(was, now, kind, MORNING, region=REGION)
        work.commit()


def found(store: Store, text: str) -> list[str]:
    with store.reading() as work:
        return [contact.person.name for contact in work.contacts.find(text)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Wang Fang", "wang f"),
        ("Wang Fang", "fang"),
        ("Wang Fang", "WF"),
        ("王芳", "王"),
        ("王芳", "芳"),
        ("王芳", "wangf"),
        ("王芳", "wang fang"),
        ("王芳", "wf"),
        ("张 伟", "zhangwei"),
        ("单乐行", "shan"),
        ("单乐行", "dan"),
        ("曾国藩", "zeng"),
        ("曾国藩", "zgf"),
        ("仇英", "qiu"),
        ("区志坚", "ou"),
        ("区志坚", "qu"),
        ("解缙", "xie"),
        ("查良镛", "zha"),
        ("朴正欢", "piao"),
        ("尉迟恭", "yuchi"),
        ("万俟卨", "moqi"),
        ("吕布", "lv"),
        ("吕布", "lu"),
        ("吕布", "lü"),
        ("李Wei", "liwei"),
        ("José Ørsted", "jose or"),
        ("O’Brien", "obrien"),
        ("O'Brien", "o'br"),
        ("ｗａｎｇ", "wang"),
        ("Nixon, Richard M. (President)", "richard nix"),
        ("บุญมี", "บุญ"),
        ("Đặng Thị", "dang"),
    ],
)
def test_a_name_is_found_in_every_way_it_may_be_typed(store: Store, name: str, typed: str) -> None:
    remember(store, Person(name="Somebody Else"), Person(name=name))
    assert found(store, typed) == [name]


@pytest.mark.parametrize(
    "typed",
    ["138", "13800", "138 0013 8000", "8000", "38000", "0013 8000", "+86 138 0013 8000", "京A", "a123", "8888", "Acme"],
)
def test_a_person_is_found_by_number_plate_and_house(store: Store, typed: str) -> None:
    ann = Person(name="Ann", phone="+86 138-0013-8000", vehicle_plate="京A·88888", organisation="Acme A123")
    remember(store, Person(name="Bob", phone="13912345678"), ann)
    assert found(store, typed) == ["Ann"]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'; --", "ann bob", "~0008", "\x00", "\udcff"])
def test_what_says_nothing_finds_nobody(store: Store, typed: str) -> None:
    remember(store, Person(name="Ann"), Person(name="Bob"))
    assert found(store, typed) == []


def test_the_last_seen_stands_first(store: Store) -> None:
    remember(store, Person(name="Wang Wei"), Person(name="Wang Fang"), Person(name="Wang Ming"))
    remember(store, Person(name="Wang Wei"), minutes=30)
    assert found(store, "wang") == ["Wang Wei", "Wang Ming", "Wang Fang"]


def test_the_same_person_is_counted_on_and_the_newest_knowledge_counts(store: Store) -> None:
    remember(store, Person(name="Ann", phone="138 0013 8000", organisation="Acme", host="Li"))
    remember(store, Person(name="ann", phone="+8613800138000", host="Chen"), kind="phone_message", minutes=5)
    remember(store, Person(name="Ann", title="ms", organisation="Old house"), minutes=-90)
    with store.reading() as work:
        (ann, *others) = work.contacts.find("ann")
    assert len(others) == 1, "another house, nothing else known: somebody else"
    assert ann.person == Person(name="ann", phone="+8613800138000", organisation="Acme", host="Chen")
    assert (ann.times, ann.total) == ({"visit": 1, "phone_message": 1}, 2)
    assert ann.last_at == MORNING + timedelta(minutes=5)


def test_an_older_record_fills_gaps_and_overwrites_nothing(store: Store) -> None:
    remember(store, Person(name="Ann", phone="13800138000"))
    remember(store, Person(name="Ann", phone="138 0013 8000", title="ms", email="a@b.cn"), minutes=-60)
    with store.reading() as work:
        (ann,) = work.contacts.find("ann")
    assert ann.person == Person(name="Ann", phone="13800138000", title="ms", email="a@b.cn")
    assert ann.last_at == MORNING


@pytest.mark.parametrize(
    "other",
    [Person(name="Wang Fang", phone="13912345678"), Person(name="Wang Fan", phone="13800138000")],
)
def test_another_number_or_another_name_is_another_person(store: Store, other: Person) -> None:
    remember(store, Person(name="Wang Fang", phone="13800138000"), other)
    assert len(found(store, "wang fan")) == 2


def test_of_two_with_the_same_name_the_number_tells_who_it_is(store: Store) -> None:
    remember(store, Person(name="张伟", phone="13800138000"), Person(name="张伟", phone="13912345678"))
    remember(store, Person(name="张伟", phone="138 0013 8000"), minutes=10)
    with store.reading() as work:
        first, second = work.contacts.find("张伟")
    assert (first.total, second.total) == (2, 1)


@pytest.mark.parametrize("typed", ["13800138000", "+86 138 0013 8000", "0086-13800138000", "１３８ ００１３ ８０００"])
def test_a_number_is_the_same_number_however_it_is_typed(store: Store, typed: str) -> None:
    remember(store, Person(name="Ann", phone="138-0013-8000"), Person(name="Bob", phone="8000"))
    with store.reading() as work:
        assert [contact.person.name for contact in work.contacts.with_number(typed, region=REGION)] == ["Ann"]
        assert work.contacts.with_number("", region=REGION) == ()


def test_a_corrected_number_is_not_filled_in_wrongly_again(store: Store) -> None:
    wrong, right = Person(name="Ann", phone="13800138001"), Person(name="Ann", phone="13800138000")
    remember(store, wrong)
    correct(store, wrong, right)
    with store.reading() as work:
        (ann,) = work.contacts.find("ann")
        assert (ann.person, ann.total) == (right, 1)
        assert work.contacts.with_number("13800138001", region=REGION) == ()
    assert found(store, "8001") == []


def test_a_misspelt_name_disappears_with_its_correction(store: Store) -> None:
    remember(store, Person(name="Wang Fan", phone="13800138000"))
    correct(store, Person(name="Wang Fan", phone="13800138000"), Person(name="Wang Fang", phone="13800138000"))
    assert found(store, "wang") == ["Wang Fang"]


def test_a_record_that_was_somebody_elses_is_counted_for_them(store: Store) -> None:
    ann, bob = Person(name="Ann"), Person(name="Bob")
    remember(store, ann, ann, bob)
    correct(store, ann, bob)
    correct(store, ann, bob)
    assert found(store, "ann") == []
    with store.reading() as work:
        (known,) = work.contacts.find("bob")
    assert known.times == {"visit": 3}


def test_a_caller_who_gave_no_name_is_remembered_once_the_name_is_known(store: Store) -> None:
    correct(store, None, Person(name="Ann"))
    assert found(store, "ann") == ["Ann"]
    correct(store, Person(name="Ann"), None)
    assert found(store, "ann") == []


def test_desks_that_meet_somebody_at_once_make_one_contact(open_store: OpenStore) -> None:
    desks = [open_store(), open_store()]

    def meet(desk: Store) -> None:
        for _ in range(5):
            remember(desk, Person(name="王芳", phone="13800138000"))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(meet, desks * 2))
    with desks[0].reading() as work:
        (known,) = work.contacts.find("王芳")
    assert known.times == {"visit": 20}
