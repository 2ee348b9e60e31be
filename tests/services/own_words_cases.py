"""A company that writes its own words for the coach, and what its tests ask of a guide."""

from pathlib import Path

from receptiondesk.domain.own_words import MomentInForce, PromptInForce, Where
from receptiondesk.domain.wording import Part, WrittenLine
from receptiondesk.services.coach import Coach
from receptiondesk.services.home import Home
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_words import OwnWords
from receptiondesk.services.situation import Situation
from tests.fixtures.house_files import house_files
from tests.services.coach_cases import NOW

ENGLISH = Where(guide="phone_message", locale="en")
CHINESE = Where(guide="phone_message", locale="zh_CN")
LOBBY_A = Where(guide="phone_message", locale="en", station="Lobby A")
GREET = "phone.answer.greet"
OURS = [WrittenLine("{greeting}, this is our house."), WrittenLine("Our house, good day.")]


class Company:
    """A company with a home, and desks at two stations."""

    def __init__(self, home: Path) -> None:
        self.home = Home(home)
        self.words = OwnWords(self.home, self.coach("Lobby A"), house_files(self.home))

    def coach(self, station: str = "") -> Coach:
        return Coach(overrides_folder=self.home.etiquette, station=lambda: station)

    def says(self, moment: str = "answer", station: str = "", locale: str = "en") -> str:
        return self.coach(station).advise("phone_message", moment, Situation(now=NOW), locale).say

    def write(self, where: Where, part: Part, *lines: str) -> OwnGuide:
        own = self.words.open(where)
        own.write("answer", GREET, part, [WrittenLine(line) for line in lines])
        return own

    def file(self, where: Where = ENGLISH) -> Path:
        return self.home.etiquette / where.locale / f"{where.guide}.toml"


def moment(own: OwnGuide, wanted: str) -> MomentInForce:
    return next(each for each in own.moments() if each.id == wanted)


def prompt(own: OwnGuide, rule: str) -> PromptInForce:
    return next(each for m in own.moments() for each in m.prompts if each.rule == rule)


def texts(lines: tuple[WrittenLine, ...]) -> list[str]:
    return [line.text for line in lines]
