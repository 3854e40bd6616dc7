"""Right documents beside the notice of ``tests.check.right``, made by hand with python-docx as clerks make them.

Unsealed with a short and a long name, joint issues with and without seals, a signature stamp, a list and an imprint
that wrap, 信函, 命令, 纪要, and a table on a landscape page; each is a base for faults by its name.
"""

import io
from collections.abc import Callable, Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image, ImageDraw

from tests.check import right
from tests.check.right import (
    CENTRE,
    FANGSONG,
    HEI,
    LEFT,
    RED,
    RIGHT,
    XIAOBIAOSONG,
    Look,
    add_run,
    border,
    data_of,
    empty,
    finish,
    format_line,
    imprint,
    line,
    new_section,
    started,
    text_line,
)
from tests.check.rules.planting import add_base
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import saved

ORGAN, LONG_ORGAN, PARTNER = "示例市民政局", "示例市人力资源和社会保障局", "示例市教育局"
DATE = "2026年3月5日"
CELL, HALF, GAP = 315, 160, 64
"""Widths on the grid, in twips: of a hanzi, of a digit, between the two."""

DATE_WIDTH = 3 * CELL + 6 * HALF + 5 * GAP
TWO_ZI, FOUR_ZI, AREA = 632, 1263, 8845
TEXT = (
    "为进一步做好有关工作，切实维护群众合法权益，现将有关事项通知如下。",
    "一、总体要求",
    "各单位要高度重视，加强组织领导，明确责任分工，确保各项任务按期完成。",
    "二、有关工作",
    "请于4月30日前将工作情况书面报送我局。",
)


def head(document: Document, *organs: str, number: str = "示民发〔2026〕7号", scale: int = 100) -> None:
    """Mark, number and red rule; the mark's first line has its ink at 72 mm. ``scale`` is its width in percent."""
    look = Look(font=XIAOBIAOSONG, size=50, color=RED)
    for place, organ in enumerate(organs):
        mark = line(document, organ + ("文件" if len(organs) == 1 else ""), align=CENTRE, pitch=1000, look=look)
        mark.paragraph_format.space_before = Twips(1974 if place == 0 else 0)
        _scale(mark, scale)
    empty(document, 2)
    border(line(document, number, align=CENTRE), "bottom", eighths=12, space=8, color="FF0000")
    empty(document, 2)


def _scale(paragraph: Paragraph, percent: int) -> None:
    for run in paragraph.runs:
        size = run._r.get_or_add_rPr().find(qn("w:sz"))
        assert size is not None
        size.addprevious(right.made("w", val=percent))


def main(document: Document, title: str, recipients: str = "各县（区）民政局：", text: Sequence[str] = TEXT) -> None:
    heading = line(document, "", align=CENTRE, pitch=640)
    add_run(heading, title, Look(font=XIAOBIAOSONG, size=22))
    empty(document, 1)
    line(document, recipients)
    for each in text:
        text_line(document, each)


def at_right(document: Document, text: str, right_indent: int) -> Paragraph:
    """A line that ends ``right_indent`` twips before the right edge."""
    found = line(document, text, align=RIGHT)
    found.paragraph_format.right_indent = Twips(right_indent)
    return found


def close(document: Document, office: str = "示例市民政局办公室") -> None:
    """The 版记."""
    imprint(document, f"抄送：示例市财政局，示例市应急管理局。\n{office}\t{DATE}印发")


def issued(document: Document, title: str) -> Document:
    """It with its 版记, and done."""
    close(document)
    finish(document, title.replace("\n", ""))
    return document


def unsealed() -> Document:
    """The date is longer than the 署名: it stands 2 字 from the right, the 署名 begins 2 字 before it."""
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知")
    empty(document, 1)
    name = at_right(document, ORGAN, TWO_ZI + DATE_WIDTH - len(ORGAN) * CELL + TWO_ZI)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, TWO_ZI)
    line(document, "（此件公开发布）", first=TWO_ZI)
    return issued(document, f"{ORGAN}关于做好有关工作的通知")


def unsealed_long_name() -> Document:
    """The 署名 stands 2 字 from the right, the date begins 2 字 to its right; the only attachment has a long name."""
    document = started()
    head(document, LONG_ORGAN, number="示人社发〔2026〕7号", scale=55)
    main(document, f"{LONG_ORGAN}\n关于做好有关工作的通知")
    empty(document, 1)
    listed = line(document, f"附件：{LONG_NAME}", align=LEFT)
    listed.paragraph_format.left_indent = Twips(TWO_ZI + 3 * CELL)
    listed.paragraph_format.first_line_indent = Twips(-3 * CELL)
    empty(document, 1)
    name = at_right(document, LONG_ORGAN, TWO_ZI)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, TWO_ZI + len(LONG_ORGAN) * CELL - TWO_ZI - DATE_WIDTH)
    right.attachment(document, "", LONG_NAME[:16] + "\n" + LONG_NAME[16:], ("各单位按照本方案做好有关工作。",))
    imprint(document, f"抄送：{'，'.join(MANY)}。\n{LONG_ORGAN}办公室\t{DATE}印发")
    finish(document, f"{LONG_ORGAN}关于做好有关工作的通知", LONG_ORGAN)
    return document


LONG_NAME = "示例市养老服务机构安全隐患排查整治工作责任分工和完成时限"
MANY = ("示例市人民政府办公室", "示例市财政局", "示例市应急管理局", "示例市卫生健康委员会", "示例市市场监督管理局")


def joint_sealed() -> Document:
    """Two names in one row at tab stops, the last one over the date."""
    document = started()
    head(document, ORGAN, PARTNER)
    main(document, f"{ORGAN} {PARTNER}\n关于做好有关工作的通知")
    empty(document, 2)
    row = line(document, f"\t{ORGAN}\t{PARTNER}", align=LEFT)
    axis = AREA - FOUR_ZI - DATE_WIDTH // 2
    for stop in (axis - 2700, axis):
        row.paragraph_format.tab_stops.add_tab_stop(Twips(stop), alignment=1)
    row.paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    return issued(document, f"{ORGAN} {PARTNER}关于做好有关工作的通知")


def joint_unsealed() -> Document:
    """Two names of six 字 below each other."""
    document = started()
    head(document, ORGAN, PARTNER)
    main(document, f"{ORGAN} {PARTNER}\n关于做好有关工作的通知")
    empty(document, 1)
    for organ in (ORGAN, PARTNER):
        name = at_right(document, organ, TWO_ZI + DATE_WIDTH - len(organ) * CELL + TWO_ZI)
        name.paragraph_format.keep_with_next = True
    at_right(document, DATE, TWO_ZI)
    return issued(document, f"{ORGAN} {PARTNER}关于做好有关工作的通知")


def stamped(document: Document, post: str) -> None:
    """职务, two blanks, a picture of a stamp's size, 4 字 from the right; the date one 行 below."""
    empty(document, 2)
    signed = at_right(document, f"{post}\u3000\u3000", FOUR_ZI)
    signed.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    signed.add_run().add_picture(io.BytesIO(picture_bytes()), Mm(40), Mm(13))
    signed.paragraph_format.keep_with_next = True
    empty(document, 1)
    at_right(document, DATE, FOUR_ZI)


def stamp() -> Document:
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知")
    stamped(document, "局长")
    return issued(document, f"{ORGAN}关于做好有关工作的通知")


def order() -> Document:
    """命令: its mark 20 mm below the type area's edge, 令号, text, post and stamp."""
    document = started()
    mark = line(document, "示例市人民政府令", align=CENTRE, pitch=1000, look=Look(XIAOBIAOSONG, 50, RED))
    mark.paragraph_format.space_before = Twips(1124)
    empty(document, 2)
    line(document, "第3号", align=CENTRE)
    empty(document, 2)
    text_line(document, "《示例市养老服务管理办法》已经市人民政府常务会议审议通过，现予公布。")
    text_line(document, "本办法自2026年5月1日起施行。")
    stamped(document, "市长")
    finish(document, "示例市人民政府令第3号", "示例市人民政府")
    return document


def letter() -> Document:
    """信函: the mark in a frame, double rules as borders above and as lines on the sheet below."""
    document = started()
    document.sections[0].different_first_page_header_footer = True
    mark = line(document, ORGAN, align=CENTRE, pitch=720, look=Look(XIAOBIAOSONG, 36, RED))
    _frame(mark)
    line(document, "", pitch=20)
    tabbed = line(document, "", align=LEFT)
    tabbed.paragraph_format.tab_stops.add_tab_stop(Twips(AREA), alignment=2)
    tabbed.paragraph_format.space_before = Mm(7.1)
    add_run(tabbed, "特　急", Look(font=HEI))
    add_run(tabbed, "\t示民函〔2026〕7号")
    empty(document, 2)
    main(document, f"{ORGAN}\n关于商请协助有关工作的函", "示例市教育局：")
    empty(document, 2)
    name = at_right(document, ORGAN, FOUR_ZI + (DATE_WIDTH - len(ORGAN) * CELL) // 2)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    foot = document.sections[0].first_page_footer.paragraphs[0]
    format_line(foot, LEFT, 280)
    add_run(foot, "")
    header = document.sections[0].first_page_header.paragraphs[0]
    format_line(header, LEFT, 20)
    for top, thick in ((46.5, 2.25), (47.9, 0.75), (275.2, 0.75), (276.6, 2.25)):
        header.add_run()._r.append(_drawn_line(top, thick))
    # LibreOffice takes the first page's footer for its own only where its header is named before it.
    properties = document.sections[0]._sectPr
    properties.insert(0, next(properties.iterchildren(qn("w:headerReference"))))
    finish(document, f"{ORGAN}关于商请协助有关工作的函")
    return document


VML = "urn:schemas-microsoft-com:vml"


def _frame(paragraph: Paragraph) -> None:
    frame = right.made("framePr", w=AREA, wrap="notBeside", vAnchor="page", hAnchor="margin", x=1, y=1701)
    paragraph._p.get_or_add_pPr().insert(0, frame)


def _drawn_line(top: float, points: float) -> object:
    """A red line 170 mm long on the sheet, in VML."""
    return parse_xml(
        f'<w:pict {nsdecls("w")} xmlns:v="{VML}"><v:line '
        'style="position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'from="20mm,{top}mm" to="190mm,{top}mm" strokecolor="red" strokeweight="{points}pt"/></w:pict>'
    )


def minutes() -> Document:
    """纪要: its mark at 72 mm, text, who was there."""
    document = started()
    mark = line(document, "示例市民政局办公会议纪要", align=CENTRE, pitch=700, look=Look(XIAOBIAOSONG, 35, RED))
    mark.paragraph_format.space_before = Twips(1978)
    empty(document, 2)
    border(line(document, "示民纪〔2026〕7号", align=CENTRE), "bottom", eighths=12, space=8, color="FF0000")
    empty(document, 2)
    for each in TEXT[1:]:
        text_line(document, each)
    empty(document, 1)
    for label, names in (("出席", "、".join(["示例甲"] * 20)), ("请假", "示例乙"), ("列席", "示例丙")):
        listed = line(document, "", align=LEFT)
        add_run(listed, f"{label}：", Look(font=HEI))
        add_run(listed, names)
        listed.paragraph_format.left_indent = Twips(TWO_ZI + 3 * CELL)
        listed.paragraph_format.first_line_indent = Twips(-3 * CELL)
    close(document)
    finish(document, "示例市民政局办公会议纪要")
    return document


def landscape() -> Document:
    """The attachment is a table on a landscape page, whose number stands in a frame at its left."""
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知", text=(*TEXT, "具体安排见附件。"))
    empty(document, 1)
    listed = line(document, "附件：工作安排表", align=LEFT)
    listed.paragraph_format.left_indent = Twips(TWO_ZI + 3 * CELL)
    listed.paragraph_format.first_line_indent = Twips(-3 * CELL)
    empty(document, 2)
    name = at_right(document, ORGAN, FOUR_ZI + (DATE_WIDTH - len(ORGAN) * CELL) // 2)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    across = new_section(document)
    across.orientation = WD_ORIENT.LANDSCAPE
    across.page_width, across.page_height = Twips(16838), Twips(11906)
    across.top_margin, across.bottom_margin = Twips(1587), Twips(1474)
    across.left_margin, across.right_margin = Twips(1984), Twips(2098)
    for footer, align in ((across.footer, RIGHT), (across.even_page_footer, LEFT)):
        footer.is_linked_to_previous = False
        _turned_number(footer.paragraphs[0], align)
    line(document, "附件", align=LEFT, look=Look(font=HEI))
    empty(document, 1)
    line(document, "工作安排表", align=CENTRE, pitch=640, look=Look(XIAOBIAOSONG, 22))
    empty(document, 1)
    _table(document, rows=20)
    upright = new_section(document)
    upright.orientation = WD_ORIENT.PORTRAIT
    for footer in (upright.footer, upright.even_page_footer):
        footer.is_linked_to_previous = False
        for each in footer.paragraphs:
            each.text = ""
    return issued(document, f"{ORGAN}关于做好有关工作的通知")


def _turned_number(holder: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """A page number in a text box that is turned, 28 mm from the left edge of a page that lies across."""
    side = "right" if align == RIGHT else "left"
    holder.add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="{VML}"><v:rect filled="f" stroked="f" style="position:absolute;'
            "margin-left:25.4mm;margin-top:28mm;width:5mm;height:156mm;mso-position-horizontal-relative:page;"
            'mso-position-vertical-relative:page"><v:textbox inset="0,0,0,0" style="layout-flow:vertical">'
            f'<w:txbxContent><w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:ind w:{side}="280"/>'
            f'<w:jc w:val="{side}"/></w:pPr>{_in_song("— ")}<w:fldSimple w:instr=" PAGE ">{_in_song("1")}'
            f"</w:fldSimple>{_in_song(' —')}</w:p></w:txbxContent></v:textbox></v:rect></w:pict>"
        )
    )


def _in_song(text: str) -> str:
    fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/>'
    return f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def count_pages(section: Section, **how: str) -> None:
    """Says how the pages of ``section`` are numbered: ``start``, ``fmt``."""
    margins = section._sectPr.find(qn("w:pgMar"))
    assert margins is not None
    margins.addnext(right.made("pgNumType", **how))


def _table(document: Document, rows: int) -> Table:
    table: Table = document.add_table(rows=rows, cols=3, style="Table Grid")
    table.autofit = False
    for number, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(right.made("cantSplit"))
        if number == 0:
            row._tr.get_or_add_trPr().append(right.made("tblHeader"))
        for cell, text in zip(
            row.cells, ("序号", "单位", "日期") if number == 0 else (str(number), ORGAN, "3月"), strict=True
        ):
            cell.width = Mm(70)
            format_line(cell.paragraphs[0], CENTRE, 400)
            add_run(cell.paragraphs[0], text, Look(font=FANGSONG, size=12))
    return table


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DIAMETER = 42.0


def ring() -> bytes:
    """A ring that is no seal of anybody's."""
    image = Image.new("RGBA", (420, 420), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, 415, 415), outline=(255, 0, 0, 255), width=8)
    draw.text((200, 200), "SAMPLE", fill=(255, 0, 0, 255))
    return saved(image, "PNG")


def press(paragraph: Paragraph, middle: float, top: float) -> None:
    """A ring behind the text: ``middle`` from the sheet's left edge, ``top`` under the top of ``paragraph``, in mm."""
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(ring()), Mm(DIAMETER), Mm(DIAMETER))
    inline = run._r.find(f".//{{{DRAWING}}}inline")
    assert inline is not None
    inline.tag = f"{{{DRAWING}}}anchor"
    for name, value in _ANCHOR.items():
        inline.set(name, value)
    simple = OxmlElement("wp:simplePos")
    simple.set("x", "0")
    simple.set("y", "0")
    children = [simple, _seal_position("H", "page", middle - DIAMETER / 2), _seal_position("V", "paragraph", top)]
    for place, child in enumerate(children):
        inline.insert(place, child)
    extent = inline.find(f"{{{DRAWING}}}extent")
    assert extent is not None
    extent.addnext(OxmlElement("wp:wrapNone"))


_ANCHOR = {
    "behindDoc": "1",
    "simplePos": "0",
    "relativeHeight": "1",
    "locked": "0",
    "layoutInCell": "1",
    "allowOverlap": "1",
}


def _seal_position(direction: str, relative: str, millimetres: float) -> etree._Element:
    position = OxmlElement(f"wp:position{direction}")
    position.set("relativeFrom", relative)
    offset = OxmlElement("wp:posOffset")
    offset.text = str(int(Mm(millimetres)))
    position.append(offset)
    return position


BASES: dict[str, Callable[[], Document]] = {
    "unsealed": unsealed,
    "unsealed, long name": unsealed_long_name,
    "joint, sealed": joint_sealed,
    "joint, unsealed": joint_unsealed,
    "stamp": stamp,
    "命令": order,
    "信函": letter,
    "纪要": minutes,
    "landscape": landscape,
}


def _maker(make: Callable[[], Document]) -> Callable[[], bytes]:
    return lambda: data_of(make())


for _name, _make in BASES.items():
    add_base(_name, _maker(_make))
