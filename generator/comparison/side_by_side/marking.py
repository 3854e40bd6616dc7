"""Finds the text of a paragraph on its printed pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.comparison.description import Entry
from generator.comparison.description.visible_text import BREAK, TAB
from generator.office.pdf.measured_pages import Box, Char, Page

_UNSEEN = re.compile(rf"\s|{TAB}|{BREAK}|⟨U\+[0-9A-F]+⟩")
_ENOUGH = 12  # characters that identify a paragraph, where not all of it is found as it is


@dataclass(frozen=True, slots=True)
class PageMark:
    """A frame around one line of changed text: the number of its page from 0, its box, the number of its change."""

    page: int
    box: Box
    number: int


def marks(pages: Sequence[Page], text: Iterable[Entry], changed: dict[int, int]) -> list[PageMark]:
    """The frames around what was changed.

    ``text`` has the paragraphs of the document in order; ``changed`` the numbers of changes, by the ``id`` of the
    entry. A paragraph that is not found on the pages, such as one that fields filled, has no frame.
    """
    return list(_marks(_Printed(pages), text, changed))


def _marks(printed: _Printed, text: Iterable[Entry], changed: dict[int, int]) -> Iterator[PageMark]:
    for entry in text:
        found = printed.find(_UNSEEN.sub("", entry.plain))
        if found is not None and id(entry) in changed:
            yield from printed.lines(found, changed[id(entry)])


class _Printed:
    """The characters of all pages in order; paragraphs are searched one after the other."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._chars: list[tuple[int, int, Char]] = [
            (number, line_number, char)
            for number, page in enumerate(pages)
            for line_number, line in enumerate(page.lines)
            for char in line.chars
            if not char.text.isspace()
        ]
        self._text = "".join(char.text[0] for _, _, char in self._chars)
        self._from = 0

    def find(self, text: str) -> range | None:
        """Where ``text`` is: after the paragraph found before, or else anywhere."""
        for wanted in (text, text[:_ENOUGH]) if text else ():
            for begin in (self._from, 0):
                place = self._text.find(wanted, begin)
                if place >= 0:
                    self._from = place + len(text) if begin or place >= self._from else self._from
                    return range(place, min(place + len(text), len(self._chars)))
        return None

    def lines(self, found: range, number: int) -> Iterator[PageMark]:
        """A mark around each line of what was ``found``."""
        boxes: dict[tuple[int, int], Box] = {}
        for page, line, char in (self._chars[place] for place in found):
            boxes[page, line] = _around(boxes.get((page, line), char.ink), char.ink)
        yield from (PageMark(page, box, number) for (page, _), box in boxes.items())


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
