"""The pages of a print file: those of the letters that it joins, each with its own page numbers."""

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.official.placed_pages import LazyPages, OutlineEntry, PlacedDocument, PlacedPage


class _PackedPages(LazyPages):
    """Pages letter by letter, packed into bytes, a quarter of their size; one letter is unpacked at a time."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._begins: list[int] = []
        self._count = 0
        self._unpacked: tuple[int, tuple[PlacedPage, ...]] = (-1, ())

    def add(self, pages: tuple[PlacedPage, ...]) -> None:
        """Add the pages of a letter, at least one."""
        self._begins.append(self._count)
        self._packed.append(pickle.dumps(pages, pickle.HIGHEST_PROTOCOL))
        self._count += len(pages)

    def __len__(self) -> int:
        return self._count

    def page(self, number: int) -> PlacedPage:
        """Unpack the page of that number, with its letter."""
        letter = bisect_right(self._begins, number) - 1
        if self._unpacked[0] != letter:
            self._unpacked = letter, pickle.loads(self._packed[letter])
        return self._unpacked[1][number - self._begins[letter]]


def joined_pages(letters: Iterable[PlacedDocument], *, duplex: bool) -> PlacedDocument:
    """The ``letters``, at least one, one after the other; title, author, date and fonts are those of the first.

    ``duplex``: each begins on a right-hand page, after a blank one where the letter before has an odd number of pages.
    """
    first: PlacedDocument | None = None
    pages = _PackedPages()
    outline: list[OutlineEntry] = []
    for letter in letters:
        if duplex and len(pages) % 2:
            pages.add((replace(pages[-1], items=(), inset=None),))
        outline += [replace(entry, page=entry.page + len(pages)) for entry in letter.outline]
        pages.add(tuple(letter.pages))
        first = first or replace(letter, pages=pages)  # without the layout of a letter, which its own pages keep
    if first is None:
        raise AssertionError("a print file without letters")
    return replace(first, outline=tuple(outline))


def count_joined(counts: Sequence[int], *, duplex: bool) -> int:
    """The number of pages of a print file whose letters have so many pages each."""
    blanks = sum(count % 2 for count in counts[:-1]) if duplex else 0
    return sum(counts) + blanks
