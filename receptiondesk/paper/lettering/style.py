"""How a text is set: size, weight, tracking."""

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """The weights that the desk's papers use, as OpenType counts them."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, weight, and tracking in points between letters."""

    size: float
    weight: Weight = Weight.REGULAR
    tracking: float = 0.0

    def sized(self, size: float) -> "Style":
        """The same letters at another size."""
        return Style(size, self.weight, self.tracking)
