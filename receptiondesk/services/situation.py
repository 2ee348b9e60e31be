"""What the desk knows at this second, as the words and facts of which etiquette is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from receptiondesk.domain.address import addressed, plain_name, pronoun, spoken_of
from receptiondesk.domain.clocks import MOST_RINGS, Hold, Pace, Waiting
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.conditions import Fact
from receptiondesk.domain.etiquette import FACTS, OBSERVED
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.floors import floor_in, spoken_floor
from receptiondesk.domain.phone import read_phone
from receptiondesk.domain.spoken_time import about_minutes, greeting, spoken
from receptiondesk.domain.when import When, before
from receptiondesk.services.settings import Settings

_PERSON = {"caller": "caller", "visitor": "visitor", "customer": "customer"}
_HOSTS = ("recipient", "host", "guide")
_IMPORTANT_TYPES = {"official"}
_BUSINESS_TYPES = {"business", "customer"}
_LONGEST_WORD = 40
"""A longer name cannot be spoken in one breath; the line is said without it."""
_OVER = {"left", "refused", "finished", "cancelled", "closed"}
_ANSWERED_WITHIN = timedelta(hours=24)
"""A complaint has an answer by then (rule complaint.reply-24h)."""
_AT_THE_DOOR = timedelta(minutes=30)
"""From then on an expected visitor is awaited, not prepared for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that the coach may take into account. What is left out is not known."""

    now: datetime
    company: str = ""
    station: str = ""
    receptionist: str = ""
    facts: Facts | None = None
    """What the form or the record holds; also an unfinished draft."""
    status: str = ""
    """The record's state; "" while it is a draft."""
    field: str = ""
    """The field with the focus. What is being typed there does not count yet, so that no half name is said."""
    colleague: Colleague | None = None
    """The recipient, host or guide, where the directory knows them."""
    rings: int | None = None
    repeat: bool | None = None
    """Whether the person has been here (or rung) before."""
    seen: frozenset[str] = frozenset()
    """Which of the `OBSERVED` facts the receptionist has ticked."""
    hold_since: datetime | None = None
    """Since when the caller has been on hold; `None` while they are not."""
    hold_minutes: int | None = None
    """How long they were told that it would take."""
    at_gate: bool = False
    """Whether this desk stands at the gate, and not in the lobby."""
    lift: str = ""
    """What the house calls the lift for guests."""
    tea_after: int = 5
    """Minutes of waiting after which one offers tea."""
    tell_host_after: int = 10
    """Minutes of waiting after which one reminds the host."""
    region: str = "CN"
    """The country whose telephone numbers need no country code."""
    reading: bool = False
    """The guide is being read, nobody stands here: every prompt is shown, whatever its condition."""

    def value(self, name: str) -> object:
        """A field's value; `None` where the kind has no such field, or it is empty or just being typed."""
        value = getattr(self.facts, name, None) or None
        # A title is picked, not spelt: it counts at once.
        is_half_typed = isinstance(value, str) and name == self.field and name != "title"
        return None if is_half_typed else value

    def text(self, name: str) -> str:
        """A text field's value, "" where it is not known."""
        value = self.value(name)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def count(self, name: str) -> int | None:
        """A number's value; 0 is known, empty is not."""
        value = getattr(self.facts, name, None)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def when(self, name: str) -> When | None:
        """A time field's value."""
        value = self.value(name)
        return value if isinstance(value, date) else None

    @property
    def back(self) -> When | None:
        """When the colleague is back; `None` where that is not known or already past."""
        if self.colleague is None or self.colleague.presence is not Presence.OUT or self.colleague.until is None:
            return None
        until = self.colleague.until
        past = not before(self.now, until)
        return None if past else until

    @property
    def waiting(self) -> Waiting | None:
        """The clock of a visitor who waits for the host; `None` for everybody else."""
        arrived = self.when("arrived_at")
        if self.status != "waiting" or not isinstance(arrived, datetime):
            return None
        return Waiting(since=arrived, tea_after=self.tea_after, tell_host_after=self.tell_host_after)


def situation_at(settings: Settings, now: datetime) -> Situation:
    """What the desk with these settings knows before anybody rings or comes."""
    return Situation(
        now=now,
        company=settings.company,
        station=settings.station,
        receptionist=settings.receptionist,
        region=settings.region,
        at_gate=settings.stands_at == "gate",
        lift=settings.guest_lift,
        tea_after=settings.tea_after,
        tell_host_after=settings.tell_host_after,
    )


def words_of(situation: Situation, locale: str) -> Mapping[str, str]:
    """What each placeholder becomes; those that are not known are missing."""
    words = dict(_words(situation, locale))
    return {name: word for name, word in words.items() if word and (name == "company" or len(word) <= _LONGEST_WORD)}


def _words(s: Situation, locale: str) -> Iterator[tuple[str, str]]:
    yield "greeting", greeting(s.now, locale)
    yield "company", s.company
    yield "station", s.station
    yield "receptionist", plain_name(s.receptionist)
    for placeholder, field in _PERSON.items():
        yield placeholder, addressed(s.text(field), s.text("title"), locale)
    person = next((s.text(field) for field in _PERSON.values() if s.text(field)), "")
    yield "person", addressed(person, s.text("title"), locale)
    for field in ("organisation", "best_time", "sample_room", "pass_number"):
        yield field, s.text(field)
    if party := s.count("party_size"):
        yield "party_size", str(party)
    if number := s.text("callback_number"):
        yield "number", _read_aloud(number, s.region, locale)
    if expected := s.when("expected_at"):
        yield "expected_at", _appointed(expected, s.now, locale)
    if follow_up := s.when("follow_up_on"):
        yield "follow_up", _on_day(follow_up, s.now, locale)
    floor = next(filter(None, map(floor_in, (s.text("unit"), s.text("sample_room")))), None)
    if floor is not None:
        yield "floor", spoken_floor(floor, locale)
    yield "lift", s.lift
    if s.hold_minutes:
        yield "wait", about_minutes(s.hold_minutes, locale)
    yield "answer_by", spoken(s.now + _ANSWERED_WITHIN, s.now, locale)
    yield from _colleague_words(s, locale)


def _colleague_words(s: Situation, locale: str) -> Iterator[tuple[str, str]]:
    typed = next((s.text(field) for field in _HOSTS if s.text(field)), "")
    name = s.colleague.name if s.colleague else typed
    title = s.colleague.title if s.colleague else ""
    said = spoken_of(name, title, locale)
    yield "colleague", said
    for field in ("host", "guide"):
        if s.text(field):
            yield field, said
    for case in ("he", "him", "his"):
        yield case, pronoun(name, title, case)
    if s.back is not None:
        yield "back", spoken(s.back, s.now, locale)


def _read_aloud(number: str, region: str, locale: str) -> str:
    read = read_phone(number, region)
    if not read.groups:
        return ""
    extension = {"zh_CN": f"转{read.extension}"}.get(locale, f", extension {read.extension}")
    return read.printed + (extension if read.extension else "")


def _appointed(expected: When, now: datetime, locale: str) -> str:
    """An agreed clock time; it is better to be waiting early, so minutes are rounded down."""
    if not isinstance(expected, datetime):
        return ""
    return spoken(expected - timedelta(minutes=expected.minute % 5), now, locale)


def _on_day(day: When, now: datetime, locale: str) -> str:
    said = spoken(day, now, locale)
    return said if locale == "zh_CN" or said in ("today", "tomorrow") else f"on {said}"


def facts_of(situation: Situation) -> Mapping[str, Fact]:
    """What each name in a condition is; `None` where the desk does not know."""
    if situation.reading and situation.facts is None:
        return dict.fromkeys(FACTS)
    return dict(_facts(situation))


def _facts(s: Situation) -> Iterator[tuple[str, Fact]]:
    yield "rings", s.rings
    yield "on_hold", s.hold_since is not None
    yield "hold_due", _hold_is_due(s)
    yield "at_gate", s.at_gate
    yield "saved", bool(s.status)
    yield "over", s.status in _OVER
    yield "recipient_known", bool(s.text("recipient"))
    yield "caller_known", bool(s.text("caller"))
    yield "number_known", bool(s.text("callback_number"))
    for field in ("title", "best_time", "host"):
        yield f"{field}_known", bool(s.text(field))
    yield "urgent", bool(s.value("urgent"))
    yield "pass_known", bool(s.text("pass_number"))
    yield "carries", bool(s.text("belongings"))
    yield "assistance", bool(s.text("assistance"))
    yield "follow_up_known", s.when("follow_up_on") is not None
    yield "repeat_visit", s.text("visit_kind") == "repeat" or bool(s.repeat)
    yield "night", s.now.hour >= 19 or s.now.hour < 6
    yield from _colleague_facts(s)
    yield from _time_facts(s)
    yield from _party_facts(s)
    implied = _implied(s)
    for name in OBSERVED:
        yield name, name in s.seen or name in implied


def _colleague_facts(s: Situation) -> Iterator[tuple[str, Fact]]:
    known = s.colleague is not None
    out = s.colleague is not None and s.colleague.presence is Presence.OUT
    yield "colleague_out", out if known else None
    yield "colleague_in", not out if known else None
    yield "back_known", s.back is not None


def _time_facts(s: Situation) -> Iterator[tuple[str, Fact]]:
    expected = s.when("expected_at")
    yield "expected", s.status == "expected" or expected is not None
    yield "expected_later", expected is not None and before(s.now + _AT_THE_DOOR, expected)
    waiting = s.waiting
    yield "wait_minutes", None if waiting is None else waiting.minutes(s.now)
    yield "tea_due", waiting is not None and waiting.tea_is_due(s.now)
    yield "host_due", waiting is not None and waiting.host_is_due(s.now)


def _hold_is_due(s: Situation) -> bool:
    if s.hold_since is None:
        return False
    return Hold(since=s.hold_since, minutes=s.hold_minutes or 1).pace(s.now) is not Pace.CALM


def _party_facts(s: Situation) -> Iterator[tuple[str, Fact]]:
    party, women, children = s.count("party_size"), s.count("women"), s.count("children")
    yield "party_size", party
    yield "women", women
    yield "children", children
    yield "elderly", s.count("elderly")
    yield "men", None if party is None or women is None else max(0, party - women - (children or 0))


def _implied(s: Situation) -> frozenset[str]:
    """What need not be ticked, because a field or the bell says it."""
    visitor_type = s.text("visitor_type")
    signs = {
        "important": visitor_type in _IMPORTANT_TYPES,
        "business": visitor_type in _BUSINESS_TYPES,
        "by_car": bool(s.text("vehicle_plate")),
        "rang_long": s.rings is not None and s.rings > MOST_RINGS,
    }
    return frozenset(name for name, is_so in signs.items() if is_so)
