"""附件 bound with the text (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blocks import Face, Paragraph, Role, Run
from generator.document import Attachment, OfficialDocument
from generator.layout.ink import text_line, title_line, white_between
from generator.layout.main_part import text_paragraphs, title_paragraph
from generator.standard import Profile, length


def attachment_paragraphs(document: OfficialDocument) -> Iterator[Paragraph]:
    """Each attachment on a new page: 附件n in line 1, its title in line 3, then formatted like the text."""
    for attachment in document.attachments:
        yield from _attachment(attachment, document.profile)


def _attachment(attachment: Attachment, profile: Profile) -> Iterator[Paragraph]:
    line = text_line(profile)
    serial = "" if attachment.serial is None else str(attachment.serial)
    yield Paragraph(
        role=Role.ATTACHMENT_LABEL,
        runs=(Run(f"附件{serial}", Face.HEI, line.size),),
        pitch=line.pitch,
        align="left",
        page_break_before=True,
        keep_next=True,
    )
    yield title_paragraph(attachment.title, Role.ATTACHMENT_TITLE, line.pitch)
    white = white_between(length("attachment.body_gap"), title_line(), line)
    for position, paragraph in enumerate(text_paragraphs(attachment.body, profile)):
        yield replace(paragraph, before=white) if position == 0 else paragraph
