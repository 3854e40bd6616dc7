"""A font as a PDF needs it: glyphs of characters, widths, and subsets of the outlines."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Outlines = Literal["CFF ", "glyf"]
"""The table that holds the outlines: PostScript (CFF) or TrueType."""


@dataclass(frozen=True, slots=True)
class Measures:
    """A font's measures in thousandths of an em: the box around all glyphs, ascent and descent (negative)."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int


@dataclass(frozen=True, slots=True)
class Subset:
    """Some glyphs of a font: ``program`` is a CFF table or a TrueType file, ``codes`` has the CID of each glyph."""

    program: bytes
    codes: Mapping[int, int]


class FontProgram(Protocol):
    """A font that has been read."""

    @property
    def name(self) -> str:
        """Its PostScript name."""

    @property
    def outlines(self) -> Outlines:
        """The kind of its outlines."""

    @property
    def measures(self) -> Measures:
        """Its measures."""

    def glyph(self, character: str, selector: str = "") -> int | None:
        """The glyph of ``character``, or of it with a variation ``selector``; None where the font has none."""

    def marked(self, text: str) -> Sequence[tuple[int, float]]:
        """The glyphs of a character and the marks on it, each with its place in thousandths of an em from the left.

        None where the font lacks one of them, or has to raise a mark.
        """

    def width(self, glyph: int) -> float:
        """The advance width of ``glyph`` in thousandths of an em."""

    def subset(self, glyphs: tuple[int, ...]) -> Subset:
        """The font with .notdef and ``glyphs`` only."""


def read_measures(head: bytes, hhea: bytes) -> Measures:
    """The measures in the tables ``head`` and ``hhea`` (OpenType 1.9)."""
    em: int = struct.unpack_from(">H", head, 18)[0]

    def scaled(numbers: tuple[int, ...]) -> list[int]:
        return [round(number * 1000 / em) for number in numbers]

    left, bottom, right, top = scaled(struct.unpack_from(">4h", head, 36))
    ascent, descent = scaled(struct.unpack_from(">2h", hhea, 4))
    return Measures((left, bottom, right, top), ascent, descent)


def postscript_name(name: str | None) -> str:
    """``name`` without what a PostScript name may not have (PDF 32000-1, 7.3.5), never empty."""
    ascii_only = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode()
    return "".join(each for each in ascii_only if each.isalnum() or each in "-_.") or "Font"
