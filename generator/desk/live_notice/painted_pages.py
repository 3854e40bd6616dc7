"""Pages painted for a screen, each with a digest by which it is known whether it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.desk.live_notice.opened_notice import NoticeDocument
from generator.dispatch.papers.painting import refusals
from generator.ground.errors import Problem, Span
from generator.ground.representation import Unrepresented
from generator.official.blocks import Role
from generator.official.layout import placed
from generator.official.painters.svg import PictureAt, inline_svg, painted_svg
from generator.official.placed_pages import Item, PlacedText

_DIGEST_BYTES = 9


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page: the text whose document it is of, its number in that, from 1, its SVG and a digest of that."""

    text: str
    number: int
    svg: str
    digest: str


@dataclass(frozen=True, slots=True)
class FirstPages:
    """The first page, from 1, that shows something of each value of the source in each role, or else of its line."""

    of_values: dict[tuple[Span, Role | None], int] = field(default_factory=dict)
    of_lines: dict[tuple[str, int | None], int] = field(default_factory=dict)

    def page(self, span: Span, role: Role | None = None) -> int | None:
        """The page of ``span``, as an element of ``role`` where it is printed as several; None where none shows it."""
        of_value = self.of_values.get((span, role)) or self.of_values.get((span, None))
        return of_value or self.of_lines.get((span.file, span.line))

    def add(self, item: Item, page: int) -> None:
        """Notes that ``item`` is on ``page``."""
        if item.source is not None:
            role = item.role if isinstance(item, PlacedText) else None
            self.of_values.setdefault((item.source, role), page)
            self.of_values.setdefault((item.source, None), page)
            self.of_lines.setdefault((item.source.file, item.source.line), page)


@dataclass(frozen=True, slots=True)
class PaintedPages:
    """``pages``, on which of them places of the source are, and warnings about what is not painted right."""

    pages: tuple[LivePage, ...]
    first: FirstPages
    warnings: tuple[Problem, ...]


def painted_pages(documents: Sequence[NoticeDocument], picture_at: PictureAt | None) -> PaintedPages:
    """The pages of ``documents`` under Word's rules.

    Where ``picture_at`` returns addresses of pictures they are elements of a web page, else whole SVG files.
    """
    pages: list[LivePage] = []
    first, unrepresented = FirstPages(), list[Unrepresented]()
    for document in documents:
        layout = placed(document.laid_out)
        unrepresented += layout.unrepresented()
        for number, page in enumerate(layout.pages, start=1):
            svg = painted_svg(page, layout) if picture_at is None else inline_svg(page, layout, picture_at)
            pages.append(LivePage(document.text, number, svg, _digest(svg)))
            for item in page.items:
                first.add(item, len(pages))
    return PaintedPages(tuple(pages), first, refusals(unrepresented))


def _digest(svg: str) -> str:
    return hashlib.blake2b(svg.encode(), digest_size=_DIGEST_BYTES).hexdigest()
