"""What is imported is asked for: nothing works only because something else happened to bring it along."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = {"receptiondesk", "ui", "resources", "tests", "dev", "main"}
# Comes with Debian's python3-gi, for the system's own Python; pip does not bring it.
FROM_THE_SYSTEM = {"gi"}


def imported(*places: Path) -> Iterator[tuple[str, Path]]:
    """Every foreign package that the sources import, wherever in the file, with one file that does."""
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*.py"))]
    for file in sorted(files):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            elif isinstance(node, ast.Import):
                names = [name.name for name in node.names]
            for name in {name.split(".")[0] for name in names}:
                if name not in sys.stdlib_module_names and name not in OURS and name not in FROM_THE_SYSTEM:
                    yield name, file


def undeclared(repo: Path, wanted: list[str], *places: str) -> set[str]:
    """The imports that none of the wanted distributions brings."""
    asked = {canonicalize_name(Requirement(line).name) for line in wanted}
    brings = packages_distributions()
    return {
        f"{name} (in {file.relative_to(repo)})"
        for name, file in imported(*(repo / place for place in places))
        if not asked & {canonicalize_name(each) for each in brings.get(name, [])}
    }


def test_the_desk_imports_only_what_it_asks_for(repo: Path) -> None:
    project = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # shiboken6 is the other half of PySide6.
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    wanted = [*project["dependencies"], *extras, "shiboken6"]
    assert undeclared(repo, wanted, "receptiondesk", "ui", "main.py", "resources/__init__.py") == set()


def test_the_tests_import_only_what_is_asked_for(repo: Path) -> None:
    read = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))
    # pytest brings packaging, and with it the reading of requirements.
    wanted = [*read["project"]["dependencies"], *read["dependency-groups"]["dev"], "packaging"]
    assert undeclared(repo, wanted, "tests", "resources/translations") == set()
