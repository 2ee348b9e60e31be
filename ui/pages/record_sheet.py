"""The sheet that shows one record: what is known, what can be done now, what happened."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from ui.commands.keys import Do
from ui.context import Context, FormWanted, with_mail
from ui.look import STRONG, Role, look
from ui.operations.latest import Latest
from ui.pages.record_words import Described, describe
from ui.pages.reveal import Reveal
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, IconButton, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.facts import Facts
from ui.widgets.history import History
from ui.widgets.scroll import ScrollArea
from ui.widgets.sheet import Hairline, Sheet
from ui.widgets.text import TextBlock, TextLine

_PREVIEW_DPI = 144
_SHOWN_MS = 60_000
"""So long a hidden value is shown to whoever has said why."""
_WIDEST = 640
"""Wider than this, in pixels at 100 %, facts are no easier to read."""


class RecordSheet(Sheet):
    """One record, always as it is in the logbook now."""

    back = Signal()
    """The way back to the list, where the sheet stands over it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Record"), parent=parent)
        self.context = context
        self.described: Described | None = None
        self._latest = Latest(context.operations, self)
        self._latest_slip = Latest(context.operations, self)
        self.column.addLayout(self._make_top())
        self.column.addSpacing(8)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 8)
        self._body.setSpacing(0)
        self._headline = TextBlock(role=Role.TITLE)
        self._detail = TextBlock(tone=Tone.SOFT)
        self._facts = Facts()
        self._reveal = Reveal()
        self._reveal.wanted.connect(self._show_whole)
        self._reveal.opened.connect(self._show_question)
        self._whole: dict[str, QTimer] = {}
        """The hidden values that are shown just now, and until when."""
        self._shown_to = ""
        """Who has said why they look at them."""
        self._verbs = ChipFlow(())
        self._paper = ChipFlow(self._make_paper())
        self._slip = QLabel()
        self._slip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._slip.hide()
        self._slip_image = QImage()
        self._happened = TextLine(role=Role.LABEL, tone=Tone.SOFT, weight=STRONG)
        self._history = History()
        for part, room in (
            (self._headline, 0),
            (self._detail, 14),
            (self._facts, 18),
            (self._verbs, 8),
            (self._paper, 8),
            (self._reveal, 8),
            (self._slip, 0),
            (Hairline(room=14), 0),
            (self._happened, 6),
            (self._history, 0),
        ):
            self._body.addWidget(part)
            self._body.addSpacing(room)
        self._body.addStretch(1)
        self._scroll = ScrollArea(body)
        self.column.addWidget(self._scroll, 1)
        follow_look(self._say)

    @property
    def number(self) -> str:
        """The record that is shown, "" for none."""
        return self.described.task.number if self.described else ""

    def show_number(self, number: str) -> None:
        """Read a record and show it; nothing changes where it is not there."""
        desk = self.context.desk
        if number != self.number or desk.people.here != self._shown_to:
            self._hide_again(*self._whole)
        whole = frozenset(self._whole)
        self._latest.ask(lambda: describe(desk, desk.tasks.record(number), whole), self._show)

    def read_again(self) -> None:
        """The record may have changed."""
        if self.number:
            self.show_number(self.number)

    def _show_question(self) -> None:
        """Bring the question into sight, when it has found its place."""
        QTimer.singleShot(0, self._reveal, lambda: self._scroll.show_whole(self._reveal))

    def _show_whole(self, field: str, reason: str) -> None:
        """Write down who looks, and why; then show the value for a minute."""
        number, privacy, here = self.number, self.context.desk.privacy, self.context.desk.people.here
        self.context.operations.run(
            lambda: privacy.reveal(number, field, reason), lambda _value: self._seen(number, field, here)
        )

    def _seen(self, number: str, field: str, here: str) -> None:
        if number == self.number and here == self.context.desk.people.here:
            self._shown_to = here
            until = QTimer(self)
            until.setSingleShot(True)
            until.timeout.connect(lambda: self._hide_again(field))
            until.start(_SHOWN_MS)
            self._whole[field] = until
            self.read_again()

    def _hide_again(self, *fields: str) -> None:
        gone = [self._whole.pop(field, None) for field in tuple(fields)]
        for until in filter(None, gone):
            until.stop()
            until.deleteLater()
        if any(gone):
            self.read_again()

    def set_over_list(self, over: bool, room: int) -> None:
        """Whether there has to be a way back to the list; then the sheet may be as wide as `room`."""
        self._back.setVisible(over)
        usual = round(400 + 220 * (look().scale - 1))
        self.setMinimumWidth(min(usual, room) if over else usual)
        self.setMaximumWidth(round(_WIDEST * look().scale) if over else usual)

    def correct(self) -> None:
        """Open the record in its form."""
        if self.described is not None:
            task = self.described.task
            self.context.form_wanted.emit(FormWanted(kind=task.kind, correcting=task))

    def print_again(self) -> None:
        """Print the record's slip once more."""
        if self.number:
            self.context.print_again(self.number)

    def save_as_pdf(self) -> None:
        """Ask where, and put the slip there."""
        if self.described is None:
            return
        task, desk = self.described.task, self.context.desk
        proposed = str(desk.home.slips / f"{task.number}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the slip as PDF"), proposed, "PDF (*.pdf)")
        if chosen:
            self.context.operations.run(
                lambda: _write_slip(self.context, self.number, chosen),
                lambda file: self.context.notices.say(_("The slip is in {file}.").format(file=file)),
            )

    def tell(self) -> None:
        """Tell the colleague by mail, now or once more."""
        number, telling = self.number, self.context.desk.telling
        self.context.operations.run(
            lambda: telling.again(number),
            lambda mail: self.context.notices.say(with_mail(_("{number} is saved.").format(number=number), mail)),
        )

    def toggle_slip(self) -> None:
        """Show the slip as it would come out of the printer, or put it away again."""
        if not self._slip.isHidden():
            self._slip.hide()
            self._say_slip()
            return
        if self.described is None:
            return
        task, papers = self.described.task, self.context.desk.papers

        def draw() -> QImage:
            from ui.printing import page_image

            return page_image(papers.slip([task]), 0, _PREVIEW_DPI)

        self._latest_slip.ask(draw, self._show_slip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_slip()

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._back = IconButton("chevron-left", _("Back to the list"), key="Esc")
        self._back.clicked.connect(self.back.emit)
        self._back.hide()
        self.setFocusProxy(self._back)
        self._kind = TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        self._number = TextLine(role=Role.LABEL, tone=Tone.SOFT)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._correct = CommandButton("", key=Do.CORRECT.key, fit=Fit.NOTICE)
        self._correct.clicked.connect(self.correct)
        # Of the kind some letters may go where room is scarce, of the number none.
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self._back, self._kind, self._number):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._correct)
        return row

    def _make_paper(self) -> tuple[CommandButton, ...]:
        self._print = CommandButton("", key=Do.PRINT_AGAIN.key, manner=Manner.SUBTLE, icon="printer", fit=Fit.NOTICE)
        self._print.clicked.connect(self.print_again)
        self._look = CommandButton("", manner=Manner.SUBTLE, icon="eye", fit=Fit.NOTICE)
        self._look.clicked.connect(self.toggle_slip)
        self._save = CommandButton("", manner=Manner.SUBTLE, icon="download", fit=Fit.NOTICE)
        self._save.clicked.connect(self.save_as_pdf)
        self._tell = CommandButton("", manner=Manner.SUBTLE, icon="transfer", fit=Fit.NOTICE)
        self._tell.clicked.connect(self.tell)
        self._tell.hide()
        return (self._print, self._look, self._save, self._tell, self._reveal.command)

    def _show(self, described: Described) -> None:
        other = described.task.number != self.number
        self.described = described
        kind = self.context.kind(described.task.kind)
        self._kind.set_words(_(kind.label))
        self._number.set_words(described.task.number)
        self._headline.set_words(described.headline)
        self._detail.set_words(described.detail)
        self._detail.setVisible(bool(described.detail))
        self._facts.set_facts(described.facts)
        self._reveal.set_hidden(described.hidden)
        self._history.set_steps(described.steps)
        self._show_verbs()
        self._say_tell()
        if other:
            self._slip.hide()
            self._scroll.verticalScrollBar().setValue(0)
        elif not self._slip.isHidden():
            self._slip.hide()
            self.toggle_slip()
        self._say_slip()

    def _show_verbs(self) -> None:
        """A button for each step that the record's state allows."""
        assert self.described is not None
        task = self.described.task
        focused = next((str(chip.objectName()) for chip in self._verbs.chips() if chip.hasFocus()), "")
        for chip in self._verbs.chips():
            chip.hide()
            chip.deleteLater()
        buttons = []
        for verb in self.context.kind(task.kind).verbs:
            if task.status in verb.starts:
                button = CommandButton(_(verb.label), fit=Fit.CONTROL)
                button.setObjectName(verb.id)
                button.clicked.connect(lambda _on, step=verb.id, of=task.number: self.context.do(step, (of,)))
                buttons.append(button)
        self._verbs.set_chips(tuple(buttons))
        for button in buttons:
            button.show()
        self._verbs.setVisible(bool(buttons))
        if focused and buttons:
            same = next((button for button in buttons if button.objectName() == focused), buttons[0])
            same.setFocus()

    def _show_slip(self, image: QImage) -> None:
        self._slip_image = image
        self._slip.setAccessibleName(_("The slip of {number}").format(number=self.number))
        self._slip.show()
        self._fit_slip()
        self._say_slip()

    def _fit_slip(self) -> None:
        if self._slip_image.isNull() or self._slip.isHidden():
            return
        ratio = self.devicePixelRatioF()
        width = self._scroll.viewport().width()
        picture = QPixmap.fromImage(self._slip_image).scaledToWidth(
            round(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self._slip.setPixmap(picture)
        self._slip.setFixedHeight(round(picture.height() / ratio))

    def _say_tell(self) -> None:
        """The command to tell the colleague; nothing where there is nobody to be told."""
        mail = self.described.mail if self.described else None
        self._tell.set_words(_("Tell by mail") if mail is None else _("Tell again"))
        on_its_way = mail is not None and mail.waits and mail.trouble is None
        self._tell.setVisible(self.described is not None and self.described.tells and not on_its_way)

    def _say_slip(self) -> None:
        self._look.set_words(_("Show slip") if self._slip.isHidden() else _("Hide slip"))

    def _say(self) -> None:
        self.setAccessibleName(_("Record"))
        self._back.set_name(_("Back to the list"), "Esc")
        self._correct.set_words(_("Correct ..."))
        self._print.set_words(_(Do.PRINT_AGAIN.label))
        self._save.set_words(_("Save as PDF ..."))
        self._happened.set_words(_("History"))
        self._say_slip()
        self._say_tell()
        ground = QPalette(look().palette())
        ground.setColor(QPalette.ColorRole.Window, look().colours.paper)
        self._scroll.setPalette(ground)
        self.read_again()


def _write_slip(context: Context, number: str, file: str) -> str:
    from pathlib import Path

    from receptiondesk.services.files import write_private

    write_private(Path(file), context.desk.papers.slip([context.desk.tasks.get(number)]))
    return file
