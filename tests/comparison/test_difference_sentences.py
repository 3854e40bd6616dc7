"""What differs between two documents, in the sentences that a person reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparison.difference_sentences import quoted, rewording
from generator.ground.errors import Lang
from tests.chosen import examples
from tests.comparison.ten_documents import (
    CHARACTERS,
    FRAGILE,
    MARGINS,
    MORE_CHARACTERS,
    Edit,
    made,
    sentences,
    ten_documents,
    text,
)
from tests.comparison.test_paragraph_entries import cell, table

THREE = [f"<w:p>{text(each)}</w:p>" for each in ("请于3月1日前报送。", "第二段的话。", "第三段的话。")]


LANGUAGES: tuple[Lang, Lang] = ("zh", "en")
_TITLE_AT_THE_RIGHT = '<w:pPr><w:pStyle w:val="t"/><w:jc w:val="right"/></w:pPr>'


def after(*paragraphs: str) -> list[str]:
    return sentences(made("".join(THREE)), made("".join(paragraphs)))


def test_documents_that_are_alike_have_no_differences() -> None:
    assert after(*THREE) == []


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        ([THREE[0].replace("1日", "15日"), *THREE[1:]], ["第1段：“3月1日前”改成“3月15日前”"]),
        ([THREE[0], THREE[2]], ["删去了一段（原第2段）：第二段的话。"]),
        ([*THREE, "<w:p/>"], ["增加了一段（第4段）：（空段）"]),
        ([f"<w:p>{text('完全不同的新内容')}</w:p>", *THREE], ["增加了一段（第1段）：完全不同的新内容"]),
        (
            [THREE[0].replace("<w:rPr>", '<w:rPr><w:sz w:val="28"/>'), *THREE[1:]],
            ["第1段：字号 三号 → 四号"],
        ),
        (
            [THREE[0], THREE[1].replace("<w:p>", f"<w:p>{_TITLE_AT_THE_RIGHT}"), THREE[2]],
            ["用上了样式“表题”", "第2段：样式 正文 → 表题", "第2段：对齐 左对齐 → 右对齐"],
        ),
        ([THREE[0], THREE[1].replace("<w:rPr>", "<w:rPr><w:b/>"), THREE[2]], ["第2段：加粗 否 → 是"]),
        (
            [THREE[0], THREE[1].replace("<w:p>", '<w:p><w:pPr><w:spacing w:before="240"/></w:pPr>'), THREE[2]],
            ["第2段：段前 无 → 12 磅"],
        ),
    ],
)  # fmt: skip
def test_a_change_of_a_paragraph(paragraphs: list[str], told: list[str]) -> None:
    assert after(*paragraphs) == told


def test_changes_in_a_table() -> None:
    old = table(cell("甲") + cell("乙"), cell("丙") + cell("丁"))
    new = table(
        cell("甲") + cell("乙乙"), cell("丙") + cell("丁", '<w:vAlign w:val="center"/>'), cell("戊") + cell("己")
    )
    assert sentences(made(old), made(new)) == [
        "表格1第1行第2格：在“乙”之后加了“乙”",
        "表格1第2行第2格的单元格：竖直对齐 靠上 → 竖直居中",
        "增加了一行（表格1第3行）",
        "增加了一段（表格1第3行第1格）：戊",
        "增加了一段（表格1第3行第2格）：己",
    ]


@pytest.mark.parametrize("edit", [*CHARACTERS, *MARGINS, *FRAGILE], ids=lambda edit: f"{edit.document}: {edit.where}")
def test_each_small_change_is_one_sentence(edit: Edit) -> None:
    original = ten_documents()[edit.document]
    assert len(sentences(original, edit.applied(original))) == 1


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        ("the header", "页眉第1段：“{{ notice.issuer }}”", "header, paragraph 1: '{{ notice.issuer }}'"),
        ("a text box", "第7段的文本框：“里的字”", "paragraph 7, the text box: '里的字'"),
    ],
)
def test_places_outside_of_the_text(place: str, zh: str, en: str) -> None:
    edit = next(each for each in MORE_CHARACTERS if each.where == place)
    original = ten_documents()[edit.document]
    (chinese,), (english,) = (sentences(original, edit.applied(original), lang) for lang in LANGUAGES)
    assert chinese.startswith(zh)
    assert english.startswith(en)


def test_what_stands_on_the_first_line_is_told_by_its_topic() -> None:
    original = ten_documents()["函.docx"]
    assert [sentences(original, edit.applied(original))[0] for edit in FRAGILE] == [
        "按字缩进：首行 缩进 11.1 毫米 为 2 字 → 第3段 为 2 字、第4段 为 2 字",
        "标点溢出边界：全文 不溢出 → 无",
        "字符网格：行和字符 -849 → 行和字符 -848",
        "页眉/页脚距纸边：30/25 毫米 → 20/25 毫米",
    ]


# What was changed in a text, in the fewest words.


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("请于3月1日前报送。", "请于3月15日前报送。", ["“3月1日前”改成“3月15日前”"]),
        ("请查收。", "请即查收。", ["在“请”之后加了“即”"]),
        ("查收。", "请查收。", ["开头加了“请”"]),
        ("请即查收。", "请查收。", ["删去了“即”"]),
        ("致{{ unit.name }}：", "致{{ unit.addressee }}：", ["“致{{ unit.name }}：”改成“致{{ unit.addressee }}：”"]),
        ("甲一二三四五六乙", "丙一二三四五六丁", ["“甲一二”改成“丙一二”", "“五六乙”改成“五六丁”"]),
        ("", "全新", ["开头加了“全新”"]),
        ("全旧", "", ["删去了“全旧”"]),
    ],
)
def test_a_change(old: str, new: str, told: list[str]) -> None:
    assert rewording(old, new) == told


def test_a_long_change_is_quoted_by_its_beginning_and_its_end() -> None:
    assert quoted("起" + "中" * 200 + "止") == "起" + "中" * 29 + "……" + "中" * 14 + "止"


@pytest.mark.in_turn(3)
@settings(max_examples=examples(50))
@given(st.text(max_size=40), st.text(max_size=40))
def test_texts_that_differ_are_told_to_and_others_are_not(old: str, new: str) -> None:
    assert bool(rewording(old, new)) == (old != new)
