"""The 附件说明 below the text: the names of the attachments (7.3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.length import Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.type_widths import text_line, white_between, width_on_grid
from generator.standard import length

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
