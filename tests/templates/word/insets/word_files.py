"""Word files as other tools make them: with their own look, paper sizes, lists, notes and pictures."""

import io

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import blank, packed, parts, saved

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def upright() -> Document:
    """Headings, lists, a table and a picture on one A4 page with margins and a header and footer of its own."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(30)
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "原来的页眉", "第1页"
    document.styles["Normal"].font.size = Pt(12)
    for name in ("Normal", "Heading 1"):
        document.styles[name].font.name = "仿宋_GB2312"
        document.styles[name].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
        for themed in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            document.styles[name].element.rPr.rFonts.attrib.pop(qn(f"w:{themed}"), None)
    document.add_heading("登记办法", 1)
    document.add_paragraph("请按下列步骤登记，不得遗漏，也不得重复。" * 4)
    for text in ("先填表", "后核对"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("要点", style="List Bullet")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("名称", "数量"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "示例物品"
    document.add_picture(io.BytesIO(picture_bytes(color="blue")), width=Mm(40))
    return document


def with_sheets() -> bytes:
    """Three sections: A4 upright, A4 across, A3 across; its pages are numbered from 7."""
    document = upright()
    for width, height, text in ((297, 210, "横排的表"), (420, 297, "大张的图")):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(width), Mm(height)
        document.add_paragraph(text)
    data = saved(document)
    return edited(data, "<w:pgMar", '<w:pgNumType w:start="7"/><w:pgMar')


def with_notes() -> bytes:
    """A paragraph with a footnote."""
    document = blank()
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    document.add_paragraph("见注")
    contents = parts(saved(document))
    note = '<w:footnote w:id="{}"{}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    notes = note.format(-1, ' w:type="separator"', "") + note.format(3, "", "注的文字")
    contents["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'.encode()
    for name, old, new in (
        ("word/document.xml", "见注</w:t></w:r>", '见注</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{_KIND}" Target="footnotes.xml"/></Relationships>',
        ),
        (
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}"/></Types>',
        ),
    ):
        text = contents[name].decode()
        assert old in text
        contents[name] = text.replace(old, new, 1).encode()
    return packed(contents)


def edited(data: bytes, old: str, new: str) -> bytes:
    """``data`` with ``new`` for the first ``old`` in its main document."""
    contents = parts(data)
    xml = contents["word/document.xml"].decode()
    assert old in xml
    return packed({**contents, "word/document.xml": xml.replace(old, new, 1).encode()})


def of_pages(data: bytes, pages: int) -> bytes:
    """``data``, saying of itself that it has so many ``pages``."""
    contents = parts(data)
    properties = contents["docProps/app.xml"].decode()
    before, _, rest = properties.partition("<Pages>")
    contents["docProps/app.xml"] = f"{before}<Pages>{pages}</Pages>{rest.partition('</Pages>')[2]}".encode()
    return packed(contents)
