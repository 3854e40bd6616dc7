"""Fonts as objects of a PDF: composite fonts with embedded subsets (PDF 32000-1, 9.7 and 9.9)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.official.painters.pdf.font_files import font_program
from generator.official.painters.pdf.glyph_codes import UsedFont
from generator.official.painters.pdf.streams import flate_stream

if TYPE_CHECKING:
    import pikepdf

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


def font_object(pdf: pikepdf.Pdf, font: UsedFont) -> pikepdf.Object:
    """``font`` as an object of ``pdf``: Identity-H, widths, the texts of its glyphs, the subset of its file."""
    from pikepdf import Array, Dictionary, Name

    name = Name(f"/{_tag(font)}+{font_program(font.file).name}")
    postscript = font_program(font.file).outlines == "CFF "
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if postscript else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=_descriptor(pdf, font, name),
        DW=_USUAL_WIDTH,
        W=_widths(font.widths),
    )
    if not postscript:
        glyphs.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]),
            ToUnicode=flate_stream(pdf, _to_unicode(font.texts).encode()),
        )
    )


def _tag(font: UsedFont) -> str:
    """Six capitals that differ for different subsets (9.6.4), computed from the subset."""
    digest = hashlib.sha256(font.subset.program).digest()
    return "".join(chr(ord("A") + each % 26) for each in digest[:6])


def _descriptor(pdf: pikepdf.Pdf, font: UsedFont, name: pikepdf.Name) -> pikepdf.Object:
    from pikepdf import Array, Dictionary, Name

    program = font_program(font.file)
    measures = program.measures
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array(measures.box),
        ItalicAngle=0,
        Ascent=measures.ascent,
        Descent=measures.descent,
        CapHeight=measures.ascent,
        StemV=_STEM,
    )
    if program.outlines == "CFF ":
        descriptor.FontFile3 = flate_stream(pdf, font.subset.program, kept=True, Subtype=Name.CIDFontType0C)
    else:
        length = len(font.subset.program)
        descriptor.FontFile2 = flate_stream(pdf, font.subset.program, kept=True, Length1=length)
    return pdf.make_indirect(descriptor)


def _widths(widths: Mapping[int, float]) -> pikepdf.Object:
    """``W``: the widths of successive CIDs, without those of the usual width."""
    from pikepdf import Object

    written: list[str] = []
    last = None
    for cid, width in widths.items():
        if width == _USUAL_WIDTH:
            continue
        if last is None or cid != last + 1:
            written.append(f"{'] ' if written else ''}{cid} [")
        written.append(f"{width:.6g} ")
        last = cid
    return Object.parse(f"[{''.join(written)}{']' if written else ''}]".encode())


def _to_unicode(texts: Mapping[int, str]) -> str:
    entries = list(texts.items())
    blocks = [_block(entries[start : start + _MOST_IN_BLOCK]) for start in range(0, len(entries), _MOST_IN_BLOCK)]
    return _CMAP.format(blocks="\n".join(blocks))


def _block(entries: Sequence[tuple[int, str]]) -> str:
    lines = "\n".join(f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for cid, text in entries)
    return f"{len(entries)} beginbfchar\n{lines}\nendbfchar"
