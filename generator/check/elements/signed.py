"""How a document looks to be signed: with seals, without, or with signature stamps (7.3.5.1 to 7.3.5.3)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from generator.check.elements.lines import Line
from generator.length import Length, Mm
from generator.standard import length

How = Literal["sealed", "unsealed", "stamp"]

_SEAL = Mm(20)  # what is drawn smaller is no seal
_NEAR = Mm(2)  # widths of other fonts may differ
_BETWEEN = (length("sealed.date_right") + length("unsealed.right")) * 0.5


def how_signed(signing: Sequence[Line], dated: Line | None, *, stamped: bool) -> How | None:
    """What the lines that sign and the one with the date look like; None where they look like neither.

    A seal is seen where one is drawn, or where the date, or the name over it, stands as far in as a seal asks for.
    """
    if stamped:
        return "stamp"
    lines = [*signing, *([] if dated is None else [dated])]
    if any(drawing.width >= _SEAL <= drawing.height for line in lines for drawing in line.paragraph.drawings):
        return "sealed"
    if dated is None or not signing:
        return None
    if _unsealed(signing, dated):
        return "unsealed"
    date_in = _right(dated)
    if dated.paragraph.align != "right":
        return None
    inmost = max(date_in, _right(signing[-1]))
    return "sealed" if inmost >= _BETWEEN else "unsealed"


def _unsealed(signing: Sequence[Line], dated: Line) -> bool:
    """Whether the date begins 2 字 to the right of the names, one of which stands 2 字 from the right (7.3.5.2)."""
    if any(line.paragraph.align not in ("right", "distribute") for line in (*signing, dated)):
        return False
    offset = _left(dated) - _left(signing[0])
    right = min(_right(line) for line in (*signing, dated))
    return abs(offset - length("unsealed.date_offset")) < _NEAR and abs(right - length("unsealed.right")) < _NEAR


def _left(line: Line) -> Length:
    """Where the first character of ``line`` stands in the type area."""
    paragraph = line.paragraph
    if paragraph.align == "distribute":
        return paragraph.left
    area = length("type_area.right") - length("type_area.left")
    return area - _right(line) - _width(line)


def _width(line: Line) -> Length:
    """The width of its text: hanzi an em, others half, and a fifth of one between the two."""
    text = line.text
    full = [unicodedata.east_asian_width(each) in "WFA" for each in text]
    changes = sum(one != other for one, other in pairwise(full))
    return line.size * (len(text) - 0.5 * full.count(False) + 0.2 * changes)


def _right(line: Line) -> Length:
    """What is left free at the right of ``line``, with typed blanks."""
    text = line.paragraph.text
    blanks = text[len(text.rstrip()) :]
    return line.paragraph.right + line.size * sum(1.0 if each == "\u3000" else 0.5 for each in blanks)
