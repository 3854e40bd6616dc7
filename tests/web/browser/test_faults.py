"""A fault of ours in a browser: its number is shown, and what was typed is still there, where it was typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.desk.desk_places import DeskPlaces
from generator.web.application import application
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import OpenDesk
from tests.patience import wait_until
from tests.web.served import Served, served

pytestmark = pytest.mark.in_turn(3)

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
    page.click("form.unit button.main")
    expect(page.get_by_role("heading", level=1)).to_have_text("程序出错了")
    expect(page.get_by_role("main")).to_contain_text(faulty.numbers[0])
    faulty.desk.is_broken = False
    page.go_back()
    for field, text in typed.items():
        expect(page.locator(field)).to_have_value(text)
