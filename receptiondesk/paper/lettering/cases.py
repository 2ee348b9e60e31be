"""The type cases: the desk's own letters for Latin, Greek and Cyrillic, the machine's for everything else."""

import os
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import resources
from receptiondesk.paper.lettering import faces
from receptiondesk.paper.lettering.faces import Face
from receptiondesk.paper.lettering.scripts import is_han, script_name
from receptiondesk.paper.lettering.style import Weight

_OWN = {
    Weight.REGULAR: "DeskInter-Regular.ttf",
    Weight.MEDIUM: "DeskInter-Medium.ttf",
    Weight.SEMIBOLD: "DeskInter-SemiBold.ttf",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font known to serve a script: its files by weight, and its name inside a collection."""

    regular: str
    bold: str = ""
    medium: str = ""
    family: str = ""

    def file(self, weight: Weight) -> str:
        """The file for a weight; a weight that does not exist is set in the nearest one, never thickened."""
        if weight == Weight.SEMIBOLD:
            return self.bold or self.regular
        return self.medium or self.regular if weight == Weight.MEDIUM else self.regular


_HAN = (
    Candidate("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf", "NotoSansSC-Medium.ttf"),
    Candidate("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", "NotoSansSC-Medium.otf"),
    Candidate(
        "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NotoSansCJK-Medium.ttc", "Noto Sans CJK SC"
    ),
    Candidate("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", "NotoSansCJKsc-Medium.otf"),
    Candidate("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf", "SourceHanSansSC-Medium.otf"),
    Candidate("NotoSansSC[wght].ttf"),
    Candidate("NotoSansSC-VF.ttf"),
    Candidate("NotoSansCJK-VF.ttc", family="Noto Sans CJK SC"),
    Candidate("NotoSansCJK-VF.otf.ttc", family="Noto Sans CJK SC"),
    Candidate("msyh.ttc", "msyhbd.ttc", family="Microsoft YaHei"),
    Candidate("PingFang.ttc", family="PingFang SC"),
    Candidate("Hiragino Sans GB.ttc", family="Hiragino Sans GB"),
    Candidate("STHeiti Light.ttc", "STHeiti Medium.ttc", family="Heiti SC"),
    Candidate("Deng.ttf", "Dengb.ttf"),
    Candidate("simhei.ttf"),
    Candidate("wqy-microhei.ttc", family="WenQuanYi Micro Hei"),
    Candidate("wqy-zenhei.ttc", family="WenQuanYi Zen Hei"),
    Candidate("DroidSansFallbackFull.ttf"),
    # Japanese and Korean where the Chinese font has no kana or hangul; rare ideographs of the second plane.
    Candidate("YuGothR.ttc", "YuGothB.ttc"),
    Candidate("malgun.ttf", "malgunbd.ttf"),
    Candidate("AppleSDGothicNeo.ttc"),
    Candidate("simsunb.ttf"),
    Candidate("HanaMinB.ttf"),
    Candidate("Arial Unicode.ttf"),
)
_BY_SCRIPT = {
    "Thai": (
        Candidate("LeelawUI.ttf", "LeelaUIb.ttf"),
        Candidate("Thonburi.ttc", family="Thonburi"),
        Candidate("Loma.otf", "Loma-Bold.otf"),
    ),
    "Arabic": (
        Candidate("GeezaPro.ttc", family="Geeza Pro"),
        Candidate("segoeui.ttf", "segoeuib.ttf"),
        Candidate("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ),
    "Hebrew": (
        Candidate("ArialHB.ttc", family="Arial Hebrew"),
        Candidate("segoeui.ttf", "segoeuib.ttf"),
        Candidate("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ),
}
_ANY = (
    Candidate("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    Candidate("Nirmala.ttf", "NirmalaB.ttf"),
    Candidate("Nirmala.ttc", family="Nirmala UI"),
    Candidate("segoeui.ttf", "segoeuib.ttf"),
    Candidate("seguisym.ttf"),
    Candidate("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    Candidate("NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Bold.ttf"),
    Candidate("NotoSansSymbols2-Regular.ttf"),
    Candidate("NotoEmoji-Regular.ttf"),
    Candidate("Apple Symbols.ttf"),
)


@cache
def own(weight: Weight) -> Face:
    """The desk's own face, which goes wherever the program goes."""
    return faces.load(faces.FaceKey(str(resources.path("fonts", _OWN[weight]))))


@cache
def files() -> dict[str, str]:
    """Every font file of this machine by its name; looked up once."""
    found: dict[str, str] = {}
    for folder in _folders():
        for place, _subfolders, names in os.walk(folder):
            for name in names:
                if name.lower().endswith((".ttf", ".otf", ".ttc")):
                    found.setdefault(name, os.path.join(place, name))
    return found


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    data = [Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share"), *map(Path, shared.split(":"))]
    return [*(folder / "fonts" for folder in data), home / ".fonts", Path("/run/host/fonts")]


@lru_cache(maxsize=16384)
def face_for(char: str, weight: Weight) -> Face | None:
    """The first face that draws the character at the weight, or None where the machine has none."""
    if not is_han(char) and own(weight).covers(char):
        return own(weight)
    for candidate in _candidates(char):
        face = _open(candidate, weight)
        if face is not None and face.covers(char):
            return face
    return own(weight) if own(weight).covers(char) else _searched(char)


def _candidates(char: str) -> tuple[Candidate, ...]:
    if is_han(char):
        return _HAN
    name = script_name(char)
    noto = tuple(
        Candidate(f"{family}-Regular.ttf", f"{family}-SemiBold.ttf", f"{family}-Medium.ttf")
        if f"{family}-SemiBold.ttf" in files()
        else Candidate(f"{family}-Regular.ttf", f"{family}-Bold.ttf")
        for family in (f"NotoSans{name}", f"NotoSerif{name}")
    )
    return (noto[0], *_BY_SCRIPT.get(name, ()), *_ANY, noto[1])


@cache
def _open(candidate: Candidate, weight: Weight) -> Face | None:
    path = files().get(candidate.file(weight)) or files().get(candidate.regular)
    key = faces.pick(path, weight, candidate.family) if path else None
    return faces.load(key) if key is not None else None


def _searched(char: str) -> Face | None:
    """Any font of the machine that draws the character; the search is slow and happens once per character."""
    for path in sorted(files().values(), key=_unsuitability):
        key = faces.pick(path, Weight.REGULAR)
        if key is None:
            continue
        face = Face(key)
        if face.covers(char) and face.has_outlines:
            return faces.load(key)
    return None


def _unsuitability(path: str) -> tuple[int, str]:
    name = os.path.basename(path).lower()
    unwanted = (
        "italic",
        "oblique",
        "mono",
        "serif",
        "bold",
        "black",
        "thin",
        "light",
        "condensed",
        "lastresort",
    )
    return sum(word in name for word in unwanted), name
