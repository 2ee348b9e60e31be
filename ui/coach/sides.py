"""The courses beside the main one: which have a key, which stand at the foot of the sheet, which in its menu."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from receptiondesk.domain.etiquette import Moment
from receptiondesk.i18n import _
from ui.commands.keys import Do

KEYED = {"hold": Do.HOLD, "transfer": Do.TRANSFER, "complaint": Do.COMPLAINT, "abuse": Do.ABUSE}
"""The side courses, or topics, that are one key away from the form, in the order of their buttons."""
_ON_THE_LINE = ("hold", "transfer", "abuse")
ICONS = {"hold": "hold", "transfer": "transfer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDoor:
    """A way to a side course."""

    id: str
    label: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDoors:
    """All the ways from one moment."""

    keyed: tuple[SideDoor, ...] = ()
    """At the foot, as far as there is room."""
    likely: tuple[SideDoor, ...] = ()
    """What often comes next from here."""
    others: tuple[SideDoor, ...] = ()
    """The rest of this kind's."""
    topics: tuple[SideDoor, ...] = ()
    """What belongs to no kind: cards, the gate, an emergency."""

    def without_a_caller(self) -> "SideDoors":
        """The same where nobody is on the line: there is nobody to hold or to put through."""
        return replace(self, keyed=tuple(door for door in self.keyed if door.id not in _ON_THE_LINE))


def doors_from(side: str, moments: Sequence[Moment], offers: Iterable[str], topics: Mapping[str, str]) -> SideDoors:
    """The ways from a moment of the course `side`: the courses that it `offers`, the kind's `topics` and their titles,
    and whatever else its `moments` hold."""
    titles = {moment.side: moment.title for moment in reversed(moments) if moment.side and moment.side != side}
    titles |= {topic: title for topic, title in topics.items() if topic in titles}
    likely = [other for other in offers if other in titles and other not in KEYED]
    unkeyed = [other for other in dict.fromkeys(moment.side for moment in moments) if other in titles]
    rest = [other for other in unkeyed if other not in (*KEYED, *likely)]

    def doors(wanted: Iterable[str]) -> tuple[SideDoor, ...]:
        return tuple(SideDoor(id=other, label=titles[other]) for other in wanted)

    return SideDoors(
        keyed=tuple(
            SideDoor(id=other, label=_(command.label), key=command.key)
            for other, command in KEYED.items()
            if other in titles
        ),
        likely=doors(likely),
        others=doors(other for other in rest if other not in topics),
        topics=doors(other for other in rest if other in topics),
    )
