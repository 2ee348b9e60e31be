"""The booklet of the house: which topics, in which language, and how its pages will look."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.chapters import SHELVES, Chapter, Shelf
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_, _, language, ngettext
from ui.context import Context
from ui.look import STRONG, Role, look
from ui.operations.latest import Latest
from ui.pages.frame import MARGIN, CommandBar, Ground, HeadBehind
from ui.pages.library_preview import Preview
from ui.pages.page import Page
from ui.pages.printer_choice import PrinterChoice
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.scroll import ScrollArea
from ui.widgets.segments import Segments
from ui.widgets.text import Note, TextLine
from ui.widgets.tick_chip import TickChip

_WIDE = 448
_LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"))


class BookletPage(Page):
    """Topics to tick at the left, the pages at the right."""

    id = "booklet"
    label = N_("Booklet")
    icon = "printer"
    has_room_for_coach = False
    comes_from = "library"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._chapters: tuple[Chapter, ...] = ()
        self._chips: dict[str, TickChip] = {}
        self._left_out: set[str] = set()
        """The topics that are not to stand in it; those that come later do."""
        self._latest_read = Latest(context.operations, self)
        self._latest_drawn = Latest(context.operations, self)
        self._pdf = b""

    def shown(self) -> None:
        """Build on the first time; read the words again, they may have been changed."""
        self.build()
        self._printer.look_for_printers()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._preview.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    # How it is made.

    def _build(self) -> None:
        self._note = Note()
        self._head = HeadBehind(self._note)
        self._head.left.connect(self.step_back)
        self._language = Segments("", _LANGUAGES)
        self._language.set_text(language())
        self._language.edited.connect(self._read)
        self._all, self._none = CommandButton("", fit=Fit.CONTROL), CommandButton("", fit=Fit.CONTROL)
        self._all.clicked.connect(lambda: self._tick(True))
        self._none.clicked.connect(lambda: self._tick(False))
        self._topics = QWidget()
        self._shelves = QVBoxLayout(self._topics)
        self._shelves.setContentsMargins(MARGIN, 0, 12, 16)
        self._shelves.setSpacing(8)
        self._printer = PrinterChoice(self.context, N_("Choose a printer"))
        self._printer.set_text(self.context.desk.settings().printer)
        self._printer.edited.connect(self._allow)
        self._save = CommandButton("", icon="download", manner=Manner.PRIMARY)
        self._save.clicked.connect(self.save)
        self._print = CommandButton("", icon="printer")
        self._print.clicked.connect(self.print)
        self._preview = Preview(self.context)
        self._lay_out()
        self.setFocusProxy(self._all)
        follow_look(self._say)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setContentsMargins(MARGIN, 0, MARGIN, 0)
        choice.addWidget(ChipFlow((self._language, self._all, self._none)))
        self._scroll = ScrollArea(self._topics)
        self._side = Ground()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addLayout(choice)
        column.addWidget(self._scroll, 1)
        bar = CommandBar()
        bar.row.addWidget(self._save)
        bar.row.addStretch(1)
        bar.row.addWidget(self._printer, 1)
        bar.row.addWidget(self._print)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side)
        body.addWidget(self._preview, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(bar)

    def _say(self) -> None:
        self._head.set_words(_(self.label), _("Back to the library"))
        self._language.setAccessibleName(_("Language"))
        self._all.set_words(_("Choose all"))
        self._none.set_words(_("Choose none"))
        self._printer.setAccessibleName(_("Printer"))
        self._save.set_words(_("Save as PDF ..."))
        self._print.set_words(_("Print"))
        self._side.setFixedWidth(min(round(_WIDE * look().scale), self.window().width() // 2))
        self._show(self._chapters)

    # What is chosen.

    def _read(self) -> None:
        library, words = self.context.desk.library, self._language.text()
        self._latest_read.ask(lambda: library.chapters(words), self._show)

    def _show(self, chapters: tuple[Chapter, ...]) -> None:
        """A chip for each topic, shelf by shelf."""
        self._chapters = chapters
        while (item := self._shelves.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._chips = {}
        for shelf in Shelf:
            chips = [self._chip(chapter) for chapter in chapters if chapter.shelf is shelf]
            if chips:
                heading = TextLine(_(SHELVES[shelf]), role=Role.LABEL, tone=Tone.SOFT, weight=STRONG)
                self._shelves.addWidget(heading)
                self._shelves.addWidget(ChipFlow(chips))
                self._shelves.addSpacing(8)
        self._shelves.addStretch(1)
        self._draw()

    def _chip(self, chapter: Chapter) -> TickChip:
        chip = TickChip(chapter.title)
        chip.setChecked(chapter.id not in self._left_out)
        chip.edited.connect(self._ticked)
        self._chips[chapter.id] = chip
        return chip

    def _tick(self, on: bool) -> None:
        for chip in self._chips.values():
            chip.setChecked(on)
        self._ticked()

    def _ticked(self) -> None:
        self._left_out -= self._chips.keys()
        self._left_out |= {topic for topic, chip in self._chips.items() if not chip.isChecked()}
        self._draw()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The topics that are ticked."""
        return tuple(topic for topic, chip in self._chips.items() if chip.isChecked())

    # What comes of it.

    def _draw(self) -> None:
        chosen, words, library = self.chosen, self._language.text(), self.context.desk.library
        self._pdf = b""
        self._allow()
        if chosen:
            self._latest_drawn.ask(lambda: library.booklet(chosen, words), self._drawn)
        else:
            self._latest_drawn.forget()
            self._note.set_words("")
            self._preview.show_pdf(b"")

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._preview.show_pdf(pdf, self._say_pages)
        self._allow()

    def _say_pages(self, count: int) -> None:
        self._note.set_words(ngettext("{count} page", "{count} pages", count).format(count=count))

    def _allow(self) -> None:
        self._save.setEnabled(bool(self._pdf))
        self._print.setEnabled(bool(self._pdf) and bool(self._printer.text()))

    def save(self) -> None:
        """Ask where, and put the booklet there."""
        pdf, context = self._pdf, self.context
        proposed = str(context.desk.home.slips / f"{_('Booklet')}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the booklet as PDF"), proposed, "PDF (*.pdf)")
        if chosen:
            context.operations.run(
                lambda: _write(pdf, chosen),
                lambda file: context.notices.say(_("The booklet is in {file}.").format(file=file)),
            )

    def print(self) -> None:
        """Print every page on the chosen printer."""
        pdf, printer, context = self._pdf, self._printer.text(), self.context
        context.operations.run(
            lambda: context.desk.papers.print_sheets(pdf, printer),
            lambda name: context.notices.say(_("The booklet went to {printer}.").format(printer=name)),
        )


def _write(pdf: bytes, file: str) -> str:
    try:
        Path(file).write_bytes(pdf)
    except OSError as error:
        raise DeskError("cannot_write", N_("{file} cannot be written."), file=file) from error
    return file
