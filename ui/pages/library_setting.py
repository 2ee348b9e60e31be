"""Sets one moment of the library for a width: what to say in large type, what to do and to avoid, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from receptiondesk.domain.chapters import Passage, Remark, RuleText
from receptiondesk.i18n import N_, catalogue
from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import Tone, tone_colour

Marks = Callable[[str, bool], Sequence[tuple[int, int]]]
"""Where in a text, which may be a title, the words stand that somebody looks for."""

GUTTER = 48
"""Left of the text, in pixels: there the number stands, and the opening quotes hang."""
_COLUMNS_FROM = 400
"""The width, in pixels at 100 %, from which what to do and what to avoid stand side by side."""
_BETWEEN_COLUMNS = 24
_AFTER_TITLE, _BETWEEN_RULES = 12, 24
_DO, _AVOID, _OR, _WHEN_THEN, _SPOKEN = N_("Do"), N_("Avoid"), N_("Or"), N_("{when}: {deed}"), N_("“{words}”")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text at its place."""

    wrapped: Wrapped
    corner: QPointF
    tone: Tone
    marks: tuple[QRectF, ...]

    def draw(self, painter: QPainter) -> None:
        """Paint it, what is looked for on a ground of its own."""
        for box in self.marks:
            place = box.translated(self.corner).adjusted(-1, 1, 1, -1)
            draw_frame(painter, place, fill=look().colours.amber_soft, border=None, radius=3)
        self.wrapped.draw(painter, self.corner.x(), self.corner.y(), tone_colour(self.tone))


@dataclass(frozen=True, slots=True)
class _Icon:
    """A tick or a cross before a line."""

    name: str
    corner: QPointF
    tone: Tone

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        draw_icon(painter, self.name, self.corner, look().icon_size(18), tone_colour(self.tone))


@dataclass(frozen=True, slots=True)
class _Disc:
    """The number of a step."""

    number: int

    def draw(self, painter: QPainter) -> None:
        """Paint it in the gutter, beside the title."""
        side, line, colours = look().sizes.pill, look().line(Role.TITLE), look().colours
        box = QRectF(0, (line - side) / 2, side, side)
        draw_frame(painter, box, fill=colours.accent_soft, border=None, radius=side / 2)
        draw_text(painter, box, str(self.number), Role.LABEL, colours.accent_text, weight=STRONG, align=Align.CENTRE)


class Setting:
    """A passage set for a width. Heights and places are in pixels from its top."""

    def __init__(self, passage: Passage, locale: str, width: float, marks: Marks) -> None:
        self._say = catalogue(locale).gettext
        self._marks = marks
        self._gutter = max(GUTTER, look().sizes.pill + 16)
        self._width = max(120.0, width - self._gutter)
        self._parts: list[_Text | _Icon | _Disc] = []
        self._y = 0.0
        self.tops: dict[str, float] = {}
        """Where each rule begins."""
        if passage.step:
            self._parts.append(_Disc(passage.step))
        self._text(passage.title, Role.TITLE, is_title=True)
        for number, rule in enumerate(passage.rules):
            self._y += _BETWEEN_RULES if number else _AFTER_TITLE
            self.tops[rule.rule] = self._y
            self._rule(rule)

    @property
    def height(self) -> int:
        """The pixels that it takes."""
        return round(self._y)

    def draw(self, painter: QPainter) -> None:
        """Paint all of it."""
        for part in self._parts:
            part.draw(painter)

    def _rule(self, rule: RuleText) -> None:
        if rule.when:
            self._text(rule.when, Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
            self._y += 2
        for number, remark in enumerate(rule.say):
            self._spoken(remark, is_first=not number)
        if rule.do or rule.avoid:
            self._y += 8 if rule.say else 0
            self._deeds(rule)
        self._reason(rule)

    def _spoken(self, remark: Remark, *, is_first: bool) -> None:
        """Words to be said; the usual ones large, with their opening quote outside the edge of the text."""
        label = remark.when or ("" if is_first else self._say(_OR))
        if label:
            self._y += 0 if is_first else 6
            self._text(label, Role.LABEL, tone=Tone.SOFT, weight=REGULAR)
        role = Role.READ_BACK if is_first else Role.BODY
        opening, _words, closing = self._say(_SPOKEN).partition("{words}")
        hang = text_width(opening, role, MEDIUM) - 1
        quote = Wrapped(opening, role, hang + 4, weight=MEDIUM)
        self._parts.append(_Text(quote, QPointF(self._gutter - hang, self._y), Tone.PLAIN, ()))
        self._text(remark.text, role, weight=MEDIUM, closing=closing)

    def _deeds(self, rule: RuleText) -> None:
        """What to do and what to avoid, side by side where there is room."""
        lists = [
            (self._say(_DO), "tick", Tone.GREEN, rule.do),
            (self._say(_AVOID), "cross", Tone.AMBER, rule.avoid),
        ]
        shown = [one for one in lists if one[-1]]
        beside = len(shown) > 1 and self._width >= _COLUMNS_FROM * look().scale
        wide = (self._width - _BETWEEN_COLUMNS) / 2 if beside else self._width
        top, bottom = self._y, self._y
        for number, (heading, icon, tone, remarks) in enumerate(shown):
            x = (wide + _BETWEEN_COLUMNS) * number if beside else 0.0
            self._y = top if beside else bottom + (6 if number else 0)
            self._text(heading, Role.LABEL, x=x, width=wide, tone=tone, weight=STRONG)
            for remark in remarks:
                self._deed(remark, icon, tone, x, wide)
            bottom = max(bottom, self._y)
        self._y = bottom

    def _deed(self, remark: Remark, icon: str, tone: Tone, x: float, width: float) -> None:
        self._y += 4
        size, text = look().icon_size(18), remark.text
        if remark.when:
            text = self._say(_WHEN_THEN).format(when=remark.when, deed=text)
        corner = QPointF(self._gutter + x, self._y + (look().line(Role.BODY) - size) / 2)
        self._parts.append(_Icon(icon, corner, tone))
        self._text(text, Role.BODY, x=x + size + 8, width=width - size - 8)

    def _reason(self, rule: RuleText) -> None:
        """Why, and at the end of its last line the rule it comes from."""
        label, used = look().line(Role.LABEL), 0.0
        self._y += 6
        if rule.why:
            used = self._text(rule.why, Role.BODY, tone=Tone.SOFT)
        room = text_width(rule.rule, Role.LABEL, REGULAR) + 2
        beside = bool(rule.why) and used + 24 + room <= self._width
        top = self._y - (look().line(Role.BODY) + label) / 2 if beside else self._y
        x = max(0.0, self._width - room) if beside else 0.0
        bottom = self._y
        self._y = top
        self._text(rule.rule, Role.LABEL, x=x, width=self._width - x, tone=Tone.SOFT, weight=REGULAR)
        self._y = max(bottom, self._y) if beside else self._y

    def _text(
        self,
        text: str,
        role: Role,
        *,
        x: float = 0.0,
        width: float = 0.0,
        tone: Tone = Tone.PLAIN,
        weight: int | None = None,
        closing: str = "",
        is_title: bool = False,
    ) -> float:
        """Set a text below what is set already; gives how wide its last line is."""
        wrapped = Wrapped(text + closing, role, width or self._width, weight=weight)
        boxes = tuple(box for start, end in self._marks(text, is_title) for box in wrapped.boxes(start, end))
        self._parts.append(_Text(wrapped, QPointF(self._gutter + x, self._y), tone, boxes))
        self._y += wrapped.height
        return wrapped.last_width
