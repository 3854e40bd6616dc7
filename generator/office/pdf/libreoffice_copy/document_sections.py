"""The sections of a main document (ECMA-376 part 1, 17.6), with bookmarks at their ends, and all parts with text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.package import Package, parsed
from generator.office.package.part_names import extension_of
from generator.office.wordml.wordml_names import WORD_NAMESPACES, name_beside

_FIRST_ID = 1_500_000_000  # far above the ids in documents


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section: its ``number`` from 1, its ``w:sectPr``, its blocks, and all their paragraphs, at least one."""

    number: int
    setup: etree._Element
    blocks: tuple[etree._Element, ...]
    paragraphs: tuple[etree._Element, ...]

    @property
    def starts_on(self) -> str:
        """The type of its start: ``nextPage``, ``oddPage`` …"""
        return self._value("type", "val") or "nextPage"

    @property
    def counts_from(self) -> str:
        """The number of its first page; empty where numbering continues."""
        return self._value("pgNumType", "start")

    @property
    def number_format(self) -> str:
        """The format of its page numbers; empty for Arabic digits."""
        found = self._value("pgNumType", "fmt")
        return "" if found == "decimal" else found

    def mark_beginning(self, name: str) -> None:
        """Inserts a bookmark before the text of its first paragraph."""
        first = self.paragraphs[0]
        place = 0 if first.find(name_beside(first, "pPr")) is None else 1
        first[place:place] = list(self._bookmark(name, 2 * self.number))

    def mark_end(self, name: str) -> None:
        """Inserts a bookmark at the end of its last paragraph.

        After a field LibreOffice drops it, and right before one it removes the space between hanzi and digits: so
        it goes before the run that precedes the field.
        """
        last = self.paragraphs[-1]
        content = list(last)
        place = len(content)
        while place and (field := _length_of_field(content[:place])):
            place -= field
        if place < len(content) and place and content[place - 1].tag == name_beside(last, "r"):
            place -= 1
        last[place:place] = list(self._bookmark(name, 2 * self.number + 1))

    def _bookmark(self, name: str, number: int) -> Iterator[etree._Element]:
        identifier = {name_beside(self.setup, "id"): str(_FIRST_ID + number)}
        yield etree.Element(
            name_beside(self.setup, "bookmarkStart"), {**identifier, name_beside(self.setup, "name"): name}
        )
        yield etree.Element(name_beside(self.setup, "bookmarkEnd"), identifier)

    def _value(self, name: str, attribute: str) -> str:
        found = self.setup.find(name_beside(self.setup, name))
        return "" if found is None else found.get(name_beside(self.setup, attribute), "")


def sections(document: etree._Element) -> Iterator[DocumentSection]:
    """The sections of a ``w:document`` that have a paragraph, in order."""
    body = document.find(name_beside(document, "body"))
    blocks: list[etree._Element] = []
    paragraphs: list[etree._Element] = []
    number = 0
    last, held, paragraph = name_beside(document, "sectPr"), _held(document), name_beside(document, "p")
    for block in () if body is None else body.iterchildren("*"):
        setup = block if block.tag == last else block.find(held)
        blocks.append(block)
        paragraphs += block.iter(paragraph)
        if setup is not None and paragraphs:
            number += 1
            yield DocumentSection(number, setup, tuple(blocks), tuple(paragraphs))
            blocks, paragraphs = [], []


def _length_of_field(content: list[etree._Element]) -> int:
    """The number of elements of the field at the end of ``content``; 0 where there is none."""
    depth = 0
    for length, element in enumerate(reversed(content), start=1):
        kinds = [
            each.get(name_beside(element, "fldCharType")) for each in element.iter(name_beside(element, "fldChar"))
        ]
        depth += kinds.count("end") - kinds.count("begin")
        if element.tag in (name_beside(element, "hyperlink"), name_beside(element, "fldSimple")) and length == 1:
            return 1
        if depth == 0:
            return length if kinds else 0
    return 0


def _held(document: etree._Element) -> str:
    return f"{name_beside(document, 'pPr')}/{name_beside(document, 'sectPr')}"


def word_tree(part: bytes) -> etree._Element | None:
    """The root of ``part`` if it is WordprocessingML, else None."""
    try:
        root = parsed(part, Span(""))
    except TemplateError:
        return None
    return root if _is_word(root) else None


def word_trees(package: Package) -> Iterator[etree._Element]:
    """The root of each part of ``package`` that is WordprocessingML, for changes, which go into the package.

    Such parts are the document, headers, footers, notes and styles.
    """
    for name in package:
        with suppress(TemplateError):
            if extension_of(name) == "xml" and _is_word(package.look(name)):
                yield package.tree(name)


def _is_word(root: etree._Element) -> bool:
    return etree.QName(root).namespace in WORD_NAMESPACES
