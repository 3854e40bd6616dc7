"""The main document of a package, its body, its sections, and paragraphs that end these (ECMA-376 part 1, 17.6.18)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package
from generator.office.package.part_names import MAIN_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, STRICT_NAMESPACE, WORD_NAMESPACES, P, w

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
    """Set the main part's content type by the ending of ``file``: Word opens no .docx declared as a template."""
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
    return [each for each in body.iter(SECTION) if _holder(each) == PARAGRAPH_PROPERTIES]


def section_count(package: Package) -> int:
    """The number of sections of the document, at least one. Raises as :func:`document_of` does."""
    return len(inner_sections(body_of(document_of(package)))) + 1


def _holder(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


_VALUE = w("val")
_THIN = {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}


def end_with(paragraph: etree._Element, section: etree._Element) -> None:
    """End ``section`` with ``paragraph``, without space below: LibreOffice would add that above the next page."""
    insert_in_order(paragraph_properties(paragraph), section)
    without_space_below(paragraph)


def without_space_below(paragraph: etree._Element) -> None:
    """Remove the space below a paragraph."""
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
