"""Spacings tried where a signature does not fit on a page with text (7.3.5.5), or programs count pages differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.ground.length import Length, Twips
from generator.official.blocks import TEXT_ROLES, Block, ParagraphBlock, Role, TableBlock
from generator.official.layout.spacer import spacer
from generator.standard import Profile, length, number

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


USUAL = DocumentSpacing()
"""The usual spacing."""


def ways(profile: Profile, *, sealed: bool) -> Iterator[DocumentSpacing]:
    """Yield the spacings to try, from the least to the greatest change."""
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
    """Yield spacings with seals closer to the text, then also with smaller pitches, down to the least one allowed."""
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
    """Return ``blocks`` of the text and those of the ``signature`` below it, with that ``spacing``."""
    text = _recast(blocks, spacing)
    both = [*text, *signature]
    if spacing.breaks and signature:
        start = chain_start(text, len(text))
        both[start : start + 1] = _on_new_page(both[start])
    return tuple(on_pitch(both, spacing.pitch, length("grid.pitch", profile)))


def chain_start(blocks: Sequence[Block], place: int) -> int:
    """Return the index of the first block that is kept with the one at ``place``, or ``place`` itself."""
    while place and _is_kept(blocks[place - 1]):
        place -= 1
    return place


def _is_kept(block: Block) -> bool:
    return isinstance(block, ParagraphBlock | TableBlock) and block.keep_next


def _on_new_page(block: Block) -> list[Block]:
    """Return ``block`` with a page break before it; an empty line above preserves its space before."""
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
    """Take the last paragraphs of the text off the grid, and keep the last line with what follows, as asked."""
    recast = list(blocks)
    places = [place for place, block in enumerate(recast) if _is_text(block)]
    if spacing.cell is not None:
        for place in [place for place in places if _has_no_blank(recast[place])][-spacing.paragraphs :]:
            recast[place] = _off_grid(recast[place], spacing.cell)
    if spacing.last_kept and places:
        recast[places[-1] :] = _with_last_line_kept(recast[places[-1] :])
    return recast


def _with_last_line_kept(blocks: Sequence[Block]) -> list[Block]:
    """Return the last paragraph of the text, its last line kept with what follows, and with that the signature.

    What is between them is kept, too: 附件说明, and 出席人员 where those are kept with each other. After a table or a
    longer list nothing can be.
    """
    last, *between = blocks
    kept = [_kept_attendance(block, following) for block, following in zip_longest(between, between[1:])]
    if not (isinstance(last, ParagraphBlock) and all(map(_is_kept, kept))):
        return list(blocks)
    return [replace(last, keep_next=True, parts=True), *kept]


def _kept_attendance(block: Block, following: Block | None) -> Block:
    """Return ``block``, where it is the last or only line of 出席人员 kept with what follows."""
    if following is None and isinstance(block, ParagraphBlock) and block.role is Role.ATTENDANCE:
        return replace(block, keep_next=True)
    return block


def _is_text(block: Block) -> bool:
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
    """Yield ``blocks`` with lines of text ``pitch`` high; white between inks is not changed."""
    above = False
    for block in blocks:
        own = pitch is not None and isinstance(block, ParagraphBlock) and block.role in _ON_PITCH
        if pitch is not None and isinstance(block, ParagraphBlock) and (own or above) and block.before:
            lost = (usual - pitch) * ((own + above) / 2)
            block = replace(block, before=block.before + lost)
        yield replace(block, pitch=pitch) if own and isinstance(block, ParagraphBlock) and pitch is not None else block
        above = own
