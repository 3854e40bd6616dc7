"""附件 bound with the text (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blocks import Block, Face, Paragraph, Role, Run
from generator.document import Attachment, OfficialDocument
from generator.layout.ink import text_line, title_line, white_between
from generator.layout.main_part import text_blocks, title_paragraph
from generator.length import Length, Twips
from generator.standard import Profile, length

_SPACER = Twips(20)


def attachment_paragraphs(document: OfficialDocument) -> Iterator[Block]:
    """Each attachment on a new page: 附件n in line 1, its title in line 3, then formatted like the text."""
    for attachment in document.attachments:
        yield from _attachment(attachment, document.profile)


def _attachment(attachment: Attachment, profile: Profile) -> Iterator[Block]:
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
    first, *others = text_blocks(attachment.body, profile)
    yield from _below_title(first, profile)
    yield from others
    if not isinstance((first, *others)[-1], Paragraph):
        yield _spacer(_SPACER)


def _below_title(first: Block, profile: Profile) -> Iterator[Block]:
    """What begins the text, one 行 below the title's ink; only a paragraph can have that space itself."""
    gap = length("attachment.body_gap")
    if isinstance(first, Paragraph):
        yield replace(first, before=white_between(gap, title_line(), text_line(profile)))
    else:
        yield _spacer(gap - title_line().below_ink, keep_next=True)
        yield first


def _spacer(height: Length, *, keep_next: bool = False) -> Paragraph:
    """An empty paragraph: white, or what a section ends with that a table cannot end."""
    return Paragraph(role=Role.ANCHOR, runs=(), pitch=_SPACER, before=height - _SPACER, grid=False, keep_next=keep_next)
