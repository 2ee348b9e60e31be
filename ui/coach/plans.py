"""How much of a moment the sheet shows, from a roomy window to a low one with large text."""

from dataclasses import dataclass

from ui.look import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is shown, and how large; the spoken line and one line each to do and to avoid always are."""

    spoken: Role = Role.SPOKEN
    names_next: bool = False
    all_lines: bool = False
    """Whether every line to do and to avoid has to find room, not only one of each."""
    dots: bool = True
    asks: bool = True


PLANS = (
    Plan(names_next=True, all_lines=True),
    Plan(all_lines=True),
    Plan(),
    Plan(spoken=Role.READ_BACK),
    Plan(spoken=Role.BODY),
    Plan(spoken=Role.BODY, dots=False),
    Plan(spoken=Role.READ_BACK, asks=False),
    Plan(spoken=Role.BODY, asks=False),
    Plan(spoken=Role.BODY, dots=False, asks=False),
)
"""The first that fits is taken."""
