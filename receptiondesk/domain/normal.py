"""Unicode's normal forms in a time that grows with the text and no quicker.

Putting hundreds of accents over one letter into their order takes the square of their number; somebody who means harm
can make that hours. A long text is therefore taken in pieces.
"""

import re
import unicodedata
from typing import Literal

_SHORT = 2000
# A piece goes on to the next ASCII character, which nothing before it is ever joined to.
_PIECE = re.compile(r".{1,1000}[^\x00-\x7f]{0,1000}", re.DOTALL)


def normal(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """`text` in a normal form; a heap of more than a thousand accents may be ordered in parts."""
    if len(text) <= _SHORT:
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece[0]) for piece in _PIECE.finditer(text))
