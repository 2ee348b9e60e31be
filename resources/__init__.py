"""What the desk reads and never writes: icons, fonts, etiquette, translations."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
"""Where the resources lie, in a checkout and in an installed program alike."""


def path(*parts: str) -> Path:
    """The path of one resource, for instance ``path("etiquette", "en", "visit.toml")``."""
    return FOLDER.joinpath(*parts)
