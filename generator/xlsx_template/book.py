"""A workbook as a template: its parts, its sheets in the order of their tabs, its strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.errors import Problem, Span, TemplateError
from generator.expressions import MAX_OUTPUT
from generator.package import MAX_PART_BYTES, MAX_TOTAL_BYTES, parsed, read_package
from generator.package.names import CONTENT_TYPES, TYPES
from generator.sheetml.cells import column_number, place_of
from generator.sheetml.names import CELL, RELATION_ID, STRICT, VALUE, s
from generator.sheetml.relations import Relation, relations

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN = f"{_SHEET}sheet.main+xml"
_OTHER_MAINS = re.compile(
    r"spreadsheetml\.template\.main|ms-excel\.(sheet|template|addin)\.macroEnabled", re.IGNORECASE
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_AS_XLSX = {
    "template-not-docx": "xlsx-not-xlsx",
    "template-not-docx-old": "xlsx-old",
}
"""What a package's problems are called where a workbook was wanted."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: the name on its tab, its part, the tree of that part, and what it is related to."""

    name: str
    part: str
    root: etree._Element
    relations: tuple[Relation, ...]

    def span(self, file: str, cell: str = "", source: str | None = None) -> Span:
        """The place of ``cell``, or of the whole sheet."""
        return Span(file, part=f"{self.name}!{cell}" if cell else self.name, source=source)


@dataclass(frozen=True, slots=True)
class Book:
    """The template as it was opened; ``sheets`` are its worksheets, ``items`` its shared strings."""

    file: str
    parts: Mapping[str, bytes]
    part: str
    root: etree._Element
    relations: tuple[Relation, ...]
    sheets: tuple[Sheet, ...]
    items: tuple[etree._Element, ...] = field(default=())

    def related(self, kind: str) -> str | None:
        """The part that the workbook has a relationship of ``kind`` to; None where it has none."""
        return next((each.target for each in self.relations if each.kind == kind and each.target in self.parts), None)


def open_book(data: bytes, file: str) -> Book:
    """The workbook in ``data``, called ``file`` in problems.

    Raises TemplateError: no package within the limits, no ordinary .xlsx, a DOCTYPE, parts that are no XML.
    """
    parts = _parts(data, file)
    part = _workbook(parts, file)
    root = parsed(parts[part], Span(file, part=part))
    if etree.QName(root).namespace == STRICT:
        raise TemplateError(Problem("xlsx-strict", Span(file, part=part)))
    related = relations(parts, part, file)
    targets = {each.id: each for each in related}
    sheets = []
    for each in root.iter(s("sheet")):
        relation = targets.get(each.get(RELATION_ID, ""))
        if relation is None or relation.target not in parts:
            raise TemplateError(Problem("xlsx-sheet-lost", Span(file, part=each.get("name", ""))))
        if relation.kind == "worksheet":
            tree = parsed(parts[relation.target], Span(file, part=relation.target))
            name = each.get("name", "")
            sheets.append(Sheet(name, relation.target, tree, relations(parts, relation.target, file)))
    book = Book(file, parts, part, root, related, tuple(sheets))
    strings = book.related("sharedStrings")
    items = parsed(parts[strings], Span(file, part=strings)).findall(s("si")) if strings else []
    if strings and _text_length(sheets, items) > MAX_OUTPUT:
        limits = {"part_limit": MAX_PART_BYTES, "total_limit": MAX_TOTAL_BYTES}
        raise TemplateError(Problem("template-package-large", Span(file, part=strings), {"part": strings, **limits}))
    return Book(file, parts, part, root, related, tuple(sheets), tuple(items))


def _text_length(sheets: Iterable[Sheet], items: Sequence[etree._Element]) -> int:
    """The characters that all cells show of the shared strings: a few long ones can be those of very many cells."""
    lengths = {str(number): sum(map(len, item.itertext())) for number, item in enumerate(items)}
    cells = (cell for sheet in sheets for cell in sheet.root.iter(CELL) if cell.get("t") == "s")
    return sum(lengths.get(cell.findtext(VALUE, ""), 0) for cell in cells)


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    try:
        parts = read_package(data, name=file, error=TemplateError)
    except TemplateError as error:
        codes = ((_AS_XLSX.get(each.code, each.code), each) for each in error.problems)
        raise TemplateError([Problem(code, each.span, each.facts) for code, each in codes]) from error
    problems = [
        Problem("template-doctype", Span(file, part=name))
        for name, content in sorted(parts.items())
        if name.endswith((".xml", ".rels", ".vml")) and any(mark in content for mark in _DOCTYPES)
    ]
    if problems:
        raise TemplateError(problems)
    return parts


def _workbook(parts: Mapping[str, bytes], file: str) -> str:
    """The name of the workbook's part."""
    kinds = _content_types(parts, file)
    main = [each.target for each in relations(parts, "", file) if each.kind == "officeDocument"]
    part = main[0] if main else ""
    kind = kinds.get(part.casefold(), "")
    if kind == _MAIN and part in parts:
        return part
    raise TemplateError(Problem("xlsx-macro" if _OTHER_MAINS.search(kind) else "xlsx-not-xlsx", Span(file)))


def _content_types(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """The content types that the package states of single parts (ECMA-376 part 2, 7.2.3), names in lower case."""
    name = next(each for each in parts if each.casefold() == CONTENT_TYPES.casefold())
    root = parsed(parts[name], Span(file, part=name))
    return {
        each.get("PartName", "").removeprefix("/").casefold(): each.get("ContentType", "")
        for each in root.iter(f"{{{TYPES}}}Override")
    }


def in_order(problems: Iterable[Problem], names: Iterable[str]) -> list[Problem]:
    """``problems`` sheet by sheet, whose ``names`` are those of the tabs, and row by row; those of no cell before."""
    sheets = {name: number for number, name in enumerate(names)}

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet, _, cell = ((problem.span and problem.span.part) or "").rpartition("!")
        try:
            letters, row = place_of(cell.partition(":")[0])
        except ValueError:
            return -1, 0, 0
        return sheets.get(sheet, -1), row, column_number(letters)

    return sorted(problems, key=place)
