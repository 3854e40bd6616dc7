"""Fonts as a PDF needs them, each file read once in a process: glyphs of characters, widths, subsets of outlines."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from generator.ground.errors import OutputError, Problem

if TYPE_CHECKING:
    from fontTools.pens.basePen import AbstractPen

_KEPT_FACES = 32
_KEPT_SUBSETS = 16


class FontFile(Protocol):
    """A font: its file, and its number in a collection; equal where these are equal."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def number(self) -> int:
        """The font's number in a collection, from 0; 0 in a file of one font."""

    def __hash__(self) -> int: ...


class PaintingFonts(Protocol):
    """Which font file paints which font of a document."""

    def of(self, name: str) -> FontFile:
        """The file of the font that documents call ``name``."""

    def with_character(self, name: str, character: str) -> FontFile:
        """That file, or the file of a fallback where only that has ``character``."""


@lru_cache(maxsize=_KEPT_FACES)
def font_program(file: FontFile) -> FontProgram:
    """The font of ``file``; the latest are kept. Raises OutputError if it is damaged or has no outlines."""
    try:
        return _reader()(file.path, file.number)
    except Exception as fault:  # fontTools raises anything of a damaged font
        raise unusable(file) from fault


@lru_cache(maxsize=_KEPT_SUBSETS)
def font_subset(file: FontFile, glyphs: tuple[int, ...]) -> Subset:
    """The subset of ``file`` with ``glyphs``, in ascending order; the latest are kept.

    Raises OutputError if the font is damaged.
    """
    try:
        return font_program(file).subset(glyphs)
    except Exception as fault:  # fontTools raises anything of a damaged font
        raise unusable(file) from fault


def _reader() -> Callable[[Path, int], FontProgram]:
    if find_spec("uharfbuzz") is not None:
        from generator.official.painters.pdf.harfbuzz_program import HarfBuzzProgram

        return HarfBuzzProgram
    from generator.official.painters.pdf.fonttools_program import FontToolsProgram

    return FontToolsProgram


def unusable(file: FontFile) -> OutputError:
    """That ``file`` is damaged, or has no outlines."""
    return OutputError(Problem("pdf-font-unusable", facts={"file": str(file.path)}))


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

    def draw(self, glyph: int, pen: AbstractPen) -> None:
        """Draws the outline of ``glyph``, in units of the font, with ``pen``."""

    def table(self, tag: str) -> bytes:
        """The table ``tag`` of the file; nothing where there is none."""


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
