"""Pages painted for a screen, each with a digest by which it is known whether it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.desk.live_notice.opened_notice import NoticeDocument
from generator.official.layout import placed
from generator.official.painters.svg import PictureAt, inline_svg, painted_svg
from generator.official.placed_pages import PlacedPage

_DIGEST_BYTES = 9

SourceLine = tuple[str, int | None]
"""A file as problems call it, and a line of it."""


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page: the text whose document it is of, its number in that, from 1, its SVG and a digest of that."""

    text: str
    number: int
    svg: str
    digest: str


@dataclass(frozen=True, slots=True)
class PaintedPages:
    """``pages``, and the first of them, from 1, that shows something of each line of the source."""

    pages: tuple[LivePage, ...]
    first_of: Mapping[SourceLine, int]


def painted_pages(documents: Sequence[NoticeDocument], picture_at: PictureAt | None) -> PaintedPages:
    """The pages of ``documents`` under Word's rules.

    Where ``picture_at`` returns addresses of pictures they are elements of a web page, else whole SVG files.
    """
    pages: list[LivePage] = []
    first_of: dict[SourceLine, int] = {}
    for document in documents:
        layout = placed(document.laid_out)
        for number, page in enumerate(layout.pages, start=1):
            svg = painted_svg(page, layout) if picture_at is None else inline_svg(page, layout, picture_at)
            pages.append(LivePage(document.text, number, svg, _digest(svg)))
            for line in _lines_on(page):
                first_of.setdefault(line, len(pages))
    return PaintedPages(tuple(pages), first_of)


def _lines_on(page: PlacedPage) -> Iterator[SourceLine]:
    return ((item.source.file, item.source.line) for item in page.items if item.source is not None)


def _digest(svg: str) -> str:
    return hashlib.blake2b(svg.encode(), digest_size=_DIGEST_BYTES).hexdigest()
