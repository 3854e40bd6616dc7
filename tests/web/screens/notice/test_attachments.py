"""Attachments in the form of a notice, by a browser without scripts."""

from __future__ import annotations

from tests.web.screens.notice.form_page import NoticePage, body, field

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
