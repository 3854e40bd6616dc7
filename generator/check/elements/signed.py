"""How a document looks to be signed: with seals, without, or with signature stamps (7.3.5.1 to 7.3.5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.check.elements.lines import Line
from generator.length import Length, Mm
from generator.standard import length

How = Literal["sealed", "unsealed", "stamp"]

_SEAL = Mm(20)  # what is drawn smaller is no seal
_BETWEEN = (length("sealed.date_right") + length("unsealed.right")) * 0.5


def how_signed(signing: Sequence[Line], dated: Line | None, *, stamped: bool) -> How | None:
    """What the lines that sign and the one with the date look like; None where they look like neither.

    A seal is seen where one is drawn, or where the date stands as far in as a seal asks for.
    """
    if stamped:
        return "stamp"
    lines = [*signing, *([] if dated is None else [dated])]
    if any(drawing.width >= _SEAL <= drawing.height for line in lines for drawing in line.paragraph.drawings):
        return "sealed"
    if dated is None or not signing:
        return None
    date_in = _right(dated)
    if dated.paragraph.align == "right" and date_in > 0:
        return "sealed" if date_in >= _BETWEEN else "unsealed"
    return None


def _right(line: Line) -> Length:
    """What is left free at the right of ``line``, with typed blanks."""
    text = line.paragraph.text
    blanks = text[len(text.rstrip()) :]
    return line.paragraph.right + line.size * sum(1.0 if each == "\u3000" else 0.5 for each in blanks)
