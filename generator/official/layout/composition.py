"""The steps of the layout, in the order of the printed document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import zip_longest

from generator.ground.errors import Problem
from generator.ground.kept_results import begin_document
from generator.ground.length import NOTHING, Length
from generator.official.blocks import Face, LaidOutDocument, LaidOutSection, PageSetup
from generator.official.document import Attachment, OfficialDocument
from generator.official.layout import attachment_blocks, signature_page
from generator.official.layout.cell_lines import with_number_of_pages
from generator.official.layout.header import header
from generator.official.layout.imprint_block import place_imprint
from generator.official.layout.main_part import attendance, headings, main_part
from generator.official.layout.page_count import Pages, Setting, block_height, count_sections, set_block, setting_once
from generator.official.layout.page_setup import page_setup
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.signature import signature_block
from generator.official.layout.title_block import opening, white_above_text
from generator.standard import length
from generator.standard.faces import USUAL_FONTS

_FONTS = {
    "title": (Face.XIAOBIAOSONG, USUAL_FONTS["小标宋"]),
    "body": (Face.FANGSONG, USUAL_FONTS["仿宋"]),
    "kai": (Face.KAI, USUAL_FONTS["楷体"]),
    "hei": (Face.HEI, USUAL_FONTS["黑体"]),
    "song": (Face.SONG, USUAL_FONTS["宋体"]),
}
"""The fonts of each face where the house names none (the digest's 6.3)."""

_QUOTED = 12
"""So many characters of a page's end are quoted."""


def lay_out(document: OfficialDocument) -> LaidOutDocument:
    """Lays out ``document`` to GB/T 9704-2012, and counts its pages.

    Raises LayoutError when the text cannot be set as the standard asks.
    """
    begin_document()
    setting = setting_once()
    fit = signature_page.fitted(document, partial(counting, setting=setting))
    sections, every = fit.counted.sections, fit.counted.every
    if fit.imprint is not None:
        setup = page_setup(document.profile)
        sections = place_imprint(fit.imprint, sections, every, setup)
        every = _in_each_program(sections, setup, setting)
    if document.form.cells:
        sections = with_number_of_pages(sections, len(every[0].texts))
        every = _in_each_program(sections, page_setup(document.profile), setting)
    texts = tuple(pages.texts for pages in every)
    bound = (attachment for attachment in document.attachments if not attachment.detached)
    warnings = (*fit.warnings, *_differing_pages(*texts), *attachment_blocks.inset_warnings(bound))
    category = str(document.format) if document.form.declared else ""
    return replace(_laid_out(document, document.title.text, sections, texts), warnings=warnings, category=category)


def _differing_pages(in_word: tuple[str, ...], in_libreoffice: tuple[str, ...]) -> Iterator[Problem]:
    """A warning where the document has more pages in one program than in the other, and where they part."""
    if len(in_word) == len(in_libreoffice):
        return
    pairs = zip_longest(in_word, in_libreoffice, fillvalue="")
    page, text = next((page, one) for page, (one, other) in enumerate(pairs, start=1) if one != other)
    counts = {"word": len(in_word), "libreoffice": len(in_libreoffice)}
    yield Problem("layout-pages-differ", None, {**counts, "page": page, "text": text.strip()[-_QUOTED:]})


def lay_out_detached(document: OfficialDocument, attachment: Attachment) -> LaidOutDocument:
    """Lays out a detached ``attachment`` of ``document`` as a document of its own, and counts its pages (7.3.7).

    Raises LayoutError when it cannot be set as the standard asks.
    """
    begin_document()
    sections = (attachment_blocks.detached_section(attachment, document),)
    every = _in_each_program(sections, page_setup(document.profile))
    return _laid_out(document, attachment.title.text, sections, tuple(pages.texts for pages in every))


def _laid_out(
    document: OfficialDocument, title: str, sections: tuple[LaidOutSection, ...], texts: tuple[tuple[str, ...], ...]
) -> LaidOutDocument:
    in_word, in_libreoffice = texts
    return LaidOutDocument(
        sections=sections,
        setup=page_setup(document.profile),
        fonts={face: document.fonts.get(role, name) for role, (face, name) in _FONTS.items()},
        title=title,
        author="" if document.is_public else "、".join(document.issuer),
        date=document.date,
        page_texts=in_word,
        libreoffice_texts=in_libreoffice,
        headings=headings(document.profile),
    )


def counted_text(
    document: OfficialDocument, spacing: signature_page.DocumentSpacing = signature_page.USUAL
) -> signature_page.CountedDocument:
    """Everything before the 版记, with that ``spacing``, and the pages that it fills."""
    return counting(document)(spacing)


def counting(document: OfficialDocument, setting: Setting = set_block) -> signature_page.Count:
    """A function that counts everything before the 版记; blocks that no spacing changes are laid out once."""
    # Page 1 has room below the 版头 for title, recipients and one line of the text (7.3.3), or the first of 目录.
    below = 0 if document.form.pieces else sum(block_height(paragraph) for paragraph in opening(document, NOTHING))
    head = header(document, Length(below + length("grid.pitch", document.profile)))
    text = (
        *head.blocks,
        *opening(document, head.white_below),
        *main_part(document, white_above_text(document, head.white_below)),
        *attendance(document),
    )
    attachments = attachment_blocks.bound_attachments(document)

    @cache
    def counted(spacing: signature_page.DocumentSpacing) -> signature_page.CountedDocument:
        signature = signature_block(document, spacing.seal_gap)
        pitches = spacing.pitch, length("grid.pitch", document.profile)
        bound = [
            (each, blocks if each.landscape else tuple(signature_page.on_pitch(blocks, *pitches)))
            for each, blocks in attachments
        ]
        sections = attachment_blocks.bound_sections(
            signature_page.spaced(text, signature, spacing, document.profile), bound, head.page_rules
        )
        in_word, *others = _in_each_program(sections, page_setup(document.profile), setting)
        return signature_page.CountedDocument(sections, in_word, tuple(others))

    return counted


def _in_each_program(
    sections: tuple[LaidOutSection, ...], setup: PageSetup, setting: Setting = set_block
) -> tuple[Pages, ...]:
    return tuple(count_sections(sections, setup, program, setting) for program in PROGRAMS)
