"""What a paper can be: its size, its languages, the house whose name stands on it."""

from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum


class Paper(Enum):
    """The papers that the desk prints on."""

    A6 = "a6"
    A5 = "a5"
    A4 = "a4"
    """Four A6 cells with cut marks."""
    ROLL80 = "roll80"
    """The 80 mm receipt roll; its length follows what is on it."""


class PaperLanguage(Enum):
    """The languages of a paper, independent of the screen's."""

    EN = "en"
    ZH = "zh_CN"
    BOTH = "both"
    """Chinese first, English after it."""

    @property
    def has_chinese(self) -> bool:
        """Whether Chinese words stand on the paper."""
        return self is not PaperLanguage.EN


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every paper must know of the house it comes from."""

    company: str = ""
    zone: tzinfo | None = None
    """The zone in which clocks are printed; None: as the times were written."""
    region: str = "CN"
    """The country whose telephone numbers are local, for grouping digits."""
