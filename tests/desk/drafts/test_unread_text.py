"""Nothing is lost: hidden text, readings, notes, headers; counted independently of our own reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from lxml import etree

from generator.desk.drafts import Draft, Left, draft_in
from tests.desk.drafts.made import NAME, paragraph, read, text
from tests.office.reading.made import W, package
from tests.word_documents import parts

HIDDEN = "<w:vanish/>"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RUBY = f"<w:r><w:ruby><w:rt>{text('wū')}</w:rt><w:rubyBase>{text('巫')}</w:rubyBase></w:ruby></w:r>"
_IN_BOX = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
BOX = f"<w:r><w:pict><v:rect><v:textbox>{_IN_BOX}</v:textbox></v:rect></w:pict></w:r>"
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('格', text('藏格', HIDDEN))}</w:tc></w:tr></w:tbl>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
END = '<w:r><w:endnoteReference w:id="3"/></w:r>'
PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
OTHERS = {
    "footnotes": (
        f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{paragraph("脚注", "内容")}'
        f'{paragraph("第二段")}</w:footnote><w:footnote w:id="9">{paragraph("无人引用")}</w:footnote>'
    ),
    "endnotes": f'<w:endnote w:id="3">{paragraph("尾注")}</w:endnote>',
    "header_1": paragraph("内部资料"),
    "header_2": paragraph("内部资料"),
    "footer_3": paragraph("— ", PAGE, " —"),
    "footer_4": paragraph("第", PAGE, "页", text("藏页脚", HIDDEN)),
    "comments": f'<w:comment w:id="1" w:author="示例甲">{paragraph("批注")}</w:comment>',
}
CASES = {
    "plain": paragraph("甲乙", "丙"),
    "hidden": paragraph("甲", text("藏", HIDDEN), text("起来", HIDDEN), "乙") + paragraph(text("全藏", HIDDEN)),
    "hidden, and shown as well": paragraph("机密文件", text("机密", HIDDEN)) + paragraph(text("这是甲", HIDDEN), "甲"),
    "a reading above": paragraph("地名", RUBY, "山"),
    "a box": paragraph(BOX, "甲"),
    "a table": paragraph("甲") + TABLE,
    "notes": paragraph("甲") + paragraph("乙", NOTE) + paragraph("丙", END),
    "pages": paragraph("甲", '<w:r><w:br w:type="page"/></w:r>', "乙") + paragraph("丙"),
    "text in a field's code": paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', text("在代码里"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', text("果"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "a choice that nobody knows": paragraph(
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x9">{text("无人认识")}</mc:Choice>'
        "</mc:AlternateContent>",
        "甲",
    ),
    "an element that nobody knows": paragraph(f'<w:newer>{text("新的")}</w:newer>', "甲"),
    "formulas": paragraph("<m:oMath><m:r><m:t>式</m:t></m:r></m:oMath>", "甲"),
}  # fmt: skip
CASES["everything"] = "".join(CASES.values())


def _bare(words: str) -> Counter[str]:
    return Counter("".join(words.split()))


def _in_file(data: bytes) -> Counter[str]:
    """Every character of the texts of the file, but page numbers and what is in other alternatives."""
    found: Counter[str] = Counter()
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for each in etree.fromstring(content).iter(f"{{{W}}}t", "{*}t"):
                numbered = next(each.iterancestors(f"{{{W}}}fldSimple"), None) is not None
                if not numbered and next(each.iterancestors(f"{{{_MC}}}Fallback"), None) is None:
                    found += _bare(each.text or "")
    return found


def _read_from(draft: Draft) -> Counter[str]:
    lines = [each.text for each in draft.document.paragraphs]
    lines += [each.text for each in draft.left] + [each.text for each in draft.comments]
    return _bare(" ".join(lines))


@pytest.mark.parametrize("name", CASES)
def test_every_character_is_in_the_document_or_reported(name: str) -> None:
    data = package(CASES[name], **OTHERS)
    expected = _in_file(data) - _bare("——内部资料")  # those of a page number, and a header that is there twice
    assert _read_from(draft_in(data, NAME)) == expected


def _draft(body: str, others: Mapping[str, str]) -> Draft:
    return draft_in(package(body, **others), NAME)


def _fields(body: str, others: Mapping[str, str] = MappingProxyType({})) -> list[tuple[int | None, str]]:
    return [(each.paragraph, each.text) for each in _draft(body, others).left if each.what == "field"]


def test_hidden_text_is_reported_at_its_paragraph() -> None:
    assert _fields(CASES["hidden"]) == [(1, "藏起来"), (2, "全藏")]
    assert _fields(CASES["hidden, and shown as well"]) == [(1, "机密"), (2, "这是甲")]
    assert _fields(CASES["a table"]) == [(None, "藏格")]


def test_notes_are_reported_where_their_marks_are() -> None:
    assert _fields(CASES["notes"], OTHERS) == [(2, "脚注内容\n第二段"), (3, "尾注"), (None, "无人引用")]


def test_readings_and_unknown_elements_are_reported() -> None:
    assert _fields(CASES["a reading above"]) == [(1, "wū")]
    assert _fields(CASES["an element that nobody knows"]) == [(1, "新的")]


def test_headers_are_reported_once_and_page_numbers_are_not() -> None:
    headers = [each for each in _draft(paragraph("甲"), OTHERS).left if each.what == "header"]
    assert headers == [Left("header", None, "内部资料"), Left("header", None, "第页藏页脚")]


def test_a_watermark_is_reported_as_a_header() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    others = {"header_1": paragraph(mark), "header_2": paragraph(mark, "页眉")}
    assert _draft(paragraph("甲"), others).left == (Left("header", None, "草稿"), Left("header", None, "页眉"))


def test_a_picture_of_a_header_is_reported() -> None:
    picture = '<w:r><w:pict><v:rect><v:imagedata r:id="rId1"/></v:rect></w:pict></w:r>'
    assert read(paragraph("甲"), header=paragraph(picture)).left == (Left("header", None, ""),)
