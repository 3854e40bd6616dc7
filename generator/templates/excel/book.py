"""A workbook opened as a template: its parts, its sheets in the order of their tabs, its strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import MAX_PART_BYTES, MAX_TOTAL_BYTES, Package, Relation, doctype_problems, read_package
from generator.office.package.part_names import RELATION_ID, main_suffix
from generator.office.sheetml import CELL, STRICT, VALUE, column_number, place_of, s
from generator.templates.expressions.rendering_limits import MAX_OUTPUT

_OTHER_WORKBOOKS = (".xlsm", ".xltx", ".xltm", ".xlam")
_AS_XLSX = {
    "template-not-docx": "xlsx-not-xlsx",
    "template-not-docx-old": "xlsx-old",
}
"""Codes of a package's problems, and the codes for workbooks."""


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One worksheet: the name on its tab, its part, the tree of that part, and its relationships."""

    name: str
    part: str
    root: etree._Element
    relations: tuple[Relation, ...]

    def span(self, file: str, cell: str = "", source: str | None = None) -> Span:
        """The place of ``cell``, or of the whole sheet."""
        return Span(file, part=f"{self.name}!{cell}" if cell else self.name, source=source)


@dataclass(frozen=True, slots=True)
class Book:
    """The opened template; ``sheets`` are its worksheets, ``items`` its shared strings."""

    file: str
    package: Package
    part: str
    root: etree._Element
    relations: tuple[Relation, ...]
    sheets: tuple[TemplateSheet, ...]
    items: tuple[etree._Element, ...] = field(default=())

    def related(self, kind: str) -> str | None:
        """The target of the workbook's relationship of ``kind``; None where it has none."""
        return self.package.related(self.part, kind)


def open_book(data: bytes, file: str) -> Book:
    """Opens the workbook in ``data``, called ``file`` in problems.

    Raises TemplateError for a package beyond the limits, no ordinary .xlsx, a DOCTYPE, and parts that are no XML.
    """
    package = Package(_parts(data, file), file)
    part = _workbook(package)
    root = package.look(part)
    if etree.QName(root).namespace == STRICT:
        raise TemplateError(Problem("xlsx-strict", Span(file, part=part)))
    targets = package.targets(part)
    sheets = []
    for each in root.iter(s("sheet")):
        relation = targets.get(each.get(RELATION_ID, ""))
        if relation is None or relation.target not in package:
            raise TemplateError(Problem("xlsx-sheet-lost", Span(file, part=each.get("name", ""))))
        if relation.kind == "worksheet":
            tree = package.look(relation.target)
            name = each.get("name", "")
            sheets.append(TemplateSheet(name, relation.target, tree, package.relations(relation.target)))
    book = Book(file, package, part, root, package.relations(part), tuple(sheets))
    strings = book.related("sharedStrings")
    items = package.look(strings).findall(s("si")) if strings else []
    if strings and _text_length(sheets, items) > MAX_OUTPUT:
        limits = {"part_limit": MAX_PART_BYTES, "total_limit": MAX_TOTAL_BYTES}
        raise TemplateError(Problem("template-package-large", Span(file, part=strings), {"part": strings, **limits}))
    return replace(book, items=tuple(items))


def _text_length(sheets: Iterable[TemplateSheet], items: Sequence[etree._Element]) -> int:
    """The number of characters of shared strings in all cells: a few long strings can be in very many cells."""
    lengths = {str(number): sum(map(len, item.itertext())) for number, item in enumerate(items)}
    cells = (cell for sheet in sheets for cell in sheet.root.iter(CELL) if cell.get("t") == "s")
    return sum(lengths.get(cell.findtext(VALUE, ""), 0) for cell in cells)


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    try:
        parts = read_package(data, name=file, error=TemplateError)
    except TemplateError as error:
        codes = ((_AS_XLSX.get(each.code, each.code), each) for each in error.problems)
        raise TemplateError([Problem(code, each.span, each.facts) for code, each in codes]) from error
    TemplateError.raise_for(doctype_problems(parts, file))
    return parts


def _workbook(package: Package) -> str:
    """The name of the workbook's part. Raises TemplateError where it is not that of an .xlsx."""
    part = package.main
    suffix = main_suffix(package.content_type(part))
    if suffix == ".xlsx":
        return part
    raise TemplateError(Problem("xlsx-macro" if suffix in _OTHER_WORKBOOKS else "xlsx-not-xlsx", Span(package.file)))


def in_order(problems: Iterable[Problem], names: Iterable[str]) -> list[Problem]:
    """Sorts ``problems`` by sheet, in the order of the tabs' ``names``, and row; those of no cell come first."""
    sheets = {name: number for number, name in enumerate(names)}

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet, _, cell = ((problem.span and problem.span.part) or "").rpartition("!")
        try:
            letters, row = place_of(cell.partition(":")[0])
        except ValueError:
            return -1, 0, 0
        return sheets.get(sheet, -1), row, column_number(letters)

    return sorted(problems, key=place)
