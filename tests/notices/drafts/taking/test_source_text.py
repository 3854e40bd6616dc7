"""Text of a draft in a template: it prints exactly as it is, whatever it looks like, and nothing in it is evaluated."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.ground.errors import Problem, Span
from generator.ground.source.source_file import source_of
from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.source_text import remark, source_cell, source_line
from generator.notices.drafts.taking.taking import cut_out, take
from generator.office.package import Package, read_package
from generator.official.document import BodyPart, Level, WrittenParagraph, WrittenTable
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from generator.templates.text.official_document import body_of
from generator.templates.text.text_template import TextTemplate
from tests.notices.drafts.taking.drafts import SIGNED, Lines, built, lost, source, taken
from tests.patience import growth
from tests.sample_docx import sample_docx

MEANINGFUL = ["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "%", "#", "|", "｜", "---", "-", "\n", '"', "'", "\\", " "]
NUMBERS = ["一、", "（一）", "1.", "1．", "（1）", "附件1", "附件：", "十一、"]
WORDS = [
    "检查", "notice.title", "7*7", "raw", "endraw", "if x", "。", "；", "\t", "\u3000", "\x85", "\u2028",
    "\r", "𠮷",
]  # fmt: skip
IN_XML = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
TEXTS = st.lists(st.sampled_from([*MEANINGFUL, *NUMBERS, *WORDS]) | IN_XML, max_size=12).map("".join)


def filled(text: str) -> list[BodyPart]:
    """What a notice with this text prints."""
    problems: list[Problem] = []
    file = source_of(f"---\n---\n{text}\n".encode(), Path("notice.md"), name="notice.md")
    parts = list(body_of(TextTemplate(file, "\n".join(file.lines[2:]), 3), {"notice": {"title": "题"}}, problems))
    assert [each.code for each in problems if each.code != "notice-no-text"] == []
    return parts


def as_printed(text: str) -> str:
    """``text`` with line feeds as its line ends, as Word knows only one kind."""
    for end in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text.strip()


@given(TEXTS)
@example("{{{% raw %}}}")
@example("|{{")
@example("一、{{")
@example("{# {% endraw %} #}")
def test_a_paragraph_prints_as_it_is(text: str) -> None:
    parts = filled(source_line(text)) if as_printed(text) else []
    found = [(type(part), part.level, part.heading, part.text) for part in parts if isinstance(part, WrittenParagraph)]
    assert found == [(WrittenParagraph, Level.TEXT, "", as_printed(text)) for _ in parts]
    assert len(parts) == bool(as_printed(text))


@given(st.sampled_from(NUMBERS[:5]), TEXTS)
def test_a_heading_prints_as_it_is(number: str, text: str) -> None:
    [part] = filled(source_line(f"{number}{text}题", is_heading=True))
    assert isinstance(part, WrittenParagraph)
    assert part.heading + part.text == as_printed(f"{number}{text}题")


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=2, max_size=3))
@example([["{|", "|}"], ["-", ""]])
def test_a_table_prints_as_it_is(rows: list[list[str]]) -> None:
    lines = [f"| {' | '.join(map(source_cell, row))} |" for row in rows]
    [part] = filled("\n".join(lines))
    assert isinstance(part, WrittenTable)
    assert part.rows == tuple(tuple(map(as_printed, row)) for row in rows)


@given(TEXTS)
@example("#}{{ 1/0 }}{#")
@example("-")
def test_a_remark_prints_nothing(text: str) -> None:
    parts = filled(f"前\n{remark(text)}\n后")
    assert [part.text for part in parts if isinstance(part, WrittenParagraph)] == ["前", "后"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("请落实。", "请落实。"),
        ("用 {{ 7*7 }} 试", '用 {{ "{{" }} 7*7 {{ "}}" }} 试'),
        ("一、检查", '{{ "一" }}、检查'),
        ("| 甲 | 乙", '{{ "|" }} 甲 | 乙'),
        ("甲\n乙", '甲{{ "\\n" }}乙'),
        ("100% 和 # 号", "100% 和 # 号"),
    ],
)
def test_only_what_has_a_meaning_is_written_as_a_value(text: str, line: str) -> None:
    assert source_line(text) == line


# How long it takes to cut an attachment out of a draft.


ROW = '<w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>示例</w:t></w:r></w:p></w:tc></w:tr>'
FIRST, SECOND = (Span("草稿.docx", part="word/document.xml", paragraph=number) for number in (1, 2))


@cache
def draft(rows: int) -> Package:
    """A draft of two paragraphs with a table of so many rows between them."""
    first, second = (f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("正文", "附件"))
    data = sample_docx(first, f"<w:tbl>{ROW * rows}</w:tbl>", second)
    return Package(read_package(data, name="草稿.docx"), "草稿.docx")


@pytest.mark.in_turn(3)
def test_a_large_table_beside_it_is_dropped_in_the_time_that_it_takes_to_read_it() -> None:
    assert growth(lambda rows: cut_out(draft(rows), SECOND, None, ()), 1_000, 16, attempts=2) < 64


# Drafts with provisions are taken whole, and what we build of them is taken back in and built as before.


TITLE = "c|关于印发《示例办法》的通知"
NOTICE = [
    "c|示例县民政局文件", "c|示民发〔2024〕8号", TITLE, "各乡镇（街道）民政办：", "现将《示例办法》印发给你们。",
    *SIGNED,
]  # fmt: skip
RULES = [
    "c|第一章　总　则", "第一条　为了规范管理，制定本办法。", "（一）短的项",
    "第二条第一款规定的情形，依照第三章办理", "c|第二章　附则", "第二条　本办法自2024年4月1日起施行。",
]  # fmt: skip
TEXT = [line.removeprefix("c|") for line in RULES]


def attached(*head: str) -> Lines:
    return [*NOTICE[:5], "附件：示例办法", *NOTICE[5:], "p|附件", "c|示例办法", *head, *RULES]


def test_an_attachment_is_lines_as_they_are() -> None:
    made = taken(attached())

    assert source(made, "attachment-1.md") == (["title: 示例办法"], TEXT)
    assert lost(made) == {}
    assert (made.altered, made.unread) == ((), ())


@pytest.mark.parametrize(
    "entries",
    [["第一章　总　则", "第二章　附则"], ["第一章 总则\t1", "第二章 附则\t3"], ["第一章 总则……1", "第二章 附则……3"]],
)
def test_its_contents_are_a_key(entries: list[str]) -> None:
    made = taken(attached("c|目　录", *entries))

    assert source(made, "attachment-1.md") == (["title: 示例办法", "contents: true"], TEXT)


def test_what_is_issued_without_a_label_is_an_attachment() -> None:
    made = taken([*NOTICE, "c|示例办法", *RULES])

    assert source(made, "attachment-1.md") == (["title: 示例办法"], TEXT)
    assert lost(made) == {}


def plain(lines: list[str]) -> Draft:
    return draft_in("\n".join(lines).encode(), "办法.txt")


@pytest.mark.parametrize("blank", ["　", " ", "  ", ""])
def test_rules_alone_in_a_text_file_are_the_text(blank: str, tmp_path: Path) -> None:
    lines = ["示例县档案管理办法", *(line.replace("　", blank, 1) for line in TEXT)]
    made = take(plain(lines), None, "schema.json")

    assert source(made)[1] == lines[1:]
    assert lost(made) == {}
    assert "title" not in made.missing


def test_a_file_in_markdown_has_its_headings(tmp_path: Path) -> None:
    lines = [
        "# 示例县档案管理办法", "", "## 第一章　总　则", "", *TEXT[1:4], "## 第二章　附则",
        "**第二条**　自印发之日起施行。",
    ]  # fmt: skip
    made = take(draft_in("\n".join(lines).encode(), "办法.md"), None, "schema.json")

    assert source(made) == (source(made)[0], [*TEXT[:4], "第二章　附则", "第二条　自印发之日起施行。"])
    assert "title: 示例县档案管理办法" in source(made)[0]


FRONT = """\
---
issuer: 示例县民政局
number: 示民发〔2024〕8号
title: 关于印发示例办法的通知
recipients: 示例镇人民政府
date: 2024-03-05
attachments: [attachment-1.md]
---
现将示例办法印发给你们。
"""
KEYS = "title: 示例办法\ntitle_note: 2024年2月27日示例县民政局通过\ncontents: true\n"
IN_PARTS = "第一编 总编\n第一章 总则\n第一节 一\n第一条 甲。\n第二编 分编\n第一章 二\n第二条 乙。"


@pytest.mark.parametrize("text", ["\n".join(TEXT), IN_PARTS])
def test_what_is_built_is_taken_back_and_built_again(text: str, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    (before / "notice.md").write_text(FRONT)
    (before / "attachment-1.md").write_text(f"---\n{KEYS}---\n{text}\n")
    first = lay_out(open_notice(before).render())
    made = take(draft_in(write_docx(first), "办法.docx"), None, "schema.json")

    again = lay_out(built(made, after))
    assert again.page_texts == first.page_texts
    assert write_docx(again) == write_docx(first)
