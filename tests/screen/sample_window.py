"""The real window on a sample day, led from page to page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from ui.commands.keys import Do
from ui.context import Context, FormWanted
from ui.look import look
from ui.pages.first_start import FirstStart
from ui.shell.desk_view import DeskView
from ui.shell.first_look import apply_first_look
from ui.shell.opened import OpenedDesk
from ui.shell.window import DeskWindow

_FLAT, _BETWEEN = 160, 96
"""Colours of a picture that are kept as they are, and those that all others are drawn to."""
_MESSAGES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "recipient": "Li Wei",
        "caller": "Wang Fang",
        "title": "ms",
        "organisation": "Haitong Trading Co.",
        "callback_number": "138 0013 8000",
        "wishes": "please_call",
        "best_time": "After 17:00",
        "matter": "Asks whether the lease for unit 12B can begin on 1 December instead of the 15th. "
        "She needs the revised draft before she flies on Friday.",
    },
    "zh_CN": {
        "recipient": "周建国",
        "caller": "王芳",
        "title": "ms",
        "organisation": "海通贸易有限公司",
        "callback_number": "138 0013 8000",
        "wishes": "please_call",
        "urgent": "true",
        "best_time": "17:00 以后",
        "matter": "想确认 12B 单元的租约能否从12月15日提前到12月1日开始。她周五要飞深圳，希望在此之前收到新合同。",
    },
}
_TOURS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "customer": "Zhou Jianming",
        "guide": "Lin Yue",
        "layout": "Three rooms, facing south",
        "notes": "Grandmother walks with a stick.",
    },
    "zh_CN": {
        "customer": "周建明",
        "guide": "林悦",
        "layout": "三房朝南",
        "notes": "老人膝盖不便，走电梯一侧。",
    },
}
_TOUR = {
    "title": "mr",
    "phone": "186 0045 0455",
    "visit_kind": "repeat",
    "channel": "friend",
    "party_size": "3",
    "children": "1",
    "elderly": "1",
    "sample_room": "B2",
    "covers_issued": "3",
}


class SampleWindow:
    """A receptionist's window at the usual size, with somebody's hand on the keyboard."""

    def __init__(self, home: Path, *, language: str, appearance: str, text_size: str) -> None:
        self._language = language
        self._application = QApplication([])
        look().dress(self._application)
        seen = Settings(screen_language=language, appearance=appearance, text_size=text_size)
        for place in (Home(home), Home(home / "sample day")):
            place.make()
            write_settings(place.settings, seen)
        apply_first_look(home)
        self.window = DeskWindow()
        self.window.show()
        self._opened = OpenedDesk(self.window, home)
        self.window.activateWindow()
        self.rest()

    def first_start(self) -> None:
        """The questions of a desk that knows nothing yet."""
        assert isinstance(self.window.content, FirstStart)

    @property
    def view(self) -> DeskView:
        """The working day; the sample day is opened for it, as from the first start."""
        if isinstance(self.window.content, FirstStart):
            self.window.content.sample_day_wanted.emit()
            self.rest()
        assert isinstance(self.window.content, DeskView)
        return self.window.content

    @property
    def context(self) -> Context:
        """The desk behind the window."""
        return self.view.context

    def message(self) -> None:
        """A call that is nearly written down."""
        self._form("phone_message", _MESSAGES[self._language], focus="matter")

    def hold(self) -> None:
        """The same caller holds, with a clock."""
        for _press in range(2):
            self.view.do(Do.HOLD)
            self.rest()

    def visitor(self) -> None:
        """A returning visitor is known again from a few letters; the message waits in its tab."""
        self._form("visit", {}, focus="visitor")
        QTest.keyClicks(self.window.focusWidget(), "wang")

    def tour(self) -> None:
        """A couple with a child and a grandmother."""
        self._form("sample_room_tour", {**_TOUR, **_TOURS[self._language]}, focus="covers_issued")

    def page(self, page_id: str) -> None:
        """One page as the navigation opens it."""
        self.view.navigation.chosen.emit(page_id)

    def logbook(self) -> None:
        """The day, with one record open: a visitor who came and left."""
        self.page("logbook")
        self.rest()
        found = self.context.desk.tasks.find("K8821")
        self.context.record_wanted.emit(found[0].number)

    def find(self) -> None:
        """A name typed into the find box, over the page that was open."""
        self.page("on_site")
        self.rest()
        box = self.view.top_bar.find_box
        box.setFocus()
        QTest.keyClicks(box, "li")

    def save_picture(self, file: Path) -> None:
        """What the window shows now, with the list that hangs from a field; small enough for a repository."""
        self.rest()
        picture = self.window.grab()
        picture.save(str(file))
        with Image.open(file) as full:
            small = _in_few_colours(full.convert("RGB"))
        small.save(file, optimize=True)

    def rest(self) -> None:
        """Wait until the pauses of the fields are over, and everything that was asked for is answered and drawn."""
        for _round in range(4):
            QTest.qWait(200)
            if isinstance(self.window.content, DeskView):
                answered: list[str] = []
                operations = self.window.content.context.operations
                operations.run(lambda: "saved", answered.append)
                operations.look_up(lambda: "read", answered.append)
                while len(answered) < 2:
                    QTest.qWait(10)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close the desk as the program does."""
        self._opened.close()
        self.window.close()

    def _form(self, kind: str, texts: Mapping[str, str], *, focus: str) -> None:
        self.context.form_wanted.emit(FormWanted(kind=kind, texts=texts))
        task = self.view.work_area.front_task
        assert task is not None
        task.form.focus_field(focus)
        task.form.edited.emit()


def _in_few_colours(full: Image.Image) -> Image.Image:
    """A picture of a palette's size: surfaces keep their very colour, only the edges of letters are drawn together."""
    counted = full.getcolors(full.width * full.height) or []
    flat = [colour for _count, colour in sorted(counted, reverse=True)[:_FLAT] if isinstance(colour, tuple)]
    between = full.quantize(_BETWEEN, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in flat for part in colour] + between[: 3 * _BETWEEN])
    return full.quantize(palette=palette, dither=Image.Dither.NONE)
