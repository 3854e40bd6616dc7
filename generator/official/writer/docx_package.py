"""The .docx package of a laid-out document, and its main document part."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from generator.office.package import deflate, write_package
from generator.office.package.opc_names import CONTENT_TYPES, CORE_PART, CUSTOM_PART, DOCUMENT, EXTENDED_PART
from generator.office.package.part_names import relationships_of
from generator.official.blocks import (
    TEXT_ROLES,
    Block,
    ImprintBlock,
    LaidOutDocument,
    ParagraphBlock,
    TableBlock,
    paragraphs_of,
)
from generator.official.writer.common_parts import (
    core_properties,
    custom_properties,
    document_relationships,
    extended_properties,
    font_table,
    package_relationships,
    part_ids,
    settings_part,
    styles_part,
    types_part,
)
from generator.official.writer.flow_table import table_xml
from generator.official.writer.imprint_table import imprint_xml
from generator.official.writer.inline_picture import Drawings, media, pictures
from generator.official.writer.inset_place import inset_place
from generator.official.writer.paragraph import Styles, paragraph_xml
from generator.official.writer.section import first_page_headers, footers, landscape_footers, section_xml
from generator.official.writer.theme_part import theme_part
from generator.official.writer.xml import inside, root


def write_docx(document: LaidOutDocument) -> bytes:
    """Return ``document`` as the bytes of a .docx; the same document gives the same bytes."""
    styles = _styles(document)
    headers = first_page_headers(document.sections)
    landscape = landscape_footers(document.sections, styles, document.setup, document.fonts)
    shown = media(pictures(document))
    others = (headers, landscape, shown)
    has_custom = bool(document.properties)
    parts = {
        CONTENT_TYPES: types_part(*others, has_custom=has_custom),
        relationships_of(""): package_relationships(has_custom=has_custom),
        EXTENDED_PART: extended_properties(),
        CORE_PART: core_properties(document),
        relationships_of(DOCUMENT): document_relationships(*others),
        DOCUMENT: _document_part(document, styles, part_ids(*others)),
        "word/fontTable.xml": font_table(document.fonts),
        "word/settings.xml": settings_part(),
        "word/styles.xml": styles_part(styles, document.setup, document.fonts),
        "word/theme/theme1.xml": theme_part(document.fonts),
    }
    for name, data in (footers(styles, document.setup, document.fonts) | landscape | headers | shown).items():
        parts[f"word/{name}"] = data
    if has_custom:
        parts[CUSTOM_PART] = custom_properties(document.properties)
    return write_package({name: (deflate if name in _OWN else _deflated)(data) for name, data in parts.items()})


_OWN = (DOCUMENT, CORE_PART, CUSTOM_PART)
"""The parts that differ between documents; the others are the same in every letter of a batch."""

_deflated = lru_cache(maxsize=128)(deflate)


def _styles(document: LaidOutDocument) -> Styles:
    """Return the headings and the first paragraph of each other role, from which its style is made.

    The styles of the text are on the grid.
    """
    styles = {heading.role: heading for heading in document.headings}
    for section in document.sections:
        for block in section.blocks:
            for paragraph in paragraphs_of(block):
                styles.setdefault(paragraph.role, _model(paragraph))
    number = document.setup.odd_number
    styles.setdefault(number.role, number)
    return styles


def _model(paragraph: ParagraphBlock) -> ParagraphBlock:
    if paragraph.role not in TEXT_ROLES:
        return paragraph
    return replace(paragraph, grid=True, keep_next=paragraph.keep_next and not paragraph.parts, parts=False)


def _document_part(document: LaidOutDocument, styles: Styles, ids: dict[str, str]) -> bytes:
    """Return the blocks of all sections; a section's set-up is in its last paragraph, the last section's at the end."""
    drawings = Drawings(ids)
    content = ""
    for number, section in enumerate(document.sections, start=1):
        setup = section_xml(section, document.setup, ids, number)
        *blocks, last = section.blocks
        content += "".join(_block(block, document, styles, drawings) for block in blocks)
        if number == len(document.sections):
            content += _block(last, document, styles, drawings) + setup
        else:
            content += _block(last, document, styles, drawings, setup)
    return root("document", inside("body", content))


def _block(block: Block, document: LaidOutDocument, styles: Styles, drawings: Drawings, section: str = "") -> str:
    setup, names = document.setup, document.fonts
    if isinstance(block, ParagraphBlock):
        drawing = "" if block.picture is None else drawings.xml(block.picture)
        return paragraph_xml(block, styles, setup, names, section=section, fields=drawing)
    if isinstance(block, ImprintBlock):
        return imprint_xml(block, styles, setup, names)
    if isinstance(block, TableBlock):
        return table_xml(block, lambda paragraph: paragraph_xml(paragraph, styles, setup, names))
    return inset_place(section, drawings.ids)
