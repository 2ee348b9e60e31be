"""The life of a sample-room tour: booked, touring, finished; or cancelled."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from receptiondesk.domain.attendance import Attendance, Stage
from receptiondesk.domain.contact import Person
from receptiondesk.domain.order import in_order
from receptiondesk.domain.privacy import NAME_ERASED, Mask, masked, masked_within
from receptiondesk.domain.when import When, day_of
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.kinds import Status, TaskKind, Verb
from receptiondesk.tasks.sample_room_tour.record import SampleRoomTour


def _start(tour: SampleRoomTour, now: datetime) -> SampleRoomTour:
    return tour if tour.started_at else replace(tour, started_at=now)


def _finish(tour: SampleRoomTour, now: datetime) -> SampleRoomTour:
    return tour if tour.ended_at else replace(tour, ended_at=in_order(now, tour.started_at))


class SampleRoomTours(TaskKind[SampleRoomTour]):
    """Sample-room tours, as the desk deals with them."""

    id = "sample_room_tour"
    label = N_("Sample-room tour")
    plural = N_("Tours")
    icon = "home"
    key = "F4"
    prefix = "T"
    empty = SampleRoomTour()
    statuses = (
        Status(id="booked", label=N_("Booked"), shape="dashed_ring"),
        Status(id="touring", label=N_("Touring"), shape="dot", tone="green"),
        Status(id="finished", label=N_("Finished"), shape="tick", is_open=False),
        Status(id="cancelled", label=N_("Cancelled"), shape="cross", is_open=False),
    )
    stages: ClassVar = {"booked": Stage.EXPECTED, "touring": Stage.INSIDE}
    verbs = (
        Verb(
            id="start",
            label=N_("Start the tour"),
            done=N_("Tour started"),
            starts=("booked",),
            ends="touring",
            move=_start,
        ),
        Verb(
            id="finish",
            label=N_("Finish the tour"),
            done=N_("Tour finished"),
            starts=("touring",),
            ends="finished",
            move=_finish,
        ),
        Verb(
            id="cancel",
            label=N_("Cancel the tour"),
            done=N_("Cancelled"),
            starts=("booked",),
            ends="cancelled",
        ),
    )

    def begin(self, draft: SampleRoomTour, now: datetime) -> SampleRoomTour:
        return draft

    def know_again(self, facts: SampleRoomTour, times: Callable[[str], int]) -> SampleRoomTour:
        """First or repeat visit: the telephone number tells, where nobody has said."""
        if facts.visit_kind or not facts.phone:
            return facts
        return replace(facts, visit_kind="repeat" if times(facts.phone) else "first")

    def status_of(self, facts: SampleRoomTour, status: str) -> str:
        if status == "cancelled":
            return status
        if facts.ended_at:
            return "finished"
        return "touring" if facts.started_at else "booked"

    def happened(self, facts: SampleRoomTour) -> When | None:
        return facts.started_at or facts.ended_at

    def ended(self, facts: SampleRoomTour) -> When | None:
        return facts.ended_at

    def settle_past(self, facts: SampleRoomTour, now: datetime) -> SampleRoomTour:
        """A tour that began on a day gone by is over."""
        if not facts.started_at or facts.ended_at or day_of(facts.started_at) >= now.date():
            return facts
        return replace(facts, ended_at=day_of(facts.started_at))

    def person(self, facts: SampleRoomTour) -> Person | None:
        if not facts.customer:
            return None
        return Person(name=facts.customer, title=facts.title, phone=facts.phone, host=facts.guide)

    def recalled(self, person: Person) -> Mapping[str, str]:
        return {
            "customer": person.name,
            "title": person.title,
            "phone": person.phone,
            "guide": person.host,
        }

    def attendance(self, facts: SampleRoomTour) -> Attendance:
        return Attendance(
            name=_called(facts),
            organisation=_("Sample room {room}").format(room=facts.sample_room),
            host=facts.guide,
            since=facts.started_at,
            people=facts.party_size or 1,
        )

    def headline(self, facts: SampleRoomTour) -> str:
        name, party = _called(facts), facts.party_size or 1
        if party == 1:
            return name
        return ngettext("{name}, {count} person", "{name}, {count} people", party).format(name=name, count=party)

    def detail(self, facts: SampleRoomTour) -> str:
        if facts.guide:
            return _("Sample room {room} with {guide}").format(room=facts.sample_room, guide=facts.guide)
        return _("Sample room {room}").format(room=facts.sample_room)


def _called(facts: SampleRoomTour) -> str:
    """What lists call the customer."""
    return masked_within(facts.customer) or masked(facts.phone, Mask.PHONE) or _(NAME_ERASED)
