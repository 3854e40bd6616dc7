"""Cells of a list filled with values: text as text, a number as a number, never a formula; and their formats."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from generator.ground.errors import Problem
from generator.office.package.xml_parsing import whole
from generator.office.sheetml import VALUE, s
from generator.templates.excel.cell_tags import MAX_LENGTH, CellRun, Strings, TextCell, TextPiece, tidy, units_of
from generator.templates.excel.sheet_code import LITERAL, Mark, PrintedValue
from generator.templates.expressions.value_conversion import text_of

_LIKE_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_DIGITS = 15
"""How many digits of a number a cell keeps; a number with more is written as text."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The literals and values that fill cells, and the tables of the workbook to which they add."""

    literals: Sequence[TextPiece]
    values: Sequence[PrintedValue]
    strings: Strings
    looks: CellLooks

    def fill(self, element: etree._Element, cell: TextCell, marks: Sequence[Mark]) -> Problem | None:
        """Fills ``element``, a copy of ``cell``, with the values of ``marks``; returns a problem of a too long text."""
        for child in list(element):
            element.remove(child)
        for name in ("t", "cm", "vm", "ph"):
            element.attrib.pop(name, "")
        number = self._number(marks)
        if number is not None:
            self._set(element, number, quoted=False, wrapped=False)
            return None
        runs = tidy(self._runs(marks))
        text = "".join(run.text for run in runs)
        if units_of(text) > MAX_LENGTH:
            return cell.tags[0].problem("xlsx-long", {"length": units_of(text), "most": MAX_LENGTH})
        if text:
            element.set("t", "s")
            self._set(element, str(self.strings.number(runs)), quoted=_needs_quote(text), wrapped="\n" in text)
        return None

    def text(self, marks: Sequence[Mark]) -> str:
        """What ``marks`` print."""
        return "".join(run.text for run in self._runs(marks))

    def _number(self, marks: Sequence[Mark]) -> str | None:
        """The printed number, where the cell has nothing else and can keep it; else None."""
        printed = [mark for mark in marks if mark[0] != LITERAL or self.literals[mark[1]].run.text]
        if len(printed) != 1 or printed[0][0] == LITERAL:
            return None
        value = self.values[printed[0][1]]
        return None if isinstance(value, str) else _number_text(value)

    def _runs(self, marks: Iterable[Mark]) -> Iterator[CellRun]:
        """The printed runs; a value has the look of its tag, which an empty literal before it gives."""
        look = None
        for kind, number in marks:
            if kind == LITERAL:
                look = self.literals[number].run.look
                yield self.literals[number].run
            else:
                yield CellRun(text_of(self.values[number]), look)

    def _set(self, element: etree._Element, value: str, *, quoted: bool, wrapped: bool) -> None:
        etree.SubElement(element, VALUE).text = value
        look = whole(element.get("s", "0"))
        changed = self.looks.of(look, quoted=quoted, wrapped=wrapped)
        if changed != look:
            element.set("s", str(changed))


def _number_text(value: int | float | Decimal) -> str | None:
    """``value`` as a sheet writes a number; None where it would not read back the same (18.3.1.96)."""
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else None
    number = Decimal(value)
    if not number.is_finite():
        return None
    plain = format(number, "f")
    digits = plain.strip("-").replace(".", "").strip("0")
    return plain if len(digits) <= _DIGITS and len(plain) <= 2 * _DIGITS else None


def _needs_quote(text: str) -> bool:
    """Whether a program might read ``text`` as a formula after somebody has edited it, or saved it as .csv."""
    return text.startswith(("\t", "\r")) or text.lstrip().startswith(_LIKE_A_FORMULA)


_ALIGNMENT = s("alignment")
_USUAL_SIZE = 11


class CellLooks:
    """The cell formats (18.8.45) of a list under construction: each changed copy of the clerk's is added once."""

    def __init__(self, root: etree._Element) -> None:
        """``root`` is the tree of the styles, to which copies are added."""
        self._formats = root.find(s("cellXfs"))
        self._sizes = [each.find(s("sz")) for each in root.iterfind(f"{s('fonts')}/{s('font')}")]
        self._known: dict[tuple[int, bool, bool], int] = {}

    def of(self, look: int, *, quoted: bool, wrapped: bool) -> int:
        """The number of the format ``look`` with or without a quote prefix, and with wrapped text if asked."""
        key = (look, quoted, wrapped)
        if key not in self._known:
            self._known[key] = self._changed(*key)
        return self._known[key]

    def wraps(self, look: int) -> bool:
        """Whether cells of this format wrap their text."""
        found = self._format(look)
        alignment = None if found is None else found.find(_ALIGNMENT)
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def size(self, look: int) -> float:
        """The type size of this format in points."""
        found = self._format(look)
        font = 0 if found is None else whole(found.get("fontId"))
        size = self._sizes[font] if 0 <= font < len(self._sizes) else None
        return float(whole(None if size is None else size.get("val"), _USUAL_SIZE)) or _USUAL_SIZE

    def _format(self, look: int) -> etree._Element | None:
        if self._formats is None or not 0 <= look < len(self._formats):
            return None
        return self._formats[look]

    def _changed(self, look: int, quoted: bool, wrapped: bool) -> int:
        found = self._format(look)
        if found is None or self._formats is None:
            return look
        same_quote = quoted == (found.get("quotePrefix") in ("1", "true"))
        if same_quote and (not wrapped or self.wraps(look)):
            return look
        copy = deepcopy(found)
        copy.attrib.pop("quotePrefix", "")
        if quoted:
            copy.set("quotePrefix", "1")
        if wrapped:
            _wrap(copy)
        self._formats.append(copy)
        self._formats.set("count", str(len(self._formats)))
        return len(self._formats) - 1


def _wrap(look: etree._Element) -> None:
    alignment = look.find(_ALIGNMENT)
    if alignment is None:
        alignment = etree.Element(_ALIGNMENT)
        look.insert(0, alignment)
    alignment.set("wrapText", "1")
    look.set("applyAlignment", "1")
