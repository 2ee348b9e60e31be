"""The library: the coach's words to be read at leisure, chapter by chapter, and to be looked up."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.chapters import SHELVES, Chapter, Shelf
from receptiondesk.i18n import N_, _, language
from receptiondesk.services.library import Place, find_place
from receptiondesk.services.library_search import Finder, Found, Hit
from ui.context import Context
from ui.look import look
from ui.operations.latest import Latest
from ui.pages.frame import Ground, PageTitle, SearchField
from ui.pages.library_list import Entry, LibraryList
from ui.pages.library_reader import Reader
from ui.pages.page import Page
from ui.pages.topic_page import IN_LANGUAGE
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.sheet import Hairline

_WIDE, _NARROW, _NARROW_BELOW = 288, 208, 1000


class LibraryPage(Page):
    """Chapters at the left, the chosen one at the right."""

    id = "library"
    label = N_("Library")
    icon = "library"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._library = context.desk.library
        self._finder = Finder(self._library.chapters)
        self._chapters: tuple[Chapter, ...] = ()
        self._found: Found | None = None
        """What is looked for now; None while all chapters are listed."""
        self._wanted = ""
        """The address at which it shall open next."""

    def prepare(self) -> None:
        self.build()

    def shown(self) -> None:
        """Build on the first time; read the words again, they may be the company's own."""
        if not self.is_built:
            self.prepare()
        else:
            self._go_to_wanted()
            self._read()

    def open_at(self, address: str) -> None:
        """Open where that is written when the page comes to the front."""
        self._wanted = address

    def can_step_back(self) -> bool:
        return self.is_built and bool(self._search.text())

    def step_back(self) -> None:
        self._search.clear()
        self._look_up()
        self._list.setFocus()

    def _build(self) -> None:
        self._title = PageTitle()
        self._search = SearchField(key="Ctrl+F", width=_WIDE - 48)
        self._search.edited.connect(self._look_up)
        self._list = LibraryList()
        self._list.chosen.connect(self._open_entry)
        self._list.typed.connect(self._type_on)
        self._search.list = self._list
        self._doors = ChipFlow(self._make_doors())
        self._side = Ground()
        column = QVBoxLayout(self._side)
        # The grounds of the rows begin a little further left than words and fields do.
        column.setContentsMargins(12, 16, 0, 12)
        column.setSpacing(10)
        for part in (self._title, self._search):
            head = QHBoxLayout()
            head.setContentsMargins(12, 0, 0, 0)
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(Hairline())
        column.addWidget(self._doors)
        self._reader = Reader(self.context, changeable=any(place.id == "own_words" for place in self._behind))
        self._reader.fitted.connect(self._unfold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._reader, 1)
        self.setFocusProxy(self._list)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search.setFocus)
        follow_look(self._say)

    def _make_doors(self) -> list[CommandButton]:
        """A button for each page to which one gets from here."""
        from ui.pages.registry import PAGES  # which knows this page

        self._behind = [place for place in PAGES if place.behind == self.id]
        doors: list[CommandButton] = []
        for place in self._behind:
            door = CommandButton("", icon=place.icon, manner=Manner.SUBTLE, fit=Fit.NOTICE)
            door.clicked.connect(lambda _checked=False, page=place.id: self.context.page_wanted.emit(page))
            doors.append(door)
        return doors

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._search.set_words(_("Find in the library"))
        self._list.setAccessibleName(_("Topics"))
        for door, place in zip(self._doors.chips(), self._behind, strict=True):
            assert isinstance(door, CommandButton)
            door.set_words(_(place.label))
        narrow = self.window().width() / look().scale < _NARROW_BELOW
        wide = round((_NARROW if narrow else _WIDE) * look().scale)
        self._side.setFixedWidth(wide)
        self._search.setFixedWidth(wide - 48)
        self._read()

    def _read(self) -> None:
        words = language()

        def read() -> tuple[Chapter, ...]:
            if self._finder.index(words).chapters is not self._library.chapters(words):
                self._finder.forget()
            return self._finder.index(words).chapters

        self._latest.ask(read, self._show)

    def _show(self, chapters: tuple[Chapter, ...]) -> None:
        if chapters is self._chapters:
            return
        self._chapters = chapters
        if self._search.text():
            self._look_up()
        else:
            self._list_chapters(self._reader.place)
            self._go_to_wanted()

    # The list.

    def _list_chapters(self, wanted: Place | None) -> None:
        """All chapters on their shelves; the one that was read stays open."""
        self._found = None
        known = wanted is not None and any(chapter.id == wanted.chapter for chapter in self._chapters)
        place = wanted if wanted is not None and known else next((Place(one.id) for one in self._chapters), None)
        if place is not None:
            self._open(place, language())
            self._unfold()

    def _unfold(self) -> None:
        """List all chapters; of the open one also its moments, where they do not stand beside the page."""
        place = self._reader.place
        if self._found is not None or place is None:
            return
        unfolded = "" if self._reader.has_contents else place.chapter
        entries = list(_shelved(self._chapters, unfolded))
        places = {entry.place for entry in entries}
        here = Place(place.chapter, place.passage)
        self._list.set_entries(entries, here if here in places else Place(place.chapter))

    def _look_up(self) -> None:
        """What the typed words stand in; all chapters where none are typed."""
        text, words = self._search.text(), language()
        if text.strip():
            self._latest.ask(lambda: self._finder.find(text, words), self._list_found)
        else:
            self._latest.forget()
            self._list_chapters(self._reader.place)

    def _list_found(self, found: Found) -> None:
        self._found = found
        chosen = self._list.set_entries(_listed(found.hits))
        if chosen is not None:
            self._open_entry(chosen)
        else:
            self._reader.show_nothing(found.text)

    def _type_on(self, letters: str) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.insert(letters)
        self._search.edited.emit()

    # The page.

    def _go_to_wanted(self) -> None:
        """Open the address that was asked for from elsewhere, whatever was looked for before."""
        place = find_place(self._chapters, self._wanted) if self._wanted else None
        if place is None:
            return
        self._wanted = ""
        self._search.clear()
        self._list_chapters(place)

    def _open_entry(self, entry: Entry) -> None:
        if entry.place is None:
            return
        before = self._reader.place
        self._open(entry.place, entry.locale)
        if not self._reader.has_contents and (before is None or before.chapter != entry.place.chapter):
            self._unfold()

    def _open(self, place: Place, locale: str) -> None:
        index = self._finder.index(locale)
        chapter = next((one for one in index.chapters if one.id == place.chapter), None)
        if chapter is None:
            return
        found = self._found
        if found is None:
            self._reader.read(chapter, place)
        else:
            self._reader.read(chapter, place, lambda text, title: index.marks(text, found.query, in_title=title))


def _shelved(chapters: Sequence[Chapter], unfolded: str) -> Iterator[Entry]:
    """The chapters under the names of their shelves, and of one of them its moments."""
    shelf: Shelf | None = None
    for chapter in chapters:
        if chapter.shelf is not shelf:
            shelf = chapter.shelf
            yield Entry(text=_(SHELVES[shelf]))
        yield Entry(text=chapter.title, place=Place(chapter.id), locale=chapter.locale)
        for passage in chapter.passages if chapter.id == unfolded else ():
            place = Place(chapter.id, passage.id)
            yield Entry(text=passage.title, place=place, locale=chapter.locale, is_indented=True)


def _listed(hits: Sequence[Hit]) -> Sequence[Entry]:
    """What was found; what is in another language than the screen's under the name of that language."""
    entries: list[Entry] = []
    spoken = language()
    for hit in hits:
        if hit.locale != spoken:
            spoken = hit.locale
            entries.append(Entry(text=_(IN_LANGUAGE[spoken])))
        within = " · ".join(hit.within)
        entries.append(Entry(text=hit.text, place=hit.place, locale=hit.locale, within=within, marks=hit.marks))
    return entries
