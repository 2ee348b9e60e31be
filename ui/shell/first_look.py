"""The few settings that the very first picture needs, read without loading the desk."""

import os
import re
from pathlib import Path

from receptiondesk import i18n
from receptiondesk.services.files import read_json
from ui.look import Scheme, look

_SIZE = re.compile(r"[12]\d\d")


def apply_first_look(home: Path) -> None:
    """Put language, scheme and text size in force as the home's settings say; the defaults where they are silent."""
    try:
        held = read_json(home / "settings.json")
    except (OSError, ValueError):
        held = {}
    if not isinstance(held, dict):
        held = {}
    apply_look(
        language=str(held.get("screen_language", "system")),
        appearance=str(held.get("appearance", "system")),
        text_size=str(held.get("text_size", "100")),
    )


def apply_look(*, language: str, appearance: str, text_size: str) -> None:
    """Put these three settings in force; what is already so is left alone."""
    wanted = os.environ.get("RECEPTIONDESK_LANG") or language
    spoken = i18n.system_language() if wanted == "system" else i18n.nearest(wanted)
    scheme = Scheme(appearance) if appearance in {one.value for one in Scheme} else Scheme.SYSTEM
    scale = int(text_size) / 100 if _SIZE.fullmatch(text_size) else 1.0
    if scheme is not look().scheme or scale != look().scale:
        look().apply(scheme=scheme, text_scale=scale)
    if spoken != i18n.language():
        i18n.install(spoken)
