"""Words that mean something to a database, a spreadsheet, a browser or a terminal, and a desk full of them."""

from __future__ import annotations

import json
from pathlib import Path

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.facts import read_facts
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.fixtures.desks import PaperTray

MARKUP = "<b>Li</b> <img src='file:///etc/passwd'>"
HOSTILE = (
    "'); DROP TABLE task; --",
    '"; UPDATE task SET caller=\'\' WHERE ""="',
    "%_%' OR '1'='1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "＝HYPERLINK(“x”)",
    MARKUP,
    "<script>alert(1)</script> &amp; &lt;",
    "{caller} {0} %s %(x)s ${HOME} `id`",
    "\\x1b[31m \\u202e ../../etc/passwd",
    "[link](http://example.com) # *",
    "a\u202eb\u2069\u2066c",
    '"><svg onload=x> <a href="tel:1">&amp;call',
    "(a) Tj ET << /JS (x) >> \\(",
    "\U0001f469\u200d\U0001f467 e\u0301\ufdfa \ufffd &Name",
)
STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}
"""What no terminal may be given."""
_GUIDE = f"""
[sides]
own = {json.dumps(MARKUP)}
[[moment]]
id = "answer"
title = {json.dumps(MARKUP)}
  [[moment.prompt]]
  rule = "own.words"
  say = [{json.dumps(f"{MARKUP} {{caller}}")}, {json.dumps(MARKUP)}]
  do = [{json.dumps(MARKUP)}]
  why = {json.dumps(MARKUP)}
[[moment]]
id = "own"
title = {json.dumps(MARKUP)}
side = "own"
  [[moment.prompt]]
  rule = "own.more"
  do = [{json.dumps(MARKUP)}]
"""
_PHRASES = f"""
[[phrase]]
id = "own"
rule = "phone.never.own"
says = ["bother them"]
better = [{json.dumps(MARKUP)}]
"""


def fill(home: Home) -> None:
    """Let every one of these words have rung, come, and been shown round, at a house that calls itself so too."""
    home.make()
    named = Settings(company=MARKUP, station=MARKUP[:40], receptionist="=<i>Chen", screen_language="en", printer="P")
    write_settings(home.settings, named)
    _write(home.etiquette / "en" / "phone_message.toml", _GUIDE)
    _write(home.etiquette / "phrases" / "en.toml", _PHRASES)
    desk = open_desk(home, printer=PaperTray())
    desk.directory.put([Colleague(name=name, title=name, department=name, code=name[:20]) for name in HOSTILE])
    for name in HOSTILE:
        for kind_id, texts in (
            ("phone_message", {"caller": name, "matter": f"{name}\n{name}", "recipient": name, "organisation": name}),
            ("visit", {"visitor": name, "purpose": name, "host": name, "organisation": name, "notes": name}),
            ("sample_room_tour", {"customer": name, "sample_room": name[:40], "guide": name, "notes": name}),
        ):
            kind = desk.kinds[kind_id]
            understood = read_facts(kind.empty, texts, desk.settings.reading())
            assert understood.problems == ()
            desk.tasks.take(kind, understood.facts)
    desk.close()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
