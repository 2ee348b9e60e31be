"""The translations: gathered from the sources, complete, and compiled into what the desk reads."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from receptiondesk.i18n import NC_, _
from resources.translations import catalogues

SOURCE = """
from receptiondesk.i18n import N_, _, ngettext
LABEL = N_("Caller")
text = _("Save and print")
count = ngettext("one task", "{n} tasks", 2)
"""
PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Caller"
msgstr "来电人"

msgid "Gone long ago"
msgstr "早已不用"
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of three texts, one of them translated; gives its .po file."""
    file = tmp_path / "translations" / "zh_CN" / "LC_MESSAGES" / "receptiondesk.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO, encoding="utf-8")
    for folder in catalogues.SOURCES:
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "page.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(catalogues, "PROJECT", tmp_path)
    monkeypatch.setattr(catalogues, "HERE", tmp_path / "translations")
    yield file


def test_what_is_not_translated_is_named(small: Path) -> None:
    assert sorted(catalogues.shortcomings()) == [
        "zh_CN: not translated: 'Save and print'",
        "zh_CN: not translated: 'one task'",
    ]


def test_new_texts_come_in_old_ones_go_and_translations_stay(small: Path) -> None:
    catalogues.update()
    with small.open("rb") as lines:
        catalogue = read_po(lines, locale="zh_CN")
    assert catalogue["Caller"].string == "来电人"
    assert catalogue["Save and print"].string == ""
    assert "Gone long ago" not in small.read_text(encoding="utf-8")


def test_what_is_alike_in_english_only_is_said_differently(small: Path) -> None:
    (small.parents[3] / "ui" / "page.py").write_text('N_("Caller"), NC_("role", "Caller")', encoding="utf-8")
    catalogues.update()
    assert list(catalogues.shortcomings()) == ["zh_CN: not translated: 'Caller'"]
    whole = small.read_text(encoding="utf-8").replace('"Caller"\nmsgstr ""', '"Caller"\nmsgstr "致电者"')
    small.write_text(whole, encoding="utf-8")
    (compiled,) = catalogues.compile_all()
    with compiled.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    assert (spoken.gettext("Caller"), spoken.gettext(NC_("role", "Caller"))) == ("来电人", "致电者")


def test_gathering_twice_changes_nothing(small: Path) -> None:
    catalogues.update()
    once = small.read_bytes()
    catalogues.update()
    assert small.read_bytes() == once


@pytest.mark.parametrize("translation", ["已离开", "{nome}已离开", "{name已离开"])
def test_a_translation_that_lost_its_placeholder_is_named(small: Path, translation: str) -> None:
    (small.parents[3] / "ui" / "page.py").write_text('_("{name} left")', encoding="utf-8")
    small.write_text(f'{PO}\nmsgid "{{name}} left"\nmsgstr "{translation}"\n', encoding="utf-8")
    assert list(catalogues.shortcomings()) == ["zh_CN: other placeholders than in English: '{name} left'"]


def test_a_compiled_catalogue_speaks(small: Path) -> None:
    (compiled,) = catalogues.compile_all()
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Caller") == "来电人"


def test_every_text_of_the_desk_is_said_in_chinese() -> None:
    assert list(catalogues.shortcomings()) == []


def test_where_a_text_stands_is_never_shown() -> None:
    assert _(NC_("role", "Receptionist")) == "Receptionist"
