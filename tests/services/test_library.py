"""The library: every rule of the house to be read, filled with examples, and found in either language."""

import re
from dataclasses import replace

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.chapters import Chapter, Shelf
from receptiondesk.i18n import LANGUAGES
from receptiondesk.services.library import Place, find_place
from receptiondesk.services.library_search import MOST_HITS, Finder, Found, Hit
from tests.conftest import REPO


@pytest.fixture
def finder(desk: Desk) -> Finder:
    return Finder(desk.library.chapters)


def places(found: Found) -> list[str]:
    return ["/".join(filter(None, (hit.place.chapter, hit.place.passage, hit.place.rule))) for hit in found.hits]


def rule_ids(chapters: tuple[Chapter, ...]) -> set[str]:
    return {rule.rule for chapter in chapters for rule in chapter.rules()}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_rule_of_the_house_is_in_the_library(desk: Desk, locale: str) -> None:
    with (REPO / "tests" / "golden" / "coach" / "rules.txt").open(encoding="utf-8") as file:
        wanted = {line.split()[-1] for line in file if line.strip() and not line.startswith("#")}
    assert len(wanted) == 168
    assert wanted <= rule_ids(desk.library.chapters(locale))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_nothing_that_is_written_is_hidden_there(desk: Desk, locale: str) -> None:
    """Each line of each guide is there in one of its wordings; of what is said in the usual case, the fullest."""
    for chapter in desk.library.chapters(locale):
        guide = desk.coach.guide(chapter.id, locale)
        for moment, passage in zip((m for m in guide.moments if m.prompts), chapter.passages, strict=True):
            assert passage.title == moment.title
            for prompt, rule in zip(moment.prompts, passage.rules, strict=True):
                assert (rule.rule, rule.why) == (prompt.rule, prompt.why)
                assert bool(rule.say) == bool(prompt.say)
                assert len({line.when.text for line in prompt.say if line.when}) <= len(rule.say)
                assert len(rule.do) == len({line.wordings[-1] for line in prompt.do})
                assert len(rule.avoid) == len({line.wordings[-1] for line in prompt.avoid})


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_gap_is_left_where_a_name_belongs(desk: Desk, locale: str) -> None:
    for settings in (desk.settings(), replace(desk.settings(), company="", station="", receptionist="")):
        desk.settings.keep(settings)
        for chapter in desk.library.chapters(locale):
            for rule in chapter.rules():
                for remark in rule.remarks():
                    assert "{" not in remark.text
                    assert "  " not in remark.text
                    assert not remark.text.startswith((",", "，", " "))


def test_the_words_are_the_same_all_day(desk: Desk) -> None:
    greeted = [
        remark.text for chapter in desk.library.chapters("en") for rule in chapter.rules() for remark in rule.say
    ]
    assert any(text.startswith("Good morning") for text in greeted)
    assert not any("Good evening" in text or "Good afternoon" in text for text in greeted)


def test_the_same_chapters_come_while_nothing_has_changed(desk: Desk) -> None:
    library = desk.library
    before = library.chapters("en")
    assert library.chapters("en") is before
    desk.settings.keep(replace(desk.settings(), company="Another House"))
    after = library.chapters("en")
    assert after is not before
    assert any("Another House" in remark.text for rule in after[0].rules() for remark in rule.say)
    desk.coach.forget()
    assert library.chapters("en") is not after
    assert library.chapters("en") == after


def test_what_applies_only_sometimes_says_when(desk: Desk) -> None:
    (rule,) = (rule for rule in desk.library.chapters("en")[0].rules() if rule.rule == "phone.message.positive-absence")
    assert rule.when == "When the colleague is out"
    assert all(remark.when != rule.when for remark in rule.remarks())


def test_kinds_come_first_then_the_topics(desk: Desk) -> None:
    shelves = [chapter.shelf for chapter in desk.library.chapters("en")]
    assert shelves == sorted(shelves, key=list(Shelf).index)
    assert [chapter.id for chapter in desk.library.chapters("en")][:3] == list(desk.kinds)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("visit", Place("visit")),
        ("visit/tea", Place("visit", "tea")),
        ("visit/card.receive", Place("card", "receive")),
        ("phone_message/nothing", Place("phone_message")),
        ("phone.hold.ask", Place("phone_message", "hold", "phone.hold.ask")),
        ("gate.umbrella", Place("gate", "leave", "gate.umbrella")),
        ("nowhere", None),
        ("", None),
    ],
)
def test_an_address_leads_to_its_place(desk: Desk, address: str, place: Place | None) -> None:
    assert find_place(desk.library.chapters("en"), address) == place


def test_every_moment_that_the_coach_shows_has_its_place(desk: Desk) -> None:
    chapters = desk.library.chapters("en")
    for kind in desk.kinds:
        for moment in desk.coach.moments(kind, "en"):
            place = find_place(chapters, f"{kind}/{moment.id}")
            assert place is not None
            assert place.passage, moment.id


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("business cards", "card"),
        ("name card", "card"),
        ("mobile telephones", "mobile"),
        ("cell phone", "mobile"),
        ("lifts", "visit/lift"),
        ("elevator", "visit/lift"),
        ("escorting", "visit/escort"),
        ("tea", "visit/tea"),
        ("table manners", "table"),
        ("body language", "body"),
        ("distances", "body/distance"),
        ("listening", "speech"),
        ("praise", "speech/praise"),
        ("emergencies", "emergency"),
        ("fire", "emergency"),
        ("angry", "complaint"),
        ("HÓLD  put", "phone_message/hold"),
        ("phone.hold.ask", "phone_message/hold/phone.hold.ask"),
    ],
)
def test_what_a_receptionist_looks_for_in_english_comes_first(finder: Finder, typed: str, first: str) -> None:
    assert places(finder.find(typed, "en"))[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("名片", "card"),
        ("手机", "mobile"),
        ("电梯", "visit/lift"),
        ("引领", "visit/escort"),
        ("陪同", "visit/escort"),
        ("茶", "visit/tea"),
        ("宴席", "table"),
        ("餐桌", "table"),
        ("体态语言", "body"),
        ("肢体语言", "body"),
        ("距离", "body/distance"),
        ("倾听", "speech"),
        ("赞美", "speech/praise"),
        ("突发事件", "emergency"),
        ("紧急", "emergency"),
        ("投诉", "complaint"),
        ("mingpian", "card"),
        ("mp", "card"),
        ("ming pian", "card"),
        ("dianti", "visit/lift"),
        ("zhuanjie", "phone_message/transfer"),
        ("名片递", "card/present"),
    ],
)
def test_what_a_receptionist_looks_for_in_chinese_comes_first(finder: Finder, typed: str, first: str) -> None:
    found = finder.find(typed, "zh_CN")
    assert first in places(found)[:2], places(found)[:5]


@pytest.mark.parametrize("screen", LANGUAGES)
@pytest.mark.parametrize("typed", ["名片", "mingpian", "mp", "business cards"])
def test_either_language_is_found_on_either_screen(finder: Finder, screen: str, typed: str) -> None:
    hits = finder.find(typed, screen).hits
    assert any(hit.place.chapter == "card" for hit in hits)
    spoken = "en" if typed == "business cards" else "zh_CN"
    assert any(hit.locale == spoken and hit.place.chapter == "card" for hit in hits)
    foreign = [hit.locale != screen for hit in hits]
    assert foreign == sorted(foreign)  # the screen's own language stands first


def ranks(finder: Finder, typed: str) -> list[str]:
    """Where each hit stands in its rule: title, say, deed, why."""

    def rank(hit: Hit) -> str:
        if not hit.place.rule:
            return "title"
        chapters = finder.index(hit.locale).chapters
        rule = next(
            rule
            for chapter in chapters
            if chapter.id == hit.place.chapter
            for passage in chapter.passages
            if passage.id == hit.place.passage
            for rule in passage.rules
            if rule.rule == hit.place.rule
        )
        parts = {
            "say": [remark.text for remark in rule.say],
            "deed": [remark.text for remark in (*rule.do, *rule.avoid)],
            "why": [rule.why],
        }
        marked = {kind for kind, texts in parts.items() if re.search(rf"\b{typed}", " ".join(texts), re.IGNORECASE)}
        return next((kind for kind in ("say", "deed", "why") if kind in marked), "other")

    return [rank(hit) for hit in finder.find(typed, "en").hits if hit.is_literal]


def test_titles_come_before_what_is_said_and_that_before_deeds_and_reasons(finder: Finder) -> None:
    order = ["title", "say", "deed", "why"]
    found = [rank for rank in ranks(finder, "name") if rank != "other"]
    assert {"title", "say", "deed"} <= set(found)
    assert found == sorted(found, key=order.index)


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("typed", ["tea cup", "hold", "名片", "mingpian", "电梯 门", "listening", "elevator"])
def test_the_marks_stand_on_letters_of_the_text(finder: Finder, locale: str, typed: str) -> None:
    found = finder.find(typed, locale)
    assert found.hits
    for hit in found.hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        assert list(hit.marks) == sorted(hit.marks)


@pytest.mark.parametrize(
    ("typed", "locale", "marked"),
    [
        ("mingpian", "zh_CN", "名片"),
        ("mp", "zh_CN", "名片"),
        ("elevator", "en", "lift"),
        ("listening", "en", "Listening"),
    ],
)
def test_what_was_found_is_what_is_marked(finder: Finder, typed: str, locale: str, marked: str) -> None:
    hits = finder.find(typed, locale).hits
    assert marked in {hit.text[start:end] for hit in hits for start, end in hit.marks}


STRANGE = ["", "   ", "“”…!?", "zzzz", "名片 zzzz", "\x00\ud800", "(" * 500, "a " * 2000, "名" * 5000]


@pytest.mark.parametrize("typed", STRANGE)
def test_whatever_is_typed_is_only_looked_for(finder: Finder, typed: str) -> None:
    for locale in LANGUAGES:
        assert len(finder.find(typed, locale).hits) <= 2 * MOST_HITS


def test_the_rules_of_the_trade_are_all_there_to_be_found_by_their_id(finder: Finder, desk: Desk) -> None:
    for rule in sorted(rule_ids(desk.library.chapters("en"))):
        assert any(hit.place.rule == rule for hit in finder.find(rule, "en").hits), rule


def test_the_companys_own_words_are_found(desk: Desk, finder: Finder) -> None:
    own = desk.home.etiquette / "en"
    own.mkdir(parents=True)
    (own / "dogs.toml").write_text(
        'title = "House dogs"\n[[moment]]\nid = "bark"\ntitle = "It barks"\n[[moment.prompt]]\nrule = "own.dogs"\n'
        'do = ["Stay calm."]\nwhy = "Dogs smell fear."\n',
        encoding="utf-8",
    )
    desk.coach.forget()
    assert places(finder.find("house dog", "en"))[0] == "dogs"
    assert finder.index("en").chapters[-1].shelf is Shelf.OWN
