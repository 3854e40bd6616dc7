"""The form of a notice in a browser: kept while somebody types, saved by a key, two versions beside each other."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.patience import wait_until
from tests.web.browser.served_desk import ServedDesk
from tests.web.browser.test_lost_and_found import draft, notice, title

pytestmark = pytest.mark.in_turn(3)

DRAFT = ".fawen-draft.md"


@pytest.fixture
def form(served: ServedDesk, page: Page) -> Page:
    """The window with the form of the notice."""
    served.open(page)
    page.locator("#notices a").first.click()
    expect(page.locator("#notice-form")).to_be_visible()
    return page


def test_typed_kept_and_saved_by_a_key_with_the_focus_where_it_was(form: Page, served: ServedDesk) -> None:
    before = notice(served).read_text(encoding="utf-8")
    title(form).fill("关于报送新情况的通知")
    expect(form.locator(".kept-state")).to_contain_text("有没保存的改动")
    expect(form.locator("#sheets")).to_contain_text("新情况")
    assert notice(served).read_text(encoding="utf-8") == before
    assert notice(served).with_name(DRAFT).exists()
    form.keyboard.press("Control+s")
    expect(form.locator(".kept-state")).to_have_text("已保存")
    expect(form.locator("nav.notices")).to_contain_text("关于报送新情况的通知")
    expect(title(form)).to_be_focused()
    assert notice(served).read_text(encoding="utf-8") == before.replace("示例工作情况", "新情况", 1)
    assert not notice(served).with_name(DRAFT).exists()
    form.reload()
    expect(form.locator("#notice-kept")).to_be_hidden()


def test_a_field_is_described_by_what_is_found_in_it_after_a_pause(form: Page) -> None:
    date = form.get_by_label("成文日期").first
    expect(date).not_to_have_attribute("aria-invalid", "true")
    date.fill("2026-13-05")
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(date).to_have_accessible_description(re.compile("没有13月"))
    expect(date).to_be_focused()
    title(form).fill("")
    expect(title(form)).to_have_attribute("aria-invalid", "true")
    form.reload()
    for field in (title(form), date):
        expect(field).to_have_accessible_description(re.compile("没有13月|缺少必填"))
        expect(field).to_have_attribute("aria-invalid", "true")
    date.fill("2026-03-05")
    expect(date).not_to_have_attribute("aria-invalid", "true")
    expect(date).not_to_have_accessible_description(re.compile("没有13月"))
    expect(title(form)).to_have_attribute("aria-invalid", "true")


def test_what_is_typed_while_a_save_is_under_way_is_based_on_it(form: Page, served: ServedDesk) -> None:
    held: list[Route] = []
    form.route("**/save", lambda route: held.append(route))
    title(form).fill("关于一的通知")
    with form.expect_request("**/save"):
        form.keyboard.press("Control+s")
    title(form).fill("关于二的通知")
    held[0].continue_()
    expect(form.locator(".kept-state")).to_contain_text("有没保存的改动")
    wait_until(lambda: "标题: 关于二的通知\n" in draft(served))
    assert "标题: 关于一的通知\n" in notice(served).read_text(encoding="utf-8")
    expect(form.get_by_text("看看两边哪里不同")).to_have_count(0)


def test_a_table_is_kept_and_two_versions_are_shown(form: Page, served: ServedDesk) -> None:
    form.locator(".grids button").first.click()
    expect(form.get_by_role("heading", name="表格")).to_be_visible()
    form.locator("[name=cell-1]").first.fill("改过的")
    with form.expect_response("**/table"):
        form.keyboard.press("Tab")
    draft = notice(served).with_name(".fawen-draft.attachment-1.md")
    assert "改过的" in draft.read_text(encoding="utf-8")
    form.get_by_role("button", name="完成").click()
    title(form).fill("关于我的的通知")
    text = notice(served).read_text(encoding="utf-8").replace("示例工作情况", "别处的情况")
    notice(served).write_text(text, encoding="utf-8")
    form.get_by_role("button", name="保存").first.click()
    expect(form.get_by_role("heading", name="别处也改过")).to_be_visible()
    expect(form.locator("table.versions")).to_contain_text("关于我的的通知")
    expect(form.locator("table.versions")).to_contain_text("别处的情况")
    assert notice(served).read_text(encoding="utf-8") == text
