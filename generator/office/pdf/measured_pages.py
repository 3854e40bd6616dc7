"""Measuring of PDF pages by PDFium: the ink of every character, every horizontal rule, every picture.

All lengths are in millimetres from the page's top left corner, x to the right and y downwards; type sizes are in
points. Boxes are those of the ink (the glyph's outline), not of the advance width.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MM = 25.4 / 72
# Characters whose baselines differ by less are on one line.
_SAME_LINE = 0.5
# A filled or stroked shape thinner than this, and longer than thick, is a rule.
_RULE_THICKNESS = 2.0
_HYPHEN_AT_LINE_END = 2
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """Measures all pages of ``pdf``."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(document[index], index + 1) for index in range(len(document)))
    finally:
        document.close()


def _page(page: Any, number: int) -> Page:
    width, height = page.get_size()
    objects = list(page.get_objects())
    rules = [rule for each in objects if each.type == pdfium.FPDF_PAGEOBJ_PATH for rule in _rules(each, height)]
    images = [_box(each.get_bounds(), height) for each in objects if each.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    return Page(
        number,
        width * _MM,
        height * _MM,
        _lines(list(_chars(page.get_textpage(), height))),
        tuple(sorted(set(rules), key=lambda rule: (rule.y, rule.left))),
        tuple(images),
    )


def _lines(chars: Sequence[Char]) -> tuple[PrintedLine, ...]:
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.baseline):
        if lines and char.baseline - lines[-1][0].baseline < _SAME_LINE:
            lines[-1].append(char)
        else:
            lines.append([char])
    ordered = (tuple(sorted(line, key=lambda char: char.x)) for line in lines)
    return tuple(PrintedLine(line) for line in ordered if any(not char.text.isspace() for char in line))


def _chars(text: Any, height: float) -> Iterator[Char]:
    for index in range(text.count_chars()):
        char = _text(text, index)
        if not char or pdfium.FPDFText_IsGenerated(text, index):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield Char(
            char,
            _box(text.get_charbox(index), height),
            x.value * _MM,
            (height - y.value) * _MM,
            _font(text, index),
            round(pdfium.FPDFText_GetFontSize(text, index), 2),
            _color(lambda *rgba, i=index: pdfium.FPDFText_GetFillColor(text, i, *rgba)),
        )


def _text(text: Any, index: int) -> str:
    """The character at ``index``, ``""`` for the second of the two surrogates that PDFium has beyond U+FFFF."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    if code in _SECOND_HALVES:
        return ""
    if code in _FIRST_HALVES:
        halves = (code, pdfium.FPDFText_GetUnicode(text, index + 1))
        return b"".join(half.to_bytes(2, "big") for half in halves).decode("utf-16-be")
    return "-" if code == _HYPHEN_AT_LINE_END else chr(code)


def _font(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), None)
    return name.value.decode()


def _color(ask: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(red, green, blue, alpha)
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"


def _box(bounds: tuple[float, float, float, float], height: float) -> Box:
    left, bottom, right, top = bounds
    return Box(left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM)


def _rules(shape: Any, height: float) -> Iterator[PrintedRule]:
    """The horizontal lines of a path object, stroked or as thin filled shapes."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    pen = ctypes.c_float()
    if stroke.value:
        pdfium.FPDFPageObj_GetStrokeWidth(shape, pen)
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroke.value else pdfium.FPDFPageObj_GetFillColor
    matrix = shape.get_matrix()
    scale = abs(matrix.d) or 1.0
    for points in _subpaths(shape, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        thickness = (max(ys) - min(ys) + pen.value * scale) * _MM
        length = (max(xs) - min(xs)) * _MM
        if (fill.value or stroke.value) and 0 < thickness < _RULE_THICKNESS and length > 2 * thickness:
            y = (height - (max(ys) + min(ys)) / 2) * _MM
            color = _color(lambda *rgba: ask(shape, *rgba))
            yield PrintedRule(min(xs) * _MM, max(xs) * _MM, y, thickness, color)


def _subpaths(shape: Any, matrix: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each subpath of a path object, in points on the page."""
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(shape)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
    if points:
        yield points


# The model of a measured PDF page.


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The x coordinate of its centre."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its ink, its pen position (``x``, ``baseline``), its font, size in points, and colour (RRGGBB)."""

    text: str
    ink: Box
    x: float
    baseline: float
    font: str
    size: float
    color: str


@dataclass(frozen=True)
class PrintedLine:
    """A line of text: the characters on one baseline, from left to right."""

    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The line's text without blanks at its ends."""
        return "".join(char.text for char in self.chars).strip()

    @cached_property
    def _inked(self) -> tuple[Char, ...]:
        return tuple(char for char in self.chars if not char.text.isspace())

    @property
    def ink_left(self) -> float:
        """The left edge of its ink."""
        return min(char.ink.left for char in self._inked)

    @property
    def ink_right(self) -> float:
        """The right edge of its ink."""
        return max(char.ink.right for char in self._inked)

    @property
    def ink_top(self) -> float:
        """The upper edge of its ink."""
        return min(char.ink.top for char in self._inked)

    @property
    def ink_bottom(self) -> float:
        """The lower edge of its ink."""
        return max(char.ink.bottom for char in self._inked)

    @property
    def left(self) -> float:
        """The pen position of its first visible character."""
        return self._inked[0].x

    @property
    def baseline(self) -> float:
        """The y coordinate of its baseline."""
        return self.chars[0].baseline

    @property
    def font(self) -> str:
        """The font of most of its characters."""
        return Counter(char.font for char in self._inked).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """The size, in points, of most of its characters."""
        return Counter(char.size for char in self._inked).most_common(1)[0][0]

    @property
    def colors(self) -> set[str]:
        """The colours of its characters, RRGGBB."""
        return {char.color for char in self._inked}


@dataclass(frozen=True, slots=True)
class PrintedRule:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float
    thickness: float
    color: str

    @property
    def length(self) -> float:
        """Its length."""
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """A page: ``lines`` and horizontal ``rules`` from top to bottom, and the boxes of the pictures.

    A rule that is drawn twice at one place, as LibreOffice does below a paragraph, is listed once.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[PrintedRule, ...]
    images: tuple[Box, ...]

    @property
    def chars(self) -> tuple[Char, ...]:
        """All characters in reading order."""
        return tuple(char for line in self.lines for char in line.chars)

    @property
    def text(self) -> str:
        """The text of the lines, separated by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def bare_text(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())

    def line(self, start: str) -> PrintedLine:
        """The only line that starts with ``start``. Raises ValueError for none or several."""
        (found,) = [line for line in self.lines if line.text.startswith(start)]
        return found
