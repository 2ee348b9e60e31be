"""How large the parts of the window are at a text scale: text, controls and icons grow, the gaps do not."""

from dataclasses import dataclass
from functools import lru_cache

GAP = 8
"""The grid everything stands on, in pixels, at every text size."""
RADIUS = 6
SHEET_RADIUS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Heights and widths in logical pixels."""

    scale: float
    control: int
    command: int
    filter_chip: int
    pill: int
    key_cap: int
    tick: int
    notice_button: int
    notice: int
    top_bar: int
    tab_strip: int
    command_bar: int
    list_bar: int
    navigation: int
    navigation_item: int
    rail: int
    rail_item: int
    label_column: int
    chinese_label_column: int
    first_field: int
    second_field: int
    full_field: int
    """A field as wide as the form in a window of the usual size; popups are as wide."""
    widest_field: int
    """How far such a field goes along with a wider window."""
    table_header: int
    table_row: int
    two_line_row: int
    popup_row: int
    coach: int
    dots: int

    def icon(self, size: int) -> int:
        """The size of an icon that is `size` at 100 %: half as eager to grow as the text beside it."""
        return round(size * (1 + (self.scale - 1) * 0.5))


@lru_cache(maxsize=8)
def sizes_at(scale: float) -> Sizes:
    """All measures at a text scale from 1.0 to 2.0."""
    grown = scale - 1

    def grow(base: int, by: float) -> int:
        return int(base + by * grown) // 2 * 2

    return Sizes(
        scale=scale,
        control=grow(36, 22),
        command=grow(40, 22),
        filter_chip=grow(32, 22),
        pill=grow(28, 20),
        key_cap=grow(20, 18),
        tick=grow(16, 12),
        notice_button=grow(32, 24),
        notice=grow(44, 24) + (4 if grown > 0.25 else 0),
        top_bar=grow(56, 24),
        tab_strip=grow(48, 24),
        command_bar=grow(72, 24),
        list_bar=grow(64, 24),
        navigation=grow(224, 150),
        navigation_item=grow(40, 22),
        rail=grow(128, 16),
        rail_item=grow(56, 28),
        label_column=grow(112, 112),
        chinese_label_column=grow(96, 96),
        first_field=grow(248, 248),
        second_field=grow(128, 128),
        full_field=grow(606, 606),
        widest_field=grow(720, 720),
        table_header=grow(36, 20),
        table_row=grow(32, 22),
        two_line_row=grow(48, 40),
        popup_row=grow(56, 40),
        coach=grow(352, 64),
        dots=grow(20, 4),
    )
