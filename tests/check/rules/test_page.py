"""Sheet, type area, grid, type and colours in the file: PG."""

from collections.abc import Callable
from dataclasses import replace

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.check.rules import FILE_RULES
from generator.official.recognition.elements import Element
from tests.check.faults import (
    coloured,
    formed,
    in_font,
    in_header,
    in_size,
    margin,
    paragraph,
    pitched,
    remove,
    sheet,
    together,
)
from tests.check.right import border, data_of, made, new_section, right_notice
from tests.check.rules.planting import Planted, findings, found_in
from tests.word_documents import make_docx


def grid(**given: str) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        for element in document.element.body.iter(qn("w:docGrid")):
            for name, value in given.items():
                element.set(qn(f"w:{name}"), value)

    return plant


def no_grid(document: Document) -> None:
    for element in list(document.element.body.iter(qn("w:docGrid"))):
        remove(element)


def gutter(document: Document) -> None:
    document.sections[0].gutter = Mm(5)


def every_line(points: float) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        for each in document.paragraphs:
            if each.paragraph_format.line_spacing == Pt(28.95):
                each.paragraph_format.line_spacing = Pt(points)

    return plant


def footer(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].insert_paragraph_before("示例市民政局")


def red_border(document: Document) -> None:
    border(paragraph(document, "坚持以"), "bottom", eighths=12, space=1, color="FF0000")


FAULTS = [
    Planted("PG-01", sheet(215.9, 279.4), "215.9 × 279.4 mm", "210.0 × 297.0 mm", base="urgent"),
    Planted("PG-02", margin("top", 25.4), "25.4 mm", "37.0 mm"),
    Planted("PG-02", margin("top", 30), "30.0 mm", "33.1 mm", base="gbt33476", name="by GB/T 33476.2"),
    Planted("PG-03", margin("left", 31.7), "31.7 mm", "28.0 mm", base="urgent"),
    Planted("PG-03", gutter, "33.0 mm", "28.0 mm", base="urgent", name="gutter"),
    Planted("PG-04", margin("right", 31.7), "宽 150.3 mm", "156.0 mm", base="urgent"),
    Planted(
        "PG-04", together(margin("left", 25.4), margin("right", 25.4)), "宽 156.6 mm", "156.0 mm", base="urgent",
        beside=("PG-03",), name="both margins are wrong",
    ),
    Planted("PG-05", margin("bottom", 25.4), "高 234.6 mm", "225.0 mm"),
    Planted(
        "PG-05", together(margin("top", 25.4), margin("bottom", 25.4)), "高 234.6 mm", "225.0 mm", beside=("PG-02",),
        name="both margins are wrong",
    ),
    Planted("PG-06", every_line(29), "21", "22"),
    Planted("PG-06", every_line(26), "24", "22", name="close lines"),
    Planted("PG-07", grid(charSpace="0"), "27", "28"),
    Planted("PG-07", grid(type="lines"), "27", "28", name="a grid of lines alone"),
    Planted("PG-07", grid(type="snapToChars"), "14", "28", name="characters moved to cells"),
    Planted("PG-08", grid(linePitch="560"), "21.8 磅", "1 磅"),
    Planted("PG-09", pitched("坚持以", 20), "固定值 20 磅", "固定值 28.95 磅"),
    Planted("PG-09", formed("坚持以", line_spacing=1.5), "1.5 倍行距", "固定值 28.95 磅", name="in lines"),
    Planted("PG-11", in_header("内部资料"), "页眉里有“内部资料”", "页眉留空"),
    Planted("PG-11", footer, "页脚里有“示例市民政局”", "页脚只留页码", name="footer"),
    Planted("PG-12", coloured("坚持以", "1F4E79"), "颜色 1F4E79", "黑色"),
    Planted("PG-12", coloured("各地要加强", "0563C1"), "颜色 0563C1", "黑色", name="a link"),
    Planted("PG-13", coloured("各县", "FF0000"), "红色 FF0000", "黑色"),
    Planted("PG-13", red_border, "红色 FF0000", "黑色", name="a red rule"),
    Planted("PG-14", coloured("示例市民政局文件", "C00000"), "C00000", "FF0000"),
    Planted("PG-15", in_font("坚持以", "宋体", 12), "宋体、小四（12 磅）", "仿宋、三号（16 磅）"),
    Planted("PG-15", in_size("各县", 14), "四号（14 磅）", "三号（16 磅）", name="recipients"),
    Planted("PG-16", in_font("坚持以", "微软雅黑"), "微软雅黑", "小标宋、仿宋、楷体、黑体、宋体", beside=("PG-15",)),
]  # fmt: skip


def told(document: Document) -> list[tuple[str, str | None]]:
    return [(each.code, str(each.measured)) for each in findings(data_of(document))]


def test_a_top_margin_a_little_off_is_a_warning() -> None:
    document = right_notice()
    margin("top", 40.5)(document)
    (finding,) = [each for each in findings(data_of(document)) if each.code == "PG-02"]
    assert (finding.measured, finding.problem.severity) == ("40.5 mm", "warning")
    margin("top", 41.5)(document)
    (finding,) = [each for each in findings(data_of(document)) if each.code == "PG-02"]
    assert finding.problem.severity == "error"


def test_lines_of_28_points_fill_a_side_with_22() -> None:
    document = right_notice()
    every_line(28)(document)
    assert "PG-06" not in {code for code, _ in told(document)}


def test_condensed_type_makes_28_characters_without_a_grid() -> None:
    document = right_notice()
    no_grid(document)
    assert ("PG-07", "27") in told(document)
    for run in (run for each in document.paragraphs for run in each.runs):
        run._r.get_or_add_rPr().append(made("spacing", val=-5))
    assert "PG-07" not in {code for code, _ in told(document)}


def test_mirror_margins_are_missed_where_sections_begin_on_odd_pages() -> None:
    document = right_notice()
    new_section(document).start_type = WD_SECTION.ODD_PAGE
    assert ("PG-10", "26.0 mm") in told(document)
    document.settings.element.insert(0, made("mirrorMargins"))
    assert "PG-10" not in {code for code, _ in told(document)}


def test_an_attachment_may_have_margins_of_its_own() -> None:
    document = right_notice()
    section = new_section(document)
    section.left_margin = section.right_margin = Mm(15)
    label = document.add_paragraph()
    label.add_run("附件3")
    assert not {code for code, _ in told(document)} & {"PG-03", "PG-04"}


def test_lines_and_characters_of_a_side_as_it_is() -> None:
    """Wrong margins and a wrong pitch that together give 22 lines are reported as margins and pitch alone."""
    document = right_notice()
    for plant in (margin("top", 25.4), margin("bottom", 25.4), every_line(31.2)):
        plant(document)
    assert "PG-06" not in {code for code, _ in told(document)}


def test_a_rule_of_dashes_may_be_red() -> None:
    document = right_notice()
    for text, red in (("━━━━━━", False), ("红字", True)):
        document.add_paragraph().add_run(text).font.color.rgb = RGBColor(255, 0, 0)
        assert ("PG-13" in {code for code, _ in told(document)}) == red


def test_a_sheet_of_an_attachment_is_reported_at_its_place() -> None:
    document = right_notice()
    section = new_section(document)
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    document.add_paragraph("附件3")
    found = found_in(data_of(document))
    (departure,) = FILE_RULES["PG-01"](found)
    assert departure.at is found.document.blocks[-1]


def test_single_spacing_of_other_programs_is_no_grid() -> None:
    """python-docx's own template: 12 pt of Western type, single lines."""
    document = docx.Document()
    for text in ("示例市民政局关于做好工作的通知", "各县：", "为做好工作，现通知如下。" * 9):
        document.add_paragraph(text)
    codes = {code for code, _ in told(document)}
    assert {"PG-01", "PG-02", "PG-03", "PG-04", "PG-09", "PG-15"} <= codes


def test_a_mark_in_the_header_is_what_it_is() -> None:
    found = found_in(make_docx(["关于寄送材料的函", "各单位：", "请查收。"], header="示例市民政局"))
    (header,) = found.document.sections[0].headers["default"]
    assert [each.at for each in FILE_RULES["PG-11"](found)] == [header]
    assert list(FILE_RULES["PG-11"](replace(found, mark=(Element((header,), "示例市民政局"),)))) == []
