"""Every word that stands on the desk's papers, and how dates, names and numbers are written there.

A paper has its own language, whatever the screen shows; a paper in both says Chinese first and English after it.
"""

from dataclasses import dataclass
from datetime import datetime

from receptiondesk.domain.phone import read_phone
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.titles import title_in
from receptiondesk.domain.when import When, day_of
from receptiondesk.i18n import N_, catalogue
from receptiondesk.paper.lettering.scripts import is_han
from receptiondesk.paper.values import House, PaperLanguage

# The message slip
PHONE_MESSAGE_FOR = N_("Phone message for")
CONTINUED = N_("continued")
CALLER = N_("Caller")
ORGANISATION = N_("Organisation")
CALLBACK_NUMBER = N_("Callback number")
BEST_TIME = N_("Best time")
READ_BACK = N_("Read back")
EXTENSION = N_("ext.")
MATTER = N_("Matter")
URGENT = N_("URGENT")
TAKEN_BY = N_("Taken by")
CONTINUES = N_("continues")
NAME_NOT_GIVEN = N_("Name not given")
NO_NUMBER_GIVEN = N_("No number given")
FOR = N_("For")
DELIVERED_TO = N_("Delivered to")
AT = N_("at")
# The visitor's papers
VISITOR_SLIP = N_("Visitor slip")
VISITOR_BADGE = N_("VISITOR")
VISITOR = N_("Visitor")
TO_SEE = N_("To see")
UNIT = N_("Unit")
PURPOSE = N_("Purpose")
PARTY = N_("Party")
PASS = N_("Pass")
DOCUMENT_SEEN = N_("Document seen")
VEHICLE_PLATE = N_("Vehicle plate")
BELONGINGS = N_("Belongings")
TIME_IN = N_("Time in")
TIME_OUT = N_("Time out")
HOST_SIGNS = N_("Host’s signature before leaving")
SIGNATURE = N_("Signature")
TIME = N_("Time")
RETURN_SLIP_AND_PASS = N_("Return slip and pass at the gate")
RETURN_AT_THE_GATE = N_("Return at the gate")
ON_DUTY = N_("On duty")
# The tour ticket
SAMPLE_ROOM_TOUR = N_("Sample-room tour")
CUSTOMER = N_("Customer")
SAMPLE_ROOM = N_("Sample room")
ROOM = N_("Room")
GUIDE = N_("Guide")
WITH = N_("with {people}")
ELDERLY = N_("{count} elderly")
ONE_CHILD = N_("{count} child")
CHILDREN = N_("{count} children")
HOUSE_RULES = N_("House rules")
WEAR_COVERS = N_("Wear shoe covers")
HOLD_CHILDREN = N_("Children by the hand")
DO_NOT_SIT = N_("Don’t sit or lie")
ASK_PHOTOS = N_("Ask before photos")
NO_SMOKING = N_("No smoking")
SHOE_COVERS = N_("Shoe covers")
ISSUED = N_("Issued")
RETURNED = N_("Returned")
RETURN_COVERS = N_("Please return the shoe covers to the desk")
GUIDE_SIGNS = N_("Guide’s signature")

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one paper."""

    language: PaperLanguage
    house: House

    def pair(self, text: str, **values: object) -> tuple[str, str]:
        """The text in the paper's language; on a paper in both, Chinese and then English, else "" for the second."""
        chinese = catalogue("zh_CN").gettext(text).format(**values)
        english = text.format(**values)
        if self.language is PaperLanguage.EN or chinese == english:
            return english, ""
        return chinese, english if self.language is PaperLanguage.BOTH else ""

    def say(self, text: str, **values: object) -> str:
        """The text in one line: “来电人 Caller” on a paper in both languages."""
        return " ".join(filter(None, self.pair(text, **values)))

    @property
    def comma(self) -> str:
        """What stands between two things of one line."""
        return {PaperLanguage.EN: ", ", PaperLanguage.ZH: "，", PaperLanguage.BOTH: " · "}[self.language]

    def day(self, when: When) -> str:
        """The day alone, e.g. ``6 Mar 2025``, ``2025年3月6日``, ``2025-03-06``."""
        day = day_of(self._here(when))
        if self.language is PaperLanguage.EN:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日" if self.language is PaperLanguage.ZH else day.isoformat()

    def weekday_and_day(self, when: When) -> str:
        """The day with its weekday, e.g. ``Thu 6 Mar 2025``."""
        name = _WEEKDAYS[day_of(self._here(when)).weekday()]
        if self.language is PaperLanguage.EN:
            return f"{name} {self.day(when)}"
        chinese = catalogue("zh_CN").gettext(name)
        shown = chinese if self.language is PaperLanguage.ZH else f"{name} {chinese}"
        return f"{self.day(when)} {shown}"

    def clock(self, when: When | None) -> str:
        """The time of day, "" where only the day is known."""
        return self._here(when).strftime("%H:%M") if isinstance(when, datetime) else ""

    def moment(self, when: When, *, has_weekday: bool = False) -> str:
        """Day and clock, with two spaces between them in front of digits of the same kind."""
        day = self.weekday_and_day(when) if has_weekday else self.day(when)
        space = " " if is_han(day[-1]) else "  "
        return f"{day}{space}{self.clock(when)}".rstrip()

    def digits(self, when: When) -> str:
        """Day and clock at their shortest, alike in every language."""
        return f"{day_of(self._here(when)).isoformat()} {self.clock(when)}".rstrip()

    def _here(self, when: When) -> When:
        if isinstance(when, datetime) and self.house.zone is not None and when.tzinfo is not None:
            return when.astimezone(self.house.zone)
        return when

    def person(self, name: str, title: str) -> str:
        """A name with its title where the language puts it: ``Ms Wang Fang``, ``王芳 女士``."""
        if not name:
            return ""
        words = title_in(title, "zh_CN" if self.language.has_chinese else "en")
        if name.endswith(words) or name.startswith(words):
            return name  # “王女士” was typed with her title already
        return f"{name} {words}" if self.language.has_chinese else f"{words} {name}"

    def taken_by(self, task: AnyTask) -> str:
        """Who took it and where, in one line."""
        return self.comma.join(filter(None, (task.taken_by, task.station)))

    def title(self, title: str) -> str:
        """The title alone, e.g. ``女士 Ms``."""
        if not title:
            return ""
        chinese, english = title_in(title, "zh_CN"), title_in(title, "en")
        if self.language is PaperLanguage.BOTH and chinese != english:
            return f"{chinese} {english}"
        return chinese if self.language.has_chinese else english

    def company(self, elderly: int, children: int) -> str:
        """Who of a party needs a hand, e.g. ``with 1 elderly, 2 children``; "" for nobody."""
        counted = [(ELDERLY, elderly), (ONE_CHILD if children == 1 else CHILDREN, children)]
        pairs = [self.pair(text, count=count) for text, count in counted if count]
        if not pairs:
            return ""
        first = ("、" if self.language.has_chinese else ", ").join(chinese for chinese, _ in pairs)
        said = self.pair(WITH, people=first)[0]
        return " ".join(filter(None, (said, ", ".join(english for _, english in pairs if english))))

    def phone(self, typed: str) -> tuple[str, str]:
        """A number in groups and its extension; as typed where it is no number."""
        number = read_phone(typed, self.house.region)
        return (number.printed, number.extension) if number.groups and not number.trouble else (typed, "")
