"""Fonts as objects of a PDF: composite fonts with embedded subsets (PDF 32000-1, 9.7 and 9.9)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from generator.official.painters.pdf.font_files import font_program
from generator.official.painters.pdf.glyph_codes import UsedFont
from generator.official.painters.pdf.pdf_file import Entries, PdfFile, Reference, Value

_SYMBOLIC = 4
_USUAL_WIDTH = 1000
_STEM = 80
_MOST_IN_BLOCK = 100
"""Entries of one block of a CMap (Adobe Technical Note 5014, 1.4.1)."""
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def add_font(pdf: PdfFile, font: UsedFont) -> Reference:
    """Adds ``font`` to ``pdf``: Identity-H, widths, the texts of its glyphs, the subset of its file."""
    name = f"/{_tag(font)}+{font_program(font.file).name}"
    postscript = font_program(font.file).outlines == "CFF "
    kind: Entries = (
        {"Subtype": "/CIDFontType0"} if postscript else {"Subtype": "/CIDFontType2", "CIDToGIDMap": "/Identity"}
    )
    glyphs: Entries = {
        "Type": "/Font",
        **kind,
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
        "FontDescriptor": _add_descriptor(pdf, font, name),
        "DW": _USUAL_WIDTH,
        "W": _widths(font.widths),
    }
    return pdf.add(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": [pdf.add(glyphs)],
            "ToUnicode": pdf.add_compressed(_to_unicode(font.texts).encode()),
        }
    )


def _tag(font: UsedFont) -> str:
    """Six capitals that differ for different subsets (9.6.4), computed from the subset."""
    digest = hashlib.sha256(font.subset.program).digest()
    return "".join(chr(ord("A") + each % 26) for each in digest[:6])


def _add_descriptor(pdf: PdfFile, font: UsedFont, name: str) -> Reference:
    measures = font_program(font.file).measures
    return pdf.add(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": measures.box,
            "ItalicAngle": 0,
            "Ascent": measures.ascent,
            "Descent": measures.descent,
            "CapHeight": measures.ascent,
            "StemV": _STEM,
            **_added_program(pdf, font),
        }
    )


def _added_program(pdf: PdfFile, font: UsedFont) -> Entries:
    """The entry of the descriptor with the subset of the font's file (9.9)."""
    program = font.subset.program
    if font_program(font.file).outlines == "CFF ":
        return {"FontFile3": pdf.add_compressed(program, {"Subtype": "/CIDFontType0C"}, kept=True)}
    return {"FontFile2": pdf.add_compressed(program, {"Length1": len(program)}, kept=True)}


def _widths(widths: Mapping[int, float]) -> Value:
    """``W``: the widths of successive CIDs, without those of the usual width."""
    rows: list[tuple[int, list[float]]] = []
    for cid, width in widths.items():
        if width == _USUAL_WIDTH:
            continue
        if not rows or cid != rows[-1][0] + len(rows[-1][1]):
            rows.append((cid, []))
        rows[-1][1].append(width)
    return [each for row in rows for each in row]


def _to_unicode(texts: Mapping[int, str]) -> str:
    entries = list(texts.items())
    blocks = [_block(entries[start : start + _MOST_IN_BLOCK]) for start in range(0, len(entries), _MOST_IN_BLOCK)]
    return _CMAP.format(blocks="\n".join(blocks))


def _block(entries: Sequence[tuple[int, str]]) -> str:
    lines = "\n".join(f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for cid, text in entries)
    return f"{len(entries)} beginbfchar\n{lines}\nendbfchar"
