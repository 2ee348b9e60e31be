"""Compiles the translations (.po) into what gettext reads (.mo) whenever the desk is installed.

The compiled files are not kept in the repository, so a wheel and an editable install both make
them here.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Hatch calls this before it packs a wheel or writes an editable install."""

    PLUGIN_NAME = "compile-translations"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # Hatch loads this file by its path, so its neighbour cannot be imported by name.
        neighbour = runpy.run_path(str(Path(__file__).with_name("catalogues.py")))
        neighbour["compile_all"]()
