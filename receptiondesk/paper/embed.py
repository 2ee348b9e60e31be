"""Puts faces into a PDF: only the glyphs used, in the font's own outlines, every glyph with the text it means.

ReportLab refuses PostScript outlines and cannot place shaped glyphs, so the font objects are made here: a
composite font (PDF 32000-1, 9.7) whose codes are the glyph numbers of a HarfBuzz subset.
"""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from receptiondesk.paper.lettering.faces import Face
from receptiondesk.paper.lettering.lines import MISSING_BOX, Missing, Run

_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "name",
    "post",
    "OS/2",
    "cmap",
    "VORG",
    "vhea",
    "vmtx",
    "gasp",
)


class EmbeddedFace:
    """One face of a document with the glyphs that the document uses."""

    def __init__(self, face: Face, runs: Iterable[Run], unseen: Iterable[str] = ()) -> None:
        self.face = face
        self.meaning: dict[int, str] = {0: ""}
        """The text that each glyph stands for; where it stands for several the first counts."""
        for run in runs:
            for glyph in run.glyphs:
                if glyph.text or glyph.number not in self.meaning:
                    self.meaning.setdefault(glyph.number, "")
                    self.meaning[glyph.number] = self.meaning[glyph.number] or glyph.text
        self.name = ""
        self._subset()
        beyond = max(self.code.values()) + 1
        self.unseen = {char: beyond + place for place, char in enumerate(dict.fromkeys(unseen))}
        """Codes that are never seen and only say a character: those that no font draws are found by them."""

    def _subset(self) -> None:
        wanted = hb.SubsetInput()
        flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
        wanted.flags = flags | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
        wanted.glyph_set.update(self.meaning)
        wanted.drop_table_tag_set.update(struct.unpack(">I", tag.ljust(4).encode())[0] for tag in _DROPPED)
        if self.face.key.axis_weight:
            wanted.pin_all_axes_to_default(self.face.hb_face)
            wanted.pin_axis_location(self.face.hb_face, "wght", self.face.key.axis_weight)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        self.program = plan.execute()
        self.code = dict(plan.old_to_new_glyph_mapping)

    def says(self, run: Run) -> bool:
        """Whether copying the run's glyphs gives its text."""
        if run.reads_from_right:
            return (
                True  # readers turn these round by themselves; a marked text they would turn once too often
            )
        return run.is_plain and all(self.meaning[glyph.number] == glyph.text for glyph in run.glyphs)

    def advance(self, number: int) -> int:
        """The glyph's nominal advance in thousandths of the size."""
        advance: int = self.face.font.get_glyph_h_advance(number)
        return round(advance * 1000 / self.face.upem)

    def add_to(self, document: Any, name: str) -> None:
        """Write the font into the document under a resource name."""
        self.name = name
        is_cff = "CFF " in self.program.table_tags
        face_name = self._face_name()
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType0" if is_cff else "/CIDFontType2",
                "BaseFont": f"/{face_name}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(self._descriptor(document, face_name, is_cff)),
                "DW": 1000,
                "W": f"[ {' '.join(self._widths())} ]",
            }
        )
        if not is_cff:
            descendant["CIDToGIDMap"] = (
                document.Reference(_stream(self._glyph_map())) if self.unseen else "/Identity"
            )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{face_name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode())),
            }
        )
        document.idToObject["BasicFonts"].dict[name] = document.Reference(font)

    def _face_name(self) -> str:
        name = (self.face.hb_face.get_name(6) or "Face").replace(" ", "")
        identity = (name, self.face.key.axis_weight, sorted(self.meaning))
        digest = hashlib.sha256(repr(identity).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + name

    def _descriptor(self, document: Any, face_name: str, is_cff: bool) -> Any:
        extents = self.face.font.get_font_extents("ltr")
        ascent, descent = (
            round(value * 1000 / self.face.upem) for value in (extents.ascender, extents.descender)
        )
        if is_cff:
            program = _stream(bytes(self.program.reference_table("CFF ").data))
            program.dictionary["Subtype"] = "/CIDFontType0C"
        else:
            data = bytes(self.program.blob.data)
            program = _stream(data)
            program.dictionary["Length1"] = len(data)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{face_name}",
                "Flags": 4,
                "FontBBox": f"[ -500 {descent} 1500 {ascent} ]",
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 700,
                "StemV": 90,
                "FontFile3" if is_cff else "FontFile2": document.Reference(program),
            }
        )

    def _glyph_map(self) -> bytes:
        """Every code its own glyph; the unseen ones any that has an outline, for readers skip what draws nothing."""
        font = self.face.font
        outlined = next(code for number, code in self.code.items() if font.get_glyph_extents(number).width)
        last = max(self.code.values())
        return struct.pack(f">{last + 1 + len(self.unseen)}H", *range(last + 1), *(outlined for _ in self.unseen))

    def _widths(self) -> Iterator[str]:
        for number, code in sorted(self.code.items(), key=lambda pair: pair[1]):
            yield f"{code} [{self.advance(number)}]"
        for code in self.unseen.values():
            yield f"{code} [900]"

    def _to_unicode(self) -> bytes:
        meanings = [(self.code[number], text) for number, text in sorted(self.meaning.items()) if text]
        meanings += [(code, char) for char, code in self.unseen.items()]
        entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in meanings]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(entries), 100):  # at most 100 to a block, says the format
            block = entries[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _stream(data: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])
    return stream


def operators(run: Run, embedded: EmbeddedFace, x: float, y: float) -> Iterator[str]:
    """The PDF operators that draw a run whose line starts at the point (x, y)."""
    yield f"BT /{embedded.name} {run.size:.3f} Tf"
    pen, height = None, 0.0
    codes: list[str] = []
    for glyph in run.glyphs:
        place = x + glyph.x
        if pen is None or abs(glyph.y - height) > 0.005:
            if codes:
                yield f"[{''.join(codes)}] TJ"
            codes, pen, height = [], place, glyph.y
            yield f"1 0 0 1 {place:.3f} {y + glyph.y:.3f} Tm"
        back = round((pen - place) * 1000 / run.size)
        if back:
            codes.append(f" {back} ")
            pen -= back * run.size / 1000
        codes.append(f"<{embedded.code[glyph.number]:04X}>")
        pen += embedded.advance(glyph.number) * run.size / 1000
    if codes:
        yield f"[{''.join(codes).replace('><', '')}] TJ"
    yield "ET"


def box_operators(piece: Missing, embedded: EmbeddedFace, x: float, y: float) -> Iterator[str]:
    """A box with the code point drawn in it; the character itself is said unseen, to be found and copied."""
    side = MISSING_BOX * piece.size
    corner = f"{x + piece.x:.2f} {y - 0.08 * piece.size:.2f}"
    yield f"q 0 J 0 j {piece.size * 0.05:.2f} w {corner} {side:.2f} {side:.2f} re S Q"
    for run in piece.label:
        scale = run.size / run.face.upem
        for glyph in run.glyphs:
            for operator, points in run.face.outline(glyph.number):
                placed = (
                    f"{x + glyph.x + px * scale:.2f} {y + glyph.y + py * scale:.2f}" for px, py in points
                )
                yield " ".join((*placed, operator))
    yield "f"
    code = embedded.unseen[piece.char]
    yield f"BT /{embedded.name} {piece.size:.3f} Tf 3 Tr 1 0 0 1 {x + piece.x:.3f} {y:.3f} Tm <{code:04X}> Tj 0 Tr ET"
