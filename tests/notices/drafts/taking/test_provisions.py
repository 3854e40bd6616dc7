"""Drafts with provisions are taken whole, and what we build of them is taken back in and built as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.taking import take
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from tests.notices.drafts.taking.drafts import SIGNED, Lines, built, lost, source, taken

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
    [
        ["第一章　总　则", "第二章　附则"],
        ["第一章 总则\t1", "第二章 附则\t3"],
        ["第一章 总则……1", "第二章 附则……3"],
    ],
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
        "# 示例县档案管理办法",
        "",
        "## 第一章　总　则",
        "",
        *TEXT[1:4],
        "## 第二章　附则",
        "**第二条**　自印发之日起施行。",
    ]
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
