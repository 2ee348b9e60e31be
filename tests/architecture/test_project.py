"""The project speaks of itself alone, says why it needs what it needs, and is laid out alike everywhere."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# Each is written in two halves so that this file does not find itself.
NOT_HERE = (
    "/" + "work/",
    "/" + "tmp/",
    "/" + "home/",
    "/" + "root/",
    "/" + "Users/",
    ".." + "/shared",
    "pypi" + ".org",
    "file" + "s.pythonhosted",
)


def requirements(repo: Path) -> list[Requirement]:
    """Everything pyproject.toml asks for, in whatever group."""
    read = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))
    project = read["project"]
    asked = [*project["dependencies"], *read["dependency-groups"]["dev"]]
    for extra in project["optional-dependencies"].values():
        asked += extra
    return [Requirement(line) for line in asked]


def project_files(repo: Path) -> list[Path]:
    """Every text file that belongs to the project: what git keeps, and what is new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=repo,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [repo / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:4096]]


def test_every_dependency_has_a_floor_and_a_reason(repo: Path) -> None:
    page = (repo / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {
        (name.partition("[")[0], floor) for name, floor in re.findall(r"^\| (\S+) \| ([\d.]+) \| \S.*\|$", page, re.M)
    }
    asked = {
        (wanted.name, min((part.version for part in wanted.specifier if part.operator == ">="), default="no floor"))
        for wanted in requirements(repo)
    }
    assert asked == explained


def test_no_dependency_is_pinned_from_above(repo: Path) -> None:
    for wanted in requirements(repo):
        assert {part.operator for part in wanted.specifier} <= {">=", "!="}, wanted


def test_the_qt_that_dies_on_python_3_11_is_left_out_there(repo: Path) -> None:
    qt = [wanted for wanted in requirements(repo) if wanted.name == "PySide6-Essentials"]

    def allowed(version: str, python: str) -> bool:
        return any(
            wanted.specifier.contains(version)
            for wanted in qt
            if wanted.marker is None or wanted.marker.evaluate({"python_version": python})
        )

    assert not allowed("6.12.0", "3.11")
    assert allowed("6.12.0", "3.12")
    assert allowed("6.11.3", "3.11")
    assert allowed("6.9.3", "3.13")


def test_no_file_names_a_place_on_somebodys_machine(repo: Path) -> None:
    found = [
        f"{file.relative_to(repo)}:{number}: {line.strip()[:100]}"
        for file in project_files(repo)
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if any(place in line for place in NOT_HERE)
    ]
    assert found == []


def test_no_text_ends_in_an_unfinished_word(repo: Path) -> None:
    unfinished = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    found = [
        f"{file.relative_to(repo)}:{number}"
        for file in project_files(repo)
        if file.suffix in (".py", ".md", ".toml", ".po")
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert found == []


KINDS = sorted(
    folder.parent.name for folder in (Path(__file__).parents[2] / "receptiondesk" / "tasks").glob("*/record.py")
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("side", "needed"),
    [
        (("receptiondesk", "tasks"), ("__init__.py", "kind.py", "record.py", "row.py", "slip.py")),
        (("ui", "tasks"), ("__init__.py", "form.py")),
    ],
)
def test_a_kind_has_the_same_files_as_every_other(
    repo: Path, kind: str, side: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    folder = repo.joinpath(*side, kind)
    lacking = [name for name in needed if not (folder / name).is_file()]
    assert not lacking, f"{'/'.join(side)}/{kind} still lacks {', '.join(lacking)}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_a_kind_has_etiquette_in_each_language(repo: Path, kind: str, locale: str) -> None:
    assert (repo / "resources" / "etiquette" / locale / f"{kind}.toml").is_file()


def test_nothing_stands_on_the_screen_side_that_is_no_kind(repo: Path) -> None:
    folders = {entry.parent.name for entry in (repo / "ui" / "tasks").glob("*/__init__.py")}
    assert folders == set(KINDS)
