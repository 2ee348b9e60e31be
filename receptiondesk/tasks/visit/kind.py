"""The life of a visit: expected, waiting, with host, left; or refused, or cancelled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from receptiondesk.domain.attendance import Attendance, Stage
from receptiondesk.domain.contact import Person
from receptiondesk.domain.letter import Letter
from receptiondesk.domain.order import in_order
from receptiondesk.domain.privacy import NAME_ERASED, masked_within
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import When, day_of
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.kinds import Status, TaskKind, Verb
from receptiondesk.tasks.visit.asked import NOT_ASKED
from receptiondesk.tasks.visit.record import Visit

if TYPE_CHECKING:
    from receptiondesk.paper.words import Words


def _check_in(visit: Visit, now: datetime) -> Visit:
    return visit if visit.arrived_at else replace(visit, arrived_at=now)


def _meet(visit: Visit, now: datetime) -> Visit:
    return visit if visit.met_at else replace(visit, met_at=in_order(now, visit.arrived_at))


def _check_out(visit: Visit, now: datetime) -> Visit:
    left_at = visit.left_at or in_order(now, visit.arrived_at, visit.met_at)
    return replace(visit, left_at=left_at, left_how=visit.left_how or "real")


class Visits(TaskKind[Visit]):
    """Visits, as the desk deals with them."""

    id = "visit"
    label = N_("Visitor")
    plural = N_("Visits")
    icon = "visitor"
    key = "F3"
    prefix = "V"
    prints_pass = True
    empty = Visit()
    statuses = (
        Status(id="expected", label=N_("Expected"), shape="dashed_ring"),
        Status(id="waiting", label=N_("Waiting"), shape="clock", tone="amber"),
        Status(id="with_host", label=N_("With host"), shape="dot", tone="green"),
        Status(id="left", label=N_("Left"), shape="tick", is_open=False),
        Status(id="refused", label=N_("Refused"), shape="cross", is_open=False),
        Status(id="cancelled", label=N_("Cancelled"), shape="cross", is_open=False),
    )
    stages: ClassVar = {"expected": Stage.EXPECTED, "waiting": Stage.WAITING, "with_host": Stage.INSIDE}
    verbs = (
        Verb(
            id="check_in",
            label=N_("Check in"),
            done=N_("Checked in"),
            starts=("expected",),
            ends="waiting",
            move=_check_in,
        ),
        Verb(
            id="meet",
            label=N_("Host has come"),
            done=N_("Met by the host"),
            starts=("waiting",),
            ends="with_host",
            move=_meet,
        ),
        Verb(
            id="check_out",
            label=N_("Check out"),
            done=N_("Checked out"),
            starts=("waiting", "with_host"),
            ends="left",
            move=_check_out,
        ),
        Verb(
            id="refuse",
            label=N_("Refuse"),
            done=N_("Refused"),
            starts=("expected", "waiting"),
            ends="refused",
        ),
        Verb(
            id="cancel",
            label=N_("Cancel the visit"),
            done=N_("Cancelled"),
            starts=("expected",),
            ends="cancelled",
        ),
    )

    def begin(self, draft: Visit, now: datetime) -> Visit:
        """A visitor who is not expected some time stands before the desk: a walk-in arrives now."""
        if draft.expected_at or draft.arrived_at or draft.met_at or draft.left_at:
            return draft
        return replace(draft, arrived_at=now)

    def not_asked(self, texts: Mapping[str, str]) -> frozenset[str]:
        """By the type of the visitor."""
        return NOT_ASKED.get(texts.get("visitor_type", ""), frozenset())

    def status_of(self, facts: Visit, status: str) -> str:
        if status in ("refused", "cancelled"):
            return status
        if facts.left_at:
            return "left"
        if facts.met_at:
            return "with_host"
        return "waiting" if facts.arrived_at else "expected"

    def happened(self, facts: Visit) -> When | None:
        return facts.arrived_at or facts.expected_at or facts.met_at or facts.left_at

    def ended(self, facts: Visit) -> When | None:
        return facts.left_at

    def correct(self, was: Visit, facts: Visit) -> Visit:
        """A time of leaving that is set or changed by hand was not seen: it is *corrected*."""
        if facts.left_at == was.left_at or facts.left_how != was.left_how:
            return facts
        return replace(facts, left_how="corrected" if facts.left_at else "")

    def settle_past(self, facts: Visit, now: datetime) -> Visit:
        """Who came on a day gone by is not still here: left on that day, noted as *automatic*."""
        if not facts.arrived_at or facts.left_at or day_of(facts.arrived_at) >= now.date():
            return facts
        return replace(facts, left_at=day_of(facts.met_at or facts.arrived_at), left_how="automatic")

    def person(self, facts: Visit) -> Person | None:
        if not facts.visitor:
            return None
        return Person(
            name=facts.visitor,
            title=facts.title,
            organisation=facts.organisation,
            phone=facts.phone,
            email=facts.email,
            vehicle_plate=facts.vehicle_plate,
            host=facts.host,
        )

    def recalled(self, person: Person) -> Mapping[str, str]:
        return {
            "visitor": person.name,
            "title": person.title,
            "organisation": person.organisation,
            "phone": person.phone,
            "email": person.email,
            "vehicle_plate": person.vehicle_plate,
            "host": person.host,
        }

    def attendance(self, facts: Visit) -> Attendance:
        return Attendance(
            name=_called(facts),
            organisation=masked_within(facts.organisation),
            host=facts.host,
            since=facts.arrived_at or facts.met_at or facts.expected_at,
            pass_number=facts.pass_number,
            people=facts.party_size or 1,
        )

    def tells(self, facts: Visit, status: str) -> str:
        """The host, as long as the visitor waits."""
        return facts.host if status == "waiting" else ""

    def letter(self, task: Task[Visit], words: "Words") -> Letter:
        from receptiondesk.tasks.visit.letter import arrival_letter  # with the first mail

        return arrival_letter(task, words)

    def headline(self, facts: Visit) -> str:
        name, party = _called(facts), facts.party_size or 1
        if party == 1:
            return name
        return ngettext("{name}, {count} person", "{name}, {count} people", party).format(name=name, count=party)

    def detail(self, facts: Visit) -> str:
        told = _("to {host}").format(host=facts.host) if facts.host else masked_within(facts.purpose)
        return _(", ").join(filter(None, (told, masked_within(facts.organisation))))


def _called(facts: Visit) -> str:
    """What lists call the visitor."""
    return masked_within(facts.visitor) or _(NAME_ERASED)
