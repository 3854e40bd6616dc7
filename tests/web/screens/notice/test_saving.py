"""The form of a notice by a browser without scripts: shown, kept, saved, given up, undone; changed elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.templates.text.front_matter.key_table import FRONT_MATTER, KEYS
from generator.web.forms import field_id
from tests.notices.editing.other_notices import OTHERS
from tests.web.screens.notice.form_page import NoticePage, body, field

pytestmark = pytest.mark.in_turn(2)

MARKUP = "<img src=x onerror=alert(1)>\"'&amp;"


def hidden(page: NoticePage) -> list[str]:
    return sorted(name for name in os.listdir(page.folder) if name.startswith(".fawen-draft"))


def test_every_key_has_its_field_and_its_line(page: NoticePage) -> None:
    form = page.show()
    assert set(form.places) >= set(KEYS)
    assert [name for name in KEYS if not any(each.startswith(field(name)) for each in form.fields)] == []
    lines = page.text().split("\n")
    at = form.places["title"]
    assert lines[int(at["data-line"]) - 1].startswith(FRONT_MATTER["title"].title)
    assert (at["data-file"], at["data-last"]) == ("notice.md", at["data-line"])
    assert form.fields[field("title")] == "关于报送示例工作情况的通知"
    assert form.fields[field("contact.name")] == "示例甲"
    assert "本单位：示例县民政局" in page.client.get(page.address).text
    assert len(form.ids) == len(set(form.ids))


@pytest.mark.parametrize("number", range(0, len(OTHERS), 4))
def test_a_form_that_nobody_changed_changes_no_byte(page: NoticePage, number: int) -> None:
    (page.folder / "notice.md").write_bytes(OTHERS[number])
    assert page.post("save", page.show().fields).endswith("?done=saved")
    assert (page.folder / "notice.md").read_bytes() == OTHERS[number]
    assert hidden(page) == []


def test_what_is_typed_is_written_in_its_place(page: NoticePage) -> None:
    fields = page.show().fields
    before = page.text()
    changes = {
        field("title"): "关于 # 报送的通知",
        field("issuer"): "示例县民政局\r\n示例县档案局\r\n",
        field("signature"): "unsealed",
        field("contact.phone"): "",
        field("imprint.office"): "示例县民政局办公室",
        field("signers"): "",
        field("stamp.0.post"): "局长",
        field("stamp.0.name"): "示例乙",
        field("extra.1.name"): "年",
        field("extra.1.value"): "2026",
        field("printing.duplex"): "true",
        body(): fields[body()].replace("示例", "样例", 1),
    }
    page.post("save", {**fields, **changes})
    after = page.text()
    assert '\n标题: "关于 # 报送的通知"\n' in after
    assert "\n发文机关: [示例县民政局, 示例县档案局]\n" in after
    assert "\n署名方式: 不加盖印章\n" in after
    assert "\n联系人: {姓名: 示例甲}\n" in after
    assert "\n版记: {印发机关: 示例县民政局办公室}\n" in after
    assert "\n签名章: [{职务: 局长, 姓名: 示例乙}]\n" in after
    assert '\n其他内容: {reply_by: 2026-04-01, 年: "2026"}\n' in after
    assert "\n印制: {双面: 是}\n" in after
    assert after.split("---")[-1] == before.split("---")[-1].replace("示例", "样例", 1)
    assert [line for line in before.split("\n") if line.startswith("#")] == [
        line for line in after.split("\n") if line.startswith("#")
    ]
    assert page.show().fields[field("title")] == "关于 # 报送的通知"


def test_what_is_typed_is_kept_and_not_saved(page: NoticePage) -> None:
    before = page.text()
    fields = {**page.show().fields, field("title"): "关于别的的通知", field("title", "attachment-1.md"): "别的表"}
    answer = page.client.post(f"{page.address}/text", data=fields, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert 'id="notice-state"' in answer.text
    assert "正在保存" in answer.text
    assert 'id="page-1"' in answer.text
    assert "必填" in answer.text.split(f"{field_id('notice.md', 'recipients')}-need")[1].split("</strong>")[0]
    assert page.text() == before
    assert hidden(page) == [".fawen-draft.attachment-1.md", ".fawen-draft.md"]
    again = page.show()
    assert (again.fields[field("title")], again.fields[field("title", "attachment-1.md")]) == (
        "关于别的的通知",
        "别的表",
    )
    assert page.post("save", again.fields).endswith("?done=saved")
    assert "标题: 关于别的的通知\n" in page.text()
    assert "标题: 别的表\n" in page.text("attachment-1.md")
    assert hidden(page) == []


def test_the_last_save_is_undone(page: NoticePage) -> None:
    before = page.text()
    page.post("save", {**page.show().fields, field("title"): "甲"})
    after = page.text()
    assert page.post("undo", {}).endswith("?done=undone")
    assert page.text() == before
    assert page.post("undo", {"again": "1"}).endswith("?done=redone")
    assert page.text() == after
    page.post("text", {**page.show().fields, field("title"): "乙"})
    assert "editing-undo-unsaved" in page.post("undo", {}, 422)


def change_elsewhere(page: NoticePage) -> str:
    """Save another title in the notice; returns the whole."""
    text = page.text().replace("示例工作情况的通知", "别处写的通知")
    (page.folder / "notice.md").write_bytes(text.encode())
    return text


def test_both_texts_are_shown_where_it_was_changed_elsewhere(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "关于我的的通知"}
    theirs = change_elsewhere(page)
    assert page.post("save", fields) == f"{page.address}/changed"
    assert page.text() == theirs
    shown = page.client.get(f"{page.address}/changed").text
    assert "关于我的的通知" in shown
    assert "别处写的通知" in shown
    assert page.show().fields[field("title")] == "关于我的的通知"
    assert page.post("save", page.show().fields) == f"{page.address}/changed"


def test_mine_is_kept_or_theirs_taken(page: NoticePage) -> None:
    for what, title in (("save", "关于我的的通知"), ("discard", "别处写的通知")):
        fields = {**page.show().fields, field("title"): "关于我的的通知"}
        change_elsewhere(page)
        page.post("save", fields)
        page.post(what, page.show(f"{page.address}/changed").fields)
        assert title in page.text()
        assert hidden(page) == []
        page.post("save", {**page.show().fields, field("title"): "关于报送示例工作情况的通知"})


def test_what_was_changed_here_alone_stays_where_theirs_is_taken(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "甲", field("title", "attachment-1.md"): "乙"}
    change_elsewhere(page)
    page.post("save", fields)
    page.post("discard", page.show(f"{page.address}/changed").fields)
    assert hidden(page) == [".fawen-draft.attachment-1.md"]
    assert page.show().fields[field("title", "attachment-1.md")] == "乙"


def test_theirs_changed_once_more_is_shown_again(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "关于我的的通知"}
    change_elsewhere(page)
    page.post("save", fields)
    choice = page.show(f"{page.address}/changed").fields
    text = page.text() + "又一行\n"
    (page.folder / "notice.md").write_bytes(text.encode())
    assert page.post("save", choice) == f"{page.address}/changed"
    assert page.text() == text


@pytest.mark.cases(2)
@pytest.mark.parametrize("said", ["", "x", "new\nx", "0" * 63, "0" * 65])
def test_what_is_no_digest_is_not_believed(page: NoticePage, said: str) -> None:
    fields = page.show().fields
    bases = {name: said for name in fields if name.startswith("d-")}
    page.post("text", {**fields, field("title"): "甲", **bases})
    assert page.show().fields[field("title")] == "甲"
    assert page.post("save", {**page.show().fields, **bases}).endswith("?done=saved")


def test_a_script_is_led_to_both_texts(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "甲"}
    change_elsewhere(page)
    answer = page.client.post(f"{page.address}/save", data=fields, headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"] == f"{page.address}/changed"


def test_a_script_gets_the_state_and_the_panes_of_what_was_saved(page: NoticePage) -> None:
    fields = {**page.show().fields, field("title"): "甲"}
    answer = page.client.post(f"{page.address}/save", data=fields, headers={"hx-request": "true"})
    assert "已保存" in answer.text
    assert "data-saved" in answer.text
    assert "标题: 甲\n" in page.text()


def test_a_broken_front_matter_is_edited_as_a_whole(page: NoticePage) -> None:
    whole = "---\r\n标题: [甲\r\n---\r\n正文\r\n"
    (page.folder / "notice.md").write_bytes(whole.encode())
    form = page.show()
    (name,) = (each for each in form.fields if each.startswith("w-"))
    assert form.fields[name] == whole.replace("\r\n", "\n")
    assert field("title") not in form.fields
    assert "source-" in page.client.get(page.address).text
    page.post("save", {**form.fields, name: form.fields[name].replace("[甲", "甲")})
    assert page.text() == whole.replace("[甲", "甲")
    assert page.show().fields[field("title")] == "甲"


def test_any_notice_is_edited_as_a_whole(page: NoticePage) -> None:
    before = page.text()
    form = page.show(f"{page.address}?as=text")
    whole = next(name for name, value in form.fields.items() if value == before)
    assert field("title") not in form.fields
    assert page.post("save", form.fields).endswith("?done=saved")
    assert page.text() == before
    page.post("text", {**form.fields, whole: before.replace("{reply_by: 2026-04-01}", "{表: [1, 2]}")})
    assert "还有 表" in page.show().words
    page.post("save", page.show().fields)
    assert page.text() == before.replace("{reply_by: 2026-04-01}", "{表: [1, 2]}")


def test_a_file_in_another_encoding_is_reported_and_stays(page: NoticePage) -> None:
    data = page.text().encode("gb18030")
    (page.folder / "notice.md").write_bytes(data)
    form = page.show()
    assert "不是 UTF-8" in form.words
    assert "source-encoding" in page.client.get(page.address).text
    page.post("save", form.fields)
    assert (page.folder / "notice.md").read_bytes() == data


def test_a_value_that_cannot_be_written_stays_in_its_field(page: NoticePage) -> None:
    (page.folder / "notice.md").write_text("---\n? title\n: 甲\ndate: 2026-03-05\n---\n", encoding="utf-8")
    fields = {**page.show().fields, field("title"): "", field("date"): "2026-03-06"}
    for button in ("text", "save"):
        answer = page.post(button, fields, 422)
        assert "editing-value" in answer
        assert 'aria-invalid="true"' in answer
    assert "2026-03-06" not in page.text()
    assert hidden(page) == [".fawen-draft.md"]


def test_what_the_form_cannot_show_is_shown_as_it_is_written(page: NoticePage) -> None:
    text = "---\ntitle: 甲\nnote: [乙, 丙]\ncontact: 丁\n---\n"
    (page.folder / "notice.md").write_text(text, encoding="utf-8")
    form = page.show()
    assert "note: [乙, 丙]" in form.words
    assert not any(name.startswith((field("note"), field("contact"))) for name in form.fields)
    page.post("save", {**form.fields, field("title"): "戊", field("note"): "己"})
    assert page.text() == text.replace("甲", "戊")


@pytest.mark.cases(2)
@pytest.mark.parametrize("path", ["title", "contact.name", "issuer", "extra.0.value", "kind", "imprint.date"])
def test_markup_and_odd_characters_are_text(page: NoticePage, path: str) -> None:
    typed = MARKUP + "\x07\u202e"
    page.post("save", {**page.show().fields, field(path): typed, body(): typed})
    form = page.show()
    assert form.fields[field(path)] == MARKUP + "\u202e"
    assert form.fields[body()] == MARKUP + "\u202e"
    assert MARKUP not in page.client.get(page.address).text


def test_values_of_several_lines_are_not_put_into_one(page: NoticePage) -> None:
    text = '---\ntitle: |\n  甲\n  乙\ncontact: {name: "丙\\n丁"}\n---\n\n\n正文\n'
    (page.folder / "notice.md").write_text(text, encoding="utf-8")
    form = page.show()
    assert form.fields[field("title")] == "甲\n乙\n"
    assert form.fields[body()] == "\n\n正文\n"
    page.post("save", form.fields)
    assert page.text() == text


def order_of(page: NoticePage, *keys: str) -> list[str]:
    """``keys`` and ``more``, the last fold, in their order on the page."""
    html = page.client.get(page.address).text
    places = {key: html.index(f'name="{field(key)}"') for key in keys} | {"more": html.index('id="group-more"')}
    return sorted(places, key=lambda key: places[key])


def test_what_does_not_suit_is_aside_and_what_is_needed_is_marked(page: NoticePage) -> None:
    (page.folder / "notice.md").write_text("---\ntitle: 工作报告\n---\n", encoding="utf-8")
    assert order_of(page, "signers", "attendance.present") == ["signers", "more", "attendance.present"]
    assert "签发人 必填" in page.show().words
    page.post("save", {**page.show().fields, field("kind"): "纪要", field("title"): "会议纪要"})
    assert order_of(page, "signers", "attendance.present") == ["attendance.present", "more", "signers"]
    assert "签发人 必填" not in page.show().words
    page.post("save", {**page.show().fields, field("signers"): "示例甲"})
    assert order_of(page, "signers", "attendance.present") == ["attendance.present", "signers", "more"]


def test_no_key_of_a_file_is_asked_for(page: NoticePage) -> None:
    assert re.findall("[（(][a-z_]+[）)]", page.show().words) == []


def test_in_english(tmp_path: Path, page: NoticePage) -> None:
    words = NoticePage("en").show().words
    assert "Title" in words
    assert "标题" not in words  # a page in one language has words of that (Y3)
    assert "The title; | is the writer's own line break." in words
    assert "Save" in words


def test_another_notice_is_not_found(page: NoticePage) -> None:
    for what in ("", "/table", "/changed"):
        assert page.client.get(f"/notices/000000000000{what}").status_code == 404
    assert page.client.post("/notices/../save", data={}).status_code in (404, 405)


def test_cleared_and_typed_again_there_is_nothing_to_save(page: NoticePage) -> None:
    fields = page.show().fields
    for name in ("date", "recipients", "contact.name"):
        page.post("text", {**page.show().fields, field(name): ""})
        assert hidden(page) == [".fawen-draft.md"]
        page.post("text", {**page.show().fields, field(name): fields[field(name)]})
        assert (name, hidden(page)) == (name, [])
