"""Qt's own dialogs speak the screen's language too."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from receptiondesk import i18n
from ui.look import look


def cancel_word() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_qts_own_buttons_and_months_follow_the_screen(qapp: QApplication) -> None:
    look().dress(qapp)
    english = cancel_word()
    i18n.install("zh_CN")
    assert cancel_word() == "取消"
    assert QLocale().monthName(11) == "十一月"

    i18n.install("en")
    assert cancel_word() == english
    assert QLocale().monthName(11) == "November"
