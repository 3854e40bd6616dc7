"""附件 bound with the text (7.3.7), those on sheets that lie across (8), and those that are Word files already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.ground.errors import Problem
from generator.ground.length import Length, Twips
from generator.official.blocks import Block, Face, InsetDocument, PageRule, Paragraph, Role, Run, Section, TableBlock
from generator.official.document import Attachment, OfficialDocument
from generator.official.layout.ink import text_line, title_line, white_between
from generator.official.layout.inset import stated_pages
from generator.official.layout.main_part import text_blocks, title_paragraph
from generator.official.layout.type_area import across, upright
from generator.standard import Profile, length

_SPACER = Twips(20)


def bound_sections(
    text: Sequence[Block], document: OfficialDocument, first_page: tuple[PageRule, ...] | None = None
) -> tuple[Section, ...]:
    """``text`` and the attachments bound with it, each on a new page.

    Upright ones go on in the section before them; one that lies across, or is a Word file, has its own.
    """
    sections = [Section(blocks=tuple(text), first_page=first_page)]
    for attachment in document.attachments:
        if attachment.detached:
            continue
        blocks = tuple(_attachment(attachment, document))
        own = attachment.landscape or attachment.package is not None
        if own or _is_apart(sections[-1]):
            sections[-1] = ended(sections[-1])
            sections.append(Section(blocks=_begun(blocks), landscape=attachment.landscape))
        else:
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *blocks))
    # No text ends with a table: what follows would be one with it.
    last = ended(sections[-1]) if isinstance(sections[-1].blocks[-1], TableBlock) else sections[-1]
    return (*sections[:-1], last)


def detached_section(attachment: Attachment, document: OfficialDocument) -> Section:
    """A detached ``attachment`` of ``document``, from its first line on."""
    return ended(Section(blocks=_begun(tuple(_attachment(attachment, document))), landscape=attachment.landscape))


def ended(section: Section) -> Section:
    """``section`` with a paragraph at its end that may carry its set-up: not an empty one, LibreOffice drops it."""
    last = section.blocks[-1]
    if isinstance(last, InsetDocument) or (isinstance(last, Paragraph) and (last.runs or last.picture is not None)):
        return section
    return replace(section, blocks=(*section.blocks, _spacer(_SPACER)))


def _is_apart(section: Section) -> bool:
    return section.landscape or isinstance(section.blocks[-1], InsetDocument)


def _begun(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` that begin a section, which begins a page itself."""
    first, *others = blocks
    return (replace(first, page_break_before=False) if isinstance(first, Paragraph) else first, *others)


def _attachment(attachment: Attachment, document: OfficialDocument) -> Iterator[Block]:
    """附件n in line 1, the title in line 3, then formatted like the text; a Word file with its own head alone."""
    if not attachment.own_head:
        yield from _head(attachment, document)
    if attachment.package is not None:
        if not attachment.own_head:
            yield _spacer(length("attachment.body_gap") - title_line().below_ink, keep_next=True)
        yield InsetDocument(
            package=attachment.package,
            pages=stated_pages(attachment.package) or 1,
            name=attachment.title.text,
        )
    else:
        yield from _body(attachment, document.profile)


def _head(attachment: Attachment, document: OfficialDocument) -> Iterator[Block]:
    line = text_line(document.profile)
    yield Paragraph(
        role=Role.ATTACHMENT_LABEL,
        runs=(Run(_label(attachment, document), Face.HEI, line.size),),
        pitch=line.pitch,
        align="left",
        page_break_before=True,
        keep_next=True,
    )
    yield title_paragraph(attachment.title, Role.ATTACHMENT_TITLE, line.pitch)


def _label(attachment: Attachment, document: OfficialDocument) -> str:
    """附件 and the serial; on a detached one the 发文字号 before it."""
    number = document.number or "" if attachment.detached else ""
    serial = "" if attachment.serial is None else str(attachment.serial)
    return f"{number}附件{serial}"


def _body(attachment: Attachment, profile: Profile) -> Iterator[Block]:
    area = across(profile) if attachment.landscape else upright(profile)
    first, *others = text_blocks(attachment.body, profile, area)
    yield from _below_title(first, profile)
    yield from others


def _below_title(first: Block, profile: Profile) -> Iterator[Block]:
    """What begins the text, one 行 below the title's ink; only a paragraph can have that space itself."""
    gap = length("attachment.body_gap")
    if isinstance(first, Paragraph):
        yield replace(first, before=white_between(gap, title_line(), text_line(profile)))
    else:
        yield _spacer(gap - title_line().below_ink, keep_next=True)
        yield first


def _spacer(height: Length, *, keep_next: bool = False) -> Paragraph:
    """An empty paragraph: white, or what a section ends with."""
    return Paragraph(role=Role.ANCHOR, runs=(), pitch=_SPACER, before=height - _SPACER, grid=False, keep_next=keep_next)


def inset_warnings(attachments: Iterable[Attachment]) -> tuple[Problem, ...]:
    """For each attachment that is a Word file: that the count of pages rests on what the file says of itself."""
    return tuple(
        Problem(
            "layout-attachment-pages",
            attachment.title.span,
            {"title": attachment.title.text, "pages": stated_pages(attachment.package) or 1},
            "attachments",
        )
        for attachment in attachments
        if attachment.package is not None
    )
