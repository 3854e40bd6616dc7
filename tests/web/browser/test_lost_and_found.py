"""What is typed into the form of a notice is found again: back, reload, two windows, a closed one, a killed server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.patience import wait_until
from tests.web.browser.pauses import end_pause, hold_pauses, wait_for_offer
from tests.web.browser.served_desk import ServedDesk
from tests.web.served import served_folder

pytestmark = pytest.mark.in_turn(4)

TYPED = "关于没有传到的通知"


def notice(served: ServedDesk) -> Path:
    return served.folder / "templates" / "notice" / "notice.md"


def draft(served: ServedDesk) -> str:
    path = notice(served).with_name(".fawen-draft.md")
    return path.read_text(encoding="utf-8") if path.exists() else ""


def opened(served: ServedDesk, page: Page, address: str = "") -> Page:
    """The window with the form of the notice, in which no pause is over until the test says so."""
    hold_pauses(page.context)
    served.open(page, address or "/")
    expect(page.locator("#notice-form")).to_be_visible()
    return page


def beside(first: Page) -> Page:
    """Another window with the same form."""
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("#notice-form")).to_be_visible()
    return second


def title(page: Page) -> Locator:
    return page.get_by_label("标题").first


def take_what_is_offered(page: Page) -> None:
    wait_for_offer(page)
    page.get_by_role("button", name="恢复那一份").click()
    expect(page.locator("#notice-kept")).to_be_hidden()
    expect(title(page)).to_have_value(TYPED)


@pytest.mark.parametrize("way", ["reload", "back", "closed"])
def test_what_did_not_arrive_is_offered(served: ServedDesk, page: Page, way: str) -> None:
    form = opened(served, page)
    address = form.url
    title(form).fill(TYPED)
    if way == "reload":
        form.reload()
    elif way == "back":
        form.get_by_role("link", name="名单").first.click()
        expect(form.locator("table.roster")).to_be_visible()
        form.go_back()
    else:
        form, closed = form.context.new_page(), form
        closed.close()
        form.goto(address)
    assert TYPED not in draft(served)
    with form.expect_response("**/text"):
        take_what_is_offered(form)
    expect(form.locator(".kept-state")).to_contain_text("有没保存的改动")
    wait_until(lambda: TYPED in draft(served))
    form.reload()
    expect(title(form)).to_have_value(TYPED)
    expect(form.locator("#notice-kept")).to_be_hidden()


def test_what_did_not_arrive_stays_when_a_notice_like_it_is_begun(served: ServedDesk, page: Page) -> None:
    notice(served).write_bytes(notice(served).read_bytes() + "示例的一段。\n".encode())  # no sample any more
    form = opened(served, page)
    address = form.url
    title(form).fill(TYPED)
    form.route("**/attachments/text", lambda route: route.abort())
    form.get_by_role("button", name="添加文字附件").click()
    form.wait_for_url("chrome-error://**")
    form.goto(f"{served.address}/first")
    form.get_by_text("照以前的一件写").click()
    form.get_by_role("button", name="照这一件写").click()
    expect(form.locator(".kept-state")).to_have_text("照以前的一件写的；文号、日期没有带过来")
    expect(form).to_have_url(re.compile("/notices/[0-9a-f]+$"))  # it is said once
    expect(form).not_to_have_url(address)
    form.goto(address)
    take_what_is_offered(form)


def test_an_open_window_keeps_what_is_its_own_and_is_told_of_the_other(served: ServedDesk, page: Page) -> None:
    first = opened(served, page)
    title(first).fill(TYPED)
    second = beside(first)
    expect(second.locator("#notice-kept")).to_be_hidden()
    second.locator("textarea[data-file='notice.md']").fill("另一个窗口写的。")
    end_pause(second)
    end_pause(first)
    expect(first.get_by_text("另一个窗口里也在改这件公文")).to_be_visible()
    expect(first.locator(".kept-state")).to_have_text("有内容还没有暂存，请看下面")
    expect(title(first)).to_have_value(TYPED)
    assert TYPED not in draft(served)
    assert "另一个窗口写的。" in draft(served)
    first.get_by_role("button", name="看看两边哪里不同").click()
    expect(first.locator("table.versions")).to_contain_text(TYPED)
    expect(first.locator("table.versions")).to_contain_text("另一个窗口写的。")
    first.get_by_role("button", name="用我的").click()
    expect(title(first)).to_have_value(TYPED)
    expect(first.locator("#notice-kept")).to_be_hidden()
    wait_until(lambda: TYPED in draft(served))


def test_a_window_that_is_on_another_page_keeps_its_text_for_itself(served: ServedDesk, page: Page) -> None:
    first = opened(served, page)
    title(first).fill(TYPED)
    second = beside(first)
    first.get_by_role("link", name="名单").first.click()
    expect(first.locator("table.roster")).to_be_visible()
    second.evaluate("endPause()")
    first.go_back()
    take_what_is_offered(first)
    expect(second.locator("#notice-kept")).to_be_hidden()


def test_a_window_that_is_closed_leaves_its_text_to_the_other(served: ServedDesk, page: Page) -> None:
    first = opened(served, page)
    title(first).fill(TYPED)
    second = beside(first)
    first.close()
    take_what_is_offered(second)


@pytest.mark.parametrize("is_same_port", [True, False])
def test_a_killed_server_is_said_to_be_gone_and_loses_nothing(
    served: ServedDesk, page: Page, is_same_port: bool
) -> None:
    form = opened(served, page)
    title(form).fill("关于传到了的通知")
    end_pause(form)
    served.kill()
    title(form).fill(TYPED)
    end_pause(form)
    expect(form.get_by_text("程序没有回应")).to_be_visible()
    expect(title(form)).to_have_value(TYPED)
    port = str(served.server.port) if is_same_port else "0"
    with served_folder(served.folder, "--port", port) as (server, process):
        again = ServedDesk(served.folder, server, process)
        other = form.context.new_page()
        again.open(other)
        expect(title(other)).to_have_value("关于传到了的通知")
        if is_same_port:
            with form.expect_response("**/text"):
                form.evaluate("window.dispatchEvent(new Event('focus'))")
            expect(form.get_by_text("程序没有回应")).to_be_hidden()
            wait_until(lambda: TYPED in draft(served))
        else:
            form.evaluate("window.dispatchEvent(new Event('focus'))")
            expect(form.get_by_text("程序没有回应")).to_be_visible()
            expect(title(form)).to_have_value(TYPED)


def test_what_was_typed_after_the_end_is_offered_after_the_next_start(served: ServedDesk, page: Page) -> None:
    form = opened(served, page)
    served.kill()
    title(form).fill(TYPED)
    other = form.context.new_page()
    form.close()
    with served_folder(served.folder, "--port", str(served.server.port)) as (server, process):
        ServedDesk(served.folder, server, process).open(other)
        take_what_is_offered(other)
