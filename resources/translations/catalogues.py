"""Keeps the translations in step with the sources: gather, update, check, compile.

``dev.py translate`` and ``dev.py check`` call it; the build hook beside it compiles while installing.
Run as ``python resources/translations/catalogues.py update|check|compile``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
SOURCES = ("receptiondesk", "ui")
# The ways in which a text is marked in the sources; see receptiondesk.i18n.
KEYWORDS = {"_": None, "N_": None, "NC_": ((1, "c"), 2), "ngettext": (1, 2)}
WIDTH = 110


def po_files() -> list[Path]:
    """The translations there are, one file per language."""
    return sorted(HERE.glob("*/LC_MESSAGES/*.po"))


def read(file: Path) -> Catalog:
    """One language's translations; the language is the folder's name."""
    with file.open("rb") as lines:
        return read_po(lines, locale=file.parts[-3])


def compile_all() -> list[Path]:
    """Write the .mo beside every .po; returns the files written."""
    written = []
    for source in po_files():
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, read(source))
        written.append(target)
    return written


def gather() -> Catalog:
    """Every text marked in the sources, with the files it stands in (no line numbers: they only churn)."""
    template = Catalog(project="Reception Desk", charset="utf-8", fuzzy=False)
    for folder in SOURCES:
        found = extract_from_dir(
            PROJECT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for name, _line, msgid, comments, context in found:
            place = (f"{folder}/{name}", 0)
            template.add(msgid, None, [place], auto_comments=comments, context=context)
    return template


def update() -> None:
    """Bring new texts into each .po, untranslated, and drop the ones that are gone."""
    template = gather()
    for file in po_files():
        translations = read(file)
        kept_dates = (translations.creation_date, translations.revision_date)
        # A guess that looks like a translation is worse on a screen than English.
        translations.update(template, no_fuzzy_matching=True, update_creation_date=False)
        translations.obsolete.clear()
        translations.creation_date, translations.revision_date = kept_dates
        glossary = _head(file)
        with file.open("wb") as out:
            write_po(out, translations, width=WIDTH, sort_by_file=True, include_lineno=False)
        # Babel would close up the columns in which the words stand.
        file.write_text(file.read_text(encoding="utf-8").replace(_head(file), glossary, 1), encoding="utf-8")


def _head(file: Path) -> str:
    """What is written over the first entry."""
    return file.read_text(encoding="utf-8").partition('msgid ""')[0]


def shortcomings() -> Iterator[str]:
    """What a translation still lacks, one sentence each; nothing when all is said in every language."""
    marked = gather()
    for file in po_files():
        language = file.parts[-3]
        translations = read(file)
        for message in marked:
            if not message.id:
                continue
            there = translations.get(message.id, message.context)
            if there is None or not _translated(there):
                yield f"{language}: not translated: {_english(message)!r}"
            elif there.fuzzy:
                yield f"{language}: marked fuzzy: {_english(message)!r}"
            elif not _same_placeholders(there):
                yield f"{language}: other placeholders than in English: {_english(message)!r}"


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """A text's singular and plural forms; one for a text without plural."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _english(message: Message) -> str:
    return _forms(message.id)[0]


def _translated(message: Message) -> bool:
    return all(_forms(message.string))


def _same_placeholders(message: Message) -> bool:
    """A placeholder that was lost, added or misspelt would show a gap, or stop the desk."""
    # The plural names all of them; the singular may say "one" instead of its number.
    wanted = _placeholders(_forms(message.id)[-1])
    return all(_placeholders(form) == wanted for form in _forms(message.string))


def _placeholders(text: str) -> set[str] | None:
    """The names in braces; None for braces that do not match."""
    try:
        return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def main(words: list[str]) -> int:
    """Do what the one word says; exit status 1 when a check finds something."""
    match words:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            lacking = list(shortcomings())
            print("\n".join(lacking[:50]))
            if lacking:
                print(f"{len(lacking)} texts are not ready; `python3 dev.py translate` brings new ones in.")
                return 1
        case _:
            print("usage: catalogues.py update|check|compile")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
