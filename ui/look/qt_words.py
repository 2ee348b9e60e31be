"""Qt's own words (file dialogs, calendar, context menus) and its days and months in the screen's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


class QtWords:
    """Keeps Qt speaking what the screen speaks."""

    def __init__(self) -> None:
        self._language = "en"
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Install Qt's own translation for a language of the desk; English needs none."""
        application = QCoreApplication.instance()
        if language == self._language or application is None:
            return
        self._language = language
        QLocale.setDefault(QLocale("zh_CN" if language == "zh_CN" else "en_GB"))
        if self._translator is not None:
            application.removeTranslator(self._translator)
            self._translator = None
        if language != "en":
            translator = QTranslator()
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if translator.load(f"qtbase_{language}", folder):
                application.installTranslator(translator)
                self._translator = translator
