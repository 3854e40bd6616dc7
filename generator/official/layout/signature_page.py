"""Fitting by the count of pages: text on the signature's page and on page 1, the 版记 on a page with text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from generator.ground.errors import Problem
from generator.ground.kept_results import Same, kept
from generator.ground.length import Length, Twips
from generator.official.blocks import TEXT_ROLES, Block, ImprintBlock, LaidOutSection, ParagraphBlock, Role, TableBlock
from generator.official.document import OfficialDocument, SignatureKind
from generator.official.layout.imprint_block import imprint_block, pages_with
from generator.official.layout.page_count import Pages
from generator.official.layout.paragraph_lines import spacer
from generator.standard import Profile, length, number

_SIGNED = frozenset((Role.SIGNATURE, Role.STAMP, Role.DATE, Role.NOTE))


class CountedDocument(NamedTuple):
    """The sections of a document up to its 版记, and their pages in each program.

    ``pages`` are those of Word. A condition for a decision must hold in ``every`` program.
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
class FittedDocument:
    """A document as counted, its 版记 with recipients that moved there, and warnings of what could not be fitted."""

    counted: CountedDocument
    imprint: ImprintBlock | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSpacing:
    """The spacing of a document; the defaults are the usual one.

    ``seal_gap`` is the white between text and seals, ``pitch`` the height of a line of text. ``cell`` is the width of a
    character in the last ``paragraphs`` of the text. ``last_kept``: the last line of the text is kept with the
    signature.
    ``breaks``: there is a page break before the signature and what is kept with it.
    """

    seal_gap: Length | None = None
    pitch: Length | None = None
    cell: Length | None = None
    paragraphs: int = 0
    last_kept: bool = False
    breaks: bool = False


Count = Callable[[DocumentSpacing], CountedDocument]
"""Returns the sections and pages of a document with a spacing."""


def fitted(document: OfficialDocument, counting: Callable[[OfficialDocument], Count]) -> FittedDocument:
    """Fits ``document``: recipients move to the 版记 if page 1 has no text otherwise, the signature shares its page.

    Of the spacings that do this, the first is taken with which the document has as many pages in every program, or
    the first at all; where a blank page would be before the 版记, the first without one. Where no spacing within the
    limits helps, the signature begins a page, with a warning. Others are given where the 版头 leaves
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
        return FittedDocument(best, imprint, (*full, *_blank_page(best, imprint)))
    counted = count(DocumentSpacing(breaks=True))
    alone = Problem("layout-signature-alone", None, {"page": (_signature_page(counted.pages, counted.blocks) or 0) + 1})
    return FittedDocument(counted, imprint, (*full, alone, *_blank_page(counted, imprint)))


def _blank_page(counted: CountedDocument, imprint: ImprintBlock | None) -> tuple[Problem, ...]:
    """A note of the blank page before the ``imprint``, where closer lines might do without one."""
    page = len(counted.pages.texts)
    if not counted.pages.room or pages_with(imprint, counted.every) <= page + 1:
        return ()
    return (Problem("layout-blank-page", None, {"page": page, "blank": page + 1}),)


def _best(
    document: OfficialDocument, count: Count, imprint: ImprintBlock | None, *, with_text: bool
) -> CountedDocument | None:
    """The count with the first spacing that fits, if possible one alike in every program; None without any.

    ``with_text``: it must leave text on page 1. Where it leaves a blank page before the ``imprint``, another may not.
    """
    spacings = (USUAL, *ways(document.profile, sealed=document.signature is SignatureKind.SEALED))
    tried = ((spacing, _counted(spacing, count)) for spacing in spacings)
    fit = (each for each in tried if not _is_alone(each[1]) and (_begins_with_text(each[1]) or not with_text))
    kept = (_counted_with_last_line_kept(*each, count) for each in fit)
    first = next(kept, None)
    if first is None:
        return None
    alike = (each for each in chain((first,), kept) if len({len(pages.texts) for pages in each.every}) == 1)
    best = next(alike, first)
    return next((each for each in chain((best,), kept) if not _blank_page(each, imprint)), best)


def _counted_with_last_line_kept(spacing: DocumentSpacing, counted: CountedDocument, count: Count) -> CountedDocument:
    """``counted`` with the last line of the text kept with the signature, also when somebody edits the document.

    Where a page would have no text for that, it is left as it is.
    """
    kept = _counted(replace(spacing, last_kept=True), count)
    return kept if not _is_alone(kept) and _begins_with_text(kept) else counted


def _counted(spacing: DocumentSpacing, count: Count) -> CountedDocument:
    """Counts with ``spacing``; a table of stamps that moves to the next page is moved by a page break.

    LibreOffice does not always keep a table with what is before and after it.
    """
    counted = count(spacing)
    blocks = counted.blocks
    place = _signature(blocks)
    if place is None or not isinstance(blocks[place], TableBlock):
        return counted
    start = _chain_start(blocks, place)
    moved = start > 0 and any(pages.spans[start][0] > pages.spans[start - 1][1] for pages in counted.every)
    return count(replace(spacing, breaks=True)) if moved else counted


def _is_alone(counted: CountedDocument) -> bool:
    """Whether a program sets the signature, including its note, not on one page with a line of the text."""
    return any(_alone_on(pages, counted.blocks) for pages in counted.every)


def _alone_on(pages: Pages, blocks: Sequence[Block]) -> bool:
    page = _signature_page(pages, blocks)
    signed = zip(blocks, pages.spans, strict=True)
    is_split = any(_is_signature(block) and span != (page, page) for block, span in signed)
    return page is not None and (is_split or not _has_text(pages, blocks, page))


def _signature_page(pages: Pages, blocks: Sequence[Block]) -> int | None:
    """The page, from 0, on which the signature begins; None where there is none."""
    place = _signature(blocks)
    return None if place is None else pages.spans[place][0]


def _begins_with_text(counted: CountedDocument) -> bool:
    """Whether page 1 shows a line of the text in every program."""
    return all(_has_text(pages, counted.blocks, 0) for pages in counted.every)


def _has_text(pages: Pages, blocks: Sequence[Block], page: int) -> bool:
    """Whether a line of the text, before the signature, is on ``page``, from 0."""
    placed = zip(blocks[: _signature(blocks)], pages.spans, strict=False)
    return any(_is_text(block) and first <= page <= last for block, (first, last) in placed)


def _signature(blocks: Sequence[Block]) -> int | None:
    """The index of the signature's first block; None where there is none."""
    return next((place for place, block in enumerate(blocks) if _is_signature(block)), None)


def _is_signature(block: Block) -> bool:
    if isinstance(block, TableBlock):
        return not _SIGNED.isdisjoint(_roles(Same(block)))
    return isinstance(block, ParagraphBlock) and block.role in _SIGNED


def _is_text(block: Block) -> bool:
    if isinstance(block, TableBlock):
        return Role.ISSUER_MARK not in _roles(Same(block))
    return isinstance(block, ParagraphBlock) and (block.role in TEXT_ROLES or block.picture is not None)


@kept
def _roles(table: Same[TableBlock]) -> frozenset[Role]:
    """The roles of a table's paragraphs: stamps and the mark of a joint issue are in tables, too."""
    return frozenset(paragraph.role for paragraph in table.it.paragraphs)


# Spacings tried where a signature does not fit on a page with text (7.3.5.5), or programs count pages
# differently.


_ON_PITCH = TEXT_ROLES | {
    Role.RECIPIENTS,
    Role.ATTACHMENT_LIST,
    Role.ATTENDANCE,
    Role.SIGNATURE,
    Role.DATE,
    Role.NOTE,
}
"""The roles of paragraphs with the text's pitch."""

_FINEST = Twips(6)

USUAL = DocumentSpacing()
"""The usual spacing."""


def ways(profile: Profile, *, sealed: bool) -> Iterator[DocumentSpacing]:
    """The spacings to try, from the least to the greatest change."""
    closer = tuple(_closer(profile, sealed=sealed))
    yield from closer
    most = int(number("spacing.paragraphs"))
    for count in range(1, most + 1):
        yield DocumentSpacing(cell=length("spacing.loosest_cell"), paragraphs=count)
    for count in range(1, most + 1):
        for spacing in (USUAL, *closer[-1:]):
            yield replace(spacing, cell=length("spacing.tightest_cell"), paragraphs=count)
    for spacing in (USUAL, *closer):
        yield replace(spacing, last_kept=True)


def _closer(profile: Profile, *, sealed: bool) -> Iterator[DocumentSpacing]:
    """Spacings with seals closer to the text, then also with smaller pitches, down to the least one allowed."""
    gap = length("seal.least_gap") if sealed else None
    if sealed:
        yield DocumentSpacing(seal_gap=gap)
    pitch, least = length("grid.pitch", profile), length("spacing.least_pitch", profile)
    while pitch > least:
        pitch = Length(max(least, pitch - _FINEST))
        yield DocumentSpacing(seal_gap=gap, pitch=pitch)


def spaced(
    blocks: Sequence[Block], signature: Sequence[Block], spacing: DocumentSpacing, profile: Profile
) -> tuple[Block, ...]:
    """``blocks`` of the text and those of the ``signature`` below it, with that ``spacing``."""
    text = _recast(blocks, spacing)
    both = [*text, *signature]
    if spacing.breaks and signature:
        start = _chain_start(text, len(text))
        both[start : start + 1] = _on_new_page(both[start])
    return tuple(on_pitch(both, spacing.pitch, length("grid.pitch", profile)))


def _chain_start(blocks: Sequence[Block], place: int) -> int:
    """The index of the first block that is kept with the one at ``place``, or ``place`` itself."""
    while place and _is_kept(blocks[place - 1]):
        place -= 1
    return place


def _is_kept(block: Block) -> bool:
    return isinstance(block, ParagraphBlock | TableBlock) and block.keep_next


def _on_new_page(block: Block) -> list[Block]:
    """``block`` with a page break before it; an empty line above preserves its space before."""
    if isinstance(block, ParagraphBlock) and block.before:
        return [spacer(keep_next=True, page_break_before=True), block]
    if isinstance(block, ParagraphBlock):
        return [replace(block, page_break_before=True)]
    if not isinstance(block, TableBlock):
        return [block]
    (cell, *cells), rows = block.rows[0].cells, block.rows[1:]
    first, *others = cell.paragraphs
    broken = replace(cell, paragraphs=(replace(first, page_break_before=True), *others))
    return [replace(block, rows=(replace(block.rows[0], cells=(broken, *cells)), *rows))]


def _recast(blocks: Sequence[Block], spacing: DocumentSpacing) -> list[Block]:
    """Takes the last paragraphs of the text off the grid, and keeps the last line with what follows, as asked."""
    recast = list(blocks)
    places = [place for place, block in enumerate(recast) if _is_text_paragraph(block)]
    if spacing.cell is not None:
        for place in [place for place in places if _has_no_blank(recast[place])][-spacing.paragraphs :]:
            recast[place] = _off_grid(recast[place], spacing.cell)
    if spacing.last_kept and places:
        recast[places[-1] :] = _with_last_line_kept(recast[places[-1] :])
    return recast


def _with_last_line_kept(blocks: Sequence[Block]) -> list[Block]:
    """The last paragraph of the text, its last line kept with what follows, and with that the signature.

    What is between them is kept, too: 附件说明, and 出席人员 where those are kept with each other. After a table or a
    longer list nothing can be.
    """
    last, *between = blocks
    if between and isinstance(between[-1], ParagraphBlock) and between[-1].role is Role.ATTENDANCE:
        between[-1] = replace(between[-1], keep_next=True)
    if not (isinstance(last, ParagraphBlock) and all(map(_is_kept, between))):
        return list(blocks)
    return [replace(last, keep_next=True, parts=True), *between]


def _is_text_paragraph(block: Block) -> bool:
    return isinstance(block, ParagraphBlock) and block.role in TEXT_ROLES and block.picture is None


def _has_no_blank(block: Block) -> bool:
    """Whether ``block`` is a paragraph without blanks; off the grid it is unknown how much blanks shrink."""
    return isinstance(block, ParagraphBlock) and " " not in block.text


def _off_grid(block: Block, cell: Length) -> Block:
    if not isinstance(block, ParagraphBlock):
        return block
    # Word adds tracking twice to full-width characters.
    runs = tuple(replace(run, tracking=(cell - run.size) * 0.5) for run in block.runs)
    return replace(block, runs=runs, grid=False)


def on_pitch(blocks: Sequence[Block], pitch: Length | None, usual: Length) -> Iterator[Block]:
    """``blocks`` with lines of text ``pitch`` high; white between inks is not changed."""
    above = False
    for block in blocks:
        own = pitch is not None and isinstance(block, ParagraphBlock) and block.role in _ON_PITCH
        if pitch is not None and isinstance(block, ParagraphBlock) and (own or above) and block.before:
            lost = (usual - pitch) * ((own + above) / 2)
            block = replace(block, before=block.before + lost)
        yield replace(block, pitch=pitch) if own and isinstance(block, ParagraphBlock) and pitch is not None else block
        above = own
