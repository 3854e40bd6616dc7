"""The sizes of a document's pages, by its sections (ECMA-376 part 1, 17.6.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.ground.length import Length, Mm, Twips
from generator.office.package.xml_parsing import whole
from generator.office.wordml.wordml_names import SECTION, w

_LARGEST = Mm(558.8)  # 22 inches, Word's maximum
_PAGE = re.compile(rb"<(?:\w+:)?pgSz\b[^>]*>")
_SIDE = re.compile(rb"""\b([wh])=["'](\d{1,6})["']""")


@dataclass(frozen=True, slots=True)
class PageSize:
    """The largest width and the largest height of all pages."""

    width: Length
    height: Length


def largest_page(document: bytes) -> PageSize:
    """The largest page of a main document, by the page sizes of its sections (ECMA-376 part 1, 17.6.13).

    A side that no section has is Word's maximum.
    """
    sides: dict[bytes, list[Length]] = {b"w": [], b"h": []}
    for page in _PAGE.findall(document):
        for side, twips in _SIDE.findall(page):
            sides[side].append(Twips(int(twips)))
    return PageSize(*(min(_LARGEST, max(sides[side], default=_LARGEST)) for side in (b"w", b"h")))


def page_sizes(body: etree._Element) -> Iterator[tuple[Length, Length]]:
    """The page width and height of each section of ``body`` that has them."""
    for section in body.iter(SECTION):
        page = section.find(w("pgSz"))
        sides = [0, 0] if page is None else [whole(page.get(w(side), "")) for side in ("w", "h")]
        if all(side > 0 for side in sides):
            yield Twips(sides[0]), Twips(sides[1])
