"""The way a document is signed: with seals, without, or with signature stamps (7.3.5.1 to 7.3.5.3)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from generator.check.elements.lines import Line
from generator.ground.length import Length
from generator.office.reading.document import ReadDocument
from generator.standard import length

How = Literal["sealed", "unsealed", "stamp"]

_SEAL = length("seal.smallest")
_CENTRED = 0.5  # 字 that the middles of 署名 and date may lie apart where one is centred on the other
_UNSEALED = (1.25, 2.75)  # 字 about the 2 字 that an unsealed line is in
_SEALED = 3.25  # 字 beyond which a line makes room for a seal
_JUNCTION = 0.2  # em between a hanzi and a letter or digit

Extent = tuple[Length, Length]


def how_signed(document: ReadDocument, signing: Sequence[Line], dated: Line | None, *, stamped: bool) -> How | None:
    """What the lines that sign and the one with the date look like; None where they look like neither.

    A seal is seen where one is drawn, where one is said (代章), or where there is room for it: the name is over the
    date's middle.
    """
    if stamped:
        return "stamp"
    lines = [*signing, *([] if dated is None else [dated])]
    drawn = any(drawing.width >= _SEAL <= drawing.height for line in lines for drawing in line.paragraph.drawings)
    if drawn or any("代章" in line.text for line in signing):
        return "sealed"
    if dated is None or not signing:
        return None
    name, date = _extent(document, signing[-1]), _extent(document, dated)
    if len(signing) > 1 and all("\t" not in line.content.text for line in signing):
        return "unsealed"  # one below the other: seals would lie over one another (7.3.5.2)
    return None if name is None or date is None else _by_place(document, name, date, dated)


def _by_place(document: ReadDocument, name: Extent, date: Extent, dated: Line) -> How | None:
    zi, right = dated.size, _area(document, dated)
    if abs(sum(name) - sum(date)) / 2 <= _CENTRED * zi:
        return "sealed"
    if any(_UNSEALED[0] * zi <= right - end <= _UNSEALED[1] * zi for _, end in (name, date)):
        return "unsealed"
    return "sealed" if any(right - end >= _SEALED * zi for _, end in (name, date)) else None


def _area(document: ReadDocument, line: Line) -> Length:
    section = document.sections[line.paragraph.section]
    return section.width - section.left - section.right


def _extent(document: ReadDocument, line: Line) -> Extent | None:
    """Where the ink of ``line`` begins and ends in the text area, about; None where the file leaves that open."""
    paragraph = line.content
    if line.table is not None or paragraph.frame:
        return None
    text = paragraph.text.rpartition("\t")[2]
    stop = paragraph.tabs[-1] if "\t" in paragraph.text and paragraph.tabs else None
    width, end = _width(line, text.strip()), _area(document, line) - paragraph.right
    if stop is not None:
        begin = stop[1] - width * _SHARES.get(stop[0], 0.0)
    elif paragraph.align == "distribute":
        return paragraph.left, end
    else:
        typed = _width(line, text[: len(text) - len(text.lstrip())])
        begin = paragraph.left + paragraph.first_line + typed
        trailing = _width(line, text[len(text.rstrip()) :].rstrip(" "))
        begin += (end - begin - width - trailing) * _SHARES.get(paragraph.align, 0.0)
    return begin, begin + width


_SHARES = {"right": 1.0, "end": 1.0, "center": 0.5}


def _width(line: Line, text: str) -> Length:
    wide = [unicodedata.east_asian_width(each) in "WFA" for each in text]
    junctions = sum(one != other for one, other in pairwise(wide))
    return line.size * (sum(1.0 if each else 0.5 for each in wide) + junctions * _JUNCTION)
