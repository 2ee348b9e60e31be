"""Keeps what stands on a page's sheet and is not saved, so that nothing is lost with the window."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from receptiondesk.services.drafts import Draft, new_draft
from ui.forms.standing import cursor_in, moves_of, put_cursor
from ui.operations.soon import Soon
from ui.pages.page import Page
from ui.widgets.pin_field import PinField
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet
from ui.widgets.text_field import TextField


class KeptSheet(Sheet):
    """A sheet with fields, about somebody."""

    edited = Signal()
    """Something else stands on it, or is about to be left."""
    fields: dict[str, TextField | Segments]

    @property
    def about(self) -> str:
        """Whom it is about, as the desk knows them again; "" for somebody new."""
        raise NotImplementedError

    def unsaved(self) -> dict[str, str]:
        """What was typed and is not saved, by the names of the fields; nothing that must not lie on a disk."""
        raise NotImplementedError

    def put(self, texts: Mapping[str, str]) -> None:
        """Show again what was typed."""
        raise NotImplementedError


class SheetKeeper(QObject):
    """Writes down what is typed on the sheet of one page, and gives it to the page again at the next start."""

    def __init__(self, page: Page, sheet: KeptSheet) -> None:
        super().__init__(sheet)
        self._page, self._sheet = page, sheet
        self._operations, self._drafts = page.context.operations, page.context.desk.sheet_drafts
        self._blank = replace(new_draft("sheet"), id=page.id)
        self._down: Draft | None = None
        """What is on the disk, or handed over to be; a blank one where nobody knows, None for nothing."""
        self._handed_over: Draft | None = None
        """What is being saved, or could not be; None for nothing."""
        self._is_taken_up = False
        self._soon = Soon(self)
        self._soon.due.connect(self.now)
        sheet.edited.connect(self._soon.begin)
        for field in sheet.fields.values():
            field.edited.connect(self._soon.begin)
            for moved in moves_of(field):
                moved.connect(self._soon.begin)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def now(self) -> None:
        """Write it down, off this thread; where nothing is unsaved leave nothing behind."""
        self._soon.stop()
        texts = self._sheet.unsaved()
        if texts:
            self._write(self._draft(texts))
        elif self._down is not None and self._handed_over is None:
            self._down = None
            self._operations.write_down(lambda: self._drafts.drop(self._blank.id), lambda _none: None)

    def hand_over(self) -> Draft | None:
        """It is being saved from now on: what is on the disk stays there until `saved` is told of it."""
        self.now()
        self._handed_over = self._down
        return self._handed_over

    def saved(self, handed_over: Draft | None) -> None:
        """That is saved; what was typed since then is kept."""
        if self._handed_over is handed_over:
            self._handed_over = None
            self.now()

    def take_up(self, show: Callable[[Draft], bool]) -> None:
        """Let the page `show` what was kept, once; where it cannot yet (False) it stays on the disk."""
        if not self._is_taken_up:
            self._operations.write_down(
                lambda: self._drafts.find(self._blank.id), lambda draft: self._take_up(draft, show)
            )

    def _take_up(self, draft: Draft | None, show: Callable[[Draft], bool]) -> None:
        if self._is_taken_up or not isValid(self):
            return
        # Whoever is elsewhere in the window by now stays there; a small one puts the sheet in place of the list.
        is_here = self._page.isAncestorOf(self._page.window().focusWidget())
        if draft is None or self._sheet.unsaved():
            self._is_taken_up = True
        elif show(draft):
            self._is_taken_up, self._down = True, draft
            if (field := self._sheet.fields.get(draft.focus)) is not None:
                if is_here:
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                put_cursor(field, draft.cursor)

    def _draft(self, texts: Mapping[str, str]) -> Draft:
        inside = self._sheet.focusWidget()
        for name, field in self._sheet.fields.items():
            if field is inside or field.isAncestorOf(inside):
                # How far somebody has come in a PIN is part of it.
                cursor = None if isinstance(field, PinField) else cursor_in(field)
                return replace(self._blank, texts=texts, focus=name, cursor=cursor, correcting=self._sheet.about)
        return replace(self._blank, texts=texts, correcting=self._sheet.about)

    def _write(self, draft: Draft) -> None:
        if draft == self._down:
            return
        self._down, self._handed_over = draft, None
        self._operations.write_down(lambda: self._drafts.keep(draft), lambda _none: None, self._failed)

    def _failed(self, error: Exception) -> None:
        self._down = self._blank
        self._operations.report(error)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._sheet.isAncestorOf(now):
            self._soon.begin()
