"""职务, the places of 签名章, and 成文日期 (7.3.5.3, figure 12)."""

from __future__ import annotations

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import Block, Face, ParagraphBlock, Role, TableBlock, TableCell, TableRow, TextRun
from generator.official.document import OfficialDocument, Stamp
from generator.official.layout.ink import text_line
from generator.official.layout.signature.signature_lines import date_line
from generator.official.layout.type_widths import line_width, width_on_grid
from generator.standard import STAMP, length

_SHORT_POST, _SPREAD_TO = 2, 3
"""A post of two characters has one 字 between them (figure 12)."""


def stamp_block(document: OfficialDocument) -> tuple[Block, ...]:
    """Return a table with a row for each organ, its 职务 and an empty place for the stamp, and the date in a last row.

    LibreOffice does not keep a table with a paragraph after it, so both are one table. Raises LayoutError for a 职务
    that does not fit beside the stamp.
    """
    width = _post_width(document.stamps)
    rows = tuple(_row(document, width, position) for position in range(len(document.stamps)))
    return (
        TableBlock(
            columns=(_post_column(), length("stamp.width") + length("date.side_bearing")),
            rows=(*rows, TableRow(cells=(TableCell(paragraphs=(_date(document),), columns=2),))),
            align="left",
            keep_next=True,
            description="；".join(f"{STAMP}：{stamp.post} {stamp.name}" for stamp in document.stamps),
        ),
    )


def _date(document: OfficialDocument) -> ParagraphBlock:
    """Return the date's line; the table ends where the date does."""
    white = length("stamp.date_gap") - text_line(document.profile).above_ink
    return date_line(document, NOTHING, white)


def _post_column() -> Length:
    return line_width() - length("stamp.right") - length("stamp.width")


def _post_width(stamps: tuple[Stamp, ...]) -> Length:
    """Return the width over which all posts are spread."""
    room = _post_column() - length("stamp.post_gap")
    problems = [
        Problem("layout-post-wide", None, {"post": stamp.post}, "stamp")
        for stamp in stamps
        if width_on_grid(stamp.post) > room
    ]
    if problems:
        raise LayoutError(problems)
    least = _SPREAD_TO if any(len(stamp.post) == _SHORT_POST for stamp in stamps) else 0
    return Length(max(length("grid.cell") * least, *(width_on_grid(stamp.post) for stamp in stamps)))


def _row(document: OfficialDocument, width: Length, position: int) -> TableRow:
    """Return a row: the post level with the middle of the stamp, both below the white above the row."""
    line = text_line(document.profile)
    white = Twips((length("stamp.row_gap") if position else length("stamp.gap") - line.below_ink).twips)
    height = Twips(length("stamp.height").twips)
    post = ParagraphBlock(
        role=Role.STAMP,
        runs=(TextRun(document.stamps[position].post, Face.FANGSONG, line.size),),
        pitch=line.pitch,
        align="distribute",
        before=white - (line.above_ink - line.below_ink),
        left=_post_column() - length("stamp.post_gap") - width - length("spread.slack"),
        right=length("stamp.post_gap"),
        source=document.source("stamps", position),
    )
    place = ParagraphBlock(role=Role.ANCHOR, runs=(), pitch=height, before=white, grid=False, at_least=True)
    return TableRow(
        cells=(TableCell(paragraphs=(post,), vertical="centre"), TableCell(paragraphs=(place,))),
        height=white + height,
    )
