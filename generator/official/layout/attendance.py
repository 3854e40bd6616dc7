"""出席, 请假 and 列席 of 纪要 (10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ground.length import NOTHING
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.ink import text_line, white_between
from generator.official.layout.set_lines import has_sparse_line
from generator.official.layout.type_area import portrait_area
from generator.official.layout.type_widths import width_on_grid
from generator.standard import ATTENDANCE, length


def attendance(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """Yield a paragraph for each, 2 字 in, wrapped names below the first name; the first is one 行 below the text."""
    listed = document.attendance
    if listed is None:
        return
    line = text_line(document.profile)
    white = white_between(length("attendance.gap"), line, line)
    for word, names in zip(ATTENDANCE, (listed.present, listed.excused, listed.observing), strict=True):
        if not names:
            continue
        label = f"{word}："
        hanging = width_on_grid(label)
        paragraph = ParagraphBlock(
            role=Role.ATTENDANCE,
            runs=(TextRun(label, Face.HEI, line.size), TextRun(names, Face.FANGSONG, line.size)),
            pitch=line.pitch,
            align="both",
            before=white,
            left=length("attendance.indent") + hanging,
            first_line=-hanging,
        )
        yield replace(paragraph, align="left") if has_sparse_line(paragraph, portrait_area(document.profile)) else paragraph
        white = NOTHING
