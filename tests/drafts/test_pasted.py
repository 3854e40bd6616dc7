"""Drafts as they are pasted today: from chat programs, WPS, web pages, scans and mails, each a plain text or Markdown.

Each is said to be a notice by its elements; what is around it is not lost, and is no element.
"""

from __future__ import annotations

import pytest

from generator.notices.drafts.reading import draft_in
from generator.official.recognition import recognise
from generator.official.recognition.elements import Element, RecognisedDocument

TITLE, TO, TEXT = "关于做好示例工作的通知", "各乡镇人民政府，各街道办事处：", "为做好示例工作，现将有关事项通知如下。"
ORGAN, DATE = "示例县民政局", "2026年3月5日"
BODY = f"{TO}\n　　{TEXT}\n　　一、加强领导。各单位要落实责任。"
SIGNED = f"{ORGAN}\n{DATE}\n"
PLAIN = f"{TITLE}\n{BODY}\n{SIGNED}"
WHOLE = {"title": TITLE, "recipients": TO.strip("："), "organs": [ORGAN], "date": DATE, "listed": [], "copy_to": ""}

PASTED: list[tuple[str, str, dict[str, object], list[str]]] = [
    ("md", f"当然，以下是一份通知的草稿：\n\n---\n\n**{TITLE}**\n\n{BODY}\n\n{SIGNED}\n---\n\n如需调整，请随时告诉我。",
     {}, ["当然，以下是一份通知的草稿：", "如需调整，请随时告诉我。"]),
    ("txt", f"**{TITLE}**\n\n{TO}\n\n{TEXT}\n\n**一、加强领导。**\n\n**{ORGAN}**\n\n**{DATE}**\n", {}, []),
    ("txt", f"首页 > 政务公开 > 通知公告\n{PLAIN}", {}, ["首页 > 政务公开 > 通知公告"]),
    ("txt", f"第 1 页 共 2 页\n{TITLE}\n{BODY}\n第 2 页 共 2 页\n{SIGNED}", {}, ["第 1 页 共 2 页", "第 2 页 共 2 页"]),
    ("txt", f"发件人: 样例\n主题: {TITLE}\n\n" + "".join(f"> {line}\n" for line in PLAIN.splitlines()),
     {}, ["发件人: 样例", f"主题: {TITLE}"]),
    ("txt", f"各位好，转发如下，请修改。\n-----原始邮件-----\n发件人：样例\n{PLAIN}",
     {}, ["各位好，转发如下，请修改。", "-----原始邮件-----", "发件人：样例"]),
    ("txt", f"标题：{TITLE}\n主送：各乡镇人民政府\n正文：\n{TEXT}\n落款：{ORGAN}\n日期：{DATE}\n",
     {"recipients": "各乡镇人民政府"}, ["正文："]),
    ("md", f"# {TITLE}\n\n{BODY}\n\n<p align=\"right\">{ORGAN}<br>{DATE}</p>\n", {}, []),
    ("txt", f"{TITLE}\n{BODY}\n附件:1.登记表 2.汇总表\n{SIGNED}", {"listed": ["登记表", "汇总表"]}, []),
    ("txt", f"{PLAIN}抄送：\n县委办公室\n县政府办公室\n", {"copy_to": "抄送：县委办公室，县政府办公室"}, []),
    ("txt", f"{PLAIN}抄报：市民政局\n抄送：县委办公室\n", {"copy_to": "抄报：市民政局，县委办公室"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "text", "other", "around"), PASTED)
def test_the_elements_of_what_is_pasted(suffix: str, text: str, other: dict[str, object], around: list[str]) -> None:
    found = found_in(text, suffix)
    copy_to = None if found.imprint is None else found.imprint.copy_to
    signature = found.signature
    said = {
        "title": _text(found.title),
        "recipients": _text(found.recipients).strip("："),
        "organs": [each.text for each in signature.organs],
        "date": _text(signature.date),
        "listed": [each.name for each in found.attachment_list],
        "copy_to": _text(copy_to),
    }
    assert said == {**WHOLE, **other}
    assert [each.text for each in found.unplaced] == around


@pytest.mark.parametrize("between", ["\t", " | "])
def test_rows_of_cells_are_a_table(between: str) -> None:
    rows = [["序号", "单位"], ["---", "---"], ["1", "城关镇"], ["2", "河口镇"]]
    (table,) = found_in(f"{TITLE}\n{BODY}\n" + "\n".join(map(between.join, rows)) + f"\n{SIGNED}", "txt").tables
    assert [paragraph.text for paragraph in table.paragraphs][-4:] == [*rows[2], *rows[3]]


@pytest.mark.parametrize("end", [f"{ORGAN}\t示例县财政局\n{DATE}\t{DATE}", "一、甲\t1\n二、乙\t1\n三、丙\t2"])
def test_who_signs_and_contents_are_no_table(end: str) -> None:
    assert found_in(f"{TITLE}\n{BODY}\n{end}\n", "txt").tables == ()


def found_in(text: str, suffix: str) -> RecognisedDocument:
    """The elements of ``text``, read as the file that a clerk hands over."""
    return recognise(draft_in(text.encode(), f"草稿.{suffix}").document)


def _text(element: Element | None) -> str:
    return "" if element is None else element.text
