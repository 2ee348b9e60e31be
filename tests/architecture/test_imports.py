"""The house keeps its walls: the import contracts of pyproject.toml, and what they cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "PySide6",
    "alembic",
    "fontTools",
    "openpyxl",
    "phonenumbers",
    "pypdfium2",
    "pypinyin",
    "reportlab",
    "uharfbuzz",
    "xlsxwriter",
)


def test_every_import_keeps_the_contracts(repo: Path) -> None:
    # In a process of its own: it sets up logging and silences every logger that is there.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=repo, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


def test_main_imports_the_window_and_nothing_else_of_ours(repo: Path) -> None:
    tree = ast.parse((repo / "main.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported == {"sys", "ui.app"}


def test_dev_needs_nothing_but_the_standard_library(repo: Path) -> None:
    tree = ast.parse((repo / "dev.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.mark.parametrize("module", ["receptiondesk.bootstrap", "receptiondesk.cli"])
def test_what_is_loaded_at_start_loads_nothing_heavy(repo: Path, module: str) -> None:
    program = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repo, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
