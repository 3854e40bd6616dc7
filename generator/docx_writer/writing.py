"""The document part, and the package of all parts."""

from __future__ import annotations

from generator.blocks import Block, ImprintBlock, LaidOutDocument, Paragraph, Section, TableBlock
from generator.docx_writer.imprint import imprint_xml
from generator.docx_writer.paragraph import Styles, paragraph_xml
from generator.docx_writer.parts import (
    content_types,
    core_properties,
    document_relationships,
    extended_properties,
    font_table,
    footer_ids,
    package_relationships,
    settings_part,
    styles_part,
)
from generator.docx_writer.section import footers, page_number, section_xml
from generator.docx_writer.table import table_paragraphs, table_xml
from generator.docx_writer.theme import theme_part
from generator.docx_writer.xml import inside, root
from generator.package import deflate, write_package


def write_docx(document: LaidOutDocument) -> bytes:
    """``document`` as the bytes of a .docx; the same document gives the same bytes."""
    styles = _styles(document)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": extended_properties(),
        "docProps/core.xml": core_properties(document),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/document.xml": _document_part(document, styles),
        "word/fontTable.xml": font_table(document.fonts),
        "word/settings.xml": settings_part(),
        "word/styles.xml": styles_part(styles, document.setup, document.fonts),
        "word/theme/theme1.xml": theme_part(document.fonts),
    }
    for name, data in footers(styles, document.setup, document.fonts).items():
        parts[f"word/{name}"] = data
    return write_package({name: deflate(data) for name, data in parts.items()})


def _styles(document: LaidOutDocument) -> Styles:
    """For each role the first paragraph of it: what they share is its style's."""
    styles: Styles = {}
    for section in document.sections:
        for block in section.blocks:
            for paragraph in _paragraphs(block):
                styles.setdefault(paragraph.role, paragraph)
    number = page_number("right", document.setup)
    styles.setdefault(number.role, number)
    return styles


def _paragraphs(block: Block) -> tuple[Paragraph, ...]:
    if isinstance(block, Paragraph):
        return (block,)
    if isinstance(block, TableBlock):
        return table_paragraphs(block)
    return block.rows if isinstance(block, ImprintBlock) else ()


def _document_part(document: LaidOutDocument, styles: Styles) -> bytes:
    *others, last = document.sections
    content = "".join(_section(section, document, styles, ends_here=True) for section in others)
    content += _section(last, document, styles, ends_here=False)
    return root("document", inside("body", content))


def _section(section: Section, document: LaidOutDocument, styles: Styles, *, ends_here: bool) -> str:
    """The blocks of a section; its set-up stands in its last paragraph, or at the end of the body."""
    setup = section_xml(section, document.setup, footer_ids())
    *blocks, last = section.blocks
    content = "".join(_block(block, document, styles) for block in blocks)
    if not ends_here:
        return content + _block(last, document, styles) + setup
    return content + _block(last, document, styles, setup)


def _block(block: Block, document: LaidOutDocument, styles: Styles, section: str = "") -> str:
    if isinstance(block, Paragraph):
        return paragraph_xml(block, styles, document.setup, document.fonts, section=section)
    if isinstance(block, ImprintBlock):
        return imprint_xml(block, styles, document.setup, document.fonts)
    if isinstance(block, TableBlock):
        return table_xml(block, lambda paragraph: paragraph_xml(paragraph, styles, document.setup, document.fonts))
    raise NotImplementedError
