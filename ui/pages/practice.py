"""Practice: a newcomer plays calls and visits against the coach, one turn at a time."""

import random
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from receptiondesk.domain.when import now
from receptiondesk.i18n import N_, language
from receptiondesk.services.practice import Play, Result, Scene, Verdict
from ui.context import Context
from ui.operations.latest import Latest
from ui.pages.page import Page
from ui.pages.practice_frame import Foot, Head
from ui.pages.practice_middle import Middle
from ui.pages.practice_scenes import ScenesView
from ui.pages.practice_score import ScoreView
from ui.pages.practice_turn import TurnView
from ui.widgets.base import follow_look
from ui.widgets.scroll import ScrollArea

_KEYS = 9


class PracticePage(Page):
    """The scenes; a scene being played; its score. What is left for another page stands as it was."""

    id = "practice"
    label = N_("Practice")
    icon = "practice"
    has_room_for_coach = False  # it would give every answer away

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.seed: Callable[[], int] = partial(random.randrange, 2**32)
        """Decides in which order answers are offered."""
        self._latest = Latest(context.operations, self)
        self._scenes: tuple[Scene, ...] = ()
        self._results: Mapping[str, Result] = {}
        self._play: Play | None = None
        self._verdict: Verdict | None = None
        """The verdict that is being read; None while an answer is waited for."""
        self._before: Result | None = None
        self._typing = False
        self._draft = ""
        """What was typed and not yet said."""
        self._spoken = ""
        """The screen's language when the words on it were set."""
        self._wants_focus = False
        self._build()

    def shown(self) -> None:
        """Read the scenes and the results again; a scene that is under way stays."""
        self._wants_focus = True
        if self._play is None:
            self._read()
        else:
            self._draft = self._view.draft() or self._draft
            self._render()

    def _build(self) -> None:
        self._head = Head()
        self._head.scene_language.set_text(language())
        self._head.scene_language.edited.connect(self._read)
        self._scroll = ScrollArea()
        self._foot = Foot()
        self._foot.back.clicked.connect(self.step_back)
        self._foot.way.clicked.connect(self._other_way)
        self._foot.forget.clicked.connect(self._forget)
        self._foot.again.clicked.connect(self._again)
        self._foot.onward.clicked.connect(self._onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        self._view: Middle = Middle()
        self._scroll.set_content(self._view)
        for number in range(1, _KEYS + 1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, number))
        follow_look(self._say)

    def _say(self) -> None:
        """Say everything anew in another language; the scenes follow where nobody chose theirs."""
        if self._spoken == language():
            return
        if self._head.scene_language.text() == self._spoken:
            self._head.scene_language.set_text(language())
        self._spoken, self._draft = language(), self._view.draft() or self._draft
        self._head.say()
        if self._play is not None:
            self._render()
        elif self._scenes:
            self._read()

    # What is asked of the desk.

    def _read(self) -> None:
        practice, spoken, person = self.context.desk.practice, self._locale(), self._person()
        self._latest.ask(lambda: (practice.scenes(spoken), practice.results.latest(person)), self._list)

    def _list(self, found: tuple[tuple[Scene, ...], Mapping[str, Result]]) -> None:
        self._scenes, self._results = found
        self._play = self._verdict = None
        self._render()

    def _begin(self, scene: Scene) -> None:
        practice, settings, spoken, seed = (
            self.context.desk.practice,
            self.context.desk.settings(),
            self._locale(),
            self.seed(),
        )
        self._latest.ask(lambda: practice.play(scene, settings, spoken, seed), self._started)

    def _started(self, play: Play) -> None:
        self._play, self._verdict, self._draft = play, None, ""
        self._before = self._results.get(play.scene.id)
        self._render()

    def _keep(self, play: Play) -> None:
        """Remember how it went, for whoever sits here and nobody else."""
        score, results, person = play.score(), self.context.desk.practice.results, self._person()
        result = Result(scene=play.scene.id, day=now().date(), kept=score.kept, asked=score.asked)
        self._results = {**self._results, play.scene.id: result} if person else {}
        self.context.operations.run(lambda: results.keep(person, result))

    def _forget(self) -> None:
        results, person = self.context.desk.practice.results, self._person()
        self.context.operations.run(lambda: results.forget(person), lambda _done: self._read())

    def _locale(self) -> str:
        return self._head.scene_language.text() or language()

    def _person(self) -> str:
        return self.context.desk.settings().receptionist

    # What the newcomer does.

    def _press(self, number: int) -> None:
        """A figure presses the row that bears it."""
        rows = self._view.rows
        if number <= len(rows):
            rows[number - 1].click()

    def _picked(self, place: int) -> None:
        if self._play is not None:
            self._answered(self._play.pick(place))

    def _typed(self, text: str) -> None:
        if self._play is not None:
            self._answered(self._play.type(text))

    def _answered(self, verdict: Verdict) -> None:
        self._verdict, self._draft = verdict, ""
        if self._play is not None and self._play.is_over:
            self._keep(self._play)
        self._render()

    def _other_way(self) -> None:
        """From picking to typing, or back."""
        self._draft = self._view.draft() or self._draft
        self._typing = not self._typing
        self._render()

    def _onward(self) -> None:
        """The one thing that comes next."""
        if self._play is None:
            return
        if isinstance(self._view, ScoreView):
            places = [scene.id for scene in self._scenes]
            self._begin(self._scenes[(places.index(self._play.scene.id) + 1) % len(places)])
        elif self._verdict is not None:
            self._verdict = None
            self._render()
        elif isinstance(self._view, TurnView):
            self._view.send()

    def _again(self) -> None:
        if self._play is not None:
            self._begin(self._play.scene)

    def can_step_back(self) -> bool:
        return True

    def step_back(self) -> None:
        """From a scene to all of them, from there to the library."""
        self._wants_focus = True
        if self._play is None:
            self.context.page_wanted.emit("library")
        else:
            self._play = self._verdict = None
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._foot.onward.isVisible():
            self._foot.onward.click()
        else:
            super().keyPressEvent(event)

    # What stands on the page.

    def _render(self) -> None:
        had_focus = self._wants_focus or self._has_focus()
        self._wants_focus = False
        # The row that was pressed is still being left: its view stays somebody's child until the press is over.
        left = self._scroll.takeWidget()
        left.setParent(self)
        left.deleteLater()
        self._view = self._make_view()
        self._scroll.set_content(self._view)
        self._scroll.verticalScrollBar().setValue(0)
        self._put_in_order()
        first = self._foot.onward if self._view.first is self._view else self._view.first
        if had_focus and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_view(self) -> Middle:
        play, verdict = self._play, self._verdict
        if play is None:
            self._head.show_scenes()
            self._foot.show_scenes(has_results=bool(self._results))
            scenes = ScenesView(self._scenes, self._results)
            scenes.chosen.connect(self._begin)
            return scenes
        turn = verdict.turn if verdict is not None else play.turn
        if turn is None:
            self._head.show_scene(play.scene.title)
            self._foot.show_score()
            score = ScoreView(play.score(), self._before, play.rules)
            score.rule_wanted.connect(self.context.library_wanted)
            return score
        number = play.turns.index(turn)
        self._head.show_turn(play.scene.title, play.course, play.place(number), number + 1, len(play.turns))
        typing = self._typing and turn.can_be_typed
        self._foot.show_turn(verdict, typing=typing, can_be_typed=turn.can_be_typed)
        view = TurnView(turn, verdict, play.rules, typing=typing, draft=self._draft)
        # Enter stands there next, and with it the verdict is read out.
        self._foot.onward.setAccessibleDescription(view.told)
        view.picked.connect(self._picked)
        view.typed.connect(self._typed)
        view.rule_wanted.connect(self.context.library_wanted)
        return view

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _put_in_order(self) -> None:
        """Tab goes from the top of the page to its foot, although the middle is the newest."""
        reached = [part for part in self._view.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order = [*self._head.reached(), *reached, *self._foot.reached()]
        for earlier, later in pairwise(order):
            QWidget.setTabOrder(earlier, later)
