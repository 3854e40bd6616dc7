"""The copy of a .docx for LibreOffice, adapted so that it prints like Word and WPS."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.package import Deflated, Package, inflated, parsed, serialised, straightened
from generator.office.package.part_names import extension_of
from generator.office.pdf.joints import mark_section_starts
from generator.office.pdf.section_pages import replace_section_pages
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import WORD_NAMESPACES, name_beside

_HANGING = "overflowPunct"


def adapted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with hanging punctuation switched off for LibreOffice in every paragraph.

    Sections with page numbers of their own are adapted by :mod:`joints` and :mod:`section_pages`.

    LibreOffice 25.2 inverts ``w:overflowPunct``, and does not paint a mark that hangs past the right edge. Only 1
    switches hanging off there, while Word and WPS need 0; so each paragraph of the copy has 1, whatever its style.
    Parts that are not WordprocessingML stay unchanged.
    """
    adapted_parts = {name: inflated(part) for name, part in _opened(parts).items()}
    return {name: _adapted(part) if extension_of(name) == "xml" else part for name, part in adapted_parts.items()}


def _opened(parts: Mapping[str, bytes]) -> Mapping[str, bytes | Deflated]:
    """``parts`` with names that LibreOffice finds and pages that it can count; unchanged where they are not XML."""
    try:
        package = straightened(Package(parts))
        replace_section_pages(package)
    except TemplateError:
        return parts
    return package.finished()


def word_tree(part: bytes) -> etree._Element | None:
    """The root of ``part`` if it is WordprocessingML, else None."""
    try:
        root = parsed(part, Span(""))
    except TemplateError:
        return None
    return root if etree.QName(root).namespace in WORD_NAMESPACES else None


def _adapted(part: bytes) -> bytes:
    root = word_tree(part)
    if root is None:
        return part
    if root.tag == name_beside(root, "document"):
        mark_section_starts(root)
    for paragraph in root.iter(name_beside(root, "p")):
        get_or_add(paragraph_properties(paragraph), _HANGING).set(name_beside(root, "val"), "1")
    return serialised(root)
