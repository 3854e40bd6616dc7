"""A workbook (.xlsx, .xlsm): its sheets, shared strings and number formats → grids. Macros are never run."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from lxml import etree

from generator.ground.errors import Problem, RosterError, Span, TemplateError
from generator.ground.words.vocabularies import phrase
from generator.office.package import MAX_PART_BYTES, Package, doctype_problems, is_encrypted, read_package
from generator.office.package.xml_parsing import whole
from generator.office.sheetml import (
    MAIN,
    MAX_COLUMN,
    MAX_ROW,
    STRICT,
    CellRange,
    area_of,
    areas_of,
    column_number,
    decoded,
    place_of,
)
from generator.roster.sheets.grid import (
    CellPlace,
    Grid,
    MergedCells,
    OddCell,
    RaisedText,
    SheetRow,
    Shown,
    StruckText,
    UnseenText,
    shown,
)
from generator.roster.sheets.sheet_numbers import (
    BUILT_IN,
    UNKNOWN,
    Format,
    format_of,
    held_text,
    shows_other_texts,
    unlike_zero,
)
from generator.roster.units.unit_reading import MAX_UNITS

_TRUE = ("1", "true")


def workbook_grids(data: bytes, file: str) -> list[Grid]:
    """The worksheets of the workbook in ``data``, in the order of their tabs; ``file`` is its name in problems.

    Raises RosterError where it is no workbook, beyond the limits of packages, encrypted, or broken.
    """
    try:
        return _grids(data, file)
    except TemplateError as fault:
        raise RosterError([_as_sheet(each, data) for each in fault.problems]) from fault


def _grids(data: bytes, file: str) -> list[Grid]:
    parts = read_package(data, name=file, error=TemplateError)
    if problems := list(doctype_problems(parts, file)):
        raise TemplateError(problems[0])
    package = Package(parts, file)
    root = package.look(package.main) if package.main else None
    if root is None or etree.QName(root).localname != "workbook":
        raise TemplateError(Problem("template-not-docx", Span(file)))
    targets = package.targets(package.main)
    codes = _codes(package)
    properties, calculation = root.find("{*}workbookPr"), root.find("{*}calcPr")
    formats = cache(partial(format_of, date1904=properties is not None and properties.get("date1904") in _TRUE))
    setting = _WorkbookSetting(
        strings=_strings(package),
        formats=[formats(code) for code in codes],
        odd_codes={number: code for number, code in enumerate(codes) if shows_other_texts(code)},
        recalculates=calculation is not None and calculation.get("fullCalcOnLoad") in _TRUE,
        doubtful=_doubtful_looks(package),
        odd_rules=_odd_rules(package),
    )
    found = []
    for sheet in root.iter("{*}sheet"):
        name, is_hidden = sheet.get("name", ""), sheet.get("state", "visible") != "visible"
        identity = next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")
        relation = targets.get(identity)
        if relation is None or relation.target not in package:
            raise RosterError(Problem("sheet-broken", Span(file, part=name), {"why": identity}))
        if relation.kind == "worksheet":
            found.append(_grid_of(package.bytes_of(relation.target), setting, file, name, is_hidden=is_hidden))
    return found


def _as_sheet(problem: Problem, data: bytes) -> Problem:
    """The problem of a package as that of a sheet."""
    if problem.code == "template-not-docx-old":
        return Problem("sheet-encrypted" if is_encrypted(data) else "sheet-not-xlsx", problem.span)
    if problem.code == "template-not-docx":
        return Problem("sheet-not-xlsx", problem.span)
    if problem.code in ("template-package-large", "template-package-bomb"):
        return Problem("sheet-too-big", problem.span, {"limit": MAX_PART_BYTES // 1_000_000})
    if problem.code == "template-xml-broken":
        return Problem("sheet-broken", problem.span, problem.facts)
    return problem


def _strings(package: Package) -> Sequence[Shown]:
    """The shared strings (18.4.9) as cells show them."""
    name = package.related(package.main, "sharedStrings")
    if name is None:
        return ()
    return [_text_of(item) for _, item in _streamed(package.bytes_of(name), ("si",), Span(package.file, part=name))]


def _doubtful_looks(package: Package) -> Mapping[int, type[str]]:
    """What the cell formats (18.8.10) make of a text: struck through (18.4.10), or in the colour of what is behind."""
    root = _styles(package)
    if root is None:
        return {}
    fonts, fills = (root.findall(f"{{*}}{each}") for each in ("fonts/{*}font", "fills/{*}fill"))
    struck = {number for number, font in enumerate(fonts) if _is_struck(font)}
    ink = {number: _colour(font.find("{*}color")) for number, font in enumerate(fonts)}
    paper = {number: _paper(fill, "fgColor", "none") for number, fill in enumerate(fills)}
    found: dict[int, type[str]] = {}
    for at, xf in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font, fill = whole(xf.get("fontId")), whole(xf.get("fillId"))
        if font in struck:
            found[at] = StruckText
        elif ink.get(font) and ink[font] == paper.get(fill, _WHITE):
            found[at] = UnseenText
    return found


def _odd_rules(package: Package) -> frozenset[int]:
    """The looks of conditional formats (18.8.14) in which a cell does not show what it holds."""
    root = _styles(package)
    looks = () if root is None else root.iterfind("{*}dxfs/{*}dxf")
    return frozenset(number for number, each in enumerate(looks) if _shows_otherwise(each))


def _shows_otherwise(look: etree._Element) -> bool:
    """Whether ``look``, that of a conditional format, hides a text, strikes it out, or formats a number."""
    code, ink = look.find("{*}numFmt"), _colour(look.find("{*}font/{*}color"))
    is_formatted = code is not None and code.get("formatCode") not in ("General", "@")
    is_unseen = ink is not None and ink == _paper(look.find("{*}fill"), "bgColor", "solid")
    return is_formatted or is_unseen or _is_struck(look)


_WHITE = "FFFFFF"
_WHITES = (("theme", "0"), ("indexed", "1"), ("indexed", "9"), ("indexed", "65"))


def _colour(element: etree._Element | None) -> str | None:
    """The colour (18.8.19), comparable with others; None for the automatic one."""
    if element is None or element.get("auto") in _TRUE:
        return None
    is_white = "tint" not in element.attrib and any(element.get(name) == value for name, value in _WHITES)
    return _WHITE if is_white else (element.get("rgb") or "")[-6:].upper() or repr(sorted(element.items()))


def _paper(fill: etree._Element | None, name: str, usual: str) -> str | None:
    """The colour of ``fill`` (18.8.20), ``name`` that of its solid pattern; white without one, None for another.

    ``usual`` is the pattern where none is named.
    """
    if fill is None:
        return _WHITE
    pattern = fill.find("{*}patternFill")
    kind = None if pattern is None else pattern.get("patternType", usual)
    if kind == "none":
        return _WHITE
    return _colour(fill.find(f"{{*}}patternFill/{{*}}{name}")) if kind == "solid" else None


def _styles(package: Package) -> etree._Element | None:
    name = package.related(package.main, "styles")
    return None if name is None else package.look(name)


def _codes(package: Package) -> Sequence[str]:
    """The code of the number format of each cell format (18.8.10), in order."""
    root = _styles(package)
    if root is None:
        return ("General",)
    codes = dict(BUILT_IN)
    for each in root.iter("{*}numFmt"):
        codes[whole(each.get("numFmtId"), -1)] = each.get("formatCode", "General")
    looks = root.find("{*}cellXfs")
    found = [] if looks is None else [whole(each.get("numFmtId")) for each in looks.iterchildren("{*}xf")]
    return [codes.get(number, UNKNOWN) for number in found] or ("General",)


# The XML of one worksheet (ECMA-376 part 1, 18.3) is parsed into the grid that a person sees.


_MAX_CELLS = 5_000_000
"""How many cells of one sheet may show something."""
_MAX_MERGES = 100_000
"""How many merged areas one sheet may have."""

_LONGEST_NUMBER = 10  # digits of a string's number
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?", re.ASCII)

_TEXTS = ("s", "str", "inlineStr")
_WATCHED = ("sheetView", "row", "col", "mergeCell", "conditionalFormatting")
_LATER = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}conditionalFormatting"  # of Excel 2010


@dataclass(frozen=True, slots=True)
class _WorkbookSetting:
    """What the cells of all sheets refer to: the shared strings, and the number format of each cell format.

    ``odd_codes`` are the codes of formats that show texts changed, by cell format. ``recalculates``: the workbook is to
    be calculated when it is opened, since its writer did not calculate it. ``doubtful`` are the cell formats whose text
    is struck out or not seen, ``odd_rules`` the looks of conditional formats that do the like.
    """

    strings: Sequence[Shown]
    formats: Sequence[Format]
    odd_codes: Mapping[int, str] = field(default_factory=dict)
    recalculates: bool = False
    doubtful: Mapping[int, type[str]] = field(default_factory=dict)
    odd_rules: frozenset[int] = frozenset()


def _grid_of(data: bytes, setting: _WorkbookSetting, file: str, name: str, *, is_hidden: bool) -> Grid:
    """Parses the sheet in ``data``, called ``name`` on its tab. Raises RosterError for no sheet, or one too large."""
    reading = _Reading(setting, file, name)
    try:
        for kind, element in _streamed(data, _WATCHED, Span(file, part=name)):
            reading.take(kind, element)
    except ValueError as fault:
        raise RosterError(Problem("sheet-broken", Span(file, part=name), {"why": str(fault)[:40]})) from fault
    return Grid(
        file, name, reading.rows, partial(CellPlace, file, name), reading.merges, frozenset(reading.hidden_rows),
        reading.hidden_columns, is_hidden, conditional=reading.conditional,
    )  # fmt: skip


@dataclass
class _Reading:
    """One sheet while its elements are read."""

    setting: _WorkbookSetting
    file: str
    name: str
    rows: list[SheetRow] = field(default_factory=list)
    merges: list[MergedCells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    number: int = 0
    cells: int = 0
    shows_zeros: bool = True
    conditional: list[CellRange] = field(default_factory=list)

    def take(self, kind: str, element: etree._Element) -> None:
        """Takes the next element. Raises ValueError for an invalid address."""
        if kind == "row":
            self._row(element)
        elif kind == "mergeCell":
            area = area_of(element.get("ref", ""))
            if len(self.merges) == _MAX_MERGES:
                raise ValueError(element.get("ref"))
            if not area.is_cell:
                sides = column_number(area.left), column_number(area.right)
                self.merges.append(MergedCells(area.first, area.last, *sides))
        elif kind == "sheetView":
            self.shows_zeros = element.get("showZeros", "1") in _TRUE
        elif kind == "conditionalFormatting":
            if any(map(self._is_odd, element.iterchildren("{*}cfRule"))):
                self.conditional += areas_of(element.get("sqref") or element.findtext("{*}sqref") or "")
        elif element.get("hidden") in _TRUE or element.get("width") == "0":
            self.hidden_columns.append((whole(element.get("min"), 1), whole(element.get("max"), MAX_COLUMN)))

    def _is_odd(self, rule: etree._Element) -> bool:
        """Whether cells do not show what they hold where the ``rule`` applies: a look, or a bar or icon alone."""
        looks = rule.iterchildren("{*}dxf")
        is_alone = any(each.get("showValue") in ("0", "false") for each in rule)
        return is_alone or whole(rule.get("dxfId"), -1) in self.setting.odd_rules or any(map(_shows_otherwise, looks))

    def _row(self, element: etree._Element) -> None:
        before, self.number = self.number, int(element.get("r") or self.number + 1)
        if not before < self.number <= MAX_ROW:
            raise ValueError(element.get("r"))
        cells = dict(self._shown(element))
        if not cells:
            return
        self.rows.append(SheetRow(self.number, cells))
        if element.get("hidden") in _TRUE or element.get("ht") == "0":
            self.hidden_rows.add(self.number)
        self.cells += len(cells)
        if len(self.rows) > 2 * MAX_UNITS or self.cells > _MAX_CELLS:
            raise RosterError(Problem("roster-many-units", Span(self.file, part=self.name), {"limit": MAX_UNITS}))

    def _shown(self, row: etree._Element) -> Iterator[tuple[int, Shown]]:
        """The cells that show something, with their columns."""
        column = 0
        for cell in row.iterchildren("{*}c"):
            address = cell.get("r")
            before, column = column, _column_of(address.rstrip("0123456789")) if address else column + 1
            if not before < column <= MAX_COLUMN:
                raise ValueError(address)
            text = self._cell(cell)
            if not self.shows_zeros:
                text = unlike_zero(text, phrase("roster-zeros-unseen"))
            if text != "":
                yield column, text

    def _cell(self, cell: etree._Element) -> Shown:
        text = self._held(cell)
        kind = self.setting.doubtful.get(whole(cell.get("s"))) if self.setting.doubtful else None
        if kind is not None and isinstance(text, str) and text.strip():
            return kind(text)
        code = self.setting.odd_codes.get(whole(cell.get("s"))) if self.setting.odd_codes else None
        return text if code is None or cell.get("t") not in _TEXTS else held_text(code, text)

    def _held(self, cell: etree._Element) -> Shown:
        kind, value, formula = cell.get("t", "n"), None, False
        for child in cell:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text
            elif name == "f":
                formula = True
            elif name == "is" and kind == "inlineStr":
                return _text_of(child)
        if kind == "str":
            return shown(decoded(value or ""))
        if not value or (formula and value == "0" and self.setting.recalculates):
            return OddCell("sheet-formula") if formula else ""
        if kind == "s":
            is_known = value.isdecimal() and len(value) < _LONGEST_NUMBER and int(value) < len(self.setting.strings)
            return self.setting.strings[int(value)] if is_known else OddCell("sheet-broken", {"why": value[:40]})
        return self._value(kind, value, cell.get("s"))

    def _value(self, kind: str, value: str, look: str | None) -> Shown:
        if kind == "n":
            number = whole(look)
            formats = self.setting.formats
            return formats[number if 0 <= number < len(formats) else 0](value)
        if kind == "b":
            return OddCell("sheet-boolean", {"value": "TRUE" if value in _TRUE else "FALSE"})
        if kind == "e":
            return OddCell("sheet-error-value", {"value": value[:40]})
        if kind == "d":
            day = _ISO_DAY.fullmatch(value)
            return OddCell("sheet-date", {"value": value[:40]}, date=None if day is None else day[1])
        return OddCell("sheet-broken", {"why": kind[:40]})


def _text_of(item: etree._Element) -> Shown:
    """The text of a string item or an inline string: all its runs, without phonetic text."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return shown(decoded(item[0].text or ""))
    texts: list[str] = []
    for child in item:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += (each.text or "" for each in child.iterchildren("{*}t"))
    text = shown(decoded("".join(texts)))
    if isinstance(text, OddCell):
        return text
    if _is_struck(item):
        return StruckText(text)
    return RaisedText(text) if item.find("{*}r/{*}rPr/{*}vertAlign") is not None else text


def _is_struck(element: etree._Element) -> bool:
    """Whether ``element`` has a mark of struck text in it (18.4.10)."""
    return any(each.get("val") not in ("0", "false") for each in element.iter("{*}strike"))


@cache
def _column_of(letters: str) -> int:
    """The number of a column. Raises ValueError for letters of no column."""
    return column_number(place_of(f"{letters}1")[0])


# A large part of a workbook is parsed element by element, without keeping the elements.


_KEPT = 200
"""How many elements are kept at most: dropping each by itself would take time."""


def _streamed(data: bytes, names: Collection[str], span: Span) -> Iterator[tuple[str, etree._Element]]:
    """The elements of ``data`` with one of ``names``, in either namespace of spreadsheets, as each ends.

    Raises RosterError for what is no XML.
    """
    tags = [f"{{{namespace}}}{name}" for namespace in (MAIN, STRICT) for name in names] + [_LATER]
    parser = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for number, (_, element) in enumerate(parser):
            yield element.tag.rpartition("}")[2], element
            if number % _KEPT == 0:
                parent = element.getparent()
                if parent is not None:
                    del parent[: parent.index(element)]
    except etree.XMLSyntaxError as fault:
        raise RosterError(Problem("sheet-broken", span, {"why": fault.msg})) from fault
