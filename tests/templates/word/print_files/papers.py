"""Papers of many kinds to be joined: each row is one template's papers for some units."""

import io
from collections.abc import Callable
from dataclasses import replace

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.word.docx_template import DocxTemplate
from tests.official.layout.conftest import second_notice
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.test_shipped_templates import BARE, HOME, LETTER, NOTICE, TOWN, context
from tests.word_documents import saved

UNITS = ("示例东馆", "示例西馆", "示例南馆")
W = nsdecls("w")
TEXT = "请按时报送有关材料，不得迟报、漏报、瞒报。" * 3


def paper(unit: str) -> Document:
    """A letter on A4 of two paragraphs."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.add_paragraph(f"{unit}：")
    document.add_paragraph(TEXT)
    return document


def field(place: Paragraph, instruction: str, shown: str = "9") -> None:
    """A complex field at the end of ``place``."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        place._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))


def turn_page(document: Document) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def covers() -> list[bytes]:
    """The cover letter that comes with the project, to five units."""
    template = DocxTemplate.open(LETTER)
    made = []
    for number in range(5):
        unit = {**(TOWN if number % 2 else HOME), "name": f"示例{number}", "addressee": f"示例{number}民政办"}
        names = context(BARE if number == 3 else NOTICE, unit)
        made.append(template.render({**names, "serial": number + 1, "total": 5}))
    return made


def of_two_pages() -> list[bytes]:
    documents = [paper(unit) for unit in UNITS]
    for _ in range(30):
        documents[1].add_paragraph(TEXT)
    return [saved(document) for document in documents]


def notices() -> list[bytes]:
    """Papers of our own layout: their styles differ, and one has its 版记 on an even page of its own."""
    plain = replace(second_notice(), attachments=(), attachment_list=())
    named = replace(plain, issuer_mark=("示例市住房和城乡建设委员会城市管理局文件",), copy_to=None, imprint=None)
    return [write_docx(lay_out(each)) for each in (plain, named, plain)]


def with_headers() -> list[bytes]:
    """Pages counted and printed, with the unit's name beside them; the second has two pages."""
    made = []
    for number, unit in enumerate(UNITS):
        document = paper(unit)
        header, footer = document.sections[0].header.paragraphs[0], document.sections[0].footer.paragraphs[0]
        header.text = f"致{unit}"
        footer.add_run("第")
        field(footer, "PAGE")
        footer.add_run("页共")
        field(footer, "NUMPAGES", "")
        if number == 1:
            turn_page(document)
        field(document.add_paragraph("共"), "NUMPAGES", "")
        made.append(saved(document))
    return made


def with_pictures() -> list[bytes]:
    """A picture for each unit, and one that all have in the header."""
    made = []
    for unit, color in zip(UNITS, ("red", "green", "red"), strict=True):
        document = paper(unit)
        document.add_picture(io.BytesIO(picture_bytes(color=color)), width=Mm(30))
        run = document.sections[0].header.paragraphs[0].add_run()
        run.add_picture(io.BytesIO(picture_bytes(color="blue")), width=Mm(10))
        made.append(saved(document))
    return made


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="{2 if level == 0 else 1}"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{".".join(f"%{number}" for number in range(1, level + 2))}、"/>'
    f'<w:pPr><w:ind w:left="{400 * (level + 1)}" w:hanging="400"/></w:pPr></w:lvl>'
    for level in range(9)
)


def _numbered(document: Document, text: str, number: int, level: int = 0) -> None:
    _number(document.add_paragraph(text), number, level)


def _number(paragraph: Paragraph, number: int, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def with_lists() -> list[bytes]:
    """Lists by style and by themselves, of two levels, in a table, and two that share their levels."""
    made = []
    for unit in UNITS:
        document = paper(unit)
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{LEVELS}</w:abstractNum>'))
        for number in (77, 78):
            numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="77"/></w:num>'))
        for text in ("登记", "核对"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("要点", style="List Bullet")
        table = document.add_table(3, 2, style="Table Grid")
        for row in table.rows:
            _number(row.cells[0].paragraphs[0], 77)
            row.cells[1].text = unit
        for level in (1, 1, 0):
            _numbered(document, f"层次{level}", 77, level)
        _numbered(document, "另一列", 78)
        made.append(saved(document))
    return made


def of_our_own_lists() -> list[bytes]:
    """The second has a list that the others do not have, under the number of one that they have."""
    made = []
    for number, unit in enumerate(UNITS):
        document = paper(unit)
        numbering = document.part.numbering_part.element
        levels = LEVELS.replace("decimal", "upperLetter") if number == 1 else LEVELS
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        _numbered(document, "一项", 77)
        made.append(saved(document))
    return made


def with_title_pages() -> list[bytes]:
    """Another header on the first page and on even pages; three pages each."""
    made = []
    for unit in UNITS:
        document = paper(unit)
        document.settings.odd_and_even_pages_header_footer = True
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = f"首页{unit}"
        section.header.paragraphs[0].text = "单页"
        section.even_page_header.paragraphs[0].text = "双页"
        for place in (section.first_page_footer, section.footer, section.even_page_footer):
            field(place.paragraphs[0], "PAGE")
        for _ in range(2):
            turn_page(document)
            document.add_paragraph("续页")
        made.append(saved(document))
    return made


def with_nothing_to_inherit() -> list[bytes]:
    """The first has headers of all kinds; the second has the first page's alone, and the third none at all."""
    made = []
    for number, unit in enumerate(UNITS):
        document = paper(unit)
        document.settings.odd_and_even_pages_header_footer = True
        section = document.sections[0]
        section.different_first_page_header_footer = number < 2
        if number < 2:
            section.first_page_header.paragraphs[0].text = f"首页{unit}"
        if number == 0:
            section.header.paragraphs[0].text = "单页的页眉"
            section.even_page_footer.paragraphs[0].text = "双页的页脚"
        for _ in range(2):
            turn_page(document)
            document.add_paragraph("续页")
        made.append(saved(document))
    return made


def with_sections() -> list[bytes]:
    """Several sections: across, of another size, and in two columns on the same page; it ends with a table."""
    made = []
    for unit in UNITS:
        document = paper(unit)
        across = document.add_section(WD_SECTION.NEW_PAGE)
        across.orientation, across.page_width, across.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
        field(across.footer.paragraphs[0], "PAGE")
        document.add_paragraph("横排")
        columns = document.add_section(WD_SECTION.CONTINUOUS)
        columns._sectPr.append(parse_xml(f'<w:cols {W} w:num="2"/>'))
        document.add_paragraph("两栏。" * 40)
        small = document.add_section(WD_SECTION.EVEN_PAGE)
        small.page_width, small.page_height = Mm(148), Mm(210)
        document.add_table(1, 2, style="Table Grid").cell(0, 0).text = unit
        made.append(saved(document))
    return made


def ending_in_odd_ways() -> list[bytes]:
    """With the end of a section, with a content control, with space after, on another size of sheet."""
    broken, controlled, spaced = (paper(unit) for unit in UNITS)
    broken.add_section(WD_SECTION.NEW_PAGE)
    inner = "<w:p><w:r><w:t>控件</w:t></w:r></w:p>"
    end = controlled.element.body.sectPr
    end.addprevious(
        parse_xml(f'<w:sdt {W}><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>')
    )
    spaced.paragraphs[-1].paragraph_format.space_after = Mm(20)
    spaced.sections[0].page_width, spaced.sections[0].page_height = Mm(182), Mm(257)
    spaced.paragraphs[0].paragraph_format.space_before = Mm(15)
    return [saved(document) for document in (spaced, controlled, spaced, broken, controlled)]


def with_references() -> list[bytes]:
    """Bookmarks and what refers to them, numbers of a sequence, links, text that spaces keep."""
    made = []
    for number, unit in enumerate(UNITS):
        document = paper(unit)
        target = document.add_paragraph("处")
        target._p.append(parse_xml(f'<w:bookmarkStart {W} w:id="5" w:name="here"/>'))
        target.add_run(unit)
        target._p.append(parse_xml(f'<w:bookmarkEnd {W} w:id="5"/>'))
        for text in ("图", "图"):
            field(document.add_paragraph(text), "SEQ Figure \\* ARABIC", "")
        if number == 1:
            turn_page(document)
        field(document.add_paragraph("见"), "REF here \\h", "")
        field(document.add_paragraph("页"), "PAGEREF here", "")
        identifier = document.part.relate_to(
            f"https://example.com/{number}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = parse_xml(
            f'<w:hyperlink {W} {nsdecls("r")} r:id="{identifier}"><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
        )
        document.add_paragraph("链接")._p.append(link)
        made.append(saved(document))
    return made


KINDS: dict[str, Callable[[], list[bytes]]] = {
    "cover letters": covers,
    "of two pages": of_two_pages,
    "of our layout": notices,
    "headers": with_headers,
    "pictures": with_pictures,
    "lists": with_lists,
    "lists of their own": of_our_own_lists,
    "title pages": with_title_pages,
    "nothing to inherit": with_nothing_to_inherit,
    "sections": with_sections,
    "ends": ending_in_odd_ways,
    "references": with_references,
}
