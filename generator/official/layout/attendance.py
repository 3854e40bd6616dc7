"""出席, 请假 and 列席 of 纪要 (10.3)."""

from __future__ import annotations

from dataclasses import replace

from generator.ground.length import NOTHING
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.ink import text_line, white_between
from generator.official.layout.set_lines import has_sparse_line, line_count
from generator.official.layout.type_area import portrait_area
from generator.official.layout.type_widths import width_on_grid
from generator.standard import ATTENDANCE, Profile, length, number

_PARTS = ("attendance.present", "attendance.excused", "attendance.observing")


def attendance(document: OfficialDocument) -> tuple[ParagraphBlock, ...]:
    """Return a paragraph for each, 2 字 in, wrapped names below the first name; the first is one 行 below the text.

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
