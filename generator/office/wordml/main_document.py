"""The main document of a package, its body and its sections."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package
from generator.office.package.opc_names import MAIN_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, STRICT_NAMESPACE, WORD_NAMESPACES, w

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
