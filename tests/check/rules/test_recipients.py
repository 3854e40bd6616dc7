"""主送机关 in the file: RC."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.check.faults import Plant, aligned, indented, lines_above, paragraph, remove, typed
from tests.check.right import Look, add_run, data_of, format_line, right_notice
from tests.check.rules.planting import Planted, findings


def moved(text: str, *, leave: bool) -> Plant:
    """Recipients in a row above 抄送 in the 版记."""

    def plant(document: Document) -> None:
        if not leave:
            remove(paragraph(document, "各县")._p)
        copied = document.tables[-1].rows[0].cells[0].paragraphs[0]
        form = copied.paragraph_format
        row = copied.insert_paragraph_before("")
        format_line(row, WD_ALIGN_PARAGRAPH.LEFT, 500)
        row.paragraph_format.left_indent, row.paragraph_format.right_indent = form.left_indent, form.right_indent
        row.paragraph_format.first_line_indent = form.first_line_indent
        add_run(row, f"主送：{text}。", Look(size=14))

    return plant


def many() -> str:
    return "，".join(f"示例市示例{number}区人民政府" for number in range(1, 14))


FAULTS = [
    # 3.2 pt under the ink of the title, 7.9 pt over that of the recipients.
    Planted("RC-01", lines_above("各县", -1), "4.7 mm", "10.4 mm"),
    Planted("RC-01", lines_above("各县", 1), "25.1 mm", "10.4 mm", name="two lines"),
    Planted("RC-02", indented("各县", first=11.1), "左空 11.1 mm", "顶格"),
    Planted("RC-02", indented("各县", left=20), "左空 20.0 mm", "顶格", name="as a whole"),
    Planted("RC-02", typed("各县", "各县", "　　各县"), "左空 11.3 mm", "顶格", name="blanks"),
    Planted("RC-02", aligned("各县", WD_ALIGN_PARAGRAPH.RIGHT), "没有居左", "顶格", name="right"),
    Planted("RC-03", typed("各县", "单位：", "单位，"), "用了“，”", "："),
    Planted("RC-03", typed("各县", "单位：", "单位"), "没有标点", "：", name="nothing"),
    Planted("RC-04", typed("示例市人民政府：", "：", "，示例市财政局："), "2", "1", base="request"),
    Planted(
        "RC-05", typed("示例市人民政府：", "人民政府", "市长"), "示例市市长", "机关名称", base="request",
        beside=("GN-05",),
    ),
    Planted("RC-07", typed("各县", "，", "；"), "“；”", "顿号和逗号"),
    Planted("RC-08", typed("各县", "，", "，，"), "两个标点之间是空的", "每个机关写一次", name="nothing between"),
    Planted("RC-08", typed("各县", "市属有关单位", "各县民政局"), "“各县民政局”写了 2 次", "每个机关写一次"),
]  # fmt: skip


def told(document: Document) -> list[tuple[str, str | None]]:
    return [(each.code, str(each.measured)) for each in findings(data_of(document)) if each.code.startswith("RC")]


def test_recipients_are_moved_only_where_they_are_many() -> None:
    document = right_notice()
    moved("示例市财政局", leave=False)(document)
    assert told(document) == [("RC-06", "只占 1 行")]
    document = right_notice()
    moved(many(), leave=False)(document)
    assert told(document) == []


def test_recipients_stand_in_one_place() -> None:
    document = right_notice()
    moved(many(), leave=True)(document)
    assert told(document) == [("RC-06", "标题下也写了")]


def test_space_below_the_title_is_white_too() -> None:
    """10.39 mm between the inks: 3.2 pt and 7.9 pt of it are in the lines themselves."""
    document = right_notice()
    lines_above("各县", -1)(document)
    paragraph(document, "各县").paragraph_format.space_before = Pt(18.4)
    assert told(document) == []
