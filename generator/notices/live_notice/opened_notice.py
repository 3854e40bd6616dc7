"""A notice opened from texts in memory, in its final form or else as a draft, and its pages painted for a screen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from generator.dispatch.papers.document_maker import Characters, in_file
from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.kept_results import Same, kept
from generator.ground.representation import Unrepresented
from generator.official.blocks import Face, LaidOutDocument, Role
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.layout.placing import placed
from generator.official.painters.svg import PictureAt, inline_svg, painted_svg
from generator.official.placed_pages import PlacedPage, PlacedPicture, PlacedText, refusals, unrepresented
from generator.templates.text.notice import Notice, open_notice


@dataclass(frozen=True, slots=True)
class _OpenedNotice:
    """A notice, and the problems of its final form; ``notice`` is None where it is not even a draft yet."""

    notice: Notice | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """A document of a notice: the name of the text that it is of, its elements, its layout."""

    text: str
    official: OfficialDocument
    laid_out: LaidOutDocument


def opened_notice(folder: Path, house: Path | None, texts: Mapping[str, bytes]) -> _OpenedNotice:
    """The notice in ``folder`` over ``house``, with ``texts`` in the place of its files.

    As a draft it may lack some elements. Raises UsageError where there is no such folder.
    """
    try:
        notice = open_notice(folder, house, edited=texts)
    except NoticeError as fault:
        return _OpenedNotice(_draft(folder, house, texts), tuple(fault.problems))
    return _OpenedNotice(notice, notice.warnings)


def documents_of(notice: Notice) -> tuple[list[NoticeDocument], tuple[Problem, ...]]:
    """The notice laid out, then its attachments that are documents of their own, and the warnings of a build.

    Raises NoticeError or LayoutError with all problems.
    """
    characters = Characters()
    found: list[NoticeDocument] = []
    for name, document in _laid_out(notice):
        characters.of_document(document.laid_out, name)
        found.append(document)
    warnings = (warning for each in found for warning in each.laid_out.warnings)
    return found, (*warnings, *characters.warnings(0))


def _draft(folder: Path, house: Path | None, texts: Mapping[str, bytes]) -> Notice | None:
    try:
        notice = open_notice(folder, house, is_draft=True, edited=texts)
    except NoticeError:
        return None
    return notice.in_edition(notice.draft_edition)


def _laid_out(notice: Notice) -> Iterator[tuple[str, NoticeDocument]]:
    """Each document, with the file that a build names for it."""
    official = notice.render()
    with in_file(notice.name):
        yield notice.name, NoticeDocument(PurePath(notice.name).name, official, lay_out(official))
    by_serial = {each.serial: each for each in official.attachments if each.detached}
    for each in notice.detached:
        with in_file(each.file):
            laid_out = lay_out_detached(official, by_serial[each.entry.serial])
            yield each.file, NoticeDocument(each.file, official, laid_out)


_DIGEST_BYTES = 9


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page: the text whose document it is of, its number in that, from 1, its SVG and a digest of that.

    By the digest it is known whether the page has changed.
    """

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

    def add(self, source: Span, role: Role | None, page: int) -> None:
        """Notes that what comes from ``source`` is on ``page`` in that ``role``."""
        self.of_values.setdefault((source, role), page)
        self.of_values.setdefault((source, None), page)
        self.of_lines.setdefault((source.file, source.line), page)


@dataclass(frozen=True, slots=True)
class _PaintedPages:
    """``pages``, on which of them places of the source are, and warnings about what is not painted right."""

    pages: tuple[LivePage, ...]
    first: FirstPages
    warnings: tuple[Problem, ...]


def painted_pages(documents: Sequence[NoticeDocument], picture_at: PictureAt | None) -> _PaintedPages:
    """The pages of ``documents`` under Word's rules.

    Where ``picture_at`` returns addresses of pictures they are elements of a web page, else whole SVG files.
    """
    pages: list[LivePage] = []
    first, lost = FirstPages(), list[Unrepresented]()
    for document in documents:
        layout = placed(document.laid_out)
        fonts = tuple(layout.fonts.items())
        for number, page in enumerate(layout.pages, start=1):
            facts = _page_facts(Same(page), layout.title)
            lost += facts.lost
            if picture_at is not None and not facts.has_pictures:
                painted = _painted(Same(page), fonts, picture_at)
            else:
                svg = painted_svg(page, layout) if picture_at is None else inline_svg(page, layout.fonts, picture_at)
                painted = svg, _digest(svg)
            pages.append(LivePage(document.text, number, *painted))
            for source, role in facts.sources:
                first.add(source, role, len(pages))
    return _PaintedPages(tuple(pages), first, refusals(lost))


@dataclass(frozen=True, slots=True)
class _PageFacts:
    """What is not painted right on a page, which places of the source it shows in which roles, whether pictures."""

    lost: tuple[Unrepresented, ...]
    sources: tuple[tuple[Span, Role | None], ...]
    has_pictures: bool


@kept
def _page_facts(page: Same[PlacedPage], title: str) -> _PageFacts:
    items = page.it.items
    roles = ((each.source, each.role if isinstance(each, PlacedText) else None) for each in items)
    sources = dict.fromkeys((source, role) for source, role in roles if source is not None)
    has_pictures = any(isinstance(each, PlacedPicture) for each in items)
    return _PageFacts(tuple(unrepresented(page.it, title)), tuple(sources), has_pictures)


@kept
def _painted(page: Same[PlacedPage], fonts: tuple[tuple[Face, str], ...], picture_at: PictureAt) -> tuple[str, str]:
    """The element of ``page``, which has no pictures, and its digest."""
    svg = inline_svg(page.it, dict(fonts), picture_at)
    return svg, _digest(svg)


def _digest(svg: str) -> str:
    return hashlib.blake2b(svg.encode(), digest_size=_DIGEST_BYTES).hexdigest()
