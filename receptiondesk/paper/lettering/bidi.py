"""The direction of letters: embedding levels of a paragraph and the visual order of a line's runs."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from receptiondesk.paper.lettering.scripts import has_right_to_left

# The library speaks the algorithm without isolates; embeddings come nearest. Unassigned characters read as letters.
_EMBEDDINGS = str.maketrans("\u2066\u2067\u2068\u2069", "\u202a\u202b\u202a\u202c")


def _known(text: str) -> str:
    """The text with the same places, in characters whose direction the library knows."""
    return "".join(char if unicodedata.bidirectional(char) else "a" for char in text.translate(_EMBEDDINGS))


@lru_cache(maxsize=64)
def levels(text: str) -> tuple[int, ...]:
    """The Unicode embedding level of every character of one paragraph (odd: right to left).

    All zero without any right-to-left character, which costs next to nothing.
    """
    if not has_right_to_left(text):
        return (0,) * len(text)
    from bidi import algorithm  # only loaded for the texts that need it

    text = _known(text)
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(text)
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [base] * len(text)
    for char in storage["chars"]:
        found[char["place"]] = char["level"]
    return tuple(found)


def base_level(text: str) -> int:
    """0 for a paragraph that reads from the left, 1 for one that reads from the right."""
    if not has_right_to_left(text):
        return 0
    from bidi import algorithm

    return int(algorithm.get_base_level(_known(text)))


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The indices of a line's runs from left to right (rule L2 of the Unicode bidirectional algorithm)."""
    order = list(range(len(run_levels)))
    highest = max(run_levels, default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
