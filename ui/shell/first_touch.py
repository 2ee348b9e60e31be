"""When somebody first touches a form that opened by itself: then the telephone has been answered."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.forms.form import Form

_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
)


class FirstTouch(QObject):
    """Watches a form for one key, one click, or the focus in another field, and then never again."""

    touched = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._field = form.focused
        form.edited.connect(self._touch)  # also what an assistive tool puts in
        form.moment_changed.connect(self._look)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(watched, QWidget) and self._form.isAncestorOf(watched):
            self._touch()
        return False

    def _look(self) -> None:
        """A window that only now comes to the front puts the cursor into the first field by itself."""
        if self._field and self._form.focused != self._field:
            self._touch()
        self._field = self._form.focused

    def _touch(self) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self._form.edited.disconnect(self._touch)
        self._form.moment_changed.disconnect(self._look)
        self.touched.emit()
        self.deleteLater()
