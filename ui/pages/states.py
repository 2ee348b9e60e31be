"""How a task's state looks: its shape, its tone, its words."""

from collections.abc import Mapping
from datetime import datetime

from receptiondesk.domain.attendance import Stage
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import _
from receptiondesk.services.kinds import AnyKind, Status
from ui.look.times import minutes_between, span
from ui.widgets.base import Shape, Tone

_TONES: Mapping[str, Tone] = {"amber": Tone.AMBER, "green": Tone.GREEN}


def shape_of(status: Status) -> Shape:
    """The shape that stands beside the state's word."""
    return Shape(status.shape.replace("_", "-"))


def tone_of(status: Status) -> Tone:
    """The tone that repeats what shape and word say."""
    return _TONES.get(status.tone, Tone.SOFT)


def words_of(kind: AnyKind, task: AnyTask, now: datetime) -> str:
    """The state in words, with the minutes of somebody who waits: “Waiting 4 min”."""
    label = _(kind.status(task.status).label)
    if kind.stages.get(task.status) is Stage.WAITING:
        attendance = kind.attendance(task.facts)
        minutes = minutes_between(attendance.since if attendance else None, now)
        if minutes is not None and minutes >= 0:
            return _("{state} {span}").format(state=label, span=span(minutes))
    return label
