"""The form of a notice in a browser: kept while somebody types, saved by a key, two versions beside each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.web.opaque_ids import opaque_id
from tests.patience import wait_until
from tests.web.browser.served_desk import Seen, ServedDesk
from tests.web.browser.test_lost_and_found import draft, notice, title

pytestmark = pytest.mark.in_turn(3)

DRAFT = ".fawen-draft.md"
NOTICE_PAGE = f"/notices/{opaque_id('templates/notice')}"


@pytest.fixture
def form(served: ServedDesk, page: Page) -> Page:
    """The window with the form of the notice."""
    served.open(page, NOTICE_PAGE)
    expect(page.locator("#notice-form")).to_be_visible()
    return page


def test_typed_kept_and_saved_by_a_key_with_the_focus_where_it_was(form: Page, served: ServedDesk) -> None:
    before = notice(served).read_text(encoding="utf-8")
    title(form).fill("关于报送新情况的通知")
    expect(form.locator(".kept-state")).to_contain_text("正在保存")
    expect(form.locator("#sheets")).to_contain_text("新情况")
    assert notice(served).read_text(encoding="utf-8") == before
    assert notice(served).with_name(DRAFT).exists()
    form.keyboard.press("Control+s")
    expect(form.locator(".kept-state")).to_have_text("已保存")
    expect(form.locator(".dispatch h1")).to_contain_text("关于报送新情况的通知")
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
    expect(form.locator(".kept-state")).to_contain_text("正在保存")
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
    form.keyboard.press("Control+s")
    expect(form.get_by_role("heading", name="别处也改过")).to_be_visible()
    expect(form.locator("table.versions")).to_contain_text("关于我的的通知")
    expect(form.locator("table.versions")).to_contain_text("别处的情况")
    assert notice(served).read_text(encoding="utf-8") == text


# The pages of a notice beside its form, in a browser: typing, input methods, links, old pages, zoom.


NOTICE = Path("templates") / "notice" / "notice.md"
PAUSE = 400
LONG = 10_000


def open_notice(served: ServedDesk, page: Page) -> None:
    page.clock.install()
    served.open(page, NOTICE_PAGE)
    expect(page.locator("#page-1")).to_be_visible()


def text_field(page: Page) -> Locator:
    return page.locator("textarea[data-text][data-file='notice.md']")


def posted(seen: Seen) -> list[str]:
    return [address for address in seen.addresses if address.endswith("/text")]


def typed(page: Page, keys: str) -> None:
    """``keys`` typed into what has the focus, and the answer to the pause behind them put in."""
    with page.expect_response(re.compile("/text$")):
        page.keyboard.insert_text(keys)
        page.clock.run_for(PAUSE)


def test_typing_changes_the_pages_that_show_it_and_moves_nothing(served: ServedDesk, page: Page, seen: Seen) -> None:
    open_notice(served, page)
    page.evaluate("document.getElementById('page-1').before_typing = true")
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("#page-2")).to_be_visible()
    field = text_field(page)
    field.focus()
    field.press("Control+End")
    typed(page, "再次强调")
    expect(page.locator("#sheets")).to_contain_text("再次强调")
    expect(field).to_be_focused()
    expect(page.locator("#page-2")).to_be_visible()
    assert len(posted(seen)) == 1
    title = page.locator("[data-key='title'] input").first
    title.fill("关于另一件事的通知")
    typed(page, "！")
    expect(page.locator("#page-1")).to_contain_text("关于另一件事的通知")
    wait_until(lambda: page.evaluate("document.getElementById('page-1').before_typing === undefined"))


def test_nothing_is_sent_while_an_input_method_composes(served: ServedDesk, page: Page, seen: Seen) -> None:
    open_notice(served, page)
    field = text_field(page)
    field.focus()
    field.press("Control+End")
    devtools = page.context.new_cdp_session(page)
    for half in ("q", "qi", "qian"):
        end = len(half)
        devtools.send("Input.imeSetComposition", {"text": half, "selectionStart": end, "selectionEnd": end})
        page.clock.run_for(LONG)
    assert posted(seen) == []
    with page.expect_response(re.compile("/text$")):
        devtools.send("Input.insertText", {"text": "签发"})
        page.clock.run_for(PAUSE)
    expect(page.locator("#sheets")).to_contain_text("签发")
    assert len(posted(seen)) == 1


def test_links_lead_to_lines_and_fields_and_mark_the_page(served: ServedDesk, page: Page) -> None:
    path = served.folder / NOTICE
    text = path.read_text(encoding="utf-8")
    front, body = text.split("\n---\n", 1)
    path.write_text(f'{front}\n---\n{body.rstrip()}\n请按"要求"办理。\n', encoding="utf-8")
    open_notice(served, page)
    finding = page.locator("#findings .problem", has_text="引号不对")
    finding.locator("a.place").click()
    field = text_field(page)
    expect(field).to_be_focused()
    selected = "each => each.value.slice(each.selectionStart, each.selectionEnd)"
    wait_until(lambda: field.evaluate(selected) == '请按"要求"办理。')
    expect(page.locator("#sheets .marked")).to_have_text('请按"要求"办理。')
    expect(page.locator("#sheets .pointer")).to_be_visible()
    finding.locator("summary", has_text="依据").click()
    page.locator("[data-page-step='-1']").click()
    page.locator("#sheets .current [data-role='title']").first.click()
    expect(page.locator("[data-key='title'] :focus")).to_have_count(1)
    finding.locator("a.on-page").click()
    expect(page.locator("#sheets .marked")).to_have_count(1)


def test_old_pages_are_said_to_be_old_and_pages_can_be_made_larger(served: ServedDesk, page: Page) -> None:
    open_notice(served, page)
    date = page.locator("[data-key='date'] input").first
    saved = wait_until(date.input_value)
    date.fill("2026-02-3")
    typed(page, "0")
    expect(page.locator("#pages-state")).to_contain_text("改动之前的版面")
    expect(page.locator("#page-1")).to_be_visible()
    expect(page.locator("#findings-count")).to_contain_text("1 处错误")
    date.fill(saved[:-1])
    typed(page, saved[-1])
    expect(page.locator("#pages-state")).to_be_empty()
    first = page.locator("#page-1 .fawen-page")
    before = wait_until(lambda: first.evaluate("each => each.clientWidth"))
    page.get_by_role("button", name="适合宽度").click()
    wait_until(lambda: first.evaluate("each => each.clientWidth") > before * 1.3)


def test_what_is_found_is_changed_by_a_click_and_had_back(served: ServedDesk, page: Page) -> None:
    """One mend, then all; each is saved, and the last is undone."""
    path = served.folder / NOTICE
    text = path.read_text(encoding="utf-8").rstrip() + '\n请各单位高度重视,认真落实。\n结果按"要求"报送:\n'
    path.write_text(text, encoding="utf-8")
    served.open(page, NOTICE_PAGE)
    button = page.get_by_role("button", name="改成这样")
    expect(button).to_have_count(3)
    button.first.click()
    expect(button).to_have_count(2)
    assert "高度重视，认真落实" in path.read_text(encoding="utf-8")
    page.get_by_role("button", name="全部改好（2）").click()
    expect(button).to_have_count(0)
    assert path.read_text(encoding="utf-8").endswith("请各单位高度重视，认真落实。\n结果按“要求”报送：\n")
    expect(page.locator(".kept-state")).to_have_text("已改好，已保存")
    page.get_by_role("button", name="撤销").click()
    expect(button).to_have_count(2)


def test_marks_of_markdown_that_were_pasted_go_by_a_click_and_come_back(served: ServedDesk, page: Page) -> None:
    path = served.folder / NOTICE
    text = path.read_text(encoding="utf-8").rstrip()
    pasted = "\n### 三、示例\n\n- **第一，**报送。\n\n---\n"
    path.write_text(text + pasted, encoding="utf-8")
    served.open(page, NOTICE_PAGE)
    page.get_by_role("button", name="去掉这些记号").click()
    expect(page.locator(".kept-state")).to_have_text("已改好，已保存")
    assert path.read_text(encoding="utf-8").startswith(f"{text}\n三、示例\n\n•第一，报送。\n")
    expect(page.get_by_role("button", name="去掉这些记号")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("button", name="去掉这些记号")).to_have_count(1)
    assert path.read_text(encoding="utf-8") == text + pasted
