"""The sections of a main document (ECMA-376 part 1, 17.6), and bookmarks where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_FIRST_ID = 1_500_000_000  # far above what documents count to


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its ``number`` from 1, its ``w:sectPr``, and its paragraphs, of which it has one at least."""

    number: int
    setup: etree._Element
    paragraphs: tuple[etree._Element, ...]

    @property
    def starts_on(self) -> str:
        """Where it begins: ``nextPage``, ``oddPage`` …"""
        return self._value("type", "val") or "nextPage"

    @property
    def counts_from(self) -> str:
        """The number of its first page; empty where the pages before are counted on."""
        return self._value("pgNumType", "start")

    @property
    def number_format(self) -> str:
        """How its page numbers are written; empty for plain digits."""
        found = self._value("pgNumType", "fmt")
        return "" if found == "decimal" else found

    def mark_beginning(self, name: str) -> None:
        """Put a bookmark before the text of its first paragraph."""
        first = self.paragraphs[0]
        place = 0 if first.find(_named(first, "pPr")) is None else 1
        first[place:place] = list(self._bookmark(name, 2 * self.number))

    def mark_end(self, name: str) -> None:
        """Put a bookmark at the end of its last paragraph.

        Behind a field LibreOffice drops it, and right before one it takes the white between hanzi and digits away: so
        it then is before the run that the field follows.
        """
        last = self.paragraphs[-1]
        content = list(last)
        place = len(content)
        while place and (field := _length_of_field(content[:place])):
            place -= field
        if place < len(content) and place and content[place - 1].tag == _named(last, "r"):
            place -= 1
        last[place:place] = list(self._bookmark(name, 2 * self.number + 1))

    def _bookmark(self, name: str, number: int) -> Iterator[etree._Element]:
        identifier = {_named(self.setup, "id"): str(_FIRST_ID + number)}
        yield etree.Element(_named(self.setup, "bookmarkStart"), {**identifier, _named(self.setup, "name"): name})
        yield etree.Element(_named(self.setup, "bookmarkEnd"), identifier)

    def _value(self, name: str, attribute: str) -> str:
        found = self.setup.find(_named(self.setup, name))
        return "" if found is None else found.get(_named(self.setup, attribute), "")


def sections(document: etree._Element) -> Iterator[Section]:
    """The sections of a ``w:document`` that have any paragraph, in order."""
    body = document.find(_named(document, "body"))
    blocks = [] if body is None else [each for each in body if isinstance(each.tag, str)]
    paragraphs: list[etree._Element] = []
    number = 0
    for block in blocks:
        setup = block if block.tag == _named(document, "sectPr") else block.find(_held(document))
        paragraphs += block.iter(_named(document, "p"))
        if setup is not None and paragraphs:
            number += 1
            yield Section(number, setup, tuple(paragraphs))
            paragraphs = []


def _length_of_field(content: list[etree._Element]) -> int:
    """How many elements the field takes that ``content`` ends with; 0 where it ends with none."""
    depth = 0
    for length, element in enumerate(reversed(content), start=1):
        kinds = [each.get(_named(element, "fldCharType")) for each in element.iter(_named(element, "fldChar"))]
        depth += kinds.count("end") - kinds.count("begin")
        if element.tag in (_named(element, "hyperlink"), _named(element, "fldSimple")) and length == 1:
            return 1
        if depth == 0:
            return length if kinds else 0
    return 0


def _held(document: etree._Element) -> str:
    return f"{_named(document, 'pPr')}/{_named(document, 'sectPr')}"


def _named(element: etree._Element, name: str) -> str:
    """The full name of ``w:name`` in the element's own namespace."""
    return f"{{{etree.QName(element).namespace}}}{name}"
