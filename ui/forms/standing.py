"""Where the cursor stands in a field, and how to put it there again."""

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from receptiondesk.services.drafts import Cursor
from ui.widgets.text_area import TextArea


def text_of(field: QWidget) -> QLineEdit | QTextEdit | None:
    """What is typed into within a field; None for one that is only chosen from."""
    if isinstance(field, QLineEdit | QTextEdit):
        return field
    return field.findChild(QLineEdit)


def moves_of(field: QWidget) -> tuple[SignalInstance, ...]:
    """The signals by which a field tells that somebody stands elsewhere in it."""
    text = text_of(field)
    if text is None:
        return ()
    scrolled = (text.verticalScrollBar().valueChanged,) if isinstance(text, QTextEdit) else ()
    return (text.cursorPositionChanged, text.selectionChanged, *scrolled)


def cursor_in(field: QWidget) -> Cursor | None:
    """Where somebody stands in a field; None where it holds no text to stand in."""
    text = text_of(field)
    if isinstance(text, QTextEdit):
        stands = text.textCursor()
        return Cursor(at=stands.position(), anchor=stands.anchor(), scroll=text.verticalScrollBar().value())
    if text is None:
        return None
    at, begin = text.cursorPosition(), text.selectionStart()
    if begin < 0:
        return Cursor(at=at, anchor=at)
    # A line tells where its selection lies, and only the cursor which way it was drawn.
    end = text.selectionEnd()
    return Cursor(at=at, anchor=end if at == begin else begin)


def put_cursor(field: QWidget, cursor: Cursor | None) -> None:
    """Stand where `cursor` says, as far as the text reaches; at its end where nobody says."""
    text = text_of(field)
    if text is None:
        return
    last = _end_of(text)
    at, anchor = (last, last) if cursor is None else (min(cursor.at, last), min(cursor.anchor, last))
    if isinstance(text, QTextEdit):
        stands = text.textCursor()
        stands.setPosition(anchor)
        stands.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(stands)
        if isinstance(text, TextArea) and cursor is not None:
            text.scroll_to(cursor.scroll)
    else:
        text.setCursorPosition(at)
        if at != anchor:
            text.setSelection(anchor, at - anchor)


def _end_of(text: QLineEdit | QTextEdit) -> int:
    if isinstance(text, QTextEdit):
        return text.document().characterCount() - 1
    return len(text.text().encode("utf-16-le", "surrogatepass")) // 2  # as Qt counts
