"""Looking around first: the sample day, opened from the questions of the first start."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.services.home import Home
from receptiondesk.services.settings import read_settings
from ui.pages.first_start import FirstStart
from ui.shell.desk_view import DeskView
from ui.shell.opened import OpenedDesk
from ui.shell.window import DeskWindow


def test_the_sample_day_speaks_the_language_chosen_before_and_leaves_the_real_desk_alone(
    home: Path, qtbot: QtBot
) -> None:
    window = DeskWindow()
    qtbot.addWidget(window)
    window.show()
    opened = OpenedDesk(window, home)
    try:
        questions = window.content
        assert isinstance(questions, FirstStart)
        questions.languages.set_text("zh_CN")
        questions.languages.edited.emit()
        questions.sample_day_wanted.emit()
        assert isinstance(window.content, DeskView)
        assert i18n.language() == "zh_CN"
        assert window.content.context.desk.settings().company == "滨江花园"
        assert read_settings(Home(home).settings).is_first_start
    finally:
        opened.close()
