"""What is typed into the form of a notice is found again: back, reload, two windows, a closed one, a killed server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.desk.desk_places import DeskPlaces
from generator.web.application import application
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import OpenDesk
from tests.patience import wait_until
from tests.web.browser.served_desk import ServedDesk, end_pause, hold_pauses, wait_for_offer
from tests.web.served import Served, served, served_folder

pytestmark = pytest.mark.in_turn(4)

TYPED = "关于没有传到的通知"
NOTICE = f"/notices/{opaque_id('templates/notice')}"


def notice(served: ServedDesk) -> Path:
    return served.folder / "templates" / "notice" / "notice.md"


def draft(served: ServedDesk) -> str:
    path = notice(served).with_name(".fawen-draft.md")
    return path.read_text(encoding="utf-8") if path.exists() else ""


def opened(served: ServedDesk, page: Page, address: str = "") -> Page:
    """The window with the form of the notice, in which no pause is over until the test says so."""
    hold_pauses(page.context)
    served.open(page, address or NOTICE)
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


def leave_for_the_roster(form: Page) -> None:
    """Goes to another page; nothing of what is sent on leaving arrives."""
    form.route("**/notices/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    form.get_by_role("link", name="名单").first.click()
    expect(form.locator("table.roster")).to_be_visible()
    form.unroute("**/notices/**")


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
        leave_for_the_roster(form)
        form.go_back()
    else:
        form, closed = form.context.new_page(), form
        closed.close()
        form.goto(address)
    assert TYPED not in draft(served)
    with form.expect_response("**/text"):
        take_what_is_offered(form)
    expect(form.locator(".kept-state")).to_contain_text("正在保存")
    wait_until(lambda: TYPED in draft(served))
    form.reload()
    expect(title(form)).to_have_value(TYPED)
    expect(form.locator("#notice-kept")).to_be_hidden()


def test_what_did_not_arrive_stays_when_a_notice_like_it_is_begun(served: ServedDesk, page: Page) -> None:
    notice(served).write_bytes(notice(served).read_bytes() + "示例的一段。\n".encode())  # no sample any more
    form = opened(served, page)
    address = form.url
    title(form).fill(TYPED)
    form.route("**/notices/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    form.locator("#group-attachments summary").click()
    form.get_by_role("button", name="添加文字附件").click()
    form.wait_for_url("chrome-error://**")
    form.goto(served.address)
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
    expect(first.get_by_text("另一个窗口里也改过")).to_be_visible()
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


def test_what_did_not_arrive_of_a_window_that_left_is_offered_in_the_one_that_is_there(
    served: ServedDesk, page: Page
) -> None:
    first = opened(served, page)
    title(first).fill(TYPED)
    second = beside(first)
    leave_for_the_roster(first)
    take_what_is_offered(second)
    first.go_back()
    expect(first.locator("#notice-kept")).to_be_hidden()


def test_a_window_that_is_closed_leaves_its_text_to_the_other(served: ServedDesk, page: Page) -> None:
    first = opened(served, page)
    title(first).fill(TYPED)
    second = beside(first)
    first.close()
    take_what_is_offered(second)


@pytest.mark.parametrize("is_same_port", [True, False])
def test_a_killed_server_is_said_to_be_gone_and_loses_nothing(
    served: ServedDesk, page: Page, programs: Path, is_same_port: bool
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
    with served_folder(served.folder, "--port", port, programs=programs) as (server, process):
        again = ServedDesk(served.folder, server, process)
        other = form.context.new_page()
        again.open(other, NOTICE)
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


def test_what_was_typed_after_the_end_is_offered_after_the_next_start(
    served: ServedDesk, page: Page, programs: Path
) -> None:
    form = opened(served, page)
    served.kill()
    title(form).fill(TYPED)
    other = form.context.new_page()
    form.close()
    with served_folder(served.folder, "--port", str(served.server.port), programs=programs) as (server, process):
        ServedDesk(served.folder, server, process).open(other, NOTICE)
        take_what_is_offered(other)


# A fault of ours in a browser: its number is shown, and what was typed is still there, where it was typed.


NOTICE = f"/notices/{opaque_id('templates/notice')}"


class FaultyDesk(OpenDesk):
    """A desk of which nothing works any more once it ``is_broken``."""

    is_broken = False

    def places(self) -> DeskPlaces:
        if self.is_broken:
            raise RuntimeError("planted")
        return super().places()


@dataclass
class Faulty:
    """A served desk that can be broken, with the ``numbers`` of the faults that were reported."""

    desk: FaultyDesk
    server: Served
    numbers: list[str]

    def open(self, page: Page, path: str) -> None:
        page.goto(f"http://{self.server.host}{path}")


@pytest.fixture
def faulty(sample_desk: Path, tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faulty]:
    shutil.copytree(sample_desk, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    desk, numbers = FaultyDesk(), list[str]()

    with served(application(desk, stop=lambda: None, report=lambda number, _: numbers.append(number))) as server:
        page.goto(server.url)
        page.wait_for_url(lambda url: "/open/" not in url)  # the one-time address leads on by itself
        yield Faulty(desk, server, numbers)
        desk.jobs.end()


def test_what_is_saved_by_a_script(faulty: Faulty, page: Page) -> None:
    faulty.open(page, NOTICE)
    title = page.locator("[data-key=title] input").first
    faulty.desk.is_broken = True
    title.fill("关于丁的通知")
    page.keyboard.press("Control+s")
    expect(page.locator("#not-done")).to_contain_text("您填的内容还在这一页上")
    expect(page.locator(".kept-state")).to_be_empty()
    expect(title).to_have_value("关于丁的通知")
    wait_until(lambda: any(each in page.locator("#not-done").inner_text() for each in faulty.numbers))
    faulty.desk.is_broken = False
    page.keyboard.press("Control+s")
    expect(page.locator(".kept-state")).to_have_text("已保存")
    expect(page.locator("#not-done")).to_be_empty()


def test_a_cell_of_the_roster(faulty: Faulty, page: Page) -> None:
    faulty.open(page, "/roster")
    cell = page.locator("table.roster td input:not([type=hidden])").nth(2)
    faulty.desk.is_broken = True
    cell.fill("示例丁")
    cell.blur()
    expect(page.locator("#not-done")).to_contain_text("报告时请写上编号")
    expect(cell).to_have_value("示例丁")


def test_back_to_a_form_that_was_sent(faulty: Faulty, page: Page) -> None:
    faulty.open(page, "/roster/new")
    typed = {"#cell-name": "示例丁", "#cell-address": "示例路1号", "#new-group": "示例组"}
    for field, text in typed.items():
        page.fill(field, text)
    faulty.desk.is_broken = True
    page.click("main button.main")
    expect(page.get_by_role("heading", level=1)).to_have_text("程序出错了")
    expect(page.get_by_role("main")).to_contain_text(faulty.numbers[0])
    faulty.desk.is_broken = False
    page.go_back()
    for field, text in typed.items():
        expect(page.locator(field)).to_have_value(text)
