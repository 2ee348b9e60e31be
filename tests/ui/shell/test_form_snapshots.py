"""Every form as plain text: a changed form is a readable difference.

Written anew with RECEPTIONDESK_WRITE_GOLDEN=1.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QWidget

from receptiondesk import i18n
from receptiondesk.tasks.registry import TASK_KINDS
from tests.fixtures.sitting import Sitting
from ui.context import FormWanted

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "forms"


def described(widget: QWidget) -> str:
    choices: list[str] = []
    if isinstance(widget, QComboBox):
        choices = [widget.itemText(index) for index in range(widget.count())]
    else:
        buttons = [*widget.findChildren(QCheckBox), *widget.findChildren(QRadioButton)]
        choices = [button.accessibleName() for button in buttons]
    offered = f" ({' | '.join(choices)})" if choices else ""
    return f"{type(widget).__name__:<12} {widget.accessibleName()}{offered}"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", [kind.id for kind in TASK_KINDS])
def test_the_form_reads_as_agreed(sitting: Sitting, kind: str, language: str) -> None:
    i18n.install(language)
    sitting.context.form_wanted.emit(FormWanted(kind=kind))
    sitting.rest()
    text = "".join(f"{name:<16} {described(sitting.form.widget(name))}\n" for name in sitting.form.names)

    file = GOLDEN / f"{kind}.{language}.txt"
    if os.environ.get("RECEPTIONDESK_WRITE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
