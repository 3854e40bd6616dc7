"""A font file read and subset by fontTools, where HarfBuzz is not installed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from generator.official.painters.pdf.font_files import Measures, Outlines, Subset, postscript_name, read_measures

if TYPE_CHECKING:
    from fontTools.pens.basePen import AbstractPen

_KEPT = ("CFF ", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")


class FontToolsProgram:
    """A font as :class:`~generator.official.painters.pdf.font_files.FontProgram`.

    Raises ValueError if it has no outlines that a subset can be made of, anything if it is damaged.
    """

    def __init__(self, path: Path, number: int) -> None:
        self._data = path.read_bytes()
        self._number = number
        self._font = self._opened()
        tables = set(self._font.keys())
        if "fvar" in tables or not tables & {"glyf", "CFF "}:
            raise ValueError(number)
        self.outlines: Outlines = "glyf" if "glyf" in tables else "CFF "
        self.name = postscript_name(self._font["name"].getDebugName(6))
        self._characters = self._font.getBestCmap() or {}
        self._em: int = self._font["head"].unitsPerEm

    @property
    def measures(self) -> Measures:
        """Its measures."""
        return read_measures(self._font.reader["head"], self._font.reader["hhea"])

    def glyph(self, character: str, selector: str = "") -> int | None:
        """The glyph of ``character``, or of it with a variation ``selector``; None where the font has none."""
        name = self._variation(character, selector) if selector else self._characters.get(ord(character))
        return None if name is None else self._font.getGlyphID(name) or None

    def marked(self, _text: str) -> tuple[tuple[int, float], ...]:
        """No glyphs: only HarfBuzz knows the places of marks."""
        return ()

    def width(self, glyph: int) -> float:
        """The advance width of ``glyph`` in thousandths of an em."""
        advance: int = self._font["hmtx"][self._font.getGlyphName(glyph)][0]
        return advance * 1000 / self._em

    def subset(self, glyphs: tuple[int, ...]) -> Subset:
        """The font with .notdef and ``glyphs`` only."""
        font = self._opened()
        names = [font.getGlyphName(glyph) for glyph in glyphs]
        for tag in set(font.keys()) - {*_KEPT, "GlyphOrder"}:
            del font[tag]
        options = Options(notdef_outline=True, recommended_glyphs=False, recalc_bounds=False, recalc_timestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(glyphs=names)
        subsetter.subset(font)
        made = io.BytesIO()
        font.save(made, reorderTables=None)
        program = made.getvalue() if self.outlines == "glyf" else TTFont(made).reader["CFF "]
        return Subset(program, dict(zip(glyphs, self._codes(font, names), strict=True)))

    def draw(self, glyph: int, pen: AbstractPen) -> None:
        """Draws the outline of ``glyph``, in units of the font, with ``pen``."""
        glyphs = self._font.getGlyphSet()
        glyphs[self._font.getGlyphName(glyph)].draw(DecomposingFilterPen(pen, glyphs))

    def table(self, tag: str) -> bytes:
        """The table ``tag`` of the file; nothing where there is none."""
        return bytes(self._font.reader[tag]) if tag in self._font else b""

    def _codes(self, font: TTFont, names: list[str]) -> list[int]:
        """The CIDs of ``names``: those of the charset in a CID-keyed font (PDF 32000-1, 9.7.4.2), else the glyphs."""
        if self.outlines == "CFF " and hasattr(font["CFF "].cff.topDictIndex[0], "ROS"):
            return [int(name.removeprefix("cid")) for name in names]
        return [font.getGlyphID(name) for name in names]

    def _variation(self, character: str, selector: str) -> str | None:
        for table in self._font["cmap"].tables:
            if table.format == 14:
                found = dict(table.uvsDict.get(ord(selector), ()))
                if ord(character) in found:
                    return found[ord(character)] or self._characters.get(ord(character))
        return None

    def _opened(self) -> TTFont:
        return TTFont(io.BytesIO(self._data), fontNumber=self._number, lazy=True, recalcBBoxes=False)
