"""What each target is meant to be given: from these the fuzzer begins."""

from __future__ import annotations

from collections.abc import Mapping

_CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Li;Wei;;;\r\nFN:Li Wei\r\nORG:House;Leasing\r\nTEL;TYPE=WORK:+86 10 8;ext=12\r\n"
)
_ZONE = (
    "BEGIN:VTIMEZONE\nTZID:ours\n"
    "BEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n"
    "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)
_EVENT = (
    "BEGIN:VEVENT\nUID:1\nSUMMARY:Plans\\, in\n  print\n"
    'ORGANIZER;CN="Chen, Jing":mailto:c@house.example\nATTENDEE;CN=Li;PARTSTAT=ACCEPTED:mailto:l@acme.example\n'
    "ATTENDEE;EMAIL=w@acme.example:urn:uuid:0\n"
)
_SERIES = (
    "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,-1FR;BYSETPOS=1,-2;WKST=SU\nRRULE:FREQ=DAILY;COUNT=90\n"
    "EXDATE;TZID=ours:20261130T090000\nRDATE;VALUE=PERIOD:20990101T000000Z/PT1H\n"
)
_GUIDE = """
topics = ["card"]
[asks]
gift = "A gift"
[sides]
hold = "Hold"
[[moment]]
id = "greet"
title = "Greet"
fields = ["visitor"]
when = "party_size >= 4 and not gift"
asks = ["gift"]
  [[moment.prompt]]
  rule = "lobby.greet"
  say = ["Good morning {visitor}", {text = ["{host} is in", "In"], when = "colleague_in"}]
  do = ["Smile"]
  why = "It is polite"
  [[moment.prompt]]
  rule = "other"
  drop = true
"""
_PHRASES = """
tails = ["吧"]
[same]
cannot = "can not"
[[phrase]]
id = "own"
rule = "phone.never"
says = ["<I (do not|don't) know [at all]>", "不知道"]
unless = ["I do not know yet"]
better = ["Let me find out"]
"""
_DRAFT = """{"kind": "visit", "texts": {"visitor": "Li"}, "focus": "visitor", "correcting": "", "version": 0,
"cursor": {"at": 1, "anchor": 0, "scroll": 0}, "place": 1, "begun_at": "2026-11-20T10:00:00+08:00", "parked_at": "",
"call": {"rings": 3, "hold_since": "2026-11-20T10:01:00+08:00", "hold_minutes": 2}}"""
_MAP = """key = ["{visitor}"]
time_formats = ["%d.%m.%Y %H:%M"]
[fields]
visitor = "{visitor} {{x}}"
host = "{host}"
arrived_at = "{arrived_at}"
"""
_ROW = '<row r="2" spans="1:3"><c r="A2" t="inlineStr"><is><t>Li</t></is></c><c r="B2"><v>1.5</v></c></row>'
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_DIRECTORIES = (
    f"{_CARD}END:VCARD\r\n",
    "name,extension,id\nLi,12,7\n",
    f"{_CARD}PHOTO:AAAA\r\n AAAA\r\nEND:VCARD\r\n",
)

SEEDS: Mapping[str, tuple[str, ...]] = {
    "table": (
        'sep=;\r\nvisitor;host;arrived_at\r\n"Li ""W""";Chen;2020-01-02 10:00\r\n',
        "visitor,host,phone,notes\nLi,Chen,138 0013 8000,'=1\n",
        "number,status,taken_by,opened_at,extra,visitor,host\nV-1,left,A,2020-01-02,{},Li,Chen\n",
    ),
    "calendar": (
        f"{_ZONE}{_EVENT}DTSTART;TZID=ours:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH\n{_SERIES}END:VEVENT\n",
        f"{_EVENT}DTSTART;VALUE=DATE:20991201\nSTATUS:CANCELLED\nSEQUENCE:2\nEND:VEVENT\nEND:VCALENDAR\n",
        f"{_EVENT}RECURRENCE-ID:20991201T010000Z\nDTSTART;TZID=China Standard Time:20991201T090000\nEND:VEVENT\n",
    ),
    "column_map": (_MAP,),
    "sheet": (f'\0<worksheet xmlns="{_NS}"><sheetData>{_ROW}</sheetData></worksheet>',),
    "directory": _DIRECTORIES,
    "cards": _DIRECTORIES,
    "etiquette": (_GUIDE,),
    "words": (_GUIDE,),
    "phrases": (_PHRASES,),
    "condition": ("party_size >= 4 and not (gift or rain)", "1 < rings <= 3"),
    "phone": ("+86 138 0013 8000", "0755-26888888-801", "010 1234 5678 转 12", "(852) 2345 6789 ext. 3"),
    "moment": ("2026-11-20T09:38:00+08:00", "9:38 pm", "2026年11月20日 9点", "0938"),
    "address": ("//call?from=%2B8613800138000&name=Wang+Fang", "//call?from=+86138#x"),
    "knock": ('{"verb": "call", "number": "1", "name": "王"}\n',),
    "settings": ('{"company": "House", "text_size": "125", "largest_party": "20", "tea_after": 5}',),
    "mark": (
        '{"of": "OF", "entries": 7, "link": "00ff", "counters": {"V": 3, "M": 4}}\n{"of"',
        '{"entries": 7, "numbers": [["V-000001", "V-000003"]]}',
    ),
    "draft": (_DRAFT,),
    "assignment": ("matter=@x\ncaller=Ms Chen\nurgent=yes\nwishes=call_back, 请回电\ncallback_number=138",),
    "mail": (
        "Li|Wang|ms|=?utf-8?q?=0d=0aBcc:_x@y.com?=|138 0013 8000-12|<a href=//x>&#60;",
        '李伟|\u202eWang\r\nBcc: a@b|总|Ltd, <a@b>; "c" (d)|+86 10 1234|=1+1\n.\n\x1b[31m',
    ),
    "terminal": ("=1+1", "\x1b[31m\u202ered", "王芳 · Wang Fang 138", "'@x"),
}
