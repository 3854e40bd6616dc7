"""主体 from the text to the 附件说明 (7.3.3, 7.3.4, 10.3), with its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.ground.errors import LayoutError, Problem
from generator.ground.kept_results import kept
from generator.ground.length import NOTHING, Length, Mm, Twips
from generator.official.blocks import Align, Block, Face, InlinePicture, ParagraphBlock, Role, TextRun
from generator.official.document import (
    BodyPart,
    Level,
    OfficialDocument,
    WrittenParagraph,
    WrittenPicture,
    WrittenTable,
    plain,
)
from generator.official.layout import provision_paragraphs
from generator.official.layout.page_setup import TypeArea, portrait_area
from generator.official.layout.paragraph_lines import has_sparse_line, line_count, spacer
from generator.official.layout.table_layout import table_block
from generator.official.layout.title_block import title_paragraph
from generator.official.layout.type_widths import text_line, title_line, white_between, width_on_grid
from generator.official.provisions import HEADINGS
from generator.standard import ATTENDANCE, Profile, length, number

_HEADINGS = {
    Level.FIRST: (Role.HEADING_1, Face.HEI),
    Level.SECOND: (Role.HEADING_2, Face.KAI),
    Level.THIRD: (Role.HEADING_3, Face.FANGSONG),
    Level.FOURTH: (Role.HEADING_4, Face.FANGSONG),
}


def main_part(document: OfficialDocument, before: Length) -> tuple[Block, ...]:
    """Text, pieces and 附件说明, with space ``before`` above the first line."""
    profile = document.profile
    blocks = (
        *text_blocks(
            document.body,
            profile,
            title=document.title.text,
            contents=document.contents and not document.pieces,
            chapter_face=Face(document.chapter_face),
        ),
        *_pieces(document),
        *attachment_list(document),
    )
    return (*(_lower(block, before) for block in blocks[:1]), *blocks[1:])


def _pieces(document: OfficialDocument) -> Iterator[Block]:
    """The pieces of a bulletin, each a title and its text, one after the other."""
    line, of_title = text_line(document.profile), title_line()
    for place, piece in enumerate(document.pieces):
        above = white_between(length("bulletin.piece_gap"), line, of_title) if place else NOTHING
        yield title_paragraph(piece.title, Role.TITLE, above)
        face = Face(document.chapter_face)
        first, *others = text_blocks(piece.body, document.profile, title=piece.title.text, chapter_face=face)
        yield _lower(first, white_between(length("recipients.gap"), of_title, line))
        yield from others


def _lower(block: Block, by: Length) -> Block:
    """``block`` with more space above it, where it is a paragraph."""
    return replace(block, before=block.before + by) if by and isinstance(block, ParagraphBlock) else block


def text_blocks(
    body: Sequence[BodyPart],
    profile: Profile,
    area: TypeArea | None = None,
    *,
    title: str,
    contents: bool = False,
    chapter_face: Face = Face.HEI,
) -> Iterator[Block]:
    """The blocks of a text: paragraphs, tables and pictures in ``area`` (None: that of portrait sheets).

    A table is about what the last heading above it says, or the ``title`` of the text. ``contents`` are above it.
    """
    room, caption = portrait_area(profile) if area is None else area, title
    parts = provision_paragraphs.with_contents(body) if contents else tuple(body)
    white = NOTHING
    for above, each, following in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        if isinstance(each, WrittenTable):
            if white:
                yield spacer(white, keep_next=True)
            yield table_block(each, room, caption)
        elif isinstance(each, WrittenParagraph):
            caption = plain(each.heading).rstrip("。") or caption
            paragraph = _text_paragraph(each, profile, room, chapter_face)
            yield _lower(paragraph, provision_paragraphs.white_above(each, above, profile))
        else:
            picture = _picture_paragraph(each, profile, room, keep_next=isinstance(following, WrittenParagraph))
            yield _lower(picture, white)
        white = length("inset.white")


@kept
def _text_paragraph(written: WrittenParagraph, profile: Profile, area: TypeArea, chapter_face: Face) -> ParagraphBlock:
    return replace(_paragraph_of(replace(written, span=None), profile, area, chapter_face), source=written.span)


@kept
def _paragraph_of(written: WrittenParagraph, profile: Profile, area: TypeArea, chapter_face: Face) -> ParagraphBlock:
    """A paragraph in 3号仿宋, the first line 2 字 in, its heading in the face of its level (7.3.3).

    第一条 and the like are in 黑体; they are no headings.
    """
    if written.level in HEADINGS:
        return provision_paragraphs.heading(written, profile, chapter_face)
    if written.level is Level.CONTENTS:
        return provision_paragraphs.contents_line(written, profile)
    usual = Face.HEI if written.level is Level.ARTICLE else Face.FANGSONG
    role, face = _HEADINGS.get(written.level, (Role.BODY, usual))
    size = length("size.body")
    if written.heading and not written.text:
        paragraph = _heading(role, *TextRun(written.heading, face, size).in_pieces, profile=profile)
    else:
        pieces = (
            TextRun(written.heading, face, size, heading=None if role is Role.BODY else role),
            TextRun(written.text, Face.FANGSONG, size),
        )
        paragraph = _body(*(run for piece in pieces for run in piece.in_pieces), profile=profile)
    align: Align = "left" if has_sparse_line(paragraph, area) else "both"
    return replace(paragraph, align=align)


def headings(profile: Profile) -> tuple[ParagraphBlock, ...]:
    """A heading of each level without text (7.3.3)."""
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


# 出席, 请假 and 列席 of 纪要 (10.3).


_PARTS = ("attendance.present", "attendance.excused", "attendance.observing")


def attendance(document: OfficialDocument) -> tuple[ParagraphBlock, ...]:
    """A paragraph for each, 2 字 in, wrapped names below the first name; the first is one 行 below the text.

    They are kept together, unless they are longer than a page.
    """
    listed = document.attendance
    if listed is None:
        return ()
    groups = zip(ATTENDANCE, _PARTS, (listed.present, listed.excused, listed.observing), strict=True)
    paragraphs = tuple(
        replace(_paragraph(word, names, document.profile), source=document.source(part))
        for word, part, names in groups
        if names
    )
    line = text_line(document.profile)
    white = white_between(length("attendance.gap"), line, line)
    kept = sum(map(line_count, paragraphs)) < number("grid.lines")
    last = len(paragraphs) - 1
    return tuple(
        replace(each, before=NOTHING if position else white, keep_next=kept and position < last)
        for position, each in enumerate(paragraphs)
    )


def _paragraph(word: str, names: str, profile: Profile) -> ParagraphBlock:
    line = text_line(profile)
    label = f"{word}："
    hanging = width_on_grid(label)
    paragraph = ParagraphBlock(
        role=Role.ATTENDANCE,
        runs=(TextRun(label, Face.HEI, line.size), TextRun(names, Face.FANGSONG, line.size)),
        pitch=line.pitch,
        align="both",
        left=length("attendance.indent") + hanging,
        first_line=-hanging,
    )
    return replace(paragraph, align="left") if has_sparse_line(paragraph, portrait_area(profile)) else paragraph


# A picture in the text: in a paragraph of its own, centred, never clipped.


def _picture_paragraph(picture: WrittenPicture, profile: Profile, area: TypeArea, *, keep_next: bool) -> ParagraphBlock:
    """A paragraph with ``picture``, as high as it. Raises LayoutError where it is larger than ``area``."""
    width, height = (Twips(Mm(side).twips) for side in (picture.width, picture.height))
    if width > area.width or height > area.height:
        most = {"widest": int(area.width.mm), "highest": int(area.height.mm)}
        facts = {"width": f"{picture.width:.0f}", "height": f"{picture.height:.0f}", **most}
        raise LayoutError(Problem("layout-picture-large", picture.span, facts))
    return ParagraphBlock(
        role=Role.PICTURE,
        runs=(TextRun("", Face.FANGSONG, length("picture.type")),),
        pitch=length("grid.pitch", profile),
        align="centre",
        grid=False,
        at_least=True,
        keep_next=keep_next,
        picture=InlinePicture(data=picture.data, suffix=picture.suffix, width=width, height=height, name=picture.name),
        source=picture.span,
    )


# The 附件说明 below the text: the names of the attachments (7.3.4).


_ATTACHMENTS_WORD = "附件："


def attachment_list(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The 附件说明 (7.3.4): one 行 below the text, 2 字 in, serials aligned, wrapped names below the name."""
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
