"""Fonts of a few characters, made when a test asks for them."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

WINDOWS_CHINESE, WINDOWS_ENGLISH = (3, 1, 0x804), (3, 1, 0x409)


def tiny_font(
    path: Path,
    *families: str,
    characters: str = "国",
    weight: int = 400,
    italic: bool = False,
    fs_type: int = 0,
    without: Sequence[str] = (),
) -> Path:
    """Writes a TrueType font whose family has each of these names, the first in English; returns ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    built = _built(characters)
    built.setupOS2(usWeightClass=weight, fsType=fs_type, fsSelection=int(italic))
    built.setupNameTable({})
    for place, family in zip((WINDOWS_ENGLISH, WINDOWS_CHINESE), families, strict=False):
        built.font["name"].setName(family, 1, *place)
    for tag in without:
        del built.font[tag]
    built.font.save(path)
    return path


def tiny_collection(path: Path, fonts: Mapping[str, str]) -> Path:
    """Writes a collection of fonts, each family with its characters; returns ``path``."""
    collection = TTCollection()
    for family, characters in fonts.items():
        one = io.BytesIO(tiny_font(path.with_suffix(".tmp"), family, characters=characters).read_bytes())
        collection.fonts.append(TTFont(one))
    path.with_suffix(".tmp").unlink()
    collection.save(path)
    return path


def _built(characters: str) -> FontBuilder:
    built = FontBuilder(1000, isTTF=True)
    glyphs = {".notdef": "", **{f"u{ord(each):X}": each for each in characters}}
    built.setupGlyphOrder(list(glyphs))
    built.setupCharacterMap({ord(each): name for name, each in glyphs.items() if each})
    pen = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (500, 0), (500, 500))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    shape = pen.glyph()
    built.setupGlyf(dict.fromkeys(glyphs, shape))
    built.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    built.setupHorizontalHeader(ascent=860, descent=-140)
    built.setupPost()
    return built
