"""Attachments in the form of a notice, by a browser without scripts."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from generator.web.desk_request import Form
from generator.web.opaque_ids import opaque_id
from tests.web.screens.notice.form_page import FormFields, NoticePage, body, field

pytestmark = pytest.mark.in_turn(2)

ATTACHMENT = "attachment-1.md"


def test_a_text_is_added_and_saved_with_the_notice(page: NoticePage) -> None:
    fields = {**page.show().fields, "new-attachment": "登记表", field("title"): "甲"}
    assert page.post("attachments/text", fields) == f"{page.address}#attachments"
    form = page.show()
    assert form.fields[field("title", "attachment-2.md")] == "登记表"
    assert form.fields[field("title")] == "甲"
    assert not (page.folder / "attachment-2.md").exists()
    page.post("save", {**form.fields, body("attachment-2.md"): "各单位填写。"})
    assert page.text("attachment-2.md") == "---\ntitle: 登记表\n---\n各单位填写。"
    assert "\n附件: [attachment-1.md, attachment-2.md]\n" in page.text()
    assert "标题: 甲\n" in page.text()


def test_files_are_added(page: NoticePage) -> None:
    files = [
        ("attachment-file", ("../检查 表.xlsx", b"x", "")),
        ("attachment-file", ("C:\\用户\\说明.md", "说明如下。".encode("gb18030"), "")),
    ]
    page.post("attachments/files", page.show().fields, files=files)
    form = page.show()
    assert (page.folder / "检查 表.xlsx").read_bytes() == b"x"
    assert form.fields[field("attachments.1.title")] == "检查 表"
    assert form.fields[field("title", "说明.md")] == "说明"
    page.post("save", form.fields)
    assert "\n附件: [attachment-1.md, {附件名称: 检查 表, 文件: 检查 表.xlsx}, 说明.md]\n" in page.text()
    assert page.text("说明.md") == "---\ntitle: 说明\n---\n说明如下。"


def test_what_cannot_be_attached_is_refused_and_nothing_is_lost(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "甲"}
    answer = page.post("attachments/files", fields, 422, files=[("attachment-file", ("表.exe", b"x", ""))])
    assert "editing-attachment-kind" in answer
    assert page.show().fields[field("title")] == "甲"
    assert sorted(path.name for path in page.folder.iterdir() if not path.name.startswith(".")) == [
        ATTACHMENT,
        "notice.md",
    ]


def test_attachments_are_put_in_order_and_taken_off(page: NoticePage) -> None:
    for title in ("二", "三"):
        page.post("attachments/text", {**page.show().fields, "new-attachment": title})
    page.post("attachments", {**page.show().fields, "attachment": "up:2"})
    page.post("attachments", {**page.show().fields, "attachment": "remove:0"})
    page.post("attachments", {**page.show().fields, "attachment": "down:9"})
    page.post("save", page.show().fields)
    assert "\n附件: [attachment-3.md, attachment-2.md]\n" in page.text()
    assert (page.folder / ATTACHMENT).exists()
    assert "notice-attachment-unlisted" in page.client.get(page.address).text


def test_an_attachment_is_a_document_of_its_own(page: NoticePage) -> None:
    page.post("save", {**page.show().fields, field("attachments.0.detached"): "true"})
    assert "\n附件: [{文件: attachment-1.md, 单独成件: 是}]\n" in page.text()
    page.post("save", {**page.show().fields, field("attachments.0.detached"): ""})
    assert "\n附件: [attachment-1.md]\n" in page.text()


# Tables in the form of a notice, by a browser without scripts.


def opened(page: NoticePage, number: int = 0) -> FormFields:
    """The page of a table of the attachment, with nothing typed in the form before."""
    fields = {**page.show().fields, "table": f"{opaque_id(ATTACHMENT)}:{number}"}
    return page.show(page.post("tables", fields), "/table")


def rows_of(form: FormFields) -> list[tuple[str, str]]:
    return [
        (name, value) for name, value in form.pairs if name in ("line", "text", "table") or name.startswith("cell-")
    ]


def test_a_table_is_opened_with_what_was_typed_before(page: NoticePage) -> None:
    fields = page.show().fields
    fields[body(ATTACHMENT)] = fields[body(ATTACHMENT)].replace("每月", "每周")
    address = page.post("tables", {**fields, "table": f"{opaque_id(ATTACHMENT)}:0"})
    assert "每周报送一次" in page.client.get(address).text


def changed(page: NoticePage, pairs: list[tuple[str, str]], do: str) -> str:
    """Where a button of the table leads, with ``pairs`` in its fields."""
    content = urlencode([*pairs, ("do", do)]).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return page.client.post(f"{page.address}/table", content=content, headers=headers).headers["location"]


def test_cells_rows_and_columns_are_changed(page: NoticePage) -> None:
    form = opened(page)
    assert dict(rows_of(form))["cell-0"] == "内容"
    again = page.show(changed(page, rows_of(form), "add-row:0"), "/table")
    assert [value for name, value in again.pairs if name == "cell-1"] == ["", ""]
    typed = [(name, "新|项" if name == "cell-1" else value) for name, value in rows_of(again)]
    assert changed(page, typed, "done").startswith(f"{page.address}#text-")
    wanted = '\n| 新{{ "|" }}项 | 新{{ "|" }}项 |\n'
    assert wanted in shown_body(page)
    assert wanted not in page.text(ATTACHMENT)
    page.post("save", page.show().fields)
    assert wanted in page.text(ATTACHMENT)


def test_cells_are_kept_while_somebody_types(page: NoticePage) -> None:
    typed = [(name, f"{value}*" if name == "cell-1" else value) for name, value in rows_of(opened(page))]
    for _ in range(2):
        answer = page.client.post(
            f"{page.address}/table",
            content=urlencode(typed).encode(),
            headers={"content-type": "application/x-www-form-urlencoded", "hx-request": "true"},
        )
        assert (answer.status_code, "alert" in answer.text) == (200, False)
        assert shown_body(page).split("\n")[1] == "| 示例项目一* | 每月报送一次* |"


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("do", "wanted"),
    [
        ("add-column:1", "| 项目 | 内容 |  |\n"),
        ("remove-column:0", "| 内容 |\n"),
        ("remove-row:1", "| 项目 | 内容 |\n| 示例项目二 |"),
        ("up:2", "| 项目 | 内容 |\n| 示例项目二 |"),
        ("up:0", "| 项目 | 内容 |\n| 示例项目一 |"),
        ("remove-row:99", "| 项目 | 内容 |\n| 示例项目一 |"),
        ("x", "| 项目 | 内容 |\n| 示例项目一 |"),
        ("add-row:x", "| 项目 | 内容 |\n| 示例项目一 |"),
        ("add-column:", "| 项目 | 内容 |\n| 示例项目一 |"),
    ],
)
def test_each_button(page: NoticePage, do: str, wanted: str) -> None:
    assert "/table?" in changed(page, rows_of(opened(page)), do)
    assert shown_body(page).startswith(wanted)


@pytest.mark.parametrize(("rows", "columns"), [(2_100, 2), (3, 120)])
def test_no_row_and_no_column_of_a_large_table_is_lost(page: NoticePage, rows: int, columns: int) -> None:
    lines = "".join(f"|{'|'.join(f'{row}-{column}' for column in range(columns))}|\n" for row in range(rows))
    (page.folder / ATTACHMENT).write_text(f"---\ntitle: 表\n---\n{lines}", encoding="utf-8")
    last = f"{rows - 1}-{columns - 1}"
    address = f"{page.address}/table?text={opaque_id(ATTACHMENT)}&table=0"
    typed = [(name, "改了" if value == last else value) for name, value in rows_of(page.show(address, "/table"))]
    changed(page, typed, "done")
    kept = (page.folder / f".fawen-draft.{ATTACHMENT}").read_text(encoding="utf-8").partition("\n")[2]
    assert kept == f"---\ntitle: 表\n---\n{lines.replace(last, '改了')}"


def test_a_table_is_read_once_however_many_rows_it_has() -> None:
    form = Form(tuple((f"cell-{number}", "") for number in range(3)) * 2)
    assert form.texts_by_name() == {f"cell-{number}": ["", ""] for number in range(3)}


def test_a_table_without_rows_is_none(page: NoticePage) -> None:
    for row in (2, 1):
        changed(page, rows_of(opened(page)), f"remove-row:{row}")
    assert changed(page, rows_of(opened(page)), "remove-row:0").startswith(f"{page.address}#text-")
    assert "|" not in shown_body(page)


def test_a_table_that_nobody_changed_changes_nothing(page: NoticePage) -> None:
    before = page.text(ATTACHMENT)
    changed(page, rows_of(opened(page)), "done")
    assert not (page.folder / f".fawen-draft.{ATTACHMENT}").exists()
    assert page.text(ATTACHMENT) == before


@pytest.mark.parametrize("query", ["", "?text=x&table=0", f"?text={opaque_id(ATTACHMENT)}&table=9", "?table=-1"])
def test_no_such_table(page: NoticePage, query: str) -> None:
    assert page.client.get(f"{page.address}/table{query}").status_code == 404


def shown_body(page: NoticePage) -> str:
    return page.show().fields[body(ATTACHMENT)]
