"""The copy of a .docx that LibreOffice gets, so that it prints what Word and WPS would."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.package import Deflated, Package, inflated, parsed, serialised, straightened
from generator.office.package.addresses import extension_of
from generator.office.pdf.joints import prepare
from generator.office.pdf.section_pages import count_pages
from generator.office.wordml.names import WORD_NAMESPACES
from generator.office.wordml.properties import own, paragraph_properties

_HANGING = "overflowPunct"


def adapted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with hanging punctuation switched off for LibreOffice in every paragraph.

    Sections whose pages are counted again begin as :mod:`joints` says, and know their pages by :mod:`section_pages`.

    LibreOffice 25.2 reads ``w:overflowPunct`` the wrong way round, and a mark that hangs past the right edge
    it does not paint at all. Only 1 switches hanging off there, while Word and WPS need 0; so each paragraph
    of the copy says 1 itself, whatever its style says. Parts that are no WordprocessingML stay as they are.
    """
    adapted_parts = {name: inflated(part) for name, part in _opened(parts).items()}
    return {name: _adapted(part) if extension_of(name) == "xml" else part for name, part in adapted_parts.items()}


def _opened(parts: Mapping[str, bytes]) -> Mapping[str, bytes | Deflated]:
    """``parts`` with names that LibreOffice finds and pages that it can count; as they are where one is no XML."""
    try:
        package = straightened(Package(parts))
        count_pages(package)
    except TemplateError:
        return parts
    return package.finished()


def word_tree(part: bytes) -> etree._Element | None:
    """The part's root if it is WordprocessingML, else None."""
    try:
        root = parsed(part, Span(""))
    except TemplateError:
        return None
    return root if etree.QName(root).namespace in WORD_NAMESPACES else None


def _adapted(part: bytes) -> bytes:
    root = word_tree(part)
    if root is None:
        return part
    namespace = etree.QName(root).namespace
    if root.tag == f"{{{namespace}}}document":
        prepare(root)
    for paragraph in root.iter(f"{{{namespace}}}p"):
        own(paragraph_properties(paragraph), _HANGING).set(f"{{{namespace}}}val", "1")
    return serialised(root)
