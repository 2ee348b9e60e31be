"""Everything that reads what others have made, each with what must hold of it whatever it is given.

A target takes some bytes to a place of its own and raises nothing, unless the desk has a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import bidirectional, category

from receptiondesk.cli.assignments import read_assignments
from receptiondesk.cli.output import escaped
from receptiondesk.domain.conditions import NotACondition, read_condition
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.etiquette import FACTS
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.names import name_keys, query_choices, search_text
from receptiondesk.domain.phone import comparable, digits_of, read_phone
from receptiondesk.domain.phrase_matching import Matcher
from receptiondesk.domain.privacy import masked_by_itself
from receptiondesk.domain.spoken_time import spoken
from receptiondesk.domain.when import NotATime, now, read_when, sort_key, write_when
from receptiondesk.services.coach import advice_from
from receptiondesk.services.guide_files import GuideUnreadable, read_guide
from receptiondesk.services.phrase_files import PhrasesUnreadable, read_phrases
from receptiondesk.services.records.delimited import as_cell, as_text
from receptiondesk.services.settings import Settings, change_settings, read_settings
from receptiondesk.services.situation import facts_of, situation_at, words_of
from receptiondesk.services.words_file import WordsFile
from receptiondesk.storage.mark import Marks
from tests.fixtures.mails import is_only_text, made
from tests.hostile.imports import IMPORTED
from tests.hostile.place import Place, Target, as_typed
from tests.hostile.seeds import SEEDS
from tests.paper.papers import message

_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def etiquette(data: bytes, place: Place) -> None:
    """A company's file for the coach: refused in words, or laid over the house's so that every moment can be shown."""
    house, own = place.file("house.toml", SEEDS["etiquette"][0].encode()), place.file("visit.toml", data)
    try:
        guide = read_guide("visit", (house, own))
    except GuideUnreadable as trouble:
        assert str(trouble)
        return
    situation = situation_at(Settings(), now())
    words, facts = words_of(situation, "en"), facts_of(situation)
    for moment in guide.moments:
        assert advice_from(guide, moment.id, words, facts).moment


def words(data: bytes, place: Place) -> None:
    """The same file, to be written on: what is not understood is refused, what is stays what it is."""
    try:
        file = WordsFile("visit.toml", as_typed(data))
    except GuideUnreadable as trouble:
        assert str(trouble)
        return
    assert WordsFile("visit.toml", file.text).table == file.table


def phrases(data: bytes, place: Place) -> None:
    """A company's file of phrases: refused in words, or watched for in any text."""
    house, own = place.file("house.toml", SEEDS["phrases"][0].encode()), place.file("en.toml", data)
    try:
        book = read_phrases((house, own))
    except PhrasesUnreadable as trouble:
        assert str(trouble)
        return
    Matcher(book.phrases, book.speech).matches("I do not know. 不知道吧" + as_typed(data)[:2000])


def condition(data: bytes, place: Place) -> None:
    """When a line applies; judged, never executed."""
    text = as_typed(data)
    try:
        read = read_condition(text, FACTS.keys())
    except NotACondition:
        return
    for value in (None, True, False, 0, 7):
        assert read.holds(dict.fromkeys(FACTS, value)) in (None, True, False)


def phone(data: bytes, place: Place) -> None:
    """A telephone number."""
    text = as_typed(data)
    for region in ("CN", "HK", "US"):
        read = read_phone(text, region)
        assert read.typed == text
        assert read.trouble or read.groups
    assert comparable(text).isascii()
    assert not set(masked_by_itself(digits_of(text))) & {"\n"}


def moment(data: bytes, place: Place) -> None:
    """A time: what is read can be written, ordered, said and read again."""
    here = now()
    try:
        when = read_when(as_typed(data), here)
    except NotATime:
        return
    assert read_when(write_when(when), here) == when
    assert isinstance(sort_key(when), int)
    assert spoken(when, here, "en") and spoken(when, here, "zh_CN")


def address(data: bytes, place: Place) -> None:
    """The address by which a telephone system announces a call; it can ask for nothing else."""
    from ui.app import _parse, _request

    # No argument of a program holds a NUL.
    word = "receptiondesk:" + as_typed(data).replace("\0", "")
    asked = _request(_parse([word]))
    assert asked.keys() == {"verb", "number", "name"} and asked["verb"] == "call"
    assert len(asked["number"]) <= 61 and len(asked["name"]) <= 200
    assert _parse([word]).home is None


def knock(data: bytes, place: Place) -> None:
    """What comes through the local socket."""
    from ui.shell.one_desk import _understood

    request = _understood(data[:4096])
    assert request is None or all(type(part) is str for pair in request.items() for part in pair)


def settings(data: bytes, place: Place) -> None:
    """The desk's settings: refused whole, or read with defaults for what is wrong in them."""
    from ui.shell.first_look import apply_first_look

    file = place.file("settings.json", data)
    apply_first_look(place.folder)
    try:
        read = read_settings(file)
    except DeskError as trouble:
        assert str(trouble)
        return
    assert change_settings(read, {}).problems == ()


def mark(data: bytes, place: Place) -> None:
    """The notes of how far the history goes, and of what was lost: passed over, or kept again as they are."""
    marks = Marks(place.folder / "mark.json", "sqlite://")
    place.file("mark.json", data.replace(b"OF", marks._of.encode()))
    place.file("lost.json", data)
    found, lost = marks.read(), marks.lost
    marks.set(found)
    assert marks.read() == found
    if lost is not None:
        marks.set_lost(lost)
        assert marks.lost == lost


def draft(data: bytes, place: Place) -> None:
    """A draft: passed over, or kept again as it is."""
    drafts = place.desk.drafts
    place.file("home/drafts/found.json", data)
    for found in drafts.all():
        drafts.keep(found)
    kept = drafts.all()
    for each in kept:
        drafts.keep(each)
    assert drafts.all() == kept


def assignment(data: bytes, place: Place) -> None:
    """Words of the command line, and files that they name."""
    text = as_typed(data)
    file = place.file("matter.txt", data)
    for given in ([f"matter=@{file}"], [f"matter={text}"], text.split("\n"), [f"matter=@{text}"]):
        try:
            texts = read_assignments(given)
        except DraftRefused as refused:
            assert all(problem.text for problem in refused.problems)
            continue
        kind = place.desk.kinds["phone_message"]
        for problem in read_facts(kind.empty, texts, place.desk.settings.reading()).problems:
            assert problem.text


def terminal(data: bytes, place: Place) -> None:
    """Any text, on its way to a terminal, a spreadsheet and the index of names."""
    text = as_typed(data)
    shown = escaped(text)
    assert shown == escaped(shown)
    assert not [sign for sign in shown if sign != "\n" and category(sign) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [sign for sign in shown if bidirectional(sign) in _TURNS]
    assert as_text(as_cell(text)) == text
    assert as_cell(text)[:1] not in tuple("=+-@\t\r")
    assert all(name_keys(text)) and search_text([text]) is not None and query_choices(text) is not None


def mail(data: bytes, place: Place) -> None:
    """What a caller says, on its way to a colleague: it adds no reader, no head, no tag and no way to anywhere."""
    said = [*as_typed(data).split("|", 5), *[""] * 6]
    fields = ("recipient", "caller", "title", "organisation", "callback_number", "matter")
    is_only_text(made(message(by=said[0], at=said[1], **dict(zip(fields, said, strict=False)))))


TARGETS: Mapping[str, Target] = {
    target.__name__: target
    for target in (
        *IMPORTED,
        etiquette,
        words,
        phrases,
        condition,
        phone,
        moment,
        address,
        knock,
        settings,
        mark,
        draft,
        assignment,
        terminal,
        mail,
    )
}
