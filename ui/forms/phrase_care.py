"""Phrases that a customer must never hear are underlined while they are typed, and better ones offered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from receptiondesk import i18n
from receptiondesk.domain import when
from receptiondesk.domain.phrases import FoundPhrase, fitted
from receptiondesk.i18n import _
from ui.commands.keys import InField
from ui.forms.better_line import BetterLine
from ui.forms.fields import as_field
from ui.operations.latest import Latest
from ui.widgets.marks import Mark, MarkedField

if TYPE_CHECKING:
    from ui.forms.form import Form

_PAUSE_MS = 120
"""After this pause in the typing the text is looked through."""
_MOST_MARKS = 200
"""More underlined words nobody reads, and drawing them takes its time."""


class PhraseCare:
    """Looks after the running texts of one form. It never changes a letter unless it is told to."""

    def __init__(self, form: "Form") -> None:
        self.form = form
        self.left: set[str] = set()
        """The phrases that somebody wants to leave as they are, in this form."""
        self._fields: list[_WatchedField] = []
        form.filled.connect(self._look_everywhere)
        form.translated.connect(self._show_everywhere)

    def watch(self, widget: QWidget) -> None:
        """Look after one field (a `TextArea` or a `TextField`)."""
        self._fields.append(_WatchedField(self, widget))

    def leave(self, phrase: str) -> None:
        """Say nothing more of a phrase in this form."""
        self.left.add(phrase)
        self._show_everywhere()

    def words(self) -> Callable[[str], Mapping[str, str]]:
        """What is known now, as the coach's words in a locale; may be called on another thread."""
        settings, now = self.form.context.desk.settings(), when.now()
        facts, colleague = self.form.understood().facts, self.form.colleague

        @cache
        def words(locale: str) -> Mapping[str, str]:
            from receptiondesk.services.situation import situation_at, words_of

            return words_of(replace(situation_at(settings, now), facts=facts, colleague=colleague), locale)

        return words

    def _look_everywhere(self) -> None:
        for field in self._fields:
            field.look_soon()

    def _show_everywhere(self) -> None:
        for field in self._fields:
            field.show_found()


class _WatchedField:
    """One field, what was found in it, and the line under it."""

    def __init__(self, care: PhraseCare, widget: QWidget) -> None:
        self._care, self._widget = care, widget
        self._field, self._marked = as_field(widget), cast(MarkedField, widget)
        self._latest = Latest(care.form.context.operations, widget)
        self._looked_at = ""
        self._found: tuple[FoundPhrase, ...] = ()
        self._offered: FoundPhrase | None = None
        self._turn = 0
        """Which of its better lines is offered."""
        self._shown: tuple[str, int, str, str] | None = None
        """What the line was told last."""
        self._line: BetterLine | None = None
        self._keys: list[QShortcut] = []
        self._pause = QTimer(widget)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._field.edited.connect(self.look_soon)
        self._field.problem_changed.connect(self._show_offer)
        self._marked.cursorPositionChanged.connect(self._choose)

    def look_soon(self) -> None:
        """Look through the text when nobody has typed for a moment."""
        if self._field.text() or self._found:
            self._pause.start()

    def show_found(self) -> None:
        """Underline what was found and not left, and offer better words for what is nearest to the cursor."""
        if self._found or self._marked.marks():
            self._marked.set_marks(Mark(found.start, found.end) for found in self._standing()[:_MOST_MARKS])
        self._choose()

    def _look(self) -> None:
        text, desk, words = self._field.text(), self._care.form.context.desk, self._care.words()

        def answer(found: tuple[FoundPhrase, ...]) -> None:
            if text == self._field.text():  # else somebody has typed on, and it will be looked through again
                self._take_in(text, found)

        self._latest.ask(lambda: desk.phrases.found(text, words), answer)

    def _take_in(self, text: str, found: tuple[FoundPhrase, ...]) -> None:
        self._found, self._looked_at = found, text
        self.show_found()

    def _standing(self) -> list[FoundPhrase]:
        return [found for found in self._found if found.id not in self._care.left]

    def _choose(self) -> None:
        """Offer words for the phrase at the cursor, or the nearest one; while the text is changing, nothing changes."""
        if self._looked_at != self._field.text():
            return
        place = self._marked.place()
        offering = [found for found in self._standing() if found.better]
        nearest = min(offering, key=lambda found: found.distance(place), default=None)
        if nearest is None or self._offered is None or nearest.id != self._offered.id:
            self._turn = 0
        self._offered = nearest
        self._show_offer()

    def _show_offer(self) -> None:
        offered, problem = self._offered, self._field.problem()
        shown = (self._better(offered), len(offered.better), problem, i18n.language()) if offered else None
        if shown == self._shown:
            return  # the cursor moves with every letter: nothing is painted or read out anew
        self._shown = shown
        if offered is not None:
            line, better = self._line or self._make_line(), self._better(offered)
            line.offer(better, has_another=len(offered.better) > 1)
            if not problem:
                self._widget.setAccessibleDescription(_("Better: “{line}”").format(line=better))
        elif not problem:
            self._widget.setAccessibleDescription("")
        if self._line is not None:
            self._line.setVisible(offered is not None and not problem)
        for key in self._keys:
            key.setEnabled(offered is not None)

    def _better(self, offered: FoundPhrase) -> str:
        return offered.better[self._turn % len(offered.better)]

    def _make_line(self) -> BetterLine:
        """The line stays where it is once it was there, empty if need be: nothing below it moves twice."""
        self._line = line = BetterLine(self._widget.parentWidget())
        line.taken.connect(self._take)
        line.another_wanted.connect(self._turn_over)
        line.left.connect(self._leave)
        for keys, act in (
            (("Alt+Return", "Alt+Enter"), self._take),
            ((InField.ANOTHER.key,), self._turn_over),
            ((InField.LEAVE.key,), self._leave),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self._widget)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)
                self._keys.append(shortcut)
        self._care.form.put_under(self._widget, line)
        return line

    def _take(self) -> None:
        text = self._field.text()
        if text != self._looked_at:  # somebody is quicker than the pause
            self._pause.stop()
            self._take_in(text, self._care.form.context.desk.phrases.found(text, self._care.words()))
        if (offered := self._offered) is not None:
            self._marked.replace_words(Mark(offered.start, offered.end), fitted(self._better(offered), text, offered))

    def _turn_over(self) -> None:
        self._turn += 1
        self._show_offer()

    def _leave(self) -> None:
        if self._offered is not None:
            self._care.leave(self._offered.id)
