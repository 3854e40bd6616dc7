"""The steps of the layout, in the order of the printed document."""

from __future__ import annotations

from generator.blocks import Face, LaidOutDocument, Section
from generator.document import OfficialDocument
from generator.layout.attachments import attachment_paragraphs
from generator.layout.header import Header, header
from generator.layout.imprint import imprint_block, place_imprint
from generator.layout.main_part import main_part
from generator.layout.opening import opening, white_above_text
from generator.layout.page_setup import page_setup
from generator.layout.pages import Pages, count_pages
from generator.layout.set_blocks import block_height
from generator.layout.signature import signature_block
from generator.length import NOTHING, Length
from generator.standard import length

_FONTS = {
    "title": (Face.XIAOBIAOSONG, "方正小标宋简体"),
    "body": (Face.FANGSONG, "仿宋_GB2312"),
    "kai": (Face.KAI, "楷体_GB2312"),
    "hei": (Face.HEI, "黑体"),
    "song": (Face.SONG, "宋体"),
}
"""The fonts of each face where the house names none (the digest's 6.3)."""


def lay_out(document: OfficialDocument) -> LaidOutDocument:
    """``document`` laid out to GB/T 9704-2012, its pages counted.

    Raises LayoutError when the text cannot be set as the standard asks.
    """
    sections, pages = _with_imprint(document, *counted_text(document))
    return LaidOutDocument(
        sections=sections,
        setup=page_setup(document.profile),
        fonts={face: document.fonts.get(role, name) for role, (face, name) in _FONTS.items()},
        title=document.title.text,
        author="、".join(document.issuer),
        date=document.date,
        page_texts=pages,
    )


def counted_text(document: OfficialDocument) -> tuple[tuple[Section, ...], Pages]:
    """Everything before the 版记, and the pages that it fills."""
    head = _header(document)
    text = (
        *head.blocks,
        *opening(document, head.white_below),
        *main_part(document, white_above_text(document, head.white_below)),
        *signature_block(document),
        *attachment_paragraphs(document),
    )
    return (Section(blocks=text, first_page=head.page_rules),), count_pages(text, page_setup(document.profile))


def _header(document: OfficialDocument) -> Header:
    """The 版头, which leaves room on the first page for what stands above the text and for one line of it (7.3.3)."""
    below = sum(block_height(paragraph) for paragraph in opening(document, NOTHING))
    return header(document, Length(below + length("grid.pitch", document.profile)))


def _with_imprint(
    document: OfficialDocument, sections: tuple[Section, ...], counted: Pages
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    imprint = imprint_block(document)
    if imprint is None:
        return sections, counted.texts
    return place_imprint(imprint, sections, counted, page_setup(document.profile))
