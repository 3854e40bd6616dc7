"""主体 from the text to the 附件说明 (7.3.3 and 7.3.4), and the paragraph of a title (7.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Align, Block, Face, ParagraphBlock, Role, TextRun
from generator.official.document import (
    BodyPart,
    Level,
    OfficialDocument,
    Title,
    WrittenParagraph,
    WrittenTable,
    plain,
)
from generator.official.layout.ink import text_line, white_between
from generator.official.layout.picture_paragraph import picture_paragraph
from generator.official.layout.set_lines import has_sparse_line
from generator.official.layout.spacer import spacer
from generator.official.layout.table_layout import table_block
from generator.official.layout.title_lines import title_runs
from generator.official.layout.type_area import TypeArea, portrait_area
from generator.official.layout.type_widths import width_on_grid
from generator.standard import Profile, length

_HEADINGS = {
    Level.FIRST: (Role.HEADING_1, Face.HEI),
    Level.SECOND: (Role.HEADING_2, Face.KAI),
    Level.THIRD: (Role.HEADING_3, Face.FANGSONG),
    Level.FOURTH: (Role.HEADING_4, Face.FANGSONG),
}
_ATTACHMENTS_WORD = "附件："


def main_part(document: OfficialDocument, before: Length) -> tuple[Block, ...]:
    """Return text and 附件说明, with space ``before`` above the first line."""
    profile = document.profile
    blocks = (
        *text_blocks(document.body, profile, title=document.title.text),
        *_attachment_list(document),
    )
    return (*(lower(block, before) for block in blocks[:1]), *blocks[1:])


def lower(block: Block, by: Length) -> Block:
    """Return ``block`` with more space above it, where it is a paragraph."""
    return replace(block, before=block.before + by) if isinstance(block, ParagraphBlock) else block


def title_paragraph(title: Title, role: Role, before: Length) -> ParagraphBlock:
    """Return a title in 2号小标宋, centred, with one run for each line (7.3.1)."""
    return ParagraphBlock(
        role=role,
        runs=title_runs(title),
        pitch=length("title.pitch"),
        align="centre",
        before=before,
        grid=False,
        keep_next=True,
        source=title.span,
    )


def text_blocks(
    body: Iterable[BodyPart], profile: Profile, area: TypeArea | None = None, *, title: str
) -> Iterator[Block]:
    """Yield the blocks of a text: paragraphs, tables and pictures in ``area`` (None: that of portrait sheets).

    A table is about what the last heading above it says, or the ``title`` of the text.
    """
    room, caption = portrait_area(profile) if area is None else area, title
    white = NOTHING
    for each, following in pairwise((*body, None)):
        if isinstance(each, WrittenTable):
            if white:
                yield spacer(white, keep_next=True)
            yield table_block(each, room, caption)
        elif isinstance(each, WrittenParagraph):
            caption = plain(each.heading).rstrip("。") or caption
            yield _text_paragraph(each, profile, room)
        elif each is not None:
            picture = picture_paragraph(each, profile, room, keep_next=isinstance(following, WrittenParagraph))
            yield lower(picture, white)
        white = length("inset.white")


def _text_paragraph(written: WrittenParagraph, profile: Profile, area: TypeArea) -> ParagraphBlock:
    """Return a paragraph in 3号仿宋, the first line 2 字 in, its heading in the face of its level (7.3.3)."""
    role, face = _HEADINGS.get(written.level, (Role.BODY, Face.FANGSONG))
    size = length("size.body")
    if written.heading and not written.text:
        paragraph = _heading(role, *TextRun(written.heading, face, size).in_pieces, profile=profile)
    else:
        pieces = (
            TextRun(written.heading, face, size, heading=role if written.heading else None),
            TextRun(written.text, Face.FANGSONG, size),
        )
        paragraph = _body(*(run for piece in pieces for run in piece.in_pieces), profile=profile)
    align: Align = "left" if has_sparse_line(paragraph, area) else "both"
    return replace(paragraph, align=align, source=written.span)


def headings(profile: Profile) -> tuple[ParagraphBlock, ...]:
    """Return a heading of each level without text (7.3.3)."""
    size = length("size.body")
    return tuple(_heading(role, TextRun("", face, size), profile=profile) for role, face in _HEADINGS.values())


def _heading(role: Role, *runs: TextRun, profile: Profile) -> ParagraphBlock:
    return replace(_body(*runs, profile=profile), role=role, keep_next=True)


def _body(*runs: TextRun, profile: Profile) -> ParagraphBlock:
    return ParagraphBlock(
        role=Role.BODY,
        runs=runs,
        pitch=length("grid.pitch", profile),
        first_line=length("indent.first_line"),
    )


def _attachment_list(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """Yield the 附件说明 (7.3.4): one 行 below the text, 2 字 in, serials aligned, wrapped names below the name."""
    indent = length("attachment_list.indent")
    word = width_on_grid(_ATTACHMENTS_WORD)
    line = text_line(document.profile)
    white = white_between(length("attachment_list.gap"), line, line)
    for position, each in enumerate(document.attachment_list):
        serial = "" if each.serial is None else f"{each.serial}."
        hanging = width_on_grid(serial) if serial else Length(0)
        first = position == 0
        yield ParagraphBlock(
            role=Role.ATTACHMENT_LIST,
            runs=(TextRun((_ATTACHMENTS_WORD if first else "") + serial + each.name, Face.FANGSONG, line.size),),
            pitch=line.pitch,
            align="left",
            before=white if first else Length(0),
            left=indent + word + hanging,
            first_line=-(hanging + word) if first else -hanging,
            keep_next=True,
            source=document.source("attachment_list", position),
        )
