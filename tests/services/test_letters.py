"""A mail reads as it was agreed, in both languages; and whatever somebody typed is text in it.

Run with ``RECEPTIONDESK_WRITE_GOLDEN=1`` to write the mails anew; then read what has changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.task import AnyTask
from receptiondesk.paper.values import House, PaperLanguage
from tests.fixtures.mails import Reader, is_only_text, made, part
from tests.paper.papers import message, visit, wang, wang_in_chinese

GOLDEN = Path(__file__).parents[1] / "golden" / "mail"
MAILS: dict[str, AnyTask] = {
    "message": wang(),
    "message-urgent": wang(urgent=True, callback_number="0512-62888888转4021", best_time="until 11:30"),
    "message-chinese": wang_in_chinese(urgent=True),
    "message-hardly-anything": message(callback_number="13800138000"),
    "visit": visit(title="mr", party_size=3),
    "visit-chinese": visit(
        visitor="张伟", title="mr", host="李伟", organisation="苏州玻璃制品有限公司", purpose="送样品"
    ),
}


@pytest.mark.parametrize("language", list(PaperLanguage), ids=lambda language: language.value)
@pytest.mark.parametrize("name", MAILS)
def test_the_mail_reads_as_it_was_agreed(name: str, language: PaperLanguage) -> None:
    mail = made(MAILS[name], language)
    heads = "\n".join(f"{head}: {mail[head]}" for head in ("From", "To", "Subject", "Importance") if mail[head])
    read = f"{heads}\n\n{part(mail, 'plain')}\n{part(mail, 'html')}"
    golden = GOLDEN / f"{name}.{language.value}.txt"
    if os.environ.get("RECEPTIONDESK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")


def test_of_a_visitor_no_number_and_no_paper_goes_into_the_mail() -> None:
    task = visit(
        purpose="Ring 139 0013 9000",
        email="zhang@example.com",
        names=("Wang Er",),
        assistance="Uses a wheelchair",
        notes="Came late",
    )
    mail = made(task)
    sent = part(mail, "plain") + part(mail, "html") + str(mail["Subject"])
    hidden = (
        "320501198804174417", "13800138000", "138 0013 8000", "苏E·8K321", "laptop", "zhang@", "Wang Er", "wheelchair",
        "Came late", "139 0013 9000",
    )  # fmt: skip
    assert [word for word in hidden if word in sent] == []


NASTY = (
    "'; DROP TABLE task; --",
    "=1+1",
    "<script>alert(1)</script><img src=http://evil.example/x onerror=x>",
    "\x1b[31mred\x07\x00",
    "Li\r\nBcc: everybody@example.com\r\n\r\nHello",
    "\u202egnp.exe\u2066 \u200f",
    "👩‍👩‍👧‍👦 🇨🇳 e\u0301",
    "=?utf-8?q?=0d=0aBcc:_x@y.com?=",
    "\ud800 half",
    "{recipient} {0} %s &amp; &#60;b&#62;",
    "字" * 10_000,
    "x" * 10_000,
)


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_whatever_somebody_typed_is_text_in_the_mail(nasty: str) -> None:
    fields = ("recipient", "caller", "title", "organisation", "callback_number", "best_time", "matter")
    everywhere = dict.fromkeys(fields, nasty)
    is_only_text(made(message(by=nasty, at=nasty, **everywhere), house=House(company=nasty)))
    guest = {name: nasty for name in ("visitor", "title", "organisation", "purpose", "host")}
    is_only_text(made(visit(**guest), PaperLanguage.ZH, House(company=nasty)))


def test_a_formula_and_a_tag_are_read_as_they_were_typed() -> None:
    mail = made(wang(matter="=1+1 <b>not bold</b>"))
    assert "=1+1 <b>not bold</b>" in part(mail, "plain")
    assert "=1+1 <b>not bold</b>" in Reader(part(mail, "html")).words


def test_a_matter_of_ten_thousand_characters_arrives_whole() -> None:
    matter = "字" * 10_000
    assert matter in part(made(wang(matter=matter)), "plain")


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_at_all_can_do_more(one: str, other: str) -> None:
    is_only_text(made(wang(recipient=one, caller=other, organisation=one, matter=other, urgent=True)))
