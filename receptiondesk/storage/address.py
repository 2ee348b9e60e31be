"""The address of a database, and the file behind it; read without loading SQLAlchemy."""

from pathlib import Path
from urllib.parse import quote, unquote

_SQLITE = ("sqlite", "sqlite+pysqlite")


def sqlite_url(file: Path) -> str:
    """The URL of one desk's own file."""
    return f"sqlite:///{quote(str(file), safe=' +/')}"


def sqlite_file(url: str) -> Path | None:
    """The file behind a URL, None where there is none (a server, or SQLite in memory)."""
    scheme, _slashes, rest = url.partition(":///")
    file = unquote(rest.partition("?")[0])
    if scheme not in _SQLITE or file in ("", ":memory:"):
        return None
    return Path(file)
