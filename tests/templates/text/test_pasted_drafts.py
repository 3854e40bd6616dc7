"""A draft that was pasted whole below its front matter would be printed twice: each such line is reported."""

from pathlib import Path

import pytest

from generator.templates.text.attachment_templates import TO_BE_ADDED
from generator.templates.text.notice import open_notice
from generator.templates.text.paper_template import PaperTemplate
from tests.templates.text.folders import FRONT, make_folder, with_keys

TEXT = "为做好目录报送工作，现就有关事项通知如下。"
KEYS = (
    *("issuer: 示例市档案馆", "title: 示例市档案馆关于报送目录的通知"),
    *("copy_to: 示例市财政局", "note: 此件公开发布", "imprint: {office: 示例市档案馆办公室}"),
)

REPEATED = {
    "title": (["示例市档案馆关于报送目录的通知"], [1]),
    "title with blanks": (["　　示例市档案馆 关于报送目录的通知 "], [1]),
    "title in two lines": (["示例市档案馆", "关于报送目录的通知"], [1, 2]),
    "title in three lines with empty ones": (["示例市档案馆", "", "关于报送", "目录的通知"], [1, 3, 4]),
    "title without its organ": (["关于报送目录的通知"], [1]),
    "recipients": (["各分馆，有关直属单位："], [1]),
    "recipients with an ASCII colon": (["各分馆，有关直属单位:"], [1]),
    "recipients without a colon": (["各分馆，有关直属单位"], [1]),
    "number": (["示档发〔2024〕7号"], [1]),
    "number loosely written": (["示档发[2024]第7号"], [1]),
    "mark": (["示例市档案馆文件"], [1]),
    "issuer": (["          示例市档案馆"], [1]),
    "issuer letter by letter": (["示 例 市 档 案 馆"], [1]),
    "date": (["          2024年3月5日"], [1]),
    "date with zeros": (["2024年03月05日"], [1]),
    "date with points": (["2024.3.5"], [1]),
    "date in hanzi": (["二〇二四年三月五日"], [1]),
    "date in hanzi with a circle": (["二○二四年三月五日"], [1]),
    "issuer and date in one line": (["示例市档案馆　　2024年3月5日"], [1]),
    "other recipients": (["各乡镇人民政府，县财政局："], [1]),
    "recipients of one organ": (["示例市人民政府："], [1]),
    "recipients with brackets": (["各分馆、各乡镇（街道）档案室："], [1]),
    "list of attachments": (["附件：检查方案"], [1]),
    "list of attachments with an ASCII colon": (["附件:检查方案"], [1]),
    "list of attachments of several": (["附件：1.检查方案", "      2.目录样式", "", "      3．报送表"], [1, 2, 4]),
    "list of attachments, loosely": (["附 件：检查方案"], [1]),
    "an attachment's label": (["附件1"], [1]),
    "note": (["（此件公开发布）"], [1]),
    "copies": (["抄送：示例市财政局。"], [1]),
    "imprint": (["示例市档案馆办公室　　　2024年3月5日印发"], [1]),
    "a signature of another organ": (["示例市财政局", "2024年3月6日"], [1]),
    "a signature of another organ in one line": (["示例市民政局　　　2024年3月5日"], [1]),
    "signatures of two organs": (["示例市民政局", "示例市档案馆", "2024年3月6日"], [1, 2]),
    "a signature of another organ above the right date": (["示例市人民政府办公室", "2024年3月5日"], [1, 2]),
    "all of it": (
        [
            "示例市档案馆文件",
            "示档发〔2024〕7号",
            "示例市档案馆关于报送目录的通知",
            "各分馆，有关直属单位：",
            TEXT,
            "附件：1.检查方案",
            "2.目录样式",
            "示例市档案馆",
            "2024年3月5日",
        ],
        [1, 2, 3, 4, 6, 7, 8, 9],
    ),
}
"""Lines put before the text, and which of them, from 1, are reported."""

SILENT = {
    "text": [TEXT],
    "a sentence with the date": ["请于2024年3月5日前报送。"],
    "another date": ["2024年3月6日"],
    "a sentence with the issuer": ["示例市档案馆负责汇总。"],
    "a sentence with the title": ["《示例市档案馆关于报送目录的通知》已经印发。"],
    "a reference to an attachment": ["具体要求见附件1。", "附件所列目录一并报送。"],
    "a sentence about copies": ["抄送有关单位。"],
    "a numbered list": ["1.检查方案", "2.目录样式"],
    "a sentence that announces a list": ["现将有关事项通知如下：", "有关要求如下：第一，"],
    "a sentence about units": ["请各单位按照下列要求抓紧落实："],
    "recipients further down": [TEXT, "各分馆："],
    "other organs": ["示例市财政局"],
    "tags": ["{{ notice.issuer }}负责。", "{# 附件：以后再写 #}"],
    "a table": ["| 单位 | 日期 |", "| 示例市档案馆 | 2024年3月5日 |"],
}
"""Lines that only remind of an element."""


def reported(tmp_path: Path, lines: list[str], keys: tuple[str, ...] = KEYS) -> list[int]:
    """The lines of the text, from 1, that are reported; all as warnings."""
    text = with_keys(*keys, text="\n".join([*lines, TEXT, ""]))
    first = text.split("\n").index("---", 1) + 2
    folder, house = make_folder(tmp_path, text)
    warnings = open_notice(folder, house).warnings
    assert {each.severity for each in warnings} <= {"warning"}
    return [each.span.line - first + 1 for each in warnings if each.span is not None and each.span.line is not None]


@pytest.mark.parametrize(("lines", "numbers"), REPEATED.values(), ids=REPEATED)
def test_what_fawen_prints_itself_and_the_text_repeats(tmp_path: Path, lines: list[str], numbers: list[int]) -> None:
    assert reported(tmp_path, lines) == numbers


@pytest.mark.parametrize(("lines", "pasted"), [(2, False), (3, True)])
def test_a_whole_draft_has_a_remedy_of_its_own(lines: int, pasted: bool, tmp_path: Path) -> None:
    text = ["示例市档案馆关于报送目录的通知", TEXT, "示例市档案馆", "2024年3月5日"]
    folder, house = make_folder(tmp_path, with_keys(*KEYS, text="\n".join([*text[:2], *text[5 - lines :], ""])))
    found = [each for each in open_notice(folder, house).warnings if each.code == "text-pasted"]
    assert [each.facts["count"] for each in found] == [3] * pasted
    assert all("--from" in each.remedy("zh") and "--from" in each.remedy("en") for each in found)


def test_other_recipients_are_called_so(tmp_path: Path) -> None:
    folder, house = make_folder(tmp_path, with_keys(*KEYS, text=f"各乡镇人民政府：\n{TEXT}\n"))
    [warning] = open_notice(folder, house).warnings
    assert (warning.code, "各分馆" in warning.message("zh")) == ("text-recipients-other", True)
    assert "--from" in warning.remedy("zh")


def test_attachments_are_not_called_repetitions(tmp_path: Path) -> None:
    text = with_keys(*KEYS, text="\n".join([TEXT, "附件：1.检查方案", "2.目录样式", "附件1", TEXT, ""]))
    folder, house = make_folder(tmp_path, text)
    codes = [each.code for each in open_notice(folder, house).warnings]
    assert codes == ["text-pasted", "text-attachment-list", "text-attachment-list", "text-attachment-inside"]


@pytest.mark.parametrize("lines", SILENT.values(), ids=SILENT)
def test_what_only_reminds_of_an_element_is_no_repetition(tmp_path: Path, lines: list[str]) -> None:
    assert reported(tmp_path, lines) == []


def test_each_organ_of_a_joint_issue_below_the_text(tmp_path: Path) -> None:
    keys = ("issuer: [示例市档案馆, 示例市民政局]",)
    assert reported(tmp_path, ["示例市档案馆", "示例市民政局", "示例市档案馆、示例市民政局"], keys) == [1, 2, 3]


def test_an_attachment_that_begins_with_its_own_label_and_title(tmp_path: Path) -> None:
    text = with_keys("attachments: [attachment-1.md]")
    text += "=== attachment-1.md\n---\ntitle: 检查|方案\n---\n附件1\n检查方案\n一、检查时间\n三月。\n示例市档案馆\n"
    folder, house = make_folder(tmp_path, text)
    warnings = open_notice(folder, house).warnings
    assert [each.span and each.span.line for each in warnings] == [4, 5]


def test_a_draft_pasted_into_a_notice_is_reported_in_the_words_of_its_elements(tmp_path: Path) -> None:
    text = with_keys(*KEYS, text="示例市档案馆关于报送目录的通知\n附件：检查方案\n请报送。\n")
    folder, house = make_folder(tmp_path, text)
    title, attached = open_notice(folder, house).warnings
    assert "标题" in title.message("zh")
    assert "title" in title.message("en")
    assert "attachments" in attached.remedy("zh")


PAPER = """---
kind: 函
title: 关于印送有关文件的函
recipients: "{{ unit.addressee }}"
---
"""


def in_letters(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    """The warnings of a letter with this text, by their lines from the first of the text."""
    path = tmp_path / "letter.md"
    path.write_text(PAPER + text, encoding="utf-8")
    folder, house = make_folder(tmp_path, with_keys(*KEYS))
    behind = open_notice(folder, house).behind
    unit = {"addressee": "示例镇人民政府", "name": "示例镇"}
    warnings = PaperTemplate.open(path).fill({"unit": unit, "items": ["甲", "乙"]}, behind).warnings
    return [(each.code, (each.span.line or 0) - 5) for each in warnings if each.span is not None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请查收。\n", []),
        ("关于印送有关文件的函\n请查收。\n", [("text-repeated", 1)]),
        ("{{ unit.addressee }}：\n请查收。\n", [("text-repeated", 1)]),
        ("请查收。\n示例市档案馆\n2024年3月5日\n", [("text-repeated", 2), ("text-repeated", 3)]),
        ("请查收。\n示例市财政局\n2024年3月6日\n", [("text-signature-other", 2)]),
        ("请查收。\n附件：1.目录\n2.名单\n", [("text-attachment-listed", 2), ("text-attachment-listed", 3)]),
        ("{% for each in items %}\n示例市档案馆\n{% endfor %}\n请查收。\n", [("text-repeated", 2)]),
        ("请{{ unit.name }}查收《关于印送有关文件的函》。\n", []),
    ],
)
def test_a_draft_pasted_into_a_letter(text: str, told: list[tuple[str, int]], tmp_path: Path) -> None:
    assert in_letters(tmp_path, text) == told


# A text that a draft lacked says so until somebody writes it: each such line is reported, as it would be printed.

ATTACHED = FRONT.replace("date:", "attachments: [attachment-1.md]\ndate:")
OF_FILE = "=== attachment-1.md\n---\ntitle: 排查表\n---\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{FRONT}{TO_BE_ADDED}\n", [("notice.md", 8, 1)]),
        (f"{FRONT}现通知如下。\n  {TO_BE_ADDED} \n", [("notice.md", 9, 3)]),
        (f"{ATTACHED}现通知如下。\n{OF_FILE}{TO_BE_ADDED}\n", [("attachment-1.md", 4, 1)]),
        (f"{FRONT}凡写着{TO_BE_ADDED}的，不得印发。\n", []),
        (f"{ATTACHED}现通知如下。\n{OF_FILE}一张表。\n", []),
    ],
    ids=["notice", "below others", "attachment", "spoken of", "written"],
)
def test_what_is_still_to_be_written_is_reported_at_its_line(
    text: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    warnings = open_notice(*make_folder(tmp_path, text)).warnings
    seen = [(Path(each.span.file).name, each.span.line, each.span.column) for each in warnings if each.span is not None]
    assert [each.code for each in warnings] == ["text-to-be-added"] * len(found)
    assert seen == found
