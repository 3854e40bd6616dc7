"""What may be changed where a signature has no room beside the text (7.3.5.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ground.length import Length, Twips
from generator.official.blocks import Block, Paragraph, Role, TableBlock
from generator.official.layout.set_lines import line_count
from generator.standard import Profile, length, number

TEXT_ROLES = frozenset((Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4))
"""The roles of the text itself (7.3.3)."""

_ON_PITCH = TEXT_ROLES | {
    Role.RECIPIENTS,
    Role.ATTACHMENT_LIST,
    Role.ATTENDANCE,
    Role.SIGNATURE,
    Role.DATE,
    Role.NOTE,
}
"""What is on lines of the text's own height."""

_FINEST = Twips(6)
_TOP = Paragraph(role=Role.ANCHOR, runs=(), pitch=Twips(20), grid=False, keep_next=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How a document is spaced; the defaults are the usual.

    ``seal_gap`` is the white between text and seals, ``pitch`` the height of a line of text. ``cell`` is the width of
    a character in the last ``paragraphs`` of the text. ``last_kept``: the last paragraph stays with the signature.
    ``breaks``: the signature, with what is kept with it, begins a page whatever room is left on the one before.
    """

    seal_gap: Length | None = None
    pitch: Length | None = None
    cell: Length | None = None
    paragraphs: int = 0
    last_kept: bool = False
    breaks: bool = False


USUAL = Spacing()
"""Nothing is changed."""


def ways(profile: Profile, *, sealed: bool) -> Iterator[Spacing]:
    """What is tried, from the least to the greatest change."""
    closer = tuple(_closer(profile, sealed=sealed))
    yield from closer
    most = int(number("spacing.paragraphs"))
    for count in range(1, most + 1):
        yield Spacing(cell=length("spacing.loosest_cell"), paragraphs=count)
    for count in range(1, most + 1):
        for spacing in (USUAL, *closer[-1:]):
            yield replace(spacing, cell=length("spacing.tightest_cell"), paragraphs=count)
    for spacing in (USUAL, *closer):
        yield replace(spacing, last_kept=True)


def _closer(profile: Profile, *, sealed: bool) -> Iterator[Spacing]:
    """Seals closer to the text, then lines closer together, down to the least pitch that takes no line more a page."""
    gap = length("seal.least_gap") if sealed else None
    if sealed:
        yield Spacing(seal_gap=gap)
    pitch, least = length("grid.pitch", profile), length("spacing.least_pitch", profile)
    while pitch > least:
        pitch = Length(max(least, pitch - _FINEST))
        yield Spacing(seal_gap=gap, pitch=pitch)


def spaced(
    blocks: Sequence[Block], signature: Sequence[Block], spacing: Spacing, profile: Profile
) -> tuple[Block, ...]:
    """``blocks`` of the text and those of the ``signature`` below it, spaced so."""
    text = _recast(blocks, spacing)
    both = [*text, *signature]
    if spacing.breaks and signature:
        start = chain_start(text, len(text))
        both[start : start + 1] = _on_new_page(both[start])
    return tuple(_on_pitch(both, spacing.pitch, length("grid.pitch", profile)))


def chain_start(blocks: Sequence[Block], place: int) -> int:
    """Where what is kept with the block at ``place`` begins: there itself where it is nothing."""
    while place and _is_kept(blocks[place - 1]):
        place -= 1
    return place


def _is_kept(block: Block) -> bool:
    return isinstance(block, Paragraph | TableBlock) and block.keep_next


def _on_new_page(block: Block) -> list[Block]:
    """``block`` at the top of a page, the space above it kept below an empty line; of a table the first paragraph."""
    if isinstance(block, Paragraph) and block.before:
        return [replace(_TOP, page_break_before=True), block]
    if isinstance(block, Paragraph):
        return [replace(block, page_break_before=True)]
    if not isinstance(block, TableBlock):
        return [block]
    (cell, *cells), rows = block.rows[0].cells, block.rows[1:]
    first, *others = cell.paragraphs
    broken = replace(cell, paragraphs=(replace(first, page_break_before=True), *others))
    return [replace(block, rows=(replace(block.rows[0], cells=(broken, *cells)), *rows))]


def _recast(blocks: Sequence[Block], spacing: Spacing) -> list[Block]:
    """The last paragraphs of the text off the grid, and the last one kept with what follows."""
    recast = list(blocks)
    places = [place for place, block in enumerate(recast) if _is_text(block)]
    if spacing.cell is not None:
        for place in [place for place in places if _has_no_blank(recast[place])][-spacing.paragraphs :]:
            recast[place] = _off_grid(recast[place], spacing.cell)
    if spacing.last_kept and places:
        last = recast[places[-1]]
        if isinstance(last, Paragraph) and line_count(last) <= number("spacing.most_lines_moved"):
            recast[places[-1]] = replace(last, keep_next=True)
    return recast


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in TEXT_ROLES and block.picture is None


def _has_no_blank(block: Block) -> bool:
    """Blanks shrink off the grid as they do on it, but it is unknown by how much."""
    return isinstance(block, Paragraph) and " " not in block.text


def _off_grid(block: Block, cell: Length) -> Block:
    if not isinstance(block, Paragraph):
        return block
    runs = tuple(replace(run, tracking=cell - run.size) for run in block.runs)
    return replace(block, runs=runs, grid=False)


def _on_pitch(blocks: Sequence[Block], pitch: Length | None, usual: Length) -> Iterator[Block]:
    """The lines of text ``pitch`` high; the white between inks, where there is one, stays what it was."""
    above = False
    for block in blocks:
        own = pitch is not None and isinstance(block, Paragraph) and block.role in _ON_PITCH
        if pitch is not None and isinstance(block, Paragraph) and (own or above) and block.before:
            lost = (usual - pitch) * ((own + above) / 2)
            block = replace(block, before=block.before + lost)
        yield replace(block, pitch=pitch) if own and isinstance(block, Paragraph) and pitch is not None else block
        above = own
