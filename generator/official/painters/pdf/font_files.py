"""Font files, each read once in a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from generator.ground.errors import OutputError, Problem
from generator.official.painters.pdf.font_program import FontProgram, Subset

_KEPT_FACES = 32
_KEPT_SUBSETS = 64


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
        raise _unusable(file) from fault


@lru_cache(maxsize=_KEPT_SUBSETS)
def font_subset(file: FontFile, glyphs: tuple[int, ...]) -> Subset:
    """The subset of ``file`` with ``glyphs``, in ascending order; the latest are kept.

    Raises OutputError if the font is damaged.
    """
    try:
        return font_program(file).subset(glyphs)
    except Exception as fault:  # fontTools raises anything of a damaged font
        raise _unusable(file) from fault


def _reader() -> Callable[[Path, int], FontProgram]:
    if find_spec("uharfbuzz") is not None:
        from generator.official.painters.pdf.harfbuzz_program import HarfBuzzProgram

        return HarfBuzzProgram
    from generator.official.painters.pdf.fonttools_program import FontToolsProgram

    return FontToolsProgram


def _unusable(file: FontFile) -> OutputError:
    return OutputError(Problem("pdf-font-unusable", facts={"file": str(file.path)}))
