"""The copies of a notice, each with its own 份号: the notice is laid out once, and the number put in its place.

Six digits are of one width (7.2.1), so no line of a copy differs from those of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.dispatch.papers.document_maker import written_parts
from generator.ground.length import NOTHING
from generator.office.package import MAX_PART_BYTES, Deflated, deflate, write_package
from generator.office.package.part_names import DOCUMENT
from generator.official.blocks import LaidOutDocument
from generator.official.placed_pages import LazyPages, OutlineEntry, PlacedDocument, PlacedPage, PlacedText


@dataclass(frozen=True)
class NumberedNotice:
    """The laid-out ``document`` of a notice with the 份号 ``number``, of which there are other copies."""

    document: LaidOutDocument
    number: str

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        return dict(written_parts(self.document))

    @property
    def most_in_a_file(self) -> int:
        """How many copies a print file holds that can be read again: of ten pages a thousand, as a rule."""
        return max(MAX_PART_BYTES * 9 // 10 // len(self._parts[DOCUMENT]), 1)

    @cached_property
    def _packed(self) -> dict[str, Deflated]:
        return {name: deflate(part) for name, part in self._parts.items()}

    def docx(self, number: str) -> bytes:
        """The .docx of the copy with ``number``."""
        before, found, after = self._parts[DOCUMENT].partition(f">{self.number}<".encode())
        if not found:
            raise AssertionError(self.number)
        own = b"".join((before, f">{number}<".encode(), after))
        return write_package({**self._packed, DOCUMENT: deflate(own)})


def numbered_pages(document: PlacedDocument, number: str, copies: Sequence[str], *, duplex: bool) -> PlacedDocument:
    """``document``, whose 份号 is ``number``, once for each of the numbers ``copies``, each an entry of the outline.

    ``duplex``: each begins on a right-hand page, after a blank one where the document has an odd number of pages.
    """
    pages = _NumberedPages(document.pages, number, copies, duplex=duplex)
    outline = (
        OutlineEntry(level=1, text=copy, page=place * pages.sheets, top=NOTHING) for place, copy in enumerate(copies)
    )
    return replace(document, pages=pages, outline=tuple(outline))


class _NumberedPages(LazyPages):
    """The ``pages`` of a notice over and over; only the first page of each copy is made for it."""

    def __init__(self, pages: Sequence[PlacedPage], number: str, copies: Sequence[str], *, duplex: bool) -> None:
        blank = (replace(pages[-1], items=(), inset=None),) if duplex and len(pages) % 2 else ()
        self._pages: tuple[PlacedPage, ...] = (*pages, *blank)
        self._length = len(self._pages) * len(copies) - len(blank)
        self._number, self._copies = number, copies

    @property
    def sheets(self) -> int:
        """How many pages there are from the first of one copy to the first of the next."""
        return len(self._pages)

    def __len__(self) -> int:
        return self._length

    def page(self, number: int) -> PlacedPage:
        """The page of that number; the first of a copy has its 份号."""
        copy, place = divmod(number, len(self._pages))
        page = self._pages[place]
        if place:
            return page
        items = list(page.items)
        for index, item in enumerate(items):  # the number of the head comes before that of any table
            if isinstance(item, PlacedText) and item.text == self._number:
                items[index] = replace(item, text=self._copies[copy])
                return replace(page, items=tuple(items))
        raise AssertionError(self._number)
