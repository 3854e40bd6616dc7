"""The screen 发出 in Chromium: drafts downloaded, what looks private settled, the public version made."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import Page, expect

from generator import build
from tests.web.browser.served_desk import ServedDesk
from tests.web.browser.test_make import NOTICE, desk

__all__ = ["desk"]

pytestmark = pytest.mark.in_turn(3)


def test_a_dispatch_leaves_the_office(desk: ServedDesk, page: Page) -> None:
    """Four presses from a set to its drafts and its public version."""
    notice = desk.folder / "templates/notice/notice.md"
    text = notice.read_text(encoding="utf-8").replace("成文日期:", "公开属性: 主动公开\n成文日期:", 1)
    notice.write_text(f"{text.rstrip()}\n示例丙的手机是13900000000，邮箱是shili@example.cn。\n", encoding="utf-8")
    build(templates=desk.folder / "templates", units=desk.folder / "units.yaml", output=desk.folder / "output")
    desk.open(page, f"{NOTICE}/sent")
    expect(page.locator("button.main, a.main")).to_have_count(1)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="下载 1 封邮件草稿").click()
    with zipfile.ZipFile(downloading.value.path()) as drafts:
        assert [name.rpartition(".")[2] for name in drafts.namelist()] == ["eml"]
    page.get_by_role("button", name="替换 13900000000").click()
    page.get_by_role("button", name="可以公开 shili@example.cn").click()
    page.get_by_role("button", name="做公开版").click()
    expect(page.locator("section[aria-labelledby=public]")).to_contain_text("公开版已经做好")
    with page.expect_download() as downloading:
        page.locator("section[aria-labelledby=public] .files a").first.click()
    assert downloading.value.suggested_filename.endswith(".docx")
