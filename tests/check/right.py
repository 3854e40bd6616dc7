"""A notice that is right by GB/T 9704-2012, made by hand with python-docx as a clerk would: nothing of ours is in it.

Distances of one and two 行 are empty paragraphs, margins those that clerks set (37, 35, 28, 26 mm), the 版记 is a table
at the foot of the last, even page. It has mark, number, red rule, title, recipients, a text of four levels, two
attachments, 署名 and 成文日期 with room for a seal, 附注, 版记 and page numbers.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from tests.word_documents import blank, saved

FANGSONG, KAI, HEI, SONG, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
RED = RGBColor(0xFF, 0, 0)
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_PITCH, _TITLE_PITCH, _IMPRINT_PITCH = 579, 640, 500
_TWO_ZI, _FOUR_ZI = 632, 1264

TITLE = ("示例市民政局", "关于做好冬春救助工作的通知")
TEXT = (
    "为切实保障困难群众基本生活，根据《社会救助暂行办法》，现将2026年冬春救助工作方案（见附件1）印发你们。",
    "请各地结合实际抓好落实，并就有关事项通知如下。",
    "一、总体要求",
    "坚持以人民为中心，压实属地责任，把救助资金和物资及时足额发放到困难群众手中，做到应救尽救。",
    "二、重点任务",
    "（一）摸清底数。各地要逐村逐户开展排查，准确掌握救助对象的家庭人口、住房和收入情况，填写登记表（见附件2）。",
    "（二）规范发放。救助工作按照下列步骤进行。",
    "1.由本人提出申请，村（居）民委员会评议后在本村（社区）公示。",
    "2.由乡镇人民政府审核，县级民政部门审批：",
    "（1）审批结果应当自收到申请之日起10日内告知申请人。",
    "（2）救助款项通过银行账户发放，不得抵扣任何费用。",
    "三、工作保障",
    "各地要加强组织领导，安排专人负责，于2026年3月31日前将工作总结报送我局。",
)
ATTACHMENTS = (
    ("冬春救助工作方案", ("一、工作目标", "保障困难群众基本生活，解决口粮、衣被、取暖等方面的困难。")),
    ("救助对象登记表", ("登记表由乡镇人民政府填写，一式两份，分别由县级民政部门和乡镇人民政府留存。",)),
)
DATE = "2026年3月5日"


@dataclass(frozen=True)
class Look:
    font: str = FANGSONG
    size: float = 16
    color: RGBColor | None = None


def right_notice() -> Document:
    """The notice, fresh with every call, to be spoilt by a test."""
    document = started()
    _header(document)
    _main_part(document)
    _signature(document)
    for serial, (title, lines) in enumerate(ATTACHMENTS, start=1):
        attachment(document, serial, title, lines)
    imprint(document, f"抄送：示例市财政局，示例市应急管理局。\n示例市民政局办公室\t{DATE}印发")
    finish(document, "".join(TITLE))
    return document


def started() -> Document:
    """A document without any text: sheet, grid, type and page numbers."""
    document = blank()
    _page(document.sections[0])
    _normal(document)
    _footers(document)
    return document


def finish(document: Document, title: str, author: str = "示例市民政局") -> None:
    """Puts into the properties what the document is about, and the organ that it is from."""
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = author
    properties.comments = ""


def data_of(document: Document) -> bytes:
    return saved(document)


def line(
    document: Document,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH = BOTH,
    first: int = 0,
    pitch: int = _PITCH,
    look: Look = Look(),
) -> Paragraph:
    """A paragraph of exact line height at the end of ``document``; ``first`` is its first line's indent in twips."""
    paragraph = document.add_paragraph()
    format_line(paragraph, align, pitch)
    if first:
        set_first_line(paragraph, first)
    if text:
        add_run(paragraph, text, look)
    return paragraph


def format_line(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH, pitch: int) -> None:
    """Alignment and exact line height in twips; a height that is not the text's is off the grid."""
    form = paragraph.paragraph_format
    form.alignment = align
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Twips(pitch)
    if pitch != _PITCH:
        _put(paragraph, made("snapToGrid", val=0), "w:spacing", "w:ind", "w:jc")


def add_run(paragraph: Paragraph, text: str, look: Look = Look()) -> Run:
    """``text`` at the end of ``paragraph``; a line feed is a line break."""
    run = paragraph.add_run(text)
    set_font(run, look.font)
    run.font.size = Pt(look.size)
    if look.color is not None:
        run.font.color.rgb = look.color
    return run


def set_font(run: Run, name: str) -> None:
    run.font.name = name
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def set_first_line(paragraph: Paragraph, twips: int) -> None:
    """The first line's indent, in twips and in hundredths of 字."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLine"), str(twips))
    indent.set(qn("w:firstLineChars"), str(round(twips / 316) * 100))


def empty(document: Document, count: int) -> None:
    for _ in range(count):
        line(document, "")


def made(name: str, *children: etree._Element, **values: object) -> etree._Element:
    """An element of WordprocessingML with these attributes and children."""
    element = OxmlElement(f"w:{name}")
    for attribute, value in values.items():
        element.set(qn(f"w:{attribute}"), str(value))
    for child in children:
        element.append(child)
    return element


def border(paragraph: Paragraph, side: str, *, eighths: int, space: int, color: str) -> None:
    edge = made(side, val="single", sz=eighths, space=space, color=color)
    _put(paragraph, made("pBdr", edge), "w:snapToGrid", "w:spacing", "w:ind", "w:jc")


def _put(paragraph: Paragraph, properties: etree._Element, *before: str) -> None:
    all_properties = paragraph._p.get_or_add_pPr()
    after = next((each for each in all_properties if each.tag in map(qn, before)), None)
    if after is None:
        all_properties.append(properties)
    else:
        after.addprevious(properties)


def imprint(document: Document, rows: str) -> None:
    """The 版记: ``rows`` parted by line feeds, a tab before what stands at the right, in a table at the page's foot."""
    texts = rows.split("\n")
    table = document.add_table(rows=len(texts), cols=1)
    table.autofit = False
    table._tbl.tblPr.append(_position())
    _cell_margins(table._tbl.tblPr)
    for position, (row, text) in enumerate(zip(table.rows, texts, strict=True)):
        row._tr.get_or_add_trPr().append(made("cantSplit", val=1))
        cell = row.cells[0]
        cell.width = Twips(8844)
        _cell_borders(cell._tc.get_or_add_tcPr(), position == 0, position == len(texts) - 1)
        paragraph = cell.paragraphs[0]
        format_line(paragraph, LEFT, _IMPRINT_PITCH)
        add_run(paragraph, text, Look(size=14))
        _imprint_indent(paragraph, hanging="\t" not in text)
    line(document, "", pitch=20)


def _imprint_indent(paragraph: Paragraph, *, hanging: bool) -> None:
    form = paragraph.paragraph_format
    form.left_indent = Twips(280 + 840 * hanging)
    form.right_indent = Twips(280)
    if hanging:
        form.first_line_indent = Twips(-840)
    else:
        stops = form.tab_stops
        stops.add_tab_stop(Twips(8844 - 280), alignment=2)


def _position() -> etree._Element:
    return made(
        "tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom"
    )


def _cell_margins(properties: etree._Element) -> None:
    properties.append(made("tblCellMar", *(made(side, w=0, type="dxa") for side in ("left", "right"))))


def _cell_borders(properties: etree._Element, first: bool, last: bool) -> None:
    edges = (
        made(side, val="single", sz=8 if outer else 6, space=0, color="000000")
        for side, outer in (("top", first), ("bottom", last))
    )
    properties.append(made("tcBorders", *edges))


def _page(section: Section) -> None:
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1587), Twips(1474)
    section.header_distance, section.footer_distance = Twips(850), Twips(1417)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "-849")):
        grid.set(qn(f"w:{name}"), value)


def _normal(document: Document) -> None:
    normal = document.styles["Normal"]
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FANGSONG)
    normal.font.size = Pt(16)
    properties = normal.element.get_or_add_pPr()
    for name in ("widowControl", "overflowPunct"):
        properties.append(made(name, val=0))
    normal.paragraph_format.space_after = Pt(0)


def _footers(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Normal"]
        format_line(paragraph, align, 280)
        form = paragraph.paragraph_format
        form.right_indent, form.left_indent = (Twips(280), None) if align == RIGHT else (None, Twips(280))
        look = Look(font=SONG, size=14)
        add_run(paragraph, "— ", look)
        for part in (
            made("fldChar", fldCharType="begin"),
            _instruction("PAGE"),
            made("fldChar", fldCharType="separate"),
        ):
            add_run(paragraph, "", look)._r.append(part)
        add_run(paragraph, "1", look)
        add_run(paragraph, "", look)._r.append(made("fldChar", fldCharType="end"))
        add_run(paragraph, " —", look)


def _instruction(text: str) -> etree._Element:
    instruction = made("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {text} "
    return instruction


def _header(document: Document) -> None:
    mark = line(
        document, "示例市民政局文件", align=CENTRE, pitch=1000, look=Look(font=XIAOBIAOSONG, size=50, color=RED)
    )
    mark.paragraph_format.space_before = Twips(1974)
    empty(document, 2)
    border(line(document, "示民发〔2026〕7号", align=CENTRE), "bottom", eighths=12, space=8, color="FF0000")
    empty(document, 2)


def _main_part(document: Document) -> None:
    title = line(document, "", align=CENTRE, pitch=_TITLE_PITCH)
    add_run(title, "\n".join(TITLE), Look(font=XIAOBIAOSONG, size=22))
    empty(document, 1)
    line(document, "各县（区）民政局，市属有关单位：")
    for text in TEXT:
        text_line(document, text)
    empty(document, 1)
    for position, (name, _) in enumerate(ATTACHMENTS, start=1):
        listed = line(document, ("附件：" if position == 1 else "") + f"{position}.{name}", align=LEFT)
        form = listed.paragraph_format
        hanging = 945 + 224 if position == 1 else 224
        form.left_indent, form.first_line_indent = Twips(_TWO_ZI + 945 + 224), Twips(-hanging)


def text_line(document: Document, text: str) -> None:
    """A paragraph of the text, its heading in the face of its level."""
    heading = line(document, "", first=_TWO_ZI)
    if text[1] == "、" and not text.endswith("。"):
        add_run(heading, text, Look(font=HEI))
        heading.paragraph_format.keep_with_next = True
    elif text.startswith("（") and text[2] == "）" and not text[1].isdigit():
        title, _, rest = text.partition("。")
        add_run(heading, f"{title}。", Look(font=KAI))
        add_run(heading, rest)
    else:
        add_run(heading, text)


def _signature(document: Document) -> None:
    """Sealed: the date 4 字 from the right, the 署名 centred over it (2225 and 1890 twips wide)."""
    empty(document, 2)
    name = line(document, "示例市民政局", align=RIGHT)
    name.paragraph_format.right_indent = Twips(_FOUR_ZI + (2225 - 1890) // 2)
    date = line(document, DATE, align=RIGHT)
    date.paragraph_format.right_indent = Twips(_FOUR_ZI)
    name.paragraph_format.keep_with_next = True
    line(document, "（此件公开发布）", first=_TWO_ZI)


def attachment(document: Document, serial: int | str, title: str, lines: tuple[str, ...]) -> None:
    """An attachment on a page of its own; ``serial`` is "" where it is the only one."""
    label = line(document, f"附件{serial}", align=LEFT, look=Look(font=HEI))
    label.paragraph_format.page_break_before = True
    empty(document, 1)
    line(document, title, align=CENTRE, pitch=_TITLE_PITCH, look=Look(font=XIAOBIAOSONG, size=22))
    empty(document, 1)
    for text in lines:
        text_line(document, text)


def new_section(document: Document) -> Section:
    """A section on a new page behind all there is, set up like the first."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section)
    return section
