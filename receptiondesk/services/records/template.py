"""``"{NAMEFIRST} {NAMELAST}"``: a text made of a row's columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Template:
    """Texts and columns, in turn. Doubled braces are braces."""

    texts: tuple[str, ...]
    """What stands before, between and after the columns: one more than there are columns."""
    columns: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Template":
        """The template that `text` writes; raises `ValueError` for a brace without its other half."""
        texts, columns, end = [""], [], 0
        for part in _PART.finditer(text):
            texts[-1] += text[end : part.start()]
            end = part.end()
            if part[0] in ("{{", "}}"):
                texts[-1] += part[0][0]
            elif part[1] is None:
                raise ValueError(text)
            else:
                columns.append(" ".join(part[1].split()))
                texts.append("")
        texts[-1] += text[end:]
        return cls(tuple(texts), tuple(columns))

    @classmethod
    def column(cls, name: str) -> "Template":
        """One column as it is."""
        return cls(("", ""), (name,))

    def fill(self, cells: Mapping[str, str]) -> str:
        """The text for one row; "" where every column of it is empty, without the gap of one that is."""
        values = [cells[column].strip() for column in self.columns]
        if values and not any(values):
            return ""
        filled = self.texts[0] + "".join(v + t for v, t in zip(values, self.texts[1:], strict=True))
        return re.sub(" {2,}", " ", filled).strip() if len(values) > 1 else filled
