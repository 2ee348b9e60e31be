"""The scenes to choose from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from receptiondesk.i18n import _
from receptiondesk.services.practice import Result, Scene
from ui.pages.practice_middle import Middle
from ui.pages.practice_rows import SceneRow
from ui.widgets.base import Tone
from ui.widgets.text import TextBlock


class ScenesView(Middle):
    """The scenes in the order to learn them."""

    chosen = Signal(object)
    """A `Scene`."""

    def __init__(self, scenes: Sequence[Scene], latest: Mapping[str, Result]) -> None:
        super().__init__()
        lead = _("Somebody rings or comes; you say what comes next. Five minutes each, and nobody in it is real.")
        self.add(TextBlock(lead, tone=Tone.SOFT))
        self.column.addSpacing(6)
        rows: list[SceneRow] = []
        for number, scene in enumerate(scenes, start=1):
            result = latest.get(scene.id)
            row = SceneRow(
                str(number),
                scene.icon,
                scene.title,
                scene.intro,
                _("{kept} of {asked}").format(kept=result.kept, asked=result.asked) if result else "",
                whole=result is not None and result.kept == result.asked,
            )
            row.clicked.connect(lambda _checked=False, scene=scene: self.chosen.emit(scene))
            rows.append(row)
            self.add(row)
        self.column.addStretch(1)
        self.rows = rows
        self.first = rows[0] if rows else self
