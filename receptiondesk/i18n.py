"""The desk's two languages: the screen's, switched while the desk is open, and any other one for paper."""

import gettext
import os
import sys
from collections.abc import Callable
from functools import cache

import resources

LANGUAGES = ("en", "zh_CN")
"""The locales that the desk speaks; the first is the language of the source."""

_DOMAIN = "receptiondesk"
_IN = "\x04"
"""Between context and text, as in every catalogue of gettext."""


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The words of one language, whatever the screen shows (for slips); English for one that is not spoken here."""
    if language == LANGUAGES[0]:
        return gettext.NullTranslations()
    folder = str(resources.path("translations"))
    return gettext.translation(_DOMAIN, folder, [language], fallback=True)


_current = catalogue("en")
_language = "en"
_listeners: list[Callable[[], None]] = []


def language() -> str:
    """The screen's language, one of `LANGUAGES`."""
    return _language


def install(wanted: str) -> None:
    """Make `wanted` the screen's language and tell whoever shows words."""
    global _current, _language
    _language = nearest(wanted)
    _current = catalogue(_language)
    for listener in tuple(_listeners):
        listener()


def on_change(listener: Callable[[], None]) -> None:
    """Call `listener` after every later change of the screen's language."""
    _listeners.append(listener)


def nearest(wanted: str) -> str:
    """The spoken language nearest to a locale name such as ``zh-Hans-CN`` or ``en_GB.UTF-8``."""
    return "zh_CN" if wanted.lower().startswith("zh") else "en"


def system_language() -> str:
    """The language of the operating system, as one of `LANGUAGES`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return nearest(value)
    import locale

    if sys.platform == "win32":
        import ctypes

        code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return nearest(locale.windows_locale.get(code, "en"))
    return nearest(locale.getlocale()[0] or "en")


def _(text: str) -> str:
    """`text` in the screen's language."""
    return _current.gettext(text).rpartition(_IN)[2] if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the screen's language, as its grammar wants for `count`."""
    return _current.ngettext(one, many, count)


def N_(text: str) -> str:
    """Marks `text` for translation where it is declared; `_` translates it where it is shown."""
    return text


def NC_(context: str, text: str) -> str:
    """The same for one of two texts that are alike in English only; `context` tells translators which it is."""
    return f"{context}{_IN}{text}"
