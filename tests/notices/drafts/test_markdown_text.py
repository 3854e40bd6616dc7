"""Markdown drafts: which marks are gone, which signs stay because they mean nothing there, and what is reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notices.drafts.markdown_text import without_markdown
from generator.notices.drafts.reading import draft_in
from generator.office.reading.document import Paragraph, Table

TEXT = "为做好年终决算工作，现将有关事项通知如下。"


def shown(*lines: str, name: str = "草稿.md") -> list[str | list[list[str]]]:
    """The paragraphs that show something, with their bullets, and the tables as rows of texts."""
    draft = draft_in("\n".join([*lines, TEXT]).encode(), name)
    found: list[str | list[list[str]]] = []
    for block in draft.document.blocks:
        if isinstance(block, Table):
            found.append([["".join(each.text for each in cell.paragraphs) for cell in row.cells] for row in block.rows])
        elif not block.empty:
            found.append(block.numbering + block.text)
    assert found.pop() == TEXT
    return found


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("## 一、提高认识", "一、提高认识"),
        ("###二、加强领导", "二、加强领导"),
        ("# 关于决算的通知 #", "关于决算的通知"),
        ("#示例 没有空格", "#示例 没有空格"),
        ("**第一，**提高认识。", "第一，提高认识。"),
        ("要*高度*重视，***按时***报送。", "要高度重视，按时报送。"),
        ("示财〔20**〕**号", "示财〔20**〕**号"),
        ("面积为3*4*5米", "面积为3*4*5米"),
        ("共 ** 人， * 代表待定", "共 ** 人， * 代表待定"),
        (r"1\. 第一项\*", "1. 第一项*"),
        ("甲&nbsp;乙&#8212;丙&甲；", "甲\xa0乙—丙&甲；"),
        ("> 来源：示例网", "来源：示例网"),
        ("- 培训时间：3月10日", "•培训时间：3月10日"),
        ("  * **地点**：报告厅", "•地点：报告厅"),
        ("-5℃以下", "-5℃以下"),
        ("____", "____"),
        ("见[附件一](/upload/1.docx)和[网页](http://a.example \"名称\")", "见附件一和网页"),
        ("〔示例〕[2024](年)度", "〔示例〕2024度"),
        ("甲<br/>乙", "甲\n乙"),
        ("| 甲 | 乙 |", "| 甲 | 乙 |"),
    ],
)  # fmt: skip
def test_marks_are_no_text(line: str, text: str) -> None:
    assert shown(line) == [text]


@pytest.mark.parametrize("line", ["---", "***", "- - -", "```", "```markdown", "~~~"])
def test_rules_and_fences_show_nothing(line: str) -> None:
    assert shown("示例。", line, "二。") == ["示例。", "二。"]


def test_a_table() -> None:
    rows = ["序号 | 单位", "--|:-:", r"| 1 | **示例**\|局 |", "|2|", "| 3 | 甲<br>乙 |"]
    table = [["序号", "单位"], ["1", "示例|局"], ["2", ""], ["3", "甲\n乙"]]
    assert shown("下表：", *rows) == ["下表：", table]


@pytest.mark.parametrize("heading", [[], ["# 关于举办培训的通知"], ["**关于举办 培训的通知**"]])
def test_the_front_matter_of_a_website(heading: list[str]) -> None:
    front = ["---", 'title: "关于举办培训的通知"', "date: 2024-03-05", "tags:", "  - 通知", "---"]
    draft = draft_in("\n".join([*front, "", *heading, TEXT]).encode(), "草稿.md")
    first, *rest = [each for each in draft.document.blocks if isinstance(each, Paragraph) and not each.empty]
    assert "".join(first.text.split()) == "关于举办培训的通知"
    assert [each.text for each in rest] == [TEXT]
    assert [(each.what, each.text, each.paragraph) for each in draft.left] == [
        ("markup", "date: 2024-03-05", 3),
        ("markup", "tags:", 4),
        ("markup", "- 通知", 5),
    ]


def test_a_rule_above_the_text_begins_no_front_matter() -> None:
    assert shown("---", "示例：甲", "---") == ["示例：甲"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("![示例图](a.png)", [("picture", "示例图")]),
        ("<!-- INFO END -->", [("markup", "<!-- INFO END -->")]),
        ('见[网页](http://a.example "名称")', [("markup", "http://a.example")]),
        ("见[http://a.example/1](http://a.example/1)", []),
    ],
)
def test_what_is_not_shown_is_reported(line: str, left: list[tuple[str, str]]) -> None:
    draft = draft_in(f"{line}\n{TEXT}".encode(), "草稿.md")
    assert [(each.what, each.text) for each in draft.left] == left


@pytest.mark.parametrize(("head", "is_markdown"), [("# 关于决算的通知", True), ("1#楼", False), ("#楼", False)])
def test_text_with_a_heading_and_bold_type_is_markdown_too(head: str, is_markdown: bool) -> None:
    bold = "各单位：" if is_markdown else "**各单位：**"
    assert shown(head, "**各单位：**", name="草稿.txt") == [head.removeprefix("# "), bold]


@given(st.lists(st.text("甲乙1a *_#|-\\>[]()!`~&;.", max_size=20), max_size=8))
def test_no_letter_is_lost(lines: list[str]) -> None:
    draft = draft_in("\n".join([*lines, TEXT]).encode(), "草稿.md")
    kept = "".join([*(each.text for each in draft.document.blocks), *(each.text for each in draft.left)])
    wanted = [letter for line in lines for letter in line if letter in "甲乙"]
    assert sorted(letter for letter in kept if letter in "甲乙") == sorted([*wanted, *(c for c in TEXT if c in "甲乙")])


def test_marks_are_taken_out_of_a_text_template() -> None:
    front = ["---", "title: **甲**", "---"]
    body = [
        *("### 一、提高认识", "**第一，**要*高度*重视。", "- 甲项", "---", "```"),
        *("| 序号 | **单位** |", "|---|:-:|", "| 1 | 示例<br>局 |", "见[附件](a.docx)，甲<br>乙。"),
        *("**{{ unit.name }}**", "{# - 记着 #}", "![图](a.png)", "<!-- 说明 -->", "面积3*4*5米", ""),
    ]
    kept = ["**{{ unit.name }}**", "{# - 记着 #}", "![图](a.png)", "<!-- 说明 -->", "面积3*4*5米", ""]
    read = [
        "一、提高认识",
        "第一，要高度重视。",
        "•甲项",
        "| 序号 | 单位 |",
        "| 1 | 示例 局 |",
        "见附件，甲",
        "乙。",
        *kept,
    ]
    texts = {"notice.md": "\n".join([*front, *body]).encode(), "a.md": b"---\n---\n**", "b.md": b""}
    changed = without_markdown(texts, {"notice.md": 4, "a.md": 3})
    assert changed == {"notice.md": "\n".join([*front, *read]).encode()}
    assert without_markdown(changed, {"notice.md": 4}) == {}
