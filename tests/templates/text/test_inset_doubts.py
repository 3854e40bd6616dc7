"""An attached Word file of other sheets, or with a head of its own, is reported; a key keeps its own head alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Mm

from generator.ground.errors import TranslatedText, joined
from generator.templates.text.notice import open_notice
from tests.templates.text.folders import make_folder, with_keys
from tests.templates.word.insets.word_files import with_notes
from tests.word_documents import blank, parts, saved

A4, LETTER, A3 = (210, 297), (215.9, 279.4), (420, 297)


def word_file(texts: Sequence[str], *sheets: tuple[float, float]) -> bytes:
    """A document with these paragraphs, and a section for each sheet."""
    document = blank()
    for number, (width, height) in enumerate(sheets):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        section.page_width, section.page_height = Mm(width), Mm(height)
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def told(folder: Path, data: bytes, more: str = "") -> list[tuple[str, object]]:
    """The codes of the warnings of a notice with this file as an attachment called 自查报告."""
    entry = f"attachments: [{{title: 自查报告, file: r.docx{more}}}]"
    inside, _ = make_folder(folder, with_keys(entry))
    (inside / "r.docx").write_bytes(data)
    return [(each.code, each.facts.get("size")) for each in open_notice(inside).warnings]


@pytest.mark.parametrize(
    ("sheets", "size"),
    [
        *(([A4], None), ([(297, 210)], None), ([(209.9, 297.1)], None), ([LETTER], joined(["216 × 279 mm"]))),
        *(([A4, A3], joined(["420 × 297 mm"])), ([A3, LETTER, A3], joined(["420 × 297 mm", "216 × 279 mm"]))),
    ],
)
def test_sheets(sheets: list[tuple[float, float]], size: TranslatedText | None, tmp_path: Path) -> None:
    expected = [] if size is None else [("notice-attachment-page", size)]
    assert told(tmp_path, word_file(["正文"], *sheets)) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ["附件2", "自查报告", "正文"],
        ["", "附件", "", "自 查 报 告", "正文"],
        ["附件二", "其他题目"],
        ["自查报告", "正文"],
        ["自查", "报告", "正文"],
        ["示例市档案馆", "自查报告"],
    ],
)
def test_a_head_that_would_stand_there_twice(texts: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, word_file(texts, A4)) == [("notice-attachment-head-twice", None)]


@pytest.mark.parametrize(
    "texts", [["正文"], ["关于自查报告的说明"], ["附件2：名单"], [*"甲乙丙丁戊己庚辛壬癸子丑", "附件2"]]
)
def test_what_is_no_head(texts: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, word_file(texts, A4)) == []


def test_its_own_head_alone(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert told(tmp_path / "1", word_file(["附件", "自查报告"], A4), ", head: own") == []
    bare = told(tmp_path / "2", word_file(["正文"], A4), ", head: own")
    assert bare == [("notice-attachment-headless", None)]
    assert [each.own_head for each in open_notice(tmp_path / "1" / "notice").render().attachments] == [True]


PAGE = '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr="{}"/>'
WATERMARK = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="机密"/></v:shape>'


def with_headers(**texts: str) -> bytes:
    """A document with these texts, or XML, in its headers and footers; only the usual ones are shown."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, text in texts.items():
        paragraph = getattr(section, name).paragraphs[0]
        paragraph.text = text.partition("<")[0]
        if "<" in text:
            paragraph.add_run()._r.append(parse_xml(text[text.index("<") :]))
    document.add_paragraph("正文")
    return saved(document)


@pytest.mark.parametrize(
    ("texts", "left_out", "expected"),
    [
        ({"header": "内部资料"}, "", ["页眉"]),
        ({"header": "内部资料"}, "header", []),
        ({"header": "内部资料", "footer": "单位：万元"}, "footer", ["页眉"]),
        ({"header": "内部资料", "footer": "单位：万元"}, "页眉, 页脚, 水印", []),
        ({"header": WATERMARK}, "", ["水印"]),
        ({"header": WATERMARK}, "watermark", []),
        ({"first_page_header": "封面", "even_page_footer": "双页"}, "", []),
        ({"footer": "第" + PAGE.format("PAGE")}, "", []),
        ({"footer": "第1页 共9页" + PAGE.format("NUMPAGES")}, "", []),
        ({"footer": "— 1 —"}, "", []),
        ({"footer": "Page of" + PAGE.format("SECTIONPAGES")}, "", []),
        ({"footer": "Strana 1 z 9"}, "", []),
        ({"footer": "Secret 1"}, "", ["页脚"]),
        ({"header": "第1页" + PAGE.format("DATE"), "footer": "第一页"}, "", ["页脚"]),
    ],
)
def test_what_is_not_set_in(texts: dict[str, str], left_out: str, expected: list[str], tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, with_keys(f"attachments: [{{title: 表, file: r.docx, leave_out: [{left_out}]}}]"))
    (folder / "r.docx").write_bytes(with_headers(**texts))
    found = [each for each in open_notice(folder).warnings if each.code != "live-changes"]
    assert [(each.code, each.severity) for each in found] == [("notice-attachment-left-out", "warning")] * len(expected)
    assert all(f"有{what}，" in each.text("zh") for what, each in zip(expected, found, strict=True))


def test_notes_are_left_out_by_will(tmp_path: Path) -> None:
    folder, _ = make_folder(tmp_path, with_keys("attachments: [{附件名称: 表, 文件: r.docx, 略去: 脚注尾注}]"))
    data = with_notes()
    (folder / "r.docx").write_bytes(data)
    (attachment,) = open_notice(folder).render().attachments
    assert attachment.package is not None
    texts = [parts(each)["word/document.xml"] for each in (data, attachment.package)]
    assert [b"footnoteReference " in each for each in texts] == [True, False]
