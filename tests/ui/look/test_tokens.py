"""The colours keep the contrast that eyes need, in a light room and in a dark one."""

import pytest

from ui.look.tokens import DARK, LIGHT, Tokens, contrast

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("ground", ["ground", "surface", "field", "paper", "hover", "accent_soft"])
@pytest.mark.parametrize("ink", ["text", "soft"])
def test_text_and_labels_can_be_read_on_every_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@SCHEMES
def test_a_placeholder_can_be_read_in_its_field(tokens: Tokens) -> None:
    assert contrast(tokens.hint, tokens.field) >= 4.5


@SCHEMES
@pytest.mark.parametrize("tone", ["red", "amber", "green"])
def test_states_can_be_read_on_the_work_area_and_on_their_soft_ground(tokens: Tokens, tone: str) -> None:
    ink = getattr(tokens, tone)
    assert contrast(ink, tokens.surface) >= 4.5
    assert contrast(ink, tokens.ground) >= 4.5
    assert contrast(ink, getattr(tokens, f"{tone}_soft")) >= 4.5


@SCHEMES
@pytest.mark.parametrize("fill", ["accent", "accent_hover", "accent_pressed"])
def test_the_primary_command_can_be_read_in_every_state(tokens: Tokens, fill: str) -> None:
    assert contrast(tokens.on_accent, getattr(tokens, fill)) >= 4.5


@SCHEMES
def test_what_is_selected_can_be_read(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.accent_soft, tokens.paper):
        assert contrast(tokens.accent_text, ground) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["ground", "surface", "field", "paper"])
def test_the_border_of_a_field_and_the_focus_ring_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.edge, getattr(tokens, ground)) >= 3.1
    assert contrast(tokens.accent, getattr(tokens, ground)) >= 3.1


def test_black_on_white_is_twenty_one_to_one() -> None:
    from PySide6.QtGui import QColor

    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1)
