"""What stands above and below a scene: its name and course, and the commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.i18n import LANGUAGES, _
from receptiondesk.services.practice import Verdict
from receptiondesk.services.settings import SCREEN_LANGUAGES
from ui.look import STRONG, Role
from ui.pages.frame import MARGIN, CommandBar, Ground, PageTitle
from ui.widgets.base import Tone
from ui.widgets.button import CommandButton, Manner
from ui.widgets.moment_dots import PITCH, MomentDots
from ui.widgets.segments import Segments
from ui.widgets.text import Note, TextLine


class Head(Ground):
    """The page's name and the language of the scenes; in a scene its name, its course and where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line_below=True, parent=parent)
        self._title = PageTitle()
        languages = [(each.code, each.label) for each in SCREEN_LANGUAGES if each.code in LANGUAGES]
        self.scene_language = Segments("", languages)
        self._where = Note()
        self._course = QWidget()
        self._dots = MomentDots("")
        self._moment = TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._where)
        top.addWidget(self.scene_language)
        course = QHBoxLayout(self._course)
        course.setContentsMargins(0, 0, 0, 0)
        course.setSpacing(16)
        course.addWidget(self._dots)
        course.addWidget(self._moment, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, MARGIN, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._course)
        self.say()

    def say(self) -> None:
        """All names anew, in another language."""
        self.scene_language.setAccessibleName(_("Language of the scenes"))
        self._dots.setAccessibleName(_("Course of the scene"))

    def show_scenes(self) -> None:
        """Name the page."""
        self._title.set_words(_("Practice"))
        self._show(course=False)

    def show_scene(self, title: str) -> None:
        """Name a scene that is over."""
        self._title.set_words(title)
        self._where.set_words("")
        self._show(course=False)
        self.scene_language.hide()

    def show_turn(self, title: str, course: Sequence[str], place: int, number: int, turns: int) -> None:
        """Name a scene that is under way, and where it is."""
        self._title.set_words(title)
        self._where.set_words(_("{number} of {turns}").format(number=number, turns=turns))
        self._dots.set_moments(course, place)
        self._dots.setFixedWidth(PITCH * (len(course) - 1) + self._dots.height())
        for dot in self._dots.buttons():
            dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            dot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._moment.set_words(course[place])
        self._show(course=True)

    def reached(self) -> list[QWidget]:
        """What Tab goes to."""
        return [self.scene_language]

    def _show(self, *, course: bool) -> None:
        self._course.setVisible(course)
        self._where.setVisible(course)
        self.scene_language.setVisible(not course)


class Foot(CommandBar):
    """The commands: back at the left, onward at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = CommandButton("", key="Esc")
        self.way = CommandButton("", icon="pencil", manner=Manner.SUBTLE)
        self.forget = CommandButton("", manner=Manner.SUBTLE)
        self.again = CommandButton("", icon="undo")
        self.onward = CommandButton("", key="Enter", manner=Manner.PRIMARY)
        self.row.addWidget(self.back)
        self.row.addWidget(self.way)
        self.row.addStretch(1)
        for command in (self.forget, self.again, self.onward):
            self.row.addWidget(command)

    def show_scenes(self, *, has_results: bool) -> None:
        """Beside the scenes."""
        self.back.set_words(_("Library"))
        self.forget.set_words(_("Forget my results"))
        self._show(self.back, *([self.forget] if has_results else []))

    def show_turn(self, verdict: Verdict | None, *, typing: bool, can_be_typed: bool) -> None:
        """Under a turn, before its answer or after."""
        self.back.set_words(_("All scenes"))
        self.way.set_words(_("Show answers") if typing else _("Type it yourself"))
        if verdict is not None:
            self.onward.set_words(_("Next"))
            self._show(self.back, self.onward)
            return
        self.onward.set_words(_("Say it"))
        self._show(self.back, *([self.way] if can_be_typed else []), *([self.onward] if typing else []))

    def show_score(self) -> None:
        """At the end of a scene."""
        self.back.set_words(_("All scenes"))
        self.again.set_words(_("Play again"))
        self.onward.set_words(_("Next scene"))
        self._show(self.back, self.again, self.onward)

    def reached(self) -> list[QWidget]:
        """What Tab goes to."""
        return [self.back, self.way, self.forget, self.again, self.onward]

    def _show(self, *commands: CommandButton) -> None:
        for command in (self.back, self.way, self.forget, self.again, self.onward):
            command.setVisible(command in commands)
