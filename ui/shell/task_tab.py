"""What stands on the tab of an open task: what it is, whose it is, and how long somebody has been waiting in it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from receptiondesk.domain import when
from receptiondesk.i18n import _, ngettext
from ui.widgets.base import Shape, Tone
from ui.widgets.task_strip import TaskTab

if TYPE_CHECKING:
    from ui.shell.open_task import OpenTask


def tab_of(task: "OpenTask", *, is_front: bool) -> TaskTab:
    """The tab of a task, as it is now."""
    word = _(task.kind.label)
    name = task.draft.correcting or task.name or (_("new") if is_front else "")
    if is_front or task.draft.parked_at is None:
        return TaskTab(icon=task.kind.icon, word=word, name=name)
    if (hold := task.draft.call.hold) is not None:
        from receptiondesk.domain.clocks import Pace
        from ui.coach.clock_words import face_of, hold_in_short

        state, short = hold_in_short(hold, when.now())
        face = face_of(hold, when.now())
        return TaskTab(
            icon=task.kind.icon,
            word=word,
            name=name,
            state=state,
            short_state=short,
            shape=face.shape,
            tone=Tone.SOFT if hold.pace(when.now()) is Pace.CALM else face.tone,
            waiting=hold.lasted(when.now()) // timedelta(minutes=1),
        )
    minutes = int((when.now() - task.draft.parked_at).total_seconds() // 60)
    if minutes < 1:
        return TaskTab(icon=task.kind.icon, word=word, name=name, state=_("Parked"), shape=Shape.BARS)
    short = ngettext("{minutes} min", "{minutes} min", minutes).format(minutes=minutes)
    return TaskTab(
        icon=task.kind.icon,
        word=word,
        name=name,
        state=_("Parked, waiting {time}").format(time=short),
        short_state=short,
        shape=Shape.CLOCK,
        tone=Tone.AMBER,
        waiting=minutes,
    )
