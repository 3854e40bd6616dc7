"""The parts of a .docx with text: document, headers, footers, notes, styles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.package import Package, parsed
from generator.office.package.part_names import extension_of
from generator.office.wordml.wordml_names import WORD_NAMESPACES


def word_tree(part: bytes) -> etree._Element | None:
    """The root of ``part`` if it is WordprocessingML, else None."""
    try:
        root = parsed(part, Span(""))
    except TemplateError:
        return None
    return root if _is_word(root) else None


def word_trees(package: Package) -> Iterator[etree._Element]:
    """The root of each part of ``package`` that is WordprocessingML, for changes, which go into the package."""
    for name in package:
        with suppress(TemplateError):
            if extension_of(name) == "xml" and _is_word(package.look(name)):
                yield package.tree(name)


def _is_word(root: etree._Element) -> bool:
    return etree.QName(root).namespace in WORD_NAMESPACES
