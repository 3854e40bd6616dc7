"""A workbook (.xlsx, .xlsm): its sheets, shared strings and number formats → grids. Macros are never run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from lxml import etree

from generator.ground.errors import Problem, RosterError, Span, TemplateError
from generator.office.package import MAX_PART_BYTES, Package, doctype_problems, is_encrypted, read_package
from generator.office.package.integers import whole
from generator.roster.sheets.grid import Grid, Shown
from generator.roster.sheets.number_formats import BUILT_IN, UNKNOWN, format_of, shows_other_texts
from generator.roster.sheets.streaming import streamed
from generator.roster.sheets.worksheet import WorkbookSetting, grid_of, is_struck, text_of

_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet's name, the id of the relationship to its part, and whether its tab is hidden."""

    name: str
    relation: str
    is_hidden: bool


def workbook_grids(data: bytes, file: str) -> list[Grid]:
    """Return the worksheets of the workbook in ``data``, in the order of their tabs; ``file`` is its name in problems.

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
    formats = cache(partial(format_of, date1904=_counts_from_1904(root)))
    setting = WorkbookSetting(
        strings=_strings(package),
        formats=[formats(code) for code in codes],
        odd_codes={number: code for number, code in enumerate(codes) if shows_other_texts(code)},
        recalculates=_recalculates(root),
        struck=_struck_formats(package),
    )
    found = []
    for tab in _tabs(root):
        relation = targets.get(tab.relation)
        if relation is None or relation.target not in package:
            raise RosterError(Problem("sheet-broken", Span(file, part=tab.name), {"why": tab.relation}))
        if relation.kind == "worksheet":
            found.append(grid_of(package.bytes_of(relation.target), setting, file, tab.name, is_hidden=tab.is_hidden))
    return found


def _as_sheet(problem: Problem, data: bytes) -> Problem:
    """Return the problem of a package as that of a sheet."""
    if problem.code == "template-not-docx-old":
        return Problem("sheet-encrypted" if is_encrypted(data) else "sheet-not-xlsx", problem.span)
    if problem.code == "template-not-docx":
        return Problem("sheet-not-xlsx", problem.span)
    if problem.code in ("template-package-large", "template-package-bomb"):
        return Problem("sheet-too-big", problem.span, {"limit": MAX_PART_BYTES // 1_000_000})
    if problem.code == "template-xml-broken":
        return Problem("sheet-broken", problem.span, problem.facts)
    return problem


def _tabs(root: etree._Element) -> list[Tab]:
    """Return the sheets of a workbook in the order of their tabs."""
    sheets = root.iter("{*}sheet")
    return [Tab(each.get("name", ""), _id(each), each.get("state", "visible") != "visible") for each in sheets]


def _id(sheet: etree._Element) -> str:
    return next((str(value) for name, value in sheet.items() if str(name).endswith("}id")), "")


def _counts_from_1904(root: etree._Element) -> bool:
    properties = root.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in _TRUE


def _recalculates(root: etree._Element) -> bool:
    properties = root.find("{*}calcPr")
    return properties is not None and properties.get("fullCalcOnLoad") in _TRUE


def _strings(package: Package) -> Sequence[Shown]:
    """Return the shared strings (18.4.9) as cells show them."""
    name = package.related(package.main, "sharedStrings")
    if name is None:
        return ()
    return [text_of(item) for _, item in streamed(package.bytes_of(name), ("si",), Span(package.file, part=name))]


def _struck_formats(package: Package) -> frozenset[int]:
    """Return the cell formats (18.8.10) whose font is struck through (18.4.10)."""
    name = package.related(package.main, "styles")
    root = None if name is None else package.look(name)
    if root is None:
        return frozenset()
    struck = {number for number, font in enumerate(root.iterfind("{*}fonts/{*}font")) if is_struck(font)}
    return frozenset(at for at, xf in enumerate(root.iterfind("{*}cellXfs/{*}xf")) if whole(xf.get("fontId")) in struck)


def _codes(package: Package) -> Sequence[str]:
    """Return the code of the number format of each cell format (18.8.10), in order."""
    name = package.related(package.main, "styles")
    if name is None:
        return ("General",)
    root = package.look(name)
    codes = dict(BUILT_IN)
    for each in root.iter("{*}numFmt"):
        codes[whole(each.get("numFmtId"), -1)] = each.get("formatCode", "General")
    looks = root.find("{*}cellXfs")
    found = [] if looks is None else [whole(each.get("numFmtId")) for each in looks.iterchildren("{*}xf")]
    return [codes.get(number, UNKNOWN) for number in found] or ("General",)
