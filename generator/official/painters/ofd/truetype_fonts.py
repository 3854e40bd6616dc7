"""TrueType fonts with some glyphs of any font, as readers of OFD need them; outlines in cubic curves are converted.

What the last documents have of glyphs is kept. Tables are those of OpenType 1.9.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate

from generator.ground.kept_results import KeptByKey
from generator.official.painters.pdf.font_files import FontFile, FontProgram, font_program, unusable

_KEPT_SUBSETS = 16
_KEPT_OUTLINES = 512
"""So many in any case: characters of names come back after some letters, and each takes long."""
_OPERATORS = {"_moveTo": "M", "_lineTo": "L", "_curveToOne": "B", "_qCurveToOne": "Q", "_closePath": "C"}
"""Of a path (GB/T 33190, 9.3), by the steps of fontTools' pen."""
_CLOSENESS = 1000
"""A converted curve is within this part of an em of the original one."""

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]
"""An operator of a path with its points."""


@lru_cache(maxsize=_KEPT_SUBSETS)
def truetype_font(file: FontFile, glyphs: tuple[int, ...], characters: tuple[tuple[str, int], ...]) -> bytes:
    """A font file of .notdef and ``glyphs`` of ``file``, numbered in this order from 1; the latest are kept.

    It maps ``characters``, which are sorted, to their glyphs in ``file``. Raises OutputError if the font is damaged.
    """
    program, numbers = font_program(file), {glyph: number for number, glyph in enumerate(glyphs, 1)}
    try:
        codes = [(ord(character), numbers[glyph]) for character, glyph in characters]
        outlines = [_outlines.of((file, each), partial(_outline, file, each)) for each in (0, *glyphs)]
        return _written(program, outlines, codes)
    except Exception as fault:  # fontTools raises anything of a damaged font
        raise unusable(file) from fault


def drawn_glyph(file: FontFile, glyph: int) -> tuple[Step, ...]:
    """The outline of ``glyph`` in thousandths of an em, as its font has it."""
    from fontTools.pens.basePen import BasePen

    pen, share, drawn = BasePen(None), 1000 / _em(file), list[Step]()
    for method, operator in _OPERATORS.items():
        setattr(pen, method, partial(_add_step, drawn, operator, share))
    font_program(file).draw(glyph, pen)
    return tuple(drawn)


def _add_step(drawn: list[Step], operator: str, share: float, *points: Point) -> None:
    drawn.append((operator, tuple((x * share, y * share) for x, y in points)))


def _em(file: FontFile) -> int:
    (em,) = struct.unpack_from(">H", font_program(file).table("head"), 18)
    return int(em)


@dataclass(frozen=True, slots=True)
class _Outline:
    """A glyph of the table glyf: its entry, its advance, its box, how many points and contours it has."""

    data: bytes
    advance: int
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    points: int = 0
    contours: int = 0


_outlines = KeptByKey[_Outline](_KEPT_OUTLINES)


def _outline(file: FontFile, glyph: int) -> _Outline:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    program, em = font_program(file), _em(file)
    advance = round(program.width(glyph) * em / 1000)
    pen = TTGlyphPen(None)
    cubic = program.outlines != "glyf"
    program.draw(glyph, Cu2QuPen(pen, em / _CLOSENESS, reverse_direction=True) if cubic else pen)
    made = pen.glyph()
    data = made.compile(None)
    if not data:
        return _Outline(b"", advance)
    box = made.xMin, made.yMin, made.xMax, made.yMax
    return _Outline(data + bytes(-len(data) % 4), advance, box, len(made.coordinates), made.numberOfContours)


def _written(program: FontProgram, outlines: list[_Outline], codes: list[tuple[int, int]]) -> bytes:
    from fontTools.ttLib.sfnt import SFNTWriter

    shown = [each for each in outlines if each.data]
    boxes = list(zip(*(each.box for each in shown), strict=True)) or [(0,)] * 4
    box = min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3])
    tables = {
        "OS/2": program.table("OS/2"),
        "cmap": _cmap(codes),
        "glyf": b"".join(each.data for each in outlines),
        "head": _head(program.table("head"), box),
        "hhea": _hhea(program.table("hhea"), outlines, box),
        "hmtx": b"".join(struct.pack(">Hh", each.advance, each.box[0]) for each in outlines),
        "loca": _loca(outlines),
        "maxp": _maxp(outlines),
        "name": _name(program.name),
        "post": struct.pack(">4s28x", b"\0\3\0\0"),
    }
    file = io.BytesIO()
    writer = SFNTWriter(file, sum(map(bool, tables.values())))
    for tag, data in tables.items():
        if data:
            writer[tag] = data
    writer.close()
    return file.getvalue()


def _head(head: bytes, box: tuple[int, int, int, int]) -> bytes:
    """``head`` of the font with the ``box`` around the glyphs that stay, side bearings at 0, and a long ``loca``."""
    return b"".join((head[:16], b"\0\3", head[18:36], struct.pack(">4h", *box), head[44:50], b"\0\1", head[52:54]))


def _hhea(hhea: bytes, outlines: list[_Outline], box: tuple[int, int, int, int]) -> bytes:
    right = min(each.advance - each.box[2] for each in [each for each in outlines if each.data] or outlines)
    most = max(each.advance for each in outlines)
    return hhea[:10] + struct.pack(">H3h", most, box[0], right, box[2]) + hhea[18:34] + struct.pack(">H", len(outlines))


def _loca(outlines: list[_Outline]) -> bytes:
    begins = list(accumulate((len(each.data) for each in outlines), initial=0))
    return struct.pack(f">{len(begins)}L", *begins)


def _maxp(outlines: list[_Outline]) -> bytes:
    points, contours = max(each.points for each in outlines), max(each.contours for each in outlines)
    return struct.pack(">L3H4xH18x", 0x10000, len(outlines), points, contours, 1)[:32]


def _name(name: str) -> bytes:
    """The names of the font for Windows, in English: family, style, full name, PostScript name."""
    texts = {1: name, 2: "Regular", 4: name, 6: name}
    records, stored = b"", b""
    for kind, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, kind, len(encoded), len(stored))
        stored += encoded
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + stored


def _cmap(codes: list[tuple[int, int]]) -> bytes:
    """A segment for each character, in format 4 for those up to U+FFFF, in format 12 for all."""
    near = [*((code, code, (glyph - code) % 0x10000) for code, glyph in codes if code < 0xFFFF), (0xFFFF, 0xFFFF, 1)]
    count = len(near)
    power = 1 << count.bit_length() - 1
    ends, begins, deltas = (
        struct.pack(f">{count}H", *row) for row in zip(*((e, b, d) for b, e, d in near), strict=True)
    )
    head = struct.pack(">4H", count * 2, power * 2, power.bit_length() - 1, (count - power) * 2)
    short = head + ends + b"\0\0" + begins + deltas + bytes(count * 2)
    short = struct.pack(">3H", 4, len(short) + 6, 0) + short
    groups = b"".join(struct.pack(">3L", code, code, glyph) for code, glyph in codes)
    long = struct.pack(">2H3L", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    places = struct.pack(">2H2HL2HL", 0, 2, 3, 1, 20, 3, 10, 20 + len(short))
    return places + short + long
