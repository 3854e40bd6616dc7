"""SpreadsheetML and lines of CSV: names, cell addresses, escapes, protection from formula injection, new workbooks.

Nothing here knows templates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.office.package import part_names
from generator.office.package.package_writing import DECLARATION, content_types, relationships
from generator.office.package.part_names import relationships_of

# Namespaces and element names of SpreadsheetML (ECMA-376 part 1, 18).


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
EXTENSION = "http://schemas.microsoft.com/office/excel/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"

MAX_ROW = 1_048_576
"""The number of the last row of a sheet."""
MAX_COLUMN = 16_384
"""The number of the last column of a sheet, XFD."""


def s(name: str) -> str:
    """``name`` in the namespace of spreadsheets."""
    return f"{{{MAIN}}}{name}"


def d(name: str) -> str:
    """``name`` in the namespace of drawings on a sheet."""
    return f"{{{_DRAWING}}}{name}"


ROW, CELL, VALUE, FORMULA, INLINE, TEXT, RUN = map(s, ("row", "c", "v", "f", "is", "t", "r"))
ITEM = s("si")

# Addresses of cells and ranges in a sheet: ``C4``, ``C4:E9``.


_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CellRange:
    """The cells of the columns ``left`` to ``right`` (letters) in the rows ``first`` to ``last``."""

    left: str
    right: str
    first: int
    last: int

    def at(self, first: int, last: int) -> CellRange:
        """The same columns in other rows."""
        return replace(self, first=first, last=last)

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return self.left == self.right and self.first == self.last

    def text(self) -> str:
        """The address: ``C4`` or ``C4:E9``."""
        start = f"{self.left}{self.first}"
        return start if self.is_cell else f"{start}:{self.right}{self.last}"


def place_of(address: str) -> tuple[str, int]:
    """The column letters and the row of the cell ``address``. Raises ValueError."""
    match = _CELL.fullmatch(address)
    if match is None or not 1 <= int(match[2]) <= MAX_ROW or column_number(match[1]) > MAX_COLUMN:
        raise ValueError(address)
    return match[1].upper(), int(match[2])


def area_of(address: str) -> CellRange:
    """The cells of ``address``, a cell or a range. Raises ValueError for anything else."""
    start, _, end = address.partition(":")
    left, first = place_of(start)
    right, last = place_of(end or start)
    return CellRange(left, right, first, last)


def areas_of(text: str) -> list[CellRange]:
    """The ranges of a list separated by blanks (``sqref``, 18.18.76). Raises ValueError."""
    return [area_of(each) for each in text.split()]


def column_number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column by its number, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# Protection from formula injection (CWE-1236): values that a spreadsheet would read as a formula.


MARK = "'"
"""The prefix that spreadsheets read as "this is text"; a value that begins with it gets a second one."""

_FORMULA = frozenset("=+-@")
_SKIPPED = frozenset("\"'`‘’“”＂＇")


def dangerous(text: str) -> bool:
    """Whether ``text`` begins like a formula (after blanks and quotation marks, in any width) or with a tab."""
    if text[:1].isalnum():  # as most texts do; no letter or digit is a sign in another width
        return False
    for character in text:
        if character in "\t\r\n":
            return True
        if not (character.isspace() or character in _SKIPPED or unicodedata.category(character) == "Cf"):
            return unicodedata.normalize("NFKC", character)[0] in _FORMULA
    return False


def inert(text: str) -> str:
    """``text`` for a cell of a CSV file, with the prefix where it could be read as a formula."""
    return f"{MARK}{text}" if dangerous(text) or text.startswith(MARK) else text


def original(cell: str) -> str:
    """The text of ``cell``: the reverse of :func:`inert`."""
    return cell.removeprefix(MARK)


# A line of the CSV file and its cells (RFC 4180): every cell in quotes, commas between them, no line break
# inside.


END = "\r\n"

_CSV_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"')


class CsvCell(NamedTuple):
    """A cell's text, and the column, from 1, in which the text begins after its quote."""

    text: str
    column: int


class LineError(ValueError):
    """The line is not written in this form; ``column``, from 1, is the first that departs from it."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


def line_of(texts: Iterable[str]) -> str:
    """The line that holds ``texts``, without its line end."""
    return ",".join('"{}"'.format(text.replace('"', '""')) for text in texts)


def cells_of(line: str) -> tuple[CsvCell, ...]:
    """Splits ``line`` into its cells. Raises LineError."""
    cells = []
    place = 0
    while True:
        match = _CSV_CELL.match(line, place)
        if match is None:
            raise LineError(place + 1)
        cells.append(CsvCell(match[1].replace('""', '"'), place + 2))
        place = match.end()
        if place == len(line):
            return tuple(cells)
        if line[place] != ",":
            raise LineError(place + 1)
        place += 1


# Escapes such as ``_x000D_`` in strings of a workbook (ECMA-376 part 1, 22.9.2.19).


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def decoded(text: str) -> str:
    """``text`` with escapes such as ``_x000D_`` replaced by their characters."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """``text`` with everything that looks like an escape escaped."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


# The parts of a new workbook with one sheet (ECMA-376 part 1, 12.3).


_BOOK, _SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
_BESIDE = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}


def workbook_parts(
    title: str, sheet: str, beside: Mapping[str, str], *, filtered: str = "", has_properties: bool = False
) -> dict[str, bytes]:
    """The parts, by name, of a workbook with one ``sheet``, named ``title``, that prints its first row on every page.

    ``sheet`` is its part as text, without the declaration, ``beside`` those of ``styles`` and ``sharedStrings``;
    ``filtered`` is the range with a filter (``$A$1:$J$9``). With ``has_properties`` the package declares
    :data:`generator.office.package.part_names.CORE_PART`, which the caller adds.
    """
    texts = {_BOOK: _book(title, filtered), _SHEET: sheet, **{_BESIDE[kind]: text for kind, text in beside.items()}}
    types = {_BOOK: part_names.sheet("sheet.main"), _SHEET: part_names.sheet("worksheet")}
    types |= {name: part_names.sheet(kind) for kind, name in _BESIDE.items() if kind in beside}
    targets = [(part_names.relation("officeDocument"), _BOOK)]
    if has_properties:
        types[part_names.CORE_PART] = part_names.CORE_PROPERTIES
        targets.append((part_names.CORE_PROPERTIES_RELATION, part_names.CORE_PART))
    related = {"worksheet": _SHEET, **{kind: _BESIDE[kind] for kind in sorted(beside, reverse=True)}}
    return {
        part_names.CONTENT_TYPES: content_types(types, {}),
        relationships_of(""): relationships("", targets),
        relationships_of(_BOOK): relationships(
            _BOOK, ((part_names.relation(kind), name) for kind, name in related.items())
        ),
        **{name: f"{DECLARATION}{text}".encode() for name, text in texts.items()},
    }


def _book(title: str, filtered: str) -> str:
    area = f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{title}!{filtered}</definedName>'
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{part_names.OFFICE}">'
        f'<sheets><sheet name="{title}" sheetId="1" r:id="rId1"/></sheets><definedNames>{area if filtered else ""}'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{title}!$1:$1</definedName>'
        "</definedNames></workbook>"
    )
