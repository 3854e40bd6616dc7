"""The pages of a notice beside its form, in a browser: typing, input methods, links, old pages, zoom.

The clock of a page is the test's: a pause in typing is over when the test says so.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.patience import wait_until
from tests.web.browser.served_desk import Seen, ServedDesk

pytestmark = pytest.mark.in_turn(3)

NOTICE = Path("templates") / "notice" / "notice.md"
PAUSE = 400
LONG = 10_000


def open_notice(served: ServedDesk, page: Page) -> None:
    page.clock.install()
    served.open(page)
    expect(page.locator("#page-1")).to_be_visible()


def text_field(page: Page) -> Locator:
    return page.locator("textarea[data-text][data-file='notice.md']")


def posted(seen: Seen) -> list[str]:
    return [address for address in seen.addresses if address.endswith("/text")]


def typed(page: Page, keys: str) -> None:
    """``keys`` typed into what has the focus, and the answer to the pause behind them put in."""
    with page.expect_response(re.compile("/text$")):
        page.keyboard.type(keys)
        page.clock.run_for(PAUSE)


def test_typing_changes_the_pages_that_show_it_and_moves_nothing(served: ServedDesk, page: Page, seen: Seen) -> None:
    open_notice(served, page)
    page.evaluate("document.getElementById('page-1').before_typing = true")
    last = page.locator("#sheets > li").last
    last.scroll_into_view_if_needed()
    scrolled = wait_until(lambda: page.evaluate("document.getElementById('pages').scrollTop"))
    field = text_field(page)
    field.focus()
    field.press("Control+End")
    typed(page, "再次强调")
    expect(page.locator("#sheets")).to_contain_text("再次强调")
    expect(field).to_be_focused()
    expect(page.locator("#pages")).to_have_js_property("scrollTop", scrolled)
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
    expect(page.locator("#sheets .pointer")).to_be_in_viewport()
    page.locator("#sheets [data-role='title']").first.click()
    expect(page.locator("[data-key='title'] :focus")).to_have_count(1)
    finding.locator("a.on-page").click()
    expect(page.locator("#sheets .marked")).to_have_count(1)
    page.locator(".outline a[data-file='notice.md']").first.click()
    expect(field).to_have_js_property("selectionStart", 0)


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
    page.locator("#pages-zoom").fill("200")
    wait_until(lambda: abs(first.evaluate("each => each.clientWidth") / before - 2) < 0.1)
