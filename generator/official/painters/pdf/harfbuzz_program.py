"""A font file read and subset by HarfBuzz, some hundred times as fast as by fontTools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from generator.official.painters.pdf.font_files import Measures, Outlines, Subset, postscript_name, read_measures

if TYPE_CHECKING:
    from fontTools.pens.basePen import AbstractPen

_LEFT_OUT = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG"),
    *("cmap", "gasp", "kern", "meta", "name", "post", "vhea", "vmtx"),
)
"""Tables that a PDF has no use for: it names glyphs by number and has its own widths."""
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
_POSTSCRIPT_NAME = 6
_MOST_RAISED = 40  # part of an em that a mark may be off without being seen


class HarfBuzzProgram:
    """A font as :class:`~generator.official.painters.pdf.font_files.FontProgram`.

    Its file is mapped, of which a document needs a small part only. Raises OSError if the file cannot be read,
    ValueError if it is damaged or has no outlines, RuntimeError if the outlines are damaged.
    """

    def __init__(self, path: Path, number: int) -> None:
        # Not hb.subset_preprocess: 80 ms a font, which only a thousand subsets would save again.
        self._face = hb.Face(hb.Blob.from_file_path(str(path)), number)
        tables = set(self._face.table_tags)
        self._font = hb.Font(self._face)
        self._em: int = self._face.upem
        self._variable = "fvar" in tables
        self.outlines: Outlines = "glyf" if "glyf" in tables else "CFF "
        if not tables & {"glyf", "CFF ", "CFF2"} or not all(map(self.table, _NEEDED)):
            raise ValueError(number)
        self.name = postscript_name(self._face.get_name(_POSTSCRIPT_NAME))

    @property
    def measures(self) -> Measures:
        """Its measures."""
        return read_measures(self.table("head"), self.table("hhea"))

    def glyph(self, character: str, selector: str = "") -> int | None:
        """The glyph of ``character``, or of it with a variation ``selector``; None where the font has none."""
        if selector:
            return self._font.get_variation_glyph(ord(character), ord(selector)) or None
        return self._font.get_nominal_glyph(ord(character)) or None

    def marked(self, text: str) -> list[tuple[int, float]]:
        """The glyphs of a character and the marks on it, each with its place in thousandths of an em from the left."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        glyphs, x = [], 0
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if glyph.codepoint == 0 or abs(place.y_offset) * _MOST_RAISED > self._em:
                return []
            glyphs.append((glyph.codepoint, (x + place.x_offset) * 1000 / self._em))
            x += place.x_advance
        return glyphs

    def width(self, glyph: int) -> float:
        """The advance width of ``glyph`` in thousandths of an em."""
        advance: int = self._font.get_glyph_h_advance(glyph)
        return advance * 1000 / self._em

    def subset(self, glyphs: tuple[int, ...]) -> Subset:
        """The font with .notdef and ``glyphs`` only."""
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        if self._variable:
            wanted.pin_all_axes_to_default(self._face)
            wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LEFT_OUT)
        plan = hb.SubsetPlan(self._face, wanted)
        made = plan.execute()
        numbers = plan.old_to_new_glyph_mapping
        program = made.blob.data if self.outlines == "glyf" else made.reference_table("CFF ").data
        return Subset(program, {glyph: numbers[glyph] for glyph in glyphs})

    def draw(self, glyph: int, pen: AbstractPen) -> None:
        """Draws the outline of ``glyph``, in units of the font, with ``pen``."""
        self._font.draw_glyph_with_pen(glyph, pen)

    def table(self, tag: str) -> bytes:
        """The table ``tag`` of the file; nothing where there is none."""
        table: bytes = self._face.reference_table(tag).data
        return table
