"""Fitting by the count of pages: text on the signature's page and on page 1, the 版记 on a page with text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from generator.ground.errors import Problem
from generator.official.blocks import TEXT_ROLES, Block, ImprintBlock, LaidOutSection, ParagraphBlock, Role, TableBlock
from generator.official.document import OfficialDocument, SignatureKind
from generator.official.layout.imprint_block import imprint_block, pages_with
from generator.official.layout.page_count import Pages
from generator.official.layout.spacing import USUAL, DocumentSpacing, chain_start, ways

_SIGNED = frozenset((Role.SIGNATURE, Role.STAMP, Role.DATE, Role.NOTE))


class Counted(NamedTuple):
    """The sections of a document up to its 版记, and their pages in each program.

    ``pages`` are those of Word. What a decision asks of them must hold in ``every`` program.
    """

    sections: tuple[LaidOutSection, ...]
    pages: Pages
    others: tuple[Pages, ...] = ()

    @property
    def every(self) -> tuple[Pages, ...]:
        """The pages of each program, Word's first."""
        return (self.pages, *self.others)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of all sections."""
        return [block for section in self.sections for block in section.blocks]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document as counted, its 版记 with recipients that moved there, and warnings of what could not be fitted."""

    counted: Counted
    imprint: ImprintBlock | None = None
    warnings: tuple[Problem, ...] = ()


Count = Callable[[DocumentSpacing], Counted]
"""Returns the sections and pages of a document with a spacing."""


def fitted(document: OfficialDocument, counting: Callable[[OfficialDocument], Count]) -> Fitted:
    """Fit ``document``: recipients move to the 版记 if page 1 has no text otherwise, the signature shares its page.

    Of the spacings that do this, the first is taken with which the document has as many pages in every program, or
    the first at all; where a blank page would be before the 版记, the first without one. Where no spacing within the
    limits of :mod:`spacing` helps, the signature begins a page, with a warning. Others are given where the 版头 leaves
    page 1 no room for text, and for a blank page.
    """
    count = counting(document)
    moved = ""
    if document.recipients and not _begins_with_text(_counted(USUAL, count)):
        moved = document.recipients
        count = counting(replace(document, recipients=""))
    imprint = imprint_block(document, moved)
    full = () if _begins_with_text(_counted(USUAL, count)) else (Problem("layout-first-page-full", None),)
    best = _best(document, count, imprint, with_text=not full)
    if best is not None:
        return Fitted(best, imprint, (*full, *_blank_page(best, imprint)))
    counted = count(DocumentSpacing(breaks=True))
    alone = Problem("layout-signature-alone", None, {"page": (_signature_page(counted.pages, counted.blocks) or 0) + 1})
    return Fitted(counted, imprint, (*full, alone, *_blank_page(counted, imprint)))


def _blank_page(counted: Counted, imprint: ImprintBlock | None) -> tuple[Problem, ...]:
    """Return a note of the blank page before the ``imprint``, where closer lines might do without one."""
    page = len(counted.pages.texts)
    if not counted.pages.room or pages_with(imprint, counted.every) <= page + 1:
        return ()
    return (Problem("layout-blank-page", None, {"page": page, "blank": page + 1}),)


def _best(document: OfficialDocument, count: Count, imprint: ImprintBlock | None, *, with_text: bool) -> Counted | None:
    """Return the count with the first spacing that fits, if possible one alike in every program; None without any.

    ``with_text``: it must leave text on page 1. Where it leaves a blank page before the ``imprint``, another may not.
    """
    spacings = (USUAL, *ways(document.profile, sealed=document.signature is SignatureKind.SEALED))
    tried = ((spacing, _counted(spacing, count)) for spacing in spacings)
    fit = (each for each in tried if not _is_alone(each[1]) and (_begins_with_text(each[1]) or not with_text))
    kept = (_with_last_line_kept(*each, count) for each in fit)
    first = next(kept, None)
    if first is None:
        return None
    best = next(filter(_is_alike, chain((first,), kept)), first)
    return next((each for each in chain((best,), kept) if not _blank_page(each, imprint)), best)


def _is_alike(counted: Counted) -> bool:
    """Whether the document has as many pages in every program."""
    return len({len(pages.texts) for pages in counted.every}) == 1


def _with_last_line_kept(spacing: DocumentSpacing, counted: Counted, count: Count) -> Counted:
    """Return ``counted`` with the last line of the text kept with the signature, also when somebody edits the document.

    Where a page would have no text for that, it is left as it is.
    """
    kept = _counted(replace(spacing, last_kept=True), count)
    return kept if not _is_alone(kept) and _begins_with_text(kept) else counted


def _counted(spacing: DocumentSpacing, count: Count) -> Counted:
    """Count with ``spacing``; a table of stamps that moves to the next page is moved by a page break.

    LibreOffice does not always keep a table with what is before and after it.
    """
    counted = count(spacing)
    blocks = counted.blocks
    place = _signature(blocks)
    if place is None or not isinstance(blocks[place], TableBlock):
        return counted
    start = chain_start(blocks, place)
    moved = start > 0 and any(pages.spans[start][0] > pages.spans[start - 1][1] for pages in counted.every)
    return count(replace(spacing, breaks=True)) if moved else counted


def _is_alone(counted: Counted) -> bool:
    """Whether a program sets the signature, including its note, not on one page with a line of the text."""
    return any(_alone_on(pages, counted.blocks) for pages in counted.every)


def _alone_on(pages: Pages, blocks: Sequence[Block]) -> bool:
    page = _signature_page(pages, blocks)
    signed = zip(blocks, pages.spans, strict=True)
    is_split = any(_is_signature(block) and span != (page, page) for block, span in signed)
    return page is not None and (is_split or not _has_text(pages, blocks, page))


def _signature_page(pages: Pages, blocks: Sequence[Block]) -> int | None:
    """Return the page, from 0, on which the signature begins; None where there is none."""
    place = _signature(blocks)
    return None if place is None else pages.spans[place][0]


def _begins_with_text(counted: Counted) -> bool:
    """Whether page 1 shows a line of the text in every program."""
    return all(_has_text(pages, counted.blocks, 0) for pages in counted.every)


def _has_text(pages: Pages, blocks: Sequence[Block], page: int) -> bool:
    """Whether a line of the text, before the signature, is on ``page``, from 0."""
    placed = zip(blocks[: _signature(blocks)], pages.spans, strict=False)
    return any(_is_text(block) and first <= page <= last for block, (first, last) in placed)


def _signature(blocks: Sequence[Block]) -> int | None:
    """Return the index of the signature's first block; None where there is none."""
    return next((place for place, block in enumerate(blocks) if _is_signature(block)), None)


def _is_signature(block: Block) -> bool:
    if isinstance(block, TableBlock):
        return Role.STAMP in _roles(block)
    return isinstance(block, ParagraphBlock) and block.role in _SIGNED


def _is_text(block: Block) -> bool:
    if isinstance(block, TableBlock):
        return Role.ISSUER_MARK not in _roles(block)
    return isinstance(block, ParagraphBlock) and (block.role in TEXT_ROLES or block.picture is not None)


def _roles(table: TableBlock) -> frozenset[Role]:
    """Return the roles of a table's paragraphs: stamps and the mark of a joint issue are in tables, too."""
    return frozenset(paragraph.role for paragraph in table.paragraphs)
