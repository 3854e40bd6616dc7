"""The main document of a package: its body, its sections and what ends them (ECMA-376 part 1, 17.6.18), its paragraphs.

Paragraphs have places in numbers that a clerk can count, each from 1: table, row, cell and paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package
from generator.office.package.part_names import MAIN_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties, remove_but_ranges
from generator.office.wordml.wordml_names import (
    CELL_PROPERTIES,
    PARAGRAPH_PROPERTIES,
    RANGES,
    SECTION,
    STRICT_NAMESPACE,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    WORD_NAMESPACES,
    P,
    w,
)

_BY_ENDING = {MAIN_TYPES[kind]: kind for kind in (WORD_MAIN, WORD_TEMPLATE_MAIN)}


def document_of(package: Package, *, strict: bool = False) -> etree._Element:
    """The ``w:document`` of ``package``, with a body, for reading only.

    Raises TemplateError where there is none, it is not XML, or it is Strict Open XML and not ``strict``.
    """
    main = package.main
    root = package.look(main) if main else None
    namespace = None if root is None else etree.QName(root).namespace
    if root is None or namespace not in WORD_NAMESPACES or root.find(f"{{{namespace}}}body") is None:
        raise TemplateError(Problem("template-not-word", Span(package.file)))
    if namespace == STRICT_NAMESPACE and not strict:
        raise TemplateError(Problem("template-strict", Span(package.file, part=main)))
    if root.tag != f"{{{namespace}}}document":
        raise TemplateError(Problem("template-not-word", Span(package.file)))
    return root


def declare_by_ending(package: Package, file: str) -> None:
    """Sets the main part's content type by the ending of ``file``: Word opens no .docx declared as a template."""
    wanted = _BY_ENDING.get(Path(file).suffix.lower())
    if wanted is not None and package.content_type(package.main) in _BY_ENDING.values():
        package.declare(package.main, wanted)


def body_of(document: etree._Element) -> etree._Element:
    """The ``w:body`` of a ``w:document`` that has one."""
    body = document.find(w("body"))
    assert body is not None
    return body


def inner_sections(body: etree._Element) -> list[etree._Element]:
    """The ``w:sectPr`` in paragraphs of ``body``: all sections but the last, not tracked ones (17.6.18)."""
    return [each for holder in body.iter(PARAGRAPH_PROPERTIES) for each in holder.iterchildren(SECTION)]


def section_count(package: Package) -> int:
    """The number of sections of the document, at least one. Raises as :func:`document_of` does."""
    return len(inner_sections(body_of(document_of(package)))) + 1


_VALUE = w("val")
_THIN = {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}


def end_with(paragraph: etree._Element, section: etree._Element) -> None:
    """Ends ``section`` with ``paragraph``, without space below: LibreOffice would add that above the next page."""
    insert_in_order(paragraph_properties(paragraph), section)
    without_space_below(paragraph)


def without_space_below(paragraph: etree._Element) -> None:
    """Removes the space below a paragraph."""
    spacing = get_or_add(paragraph_properties(paragraph), "spacing")
    for name in ("afterLines", "afterAutospacing"):
        spacing.attrib.pop(w(name), "")
    spacing.set(w("after"), "0")


def thin_paragraph(section: etree._Element | None = None) -> etree._Element:
    """A new paragraph 1 pt high, which ends ``section`` where one is given."""
    paragraph = etree.Element(P)
    properties = paragraph_properties(paragraph)
    insert_in_order(properties, etree.Element(w("snapToGrid"), {_VALUE: "0"}))
    insert_in_order(properties, etree.Element(w("spacing"), _THIN))
    if section is not None:
        insert_in_order(properties, section)
    return paragraph


# Paragraphs in their containers: their places in numbers that a clerk can count, and those that must be there.
# A place has the numbers of table, row, cell and paragraph, each from 1. A row needs a cell, a table a row; a
# cell, a header and a note need a paragraph.


class Places:
    """The paragraphs of one part, numbered.

    A paragraph in a table is numbered within its cell, others within the part. Tables are numbered within the part,
    including nested ones. A paragraph in a text box has the place of the paragraph that contains the box.
    """

    def __init__(self, root: etree._Element, file: str, part: str) -> None:
        self._span = Span(file, part=part)
        self._tables = _numbers(root, TBL, ())
        self._rows = _numbers(root, TR, (TBL,))
        self._cells = _numbers(root, TC, (TR,))
        self._paragraphs = _numbers(root, P, (TC, TEXT_BOX))

    def of(self, element: etree._Element) -> Span:
        """The place of the paragraph of ``element``, or else the part."""
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        return self._span if paragraph is None else self.span(paragraph, "")

    def span(self, paragraph: etree._Element, source: str) -> Span:
        """The place of ``paragraph``; ``source`` is its text."""
        whole = self._span
        nearest = _nearest(paragraph, (TC, TEXT_BOX))
        if nearest is not None and nearest.tag == TEXT_BOX:
            holder = _nearest(nearest, (P,))
            return self.span(holder, source) if holder is not None else whole
        number = self._paragraphs[paragraph]
        if nearest is None:
            return Span(whole.file, part=whole.part, paragraph=number, source=source)
        row, table = _nearest(nearest, (TR,)), _nearest(nearest, (TBL,))
        return Span(
            whole.file,
            part=whole.part,
            table=None if table is None else self._tables[table],
            row=None if row is None else self._rows[row],
            cell=self._cells[nearest],
            paragraph=number,
            source=source,
        )


def _numbers(root: etree._Element, name: str, within: tuple[str, ...]) -> dict[etree._Element, int]:
    """The number of each element ``name`` in its nearest container, from 1."""
    counts: defaultdict[etree._Element | None, int] = defaultdict(int)
    numbers: dict[etree._Element, int] = {}
    for element in root.iter(name):
        container = _nearest(element, within)
        counts[container] += 1
        numbers[element] = counts[container]
    return numbers


def _nearest(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    return next(element.iterancestors(*names), None) if names else None


_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
STORIES = (w("body"), w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment"), TEXT_BOX)
BLOCKS = frozenset([P, TBL, _CONTROL, w("customXml"), w("altChunk")])


def complete(root: etree._Element) -> None:
    """Removes rows without cells and tables without rows; adds missing paragraphs to cells and stories.

    Source: ECMA-376 part 1, 17.4.37 (tables), 17.4.65 (a cell ends with a block), 17.10 (headers, footers).
    """
    for name, content in ((TR, TC), (TBL, TR)):
        for element in [each for each in root.iter(name) if next(each.iter(content), None) is None]:
            _drop(element)
    for holder in root.iter(TC, *STORIES):
        give_paragraph(holder)


def give_paragraph(holder: etree._Element) -> None:
    """Adds a paragraph to a cell that does not end with one, or to a story without any block."""
    if holder.tag == TC:
        last = next((child for child in reversed(holder) if child.tag not in RANGES), None)
        if last is None or last.tag in {TBL, CELL_PROPERTIES}:
            holder.append(etree.Element(P))
    elif holder.tag in STORIES and all(child.tag in RANGES or child.tag == SECTION for child in holder):
        end = holder.find(SECTION)
        place = len(holder) if end is None else holder.index(end)
        holder.insert(place, etree.Element(P))


def _drop(element: etree._Element) -> None:
    """Removes ``element`` and the content controls that become empty; its bookmarks stay."""
    parent = element.getparent()
    remove_but_ranges(element)
    if parent is not None and parent.tag == _CONTROL_CONTENT and not len(parent):
        control = parent.getparent()
        if control is not None:
            _drop(control)
