"""The desk's settings, declared once: the settings page, the file and the defaults come from here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.facts import Facts, Understood, read_facts
from receptiondesk.domain.fields import Choice, Count, Field, Option, Reading, Text, Unreadable
from receptiondesk.domain.task import Change
from receptiondesk.domain.telling import is_address
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.files import read_json, write_whole

REGIONS = (
    Option(code="CN", label=N_("China, mainland")),
    Option(code="HK", label=N_("Hong Kong")),
    Option(code="MO", label=N_("Macao")),
    Option(code="TW", label=N_("Taiwan")),
    Option(code="SG", label=N_("Singapore")),
    Option(code="MY", label=N_("Malaysia")),
    Option(code="GB", label=N_("United Kingdom")),
    Option(code="US", label=N_("United States")),
)
SCREEN_LANGUAGES = (
    Option(code="system", label=N_("As the system")),
    Option(code="en", label="English"),
    Option(code="zh_CN", label="简体中文"),
)
PAPER_LANGUAGES = (
    Option(code="screen", label=N_("As on the screen")),
    Option(code="en", label="English"),
    Option(code="zh_CN", label="简体中文"),
    Option(code="both", label=N_("Both languages")),
)
PAPERS = (
    Option(code="a6", label="A6"),
    Option(code="a5", label="A5"),
    Option(code="a4", label=N_("A4, four to a sheet")),
    Option(code="roll80", label=N_("Roll, 80 mm")),
)
PASS_PAPERS = (Option(code="", label=N_("As the slips")), *PAPERS)
APPEARANCES = (
    Option(code="system", label=N_("As the system")),
    Option(code="light", label=N_("Light")),
    Option(code="dark", label=N_("Dark")),
)
STANDS_AT = (
    Option(code="lobby", label=N_("In the lobby")),
    Option(code="gate", label=N_("At the gate")),
)
MAIL_SECURITY = (
    Option(code="starttls", label="STARTTLS"),
    Option(code="tls", label="TLS"),
    Option(code="none", label=N_("None")),
)
PRACTISED = (
    Option(code="short", label=N_("Short")),
    Option(code="whole", label=N_("In full")),
)
TEXT_SIZES = tuple(Option(code=str(size), label=f"{size} %") for size in (100, 110, 125, 150, 175, 200))


@dataclass(frozen=True, slots=True)
class PrinterName(Text):
    """The name of a printer of this computer; `unset` says what "" means."""

    unset: str = ""
    name = "printer"


class Port(Text):
    """A port of a server; nobody counts in ports."""

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if not (value.isascii() and value.isdigit() and len(value) < 6 and 1 <= int(value) <= _LAST_PORT):
            yield Unreadable("out_of_range", N_("Between {least} and {most}, please."), least=1, most=_LAST_PORT)


class Address(Text):
    """One e-mail address."""

    def judge(self, value: str, reading: Reading) -> Iterator[Unreadable]:
        if value and not is_address(value):
            yield Unreadable("not_an_address", N_("This is not an e-mail address."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Facts):
    """What one desk is told once and remembers."""

    FIELDS: ClassVar = (
        Field(name="company", label=N_("Company"), type=Text(limit=80)),
        Field(name="station", label=N_("Station"), type=Text(limit=40)),
        Field(name="stands_at", label=N_("The desk stands"), type=Choice(options=STANDS_AT)),
        Field(name="receptionist", label=N_("Receptionist"), type=Text(limit=60)),
        Field(name="region", label=N_("Country"), type=Choice(options=REGIONS)),
        Field(name="screen_language", label=N_("Language of the screen"), type=Choice(options=SCREEN_LANGUAGES)),
        Field(name="paper_language", label=N_("Language of the paper"), type=Choice(options=PAPER_LANGUAGES)),
        Field(name="paper", label=N_("Paper"), type=Choice(options=PAPERS)),
        Field(name="printer", label=N_("Printer"), type=PrinterName(unset=N_("No printer"))),
        Field(name="pass_paper", label=N_("Paper of passes"), type=Choice(options=PASS_PAPERS)),
        Field(name="pass_printer", label=N_("Printer of passes"), type=PrinterName(unset=N_("As the slips"))),
        Field(name="text_size", label=N_("Text size"), type=Choice(options=TEXT_SIZES)),
        Field(name="appearance", label=N_("Appearance"), type=Choice(options=APPEARANCES)),
        Field(name="guest_lift", label=N_("Lift for guests"), type=Text(limit=30)),
        Field(name="tea_after", label=N_("Offer tea after minutes"), type=Count(least=1)),
        Field(name="tell_host_after", label=N_("Tell the host again after minutes"), type=Count(least=1)),
        Field(name="backup_folder", label=N_("Second folder for backups"), type=Text(limit=300)),
        Field(name="mail_server", label=N_("Mail server"), type=Text(limit=200)),
        Field(name="mail_port", label=N_("Port"), type=Port()),
        Field(name="mail_security", label=N_("Security"), type=Choice(options=MAIL_SECURITY)),
        Field(name="mail_user", label=N_("User"), type=Text(limit=200)),
        Field(name="mail_sender", label=N_("Sender’s address"), type=Address(limit=254)),
        Field(name="lock_after", label=N_("Lock after minutes"), type=Count()),
        Field(name="practised", label=N_("Practised moments"), type=Choice(options=PRACTISED)),
        Field(name="overstay_hours", label=N_("Overstayed after hours"), type=Count(least=1)),
        Field(name="largest_party", label=N_("Largest party"), type=Count(least=1)),
        Field(name="longest_matter", label=N_("Longest matter, characters"), type=Count(least=200)),
    )
    REQUIRED: ClassVar = (
        ("tea_after",),
        ("tell_host_after",),
        ("overstay_hours",),
        ("largest_party",),
        ("longest_matter",),
        ("lock_after",),
    )

    company: str = ""
    station: str = ""
    stands_at: str = "lobby"
    receptionist: str = ""
    region: str = "CN"
    screen_language: str = "system"
    paper_language: str = "screen"
    paper: str = "a6"
    printer: str = ""
    pass_paper: str = ""
    pass_printer: str = ""
    text_size: str = "100"
    appearance: str = "system"
    guest_lift: str = ""
    tea_after: int = 5
    tell_host_after: int = 10
    lock_after: int = 0
    """Minutes after which a desk that nobody touches asks for a PIN again, once people have PINs; 0 for never."""
    practised: str = "short"
    """How the coach shows what the receptionist has seen often (`receptiondesk.services.familiarity`)."""
    backup_folder: str = ""
    mail_server: str = ""
    """With a server and a sender's address colleagues are told by mail (`receptiondesk.services.telling`)."""
    mail_port: str = "587"
    mail_security: str = "starttls"
    mail_user: str = ""
    mail_sender: str = ""
    overstay_hours: int = 8
    largest_party: int = 500
    longest_matter: int = 10_000

    @property
    def is_first_start(self) -> bool:
        """Whether the three questions of the first start are still open."""
        return not (self.company and self.station and self.receptionist)

    def reading(self) -> Reading:
        """How typed texts are understood at this desk, now."""
        return Reading(
            now=now(),
            region=self.region,
            longest_matter=self.longest_matter,
            largest_party=self.largest_party,
        )


SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("House and desk"), ("company", "station", "stands_at", "receptionist", "region")),
    (N_("People"), ("lock_after",)),
    (N_("Languages"), ("screen_language", "paper_language")),
    (N_("Paper and printer"), ("paper", "printer", "pass_paper", "pass_printer")),
    (N_("Screen"), ("text_size", "appearance")),
    (N_("Manners"), ("guest_lift", "tea_after", "tell_host_after", "practised")),
    (N_("Backups"), ("backup_folder",)),
    (N_("Mail to colleagues"), ("mail_server", "mail_port", "mail_security", "mail_user", "mail_sender")),
    (N_("Limits"), ("overstay_hours", "largest_party", "longest_matter")),
)
"""The settings page, section by section."""

OF_WHOEVER_SITS_HERE = frozenset(
    {
        "receptionist",
        "screen_language",
        "text_size",
        "appearance",
        "practised",
        "paper_language",
        "paper",
        "printer",
        "pass_paper",
        "pass_printer",
    }
)
"""What everybody may set to see and print well; the rest concerns the whole house."""

_LAST_PORT = 65_535
_JUDGING = Reading(now=now(), largest_party=1_000_000)


def changes_of_the_house(before: Settings, after: Settings) -> tuple[Change, ...]:
    """What goes beyond that which whoever sits here may set for themselves."""
    was, now_is = before.texts(), after.texts()
    return tuple(
        Change(field=name, was=was[name], now=now_is[name])
        for name in was
        if name not in OF_WHOEVER_SITS_HERE and was[name] != now_is[name]
    )


def change_settings(settings: Settings, texts: Mapping[str, str]) -> Understood[Settings]:
    """`settings` with typed texts put in, and all that is wrong with them; nothing is kept yet."""
    return read_facts(settings, texts, _JUDGING)


def read_settings(file: Path) -> Settings:
    """The settings kept in `file`, the defaults where there is none.

    A value that cannot be read falls back to its default; a file that is no JSON is refused as `DeskError`, so
    that it is not written over.
    """
    if not file.exists():
        return Settings()
    try:
        held = read_json(file)
        texts = {str(name): str(text) for name, text in held.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise DeskError("settings_unreadable", N_("The settings in {file} cannot be read."), file=str(file)) from error
    understood = read_facts(Settings(), texts, _JUDGING)
    if wrong := {problem.field for problem in understood.problems}:
        good = {name: text for name, text in texts.items() if name not in wrong}
        return read_facts(Settings(), good, _JUDGING).facts
    return understood.facts


def settings_text(settings: Settings) -> str:
    """What is kept of the settings; raises `DraftRefused` where one of them is wrong."""
    if problems := settings.problems(_JUDGING):
        raise DraftRefused(problems)
    return json.dumps(settings.texts(), ensure_ascii=False, indent=1) + "\n"


def write_settings(file: Path, settings: Settings) -> None:
    """Keep the settings; raises `DraftRefused` where one of them is wrong, `DeskError` where it cannot be written."""
    write_whole(file, settings_text(settings))
