"""Copies of free fonts with the official widths, made once and kept, so that lines break as on a clerk's machine.

In 仿宋_GB2312 and similar fonts every ASCII character is exactly half an em wide and every other character of GB 2312
exactly one em; free fonts are proportional ('W' 1.017 em, the space 0.333 em).
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.ground.disk import given
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.office.fonts.font_tables import FontFileError, stamp
from generator.standard import number
from generator.standard.faces import Family
from generator.writing.staging import cached_file


def official_copy(family: Family, source: Path, spare: Path | None) -> Path | None:
    """The copy of ``source``, one of the free files of ``family``, with its widths; None if it cannot be made.

    It is kept in :func:`~generator.ground.disk.cache_folder.cache_folder`, or in the folder ``spare`` where that
    cannot be written; without either, or where ``source`` is not a usable font, there is no copy. The same source, by
    its path, size and time, is copied once, in about 0.4 seconds.
    """

    def make() -> bytes:
        try:
            return half_em_copy(source, names=family.names, postscript=family.copies[source.name])
        except Exception as fault:  # fontTools raises whatever a damaged file leads it to
            raise FontFileError from fault

    try:
        postscript = family.copies[source.name]
        facts = (_RECIPE, postscript, *family.names, source, stamp(source))
        key = hashlib.sha256("\n".join(map(str, facts)).encode(errors="surrogateescape"))
        place = Path("stand-ins", key.hexdigest()[:20], f"{postscript}.otf")
        try:
            return cached_file(cache_folder() / place, make)
        except (OSError, RuntimeError, OutputError):
            return None if spare is None else cached_file(given(spare) / place, make)
    except (OSError, OutputError, FontFileError):
        return None


_RECIPE = "4"
"""The version of the copies: to be changed whenever the same font would give another copy."""

# Ink wider than this share of the advance is squeezed to it; the rest is side bearing.
_INK_SHARE = 0.92
_HALF = (*range(0x20, 0x7F), 0xA0)
_LATIN = range(0xA1, 0x370)
_ASCENT, _DESCENT = number("ink.ascent"), number("ink.descent")
_WIDTH_CHANGERS = ("GPOS", "GSUB", "kern")
_NAME_IDS = (1, 2, 3, 4, 6)
_WINDOWS_ENGLISH = (3, 1, 0x409)


def half_em_copy(font: Path, *, names: tuple[str, ...], postscript: str) -> bytes:
    """The bytes of ``font`` (an OpenType font with CFF outlines) with half-em ASCII and one-em GB 2312.

    The copy's family is ``names[0]``, the other names are its names in other languages; its weight is always
    Regular. The same font gives the same bytes.
    """
    from fontTools.ttLib import TTFont

    out = io.BytesIO()
    with font.open("rb") as file, TTFont(file, lazy=True, recalcBBoxes=False, recalcTimestamp=False) as copy:
        glyphs = copy.getGlyphSet()
        for glyph, advance in _advances(copy.getBestCmap(), copy["head"].unitsPerEm):
            if copy["hmtx"][glyph][0] != advance:
                _refit(copy, glyphs, glyph, advance)
        for tag in _WIDTH_CHANGERS:
            if tag in copy:
                del copy[tag]
        _set_line_measures(copy)
        _rename(copy, names, postscript)
        copy.save(out, reorderTables=None)
    return out.getvalue()


def _advances(characters: dict[int, str], em: int) -> Iterator[tuple[str, int]]:
    """The glyphs with a fixed width in the official fonts, each with this width in font units."""
    for code, glyph in characters.items():
        if code in _HALF:
            yield glyph, em // 2
        elif _is_wide(chr(code)):
            yield glyph, em


def _is_wide(char: str) -> bool:
    """Whether ``char`` is one em wide in the official fonts: all of GB 2312 except pinyin vowels."""
    if ord(char) in _LATIN and unicodedata.category(char) in ("Ll", "Lu"):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _refit(font: Any, glyphs: Any, glyph: str, advance: int) -> None:
    """Sets the advance width of ``glyph``; its ink is squeezed if it is too wide, and centred."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.transformPen import TransformPen

    box = BoundsPen(glyphs)
    glyphs[glyph].draw(box)
    left, _, right, _ = box.bounds or (0, 0, 0, 0)
    squeeze = min(1.0, _INK_SHARE * advance / (right - left)) if right > left else 1.0
    shift = (advance - squeeze * (left + right)) / 2

    outline = font["CFF "].cff.topDictIndex[0].CharStrings
    old = outline[glyph]
    private = old.private
    width = None if advance == private.defaultWidthX else advance - private.nominalWidthX
    pen = T2CharStringPen(width, glyphs)
    glyphs[glyph].draw(TransformPen(pen, (squeeze, 0, 0, 1, shift, 0)))
    old.bytecode, old.program = None, pen.getCharString(private, old.globalSubrs).program
    font["hmtx"][glyph] = (advance, round(left * squeeze + shift))


def _set_line_measures(font: Any) -> None:
    """Sets ascent and descent to the em box, so that no extra leading moves the hanzi in their lines."""
    em = font["head"].unitsPerEm
    ascent, descent = round(_ASCENT * em), round(_DESCENT * em)
    head, os2 = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent


def _rename(font: Any, names: Iterable[str], postscript: str) -> None:
    table = font["name"]
    for record in list(table.names):
        if record.nameID not in (0, 13, 14):  # copyright and licence stay
            table.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    first, *others = names
    for name_id, text in zip(_NAME_IDS, (first, "Regular", f"{postscript} {_RECIPE}", first, postscript), strict=True):
        table.setName(text, name_id, *_WINDOWS_ENGLISH)
    for language, text in enumerate(others, start=_WINDOWS_ENGLISH[2] + 1):
        table.setName(text, 1, *_WINDOWS_ENGLISH[:2], language)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    inside = font["CFF "].cff
    inside.fontNames = [postscript]
    for key in ("FullName", "FamilyName"):
        setattr(inside.topDictIndex[0], key, postscript)
