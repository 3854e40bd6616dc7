"""From an empty folder to a notice with its number, in a browser: a file dropped, choices made, the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.register.appending import entries
from generator.writing.manifest import REGISTER
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of
from tests.web.browser.dropping import drop
from tests.web.browser.served_desk import ServedDesk
from tests.web.browser.test_whole_dispatch import pressed

pytestmark = pytest.mark.in_turn(2)

NOTICE = Path("templates/notice/notice.md")
DRAFT = docx_of([HEAD[0], *HEAD[2:], "请照办。", *SIGNED, "联系人：示例甲"])


def begin(page: Page, empty: ServedDesk) -> None:
    empty.open(page)
    page.get_by_label("单位名称").fill("示例县民政局")
    page.get_by_label("机关代字").fill("示民发")
    page.get_by_role("button", name="开始").click()
    expect(page.get_by_role("listitem").filter(has_text="下一步")).to_contain_text("公文")


def test_a_draft_is_dropped_and_corrected(page: Page, empty: ServedDesk) -> None:
    begin(page, empty)
    drop(page, "/first/draft", "草稿.docx", DRAFT)
    expect(page.get_by_role("heading", level=1)).to_have_text("草稿里认出了什么")
    row = page.get_by_role("row").filter(has_text="联系人：示例甲")
    row.get_by_role("combobox").select_option("附注")
    page.get_by_role("button", name="照这样改").click()
    expect(page.get_by_role("row").filter(has_text="联系人：示例甲")).to_contain_text("照您选的")
    assert "附注: 联系人：示例甲\n" in (empty.folder / NOTICE).read_text("utf-8")
    page.reload()
    page.go_back()
    page.get_by_role("link", name="新的一件").click()
    expect(page.get_by_role("listitem").filter(has_text="下一步")).to_contain_text("名单")


def test_a_number_is_taken_by_keyboard_alone(page: Page, served: ServedDesk) -> None:
    notice = served.folder / NOTICE
    notice.write_bytes(notice.read_bytes() + "示例的一段。\n".encode())  # no sample any more
    served.open(page, "/register")
    button = page.get_by_role("button", name="编号并登记")
    pressed(page, button)
    expect(page.get_by_role("status")).to_contain_text("已登记（发文）")
    (row,) = entries(served.folder / "output" / REGISTER)
    assert f"发文字号: {row.entry.number}\n" in notice.read_text("utf-8")
    page.get_by_role("link", name=f"作废 {row.entry.number}").press("Enter")
    expect(page.get_by_label("原因")).to_be_focused()
    page.keyboard.type("重号")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记（作废）")
