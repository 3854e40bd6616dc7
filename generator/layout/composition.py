"""The steps of the layout, in the order of the printed document."""

from __future__ import annotations

from generator.blocks import Block, Face, LaidOutDocument, Section
from generator.document import OfficialDocument
from generator.layout.attachments import attachment_paragraphs
from generator.layout.header import header
from generator.layout.imprint import imprint_block, place_imprint
from generator.layout.main_part import main_part
from generator.layout.page_setup import page_setup
from generator.layout.pages import Pages, count_pages
from generator.layout.signature import signature_block

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
    text, counted = counted_text(document)
    sections, pages = _with_imprint(document, text, counted)
    return LaidOutDocument(
        sections=sections,
        setup=page_setup(document.profile),
        fonts={face: document.fonts.get(role, name) for role, (face, name) in _FONTS.items()},
        title=document.title.text,
        author="、".join(document.issuer),
        date=document.date,
        page_texts=pages,
    )


def counted_text(document: OfficialDocument) -> tuple[tuple[Block, ...], Pages]:
    """All paragraphs before the 版记, and the pages that they fill."""
    text = (
        *header(document),
        *main_part(document),
        *signature_block(document),
        *attachment_paragraphs(document),
    )
    return text, count_pages(text, page_setup(document.profile))


def _with_imprint(
    document: OfficialDocument, text: tuple[Block, ...], counted: Pages
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    imprint = imprint_block(document)
    if imprint is None:
        return (Section(blocks=text),), counted.texts
    return place_imprint(imprint, (Section(blocks=text),), counted, page_setup(document.profile))
