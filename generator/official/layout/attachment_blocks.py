"""附件 bound with the text (7.3.7), on landscape sheets (8), and those that are Word files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.ground.errors import Problem
from generator.official.blocks import (
    Block,
    Face,
    InsetDocument,
    LaidOutSection,
    PageRule,
    ParagraphBlock,
    Role,
    TableBlock,
    TextRun,
)
from generator.official.document import Attachment, OfficialDocument
from generator.official.layout import main_part, page_setup, title_block
from generator.official.layout.inset_pages import pages_of
from generator.official.layout.paragraph_lines import spacer
from generator.official.layout.type_widths import text_line, title_line, white_between
from generator.standard import length

_BoundAttachment = tuple[Attachment, tuple[Block, ...]]
"""An attachment bound with the text, and its blocks."""


def bound_attachments(document: OfficialDocument) -> tuple[_BoundAttachment, ...]:
    """The attachments bound with the text of ``document``, with their blocks."""
    bound = (attachment for attachment in document.attachments if not attachment.detached)
    return tuple((attachment, tuple(_attachment(attachment, document))) for attachment in bound)


def bound_sections(
    text: Sequence[Block], attachments: Iterable[_BoundAttachment], first_page: tuple[PageRule, ...] | None = None
) -> tuple[LaidOutSection, ...]:
    """The sections of ``text`` and ``attachments``, each on a new page.

    A portrait attachment is in the section before it; a landscape one or a Word file has its own section.
    """
    sections = [LaidOutSection(blocks=tuple(text), first_page=first_page)]
    for attachment, blocks in attachments:
        own = attachment.landscape or attachment.package is not None
        if own or sections[-1].landscape or isinstance(sections[-1].blocks[-1], InsetDocument):
            sections[-1] = ended(sections[-1])
            sections.append(LaidOutSection(blocks=_begun(blocks), landscape=attachment.landscape))
        else:
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *blocks))
    # A table at the end would merge with a table that follows.
    last = ended(sections[-1]) if isinstance(sections[-1].blocks[-1], TableBlock) else sections[-1]
    return (*sections[:-1], last)


def detached_section(attachment: Attachment, document: OfficialDocument) -> LaidOutSection:
    """The section of a detached ``attachment`` of ``document``."""
    return ended(
        LaidOutSection(blocks=_begun(tuple(_attachment(attachment, document))), landscape=attachment.landscape)
    )


def ended(section: LaidOutSection) -> LaidOutSection:
    """``section`` with a last paragraph that can have the section's set-up.

    An empty paragraph of the text cannot: LibreOffice drops it.
    """
    last = section.blocks[-1]
    if isinstance(last, InsetDocument) or (
        isinstance(last, ParagraphBlock) and (last.runs or last.picture is not None)
    ):
        return section
    return replace(section, blocks=(*section.blocks, spacer()))


def _begun(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The ``blocks`` of a section without the page break before the first: the section begins a page itself."""
    first, *others = blocks
    return (replace(first, page_break_before=False) if isinstance(first, ParagraphBlock) else first, *others)


def _attachment(attachment: Attachment, document: OfficialDocument) -> Iterator[Block]:
    """附件n in line 1, the title in line 3, then the body set like the text; only the file if it has its head."""
    if not attachment.own_head:
        yield from _head(attachment, document)
    if attachment.package is not None:
        if not attachment.own_head:
            yield spacer(length("attachment.body_gap") - title_line().below_ink, keep_next=True)
        yield InsetDocument(
            package=attachment.package,
            pages=pages_of(attachment.package),
            name=attachment.title.text,
        )
    else:
        profile = document.profile
        area = page_setup.landscape_area(profile) if attachment.landscape else page_setup.portrait_area(profile)
        first, *others = main_part.text_blocks(
            attachment.body,
            profile,
            area,
            title=attachment.title.text,
            contents=attachment.contents,
            chapter_face=Face(document.chapter_face),
        )
        above, gap = title_line(), length("attachment.body_gap")
        if attachment.title_note is not None:
            above, gap = text_line(profile), length("title_note.gap")
        if isinstance(first, ParagraphBlock):
            yield replace(first, before=white_between(gap, above, text_line(profile)))
        else:
            yield spacer(gap - above.below_ink, keep_next=True)
            yield first
        yield from others


def _head(attachment: Attachment, document: OfficialDocument) -> Iterator[Block]:
    line = text_line(document.profile)
    number = document.number or "" if attachment.detached else ""
    serial = "" if attachment.serial is None else str(attachment.serial)
    yield ParagraphBlock(
        role=Role.ATTACHMENT_LABEL,
        runs=(TextRun(f"{number}附件{serial}", Face.HEI, line.size),),
        pitch=line.pitch,
        align="left",
        page_break_before=True,
        keep_next=True,
        source=attachment.span,
    )
    yield title_block.title_paragraph(attachment.title, Role.ATTACHMENT_TITLE, line.pitch)
    if attachment.title_note is not None:
        note = attachment.title_note
        yield title_block.bracketed_line(note.text, Role.TITLE_NOTE, document.profile, note.span)


def inset_warnings(attachments: Iterable[Attachment]) -> tuple[Problem, ...]:
    """A warning for each attachment that is a Word file: its number of pages is not certain."""
    return tuple(
        Problem(
            "layout-attachment-pages",
            attachment.title.span,
            {"title": attachment.title.text, "pages": pages_of(attachment.package)},
            "attachments",
        )
        for attachment in attachments
        if attachment.package is not None
    )
