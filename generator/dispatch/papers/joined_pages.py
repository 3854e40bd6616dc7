"""The pages of a print file: those of the letters that it joins, each with its own page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage


def joined_pages(letters: Iterable[PlacedDocument], *, duplex: bool) -> PlacedDocument:
    """The ``letters`` one after the other, with the title, the author, the date and the fonts of the first.

    ``duplex``: each begins on a right-hand page, after a blank one where the letter before has an odd number of pages.
    """
    documents = list(letters)
    pages: list[PlacedPage] = []
    outline: list[OutlineEntry] = []
    for letter in documents:
        if duplex and len(pages) % 2:
            pages.append(replace(pages[-1], items=(), inset=None))
        outline += [replace(entry, page=entry.page + len(pages)) for entry in letter.outline]
        pages += letter.pages
    return replace(documents[0], pages=tuple(pages), outline=tuple(outline))


def count_joined(counts: Sequence[int], *, duplex: bool) -> int:
    """The number of pages of a print file whose letters have so many pages each."""
    blanks = sum(count % 2 for count in counts[:-1]) if duplex else 0
    return sum(counts) + blanks
